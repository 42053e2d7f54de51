"""The position: the wording follows the verdict, nothing exceeds the register, every refusal has its price."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.copycheck import check_copy
from service.domain.plan.market import Positioning
from service.moves.copy_lines import promised
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.diagnosis import write_opening
from service.stages.positioning import write_positioning
from service.stages.positioning_statement import is_within_register, target
from tests.stages.market_desks import EXAMPLES, a_desk, changed, example
from tests.stages.positioning_rows import notes, own, position, refusals, rivals
from tests.stages.sayings import says


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem, scope="module")
def desk(request: pytest.FixtureRequest) -> Desk:
    return a_desk(read_brief(request.param))


def test_no_word_for_customers_exceeds_the_register(desk: Desk) -> None:
    section = write_positioning(desk)
    names = [c.name for c in desk.brief.competitors]
    said = [section.statement, *(m.may_say for m in section.messages)]
    lines = promised(desk.case.register, desk.book)
    assert [f.message for s in said for f in check_copy(s.text, lines, rivals=names, language=desk.brief.language)] == []


def test_every_refusal_has_its_reason_its_number_and_what_would_change_it(desk: Desk) -> None:
    section = write_positioning(desk)
    assert [r.what.text for r in section.rejected if not any(c.isdigit() for c in r.why.text + r.changes_if.text)] == []
    assert [r.what.text for r in section.rejected if not (r.why.evidence and r.changes_if.text)] == []
    assert section.will_not


def test_only_a_position_says_because_and_unlike(desk: Desk) -> None:
    section = write_positioning(desk)
    marks = ("because", "unlike") if desk.brief.language == "en" else ("凭的是", "不是一条路")
    assert all(mark in section.statement.text for mark in marks) is (section.verdict == "unique")


def test_every_rival_and_criterion_is_in_the_matrix(desk: Desk) -> None:
    section = write_positioning(desk)
    assert [d.criterion for d in section.differences] == [c.name for c in desk.brief.criteria]
    assert all(list(d.ratings) == [c.name for c in desk.brief.competitors] for d in section.differences)


def test_a_position_names_segment_need_proof_and_every_rival_with_its_image() -> None:
    text = position(example("brightside")).statement.text
    words = ("nervous adults in Leeds", "told what happens", "“gentleness”", "sedation", "Harley Row (“premium and cosmetic”)", "SmileCo")
    assert [w for w in words if w not in text] == []


def test_chosen_strategy_and_totals_come_from_the_matrix() -> None:
    section = position(example("brightside"))
    assert (section.verdict, section.strategy) == ("unique", "differentiation")
    assert {name: round(total, 2) for name, total in section.totals.items()} == {
        "Brightside Dental": 3.7,
        "SmileCo": 3.1,
        "Harley Row": 3.6,
    }
    assert section.map
    assert (section.map.x, section.map.y, len(section.map.points)) == ("Price", "Gentleness", 3)
    assert "Gentleness" not in [r.what.text for r in section.rejected]


def test_without_rivals_a_plain_sentence_and_no_matrix() -> None:
    section = position(example("hedge-lane"))
    assert (section.verdict, section.rejected, section.map, section.totals) == ("unknown", (), None, {})
    assert section.statement.text.startswith("For commuters on bikes")
    assert section.statement.text.endswith("£75.")
    assert "names none" in notes(section, "reading")
    unasked = replace(desk := a_desk(example("hedge-lane")), scheme=replace(desk.scheme, actions=()))
    assert notes(section, "reading").startswith(notes(write_positioning(unasked), "reading"))
    assert "45 cases" in refusals(section)


def test_customers_described_in_a_sentence_are_quoted() -> None:
    section = position(changed("hedge-lane", customers_in_words="We serve commuters on bikes."))
    assert "“We serve commuters on bikes”" in section.statement.text


def test_rivals_without_criteria_are_named() -> None:
    section = position(changed("brightside", criteria=None, own=None))
    assert section.verdict == "unknown"
    assert "Harley Row and SmileCo" in notes(section, "reading")
    assert "does not say what" in section.chosen.text


def test_a_lead_of_more_than_a_point_is_not_called_narrow() -> None:
    assert "2 points wide." in notes(position(example("fernhill")), "lead")


def test_what_hangs_on_the_lead_is_told_at_the_head_and_in_the_workings() -> None:
    brightside = example("brightside")
    assert says(notes(position(brightside), "lead"), "positioning.notes.hangs_on_it")
    assert says(write_opening(a_desk(brightside), ()).text, "summary.opening.without")
    weak = [{**rival, "ratings": dict.fromkeys(rival["ratings"], 2)} for rival in rivals()]
    strong = changed("brightside", competitors=weak)
    assert says(notes(position(strong), "lead"), "positioning.notes.stands_without")
    assert not says(write_opening(a_desk(strong), ()).text, "summary.opening.without")


def test_the_map_says_who_is_near() -> None:
    assert "Harley Row stands nearest to you, 2.2 away" in notes(position(example("brightside")), "map")
    one = position(changed("brightside", competitors=rivals()[:1]))
    assert "Further off" not in notes(one, "map")
    unrated = position(changed("brightside", own=own(ratings={"Gentleness": 5})))
    assert notes(unrated, "map").startswith("The two that separate")


def test_one_criterion_makes_no_map() -> None:
    section = position(changed("brightside", criteria=[{"name": "Gentleness", "weight": 1}]))
    assert section.map is None
    assert notes(section, "map") == ""


def test_the_target_is_the_largest_segment_where_there_are_no_tiers() -> None:
    segments = [{"name": "Beeches", "customers": 10}, {"name": "Alders", "customers": 30}, {"name": "Ashes", "customers": 30}]
    for order in (segments, segments[::-1]):
        assert target(a_desk(changed("brightside", segments=order, capacity=None))) == "Alders"


def test_a_level_that_is_no_line_of_the_register_is_not_said() -> None:
    assert not is_within_register(a_desk(example("brightside")), "Done in 10 minutes")


@pytest.mark.parametrize("name", ["brightside", "quaymark", "nuanxiang"])
def test_the_order_of_the_brief_changes_no_choice(name: str) -> None:
    data = example(name).model_dump(by_alias=True)
    turned = {block: data[block][::-1] for block in ("competitors", "criteria", "segments")}
    one, other = position(example(name)), position(changed(name, **turned))
    assert words(one) == words(other)


def words(section: Positioning) -> tuple[object, ...]:
    """Everything that is chosen, in words."""
    said = [section.statement, section.chosen, *section.will_not, *section.notes]
    rows = [(r.what.text, r.why.text, r.changes_if.text) for r in section.rejected]
    house = [(m.message.text, m.proof.text, m.may_say.text, m.may_not_say.text) for m in section.messages]
    return [s.text for s in said], rows, house, section.verdict, section.strategy

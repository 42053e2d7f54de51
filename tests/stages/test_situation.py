"""The situation: what is known has a so-what, strengths and weaknesses are against rivals, and every weighty item is used."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from service.domain.brief import Brief
from service.domain.plan.direction import Situation
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.situation import write_situation
from tests.stages.market_desks import EXAMPLES, a_desk, changed, example
from tests.stages.situation_rows import CELLS, moves_of, situation

LETTERS = {"s": "strengths", "w": "weaknesses", "o": "opportunities", "t": "threats"}


def ids(section: Situation, letter: str) -> set[str]:
    return {item.id for item in getattr(section.swot, LETTERS[letter])}


def row(section: Situation, topic: str) -> str:
    return next(f"{r.finding.text} {r.so_what.text}" for r in section.audit if r.topic == topic)


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem, scope="module")
def section(request: pytest.FixtureRequest) -> Situation:
    return situation(read_brief(request.param))


def test_every_cell_is_filled_or_explained(section: Situation) -> None:
    assert [cell for cell in CELLS if not getattr(section.tows, cell) and not section.tows.empty[cell].text] == []
    assert {cell for cell in CELLS if getattr(section.tows, cell)} & set(section.tows.empty) == set()


def test_every_move_joins_an_inside_and_an_outside_item_that_exist(section: Situation) -> None:
    for cell, move in moves_of(section):
        assert set(move.uses) & ids(section, cell[0])
        assert set(move.uses) & ids(section, cell[1])
        assert set(move.uses) <= ids(section, cell[0]) | ids(section, cell[1])


def test_every_weighty_item_is_used_where_there_is_one_to_join_it_with(section: Situation) -> None:
    used = {each for _, move in moves_of(section) for each in move.uses}
    inside, outside = section.swot.strengths + section.swot.weaknesses, section.swot.opportunities + section.swot.threats
    weighty = [*section.swot.strengths, *(w for w in section.swot.weaknesses if w.score >= 20), *(o for o in outside if o.score >= 4)]
    assert [item.id for item in weighty if item.id not in used] == ([] if inside and outside else [item.id for item in weighty])


def test_every_finding_and_so_what_stands_on_something(section: Situation) -> None:
    assert [r.topic for r in section.audit if not r.finding.evidence] == []
    assert [item.id for q in LETTERS.values() for item in getattr(section.swot, q) if not item.evidence] == []


def test_strategies_are_the_moves_of_the_plan_with_their_objectives(section: Situation) -> None:
    assert [s.id for s in section.strategies] == [f"M{i}" for i in range(1, len(section.strategies) + 1)]
    assert all(s.objectives and s.title and s.reason.text for s in section.strategies)


def test_a_score_is_weight_times_points_against_the_best_rival() -> None:
    swot = situation(example("brightside")).swot
    assert {s.id: round(s.score) for s in (*swot.strengths, *swot.weaknesses)} == {"S1": 25, "S2": 15, "W1": 60, "W2": 40, "W3": 20}
    assert "Harley Row" in swot.weaknesses[0].statement.text


def test_a_strength_is_conditional_where_a_rival_has_no_rating() -> None:
    strength = situation(example("quaymark")).swot.strengths[0]
    assert "Two Bridges Bikes" in strength.statement.text
    assert "Conditional" in strength.statement.text


def test_being_level_with_the_best_rival_is_neither_strength_nor_weakness() -> None:
    swot = situation(example("copperbeech")).swot
    assert "Price" not in " ".join(item.statement.text for item in (*swot.strengths, *swot.weaknesses))


def test_without_rivals_nothing_is_called_a_strength_and_the_plan_says_so() -> None:
    section = situation(changed("brightside", competitors=None))
    assert not section.swot.strengths
    assert not section.swot.weaknesses
    assert set(section.tows.empty) == set(CELLS)
    assert any("No rival is named" in note.text for note in section.notes)


def test_without_criteria_the_plan_says_that_nothing_can_be_measured() -> None:
    section = situation(changed("brightside", criteria=None, own=None))
    assert any("does not say what" in note.text for note in section.notes)
    assert "are asked" not in row(section, "competitors")


def test_without_own_ratings_the_plan_says_that_they_do_not_compare() -> None:
    assert any("do not allow a comparison" in n.text for n in situation(changed("brightside", own=None)).notes)


def test_a_thin_brief_gets_few_rows_and_one_line_for_the_rest() -> None:
    section = situation(example("hedge-lane"))
    assert {r.topic for r in section.audit} == {"price", "customers"}
    silent = next(n for n in section.notes if n.topic == "not_known")
    assert "technology" in silent.text
    assert "the team" in silent.text


def test_a_finding_names_the_action_it_triggers() -> None:
    desk = a_desk(example("brightside"))
    section = write_situation(desk)
    for topic, key in (
        ("promotion", "take_down.swap"),
        ("people", "put_right.cover"),
        ("place", "level_week.cap"),
        ("process", "put_right.book"),
    ):
        action = desk.scheme.action(key)
        assert action
        assert action.id in row(section, topic)


def test_a_process_without_a_record_of_complaints_calls_for_the_book() -> None:
    assert "nobody writes it down" in row(situation(example("brightside")), "process")
    assert "nobody writes it down" not in row(situation(example("copperbeech")), "process")


def test_one_person_trains_nobody() -> None:
    assert "It all rests on you" in row(situation(example("copperbeech")), "people")


def test_a_price_that_is_not_changed_is_held_with_its_reason() -> None:
    assert "nobody can say whether it is too much" in row(situation(example("hedge-lane")), "price")
    dear = [{**s.model_dump(), "price": 300} for s in example("brightside").services[:1]]
    assert "already ask more" in row(situation(changed("brightside", services=dear)), "price")


def test_a_price_without_figures_is_simply_held() -> None:
    services = [{"name": "Check-up and clean", "price": 62, "variable_cost": 14}]
    assert "Hold it this time" in row(situation(changed("brightside", services=services, business=lean())), "price")


def lean() -> dict[str, Any]:
    """The business without costs and target."""
    data = example("brightside").business.model_dump()
    return {**data, "fixed_costs_per_month": None, "target_margin": None}


def test_one_service_is_said_by_what_it_leaves_and_one_rival_by_its_price() -> None:
    rivals = [example("brightside").competitors[0].model_dump()]
    services = [s.model_dump() for s in example("brightside").services[:1]]
    section = situation(changed("brightside", services=services, competitors=rivals))
    assert "£48 of its £62" in row(section, "product")
    assert "SmileCo asks £49" in row(section, "price")


def test_hours_without_demand_are_said_to_be_unknown() -> None:
    hours = example("brightside").model_dump(by_alias=True)["capacity"]["hours"]
    section = situation(changed("brightside", capacity={"hours": hours}))
    assert "how many are asked for is not known" in row(section, "place")
    assert "No part of the week" in row(section, "place")


def test_present_copy_that_holds_is_said_to_hold() -> None:
    section = situation(changed("brightside", copy=["A dental clinic by the park."], delivery=None))
    assert "0 over what the record keeps" in row(section, "promotion")


def test_a_rival_is_known_by_price_and_strong_point_by_image_or_by_name_only() -> None:
    rivals = [{"name": "Aster"}, {"name": "Birch", "image": "The big one"}]
    text = row(situation(changed("brightside", competitors=rivals)), "competitors")
    assert "Aster: only the name is known" in text
    assert "Birch: known as “The big one”" in text


def test_what_weighs_most_is_led_lost_or_open() -> None:
    assert "is not yours" in row(situation(example("brightside")), "customers")
    assert "您领先" in row(situation(example("nuanxiang")), "customers")
    rivals = [c.model_dump() for c in example("nuanxiang").competitors]
    rivals[0]["ratings"].pop("固定阿姨")
    assert "还不知道" in row(situation(changed("nuanxiang", competitors=rivals)), "customers")


def test_one_group_without_words_and_criteria_leaves_the_row_out() -> None:
    section = situation(changed("brightside", segments=[{"name": "Families"}], criteria=None, own=None))
    assert "customers" not in {r.topic for r in section.audit}


def test_a_fact_without_size_and_source_says_so() -> None:
    texts = [t.statement.text for t in situation(example("brightside")).swot.threats]
    assert "not given" in texts[0]


def test_no_assumption_no_note_on_assumptions() -> None:
    desk = a_desk(example("hedge-lane"))
    bare = Desk(desk.case, desk.choice, desk.scheme, type(desk.doubts)((), (), (), ()))
    assert [n.topic for n in write_situation(bare).notes] == ["not_known"]


@pytest.mark.parametrize("name", ["brightside", "tidewall", "qingdou"])
def test_the_order_of_the_brief_changes_nothing_that_is_decided(name: str) -> None:
    data = example(name).model_dump(by_alias=True)
    turned = {block: data[block][::-1] for block in ("competitors", "criteria", "environment", "segments")}
    one, other = situation(example(name)), situation(changed(name, **turned))
    assert one.tows == other.tows or [(m.move.text, m.uses) for _, m in moves_of(one)] == [
        (m.move.text, m.uses) for _, m in moves_of(other)
    ]
    assert [(r.topic, r.finding.text, r.so_what.text) for r in one.audit] == [
        (r.topic, r.finding.text, r.so_what.text) for r in other.audit
    ]


def test_a_brief_may_be_written_by_hand() -> None:
    text = """
    business: {name: Oak Street Piano, kind: piano teacher}
    services: [{name: Lesson, price: 40}]
    customers_in_words: Children of the quarter and two grown-ups.
    environment: [{finding: The music school closes in June, effect: opportunity, importance: 5}]
    """
    section = situation(Brief.model_validate(yaml.safe_load(text)))
    assert [o.id for o in section.swot.opportunities] == ["O1"]
    assert "Worth a try, without a promise" in row(section, "market")

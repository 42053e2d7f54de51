"""The position: the wording follows the verdict, nothing exceeds the register, every refusal has its price."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.copycheck import check_copy
from service.domain.brief import Brief
from service.domain.plan.market import Message, NotChosen, Positioning
from service.moves.copy_lines import promised
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.positioning import write_positioning
from service.stages.positioning_statement import is_within_register, target
from tests.stages.market_desks import EXAMPLES, a_desk, changed, example


def position(brief: Brief) -> Positioning:
    return write_positioning(a_desk(brief))


def row(section: Positioning, criterion: str) -> NotChosen:
    return next(r for r in section.rejected if criterion in r.what.text)


def notes(section: Positioning, topic: str) -> str:
    return " ".join(n.text for n in section.notes if n.topic == topic)


def refusals(section: Positioning) -> str:
    return " ".join(s.text for s in section.will_not)


def message(section: Positioning, words: str) -> Message:
    return next(m for m in section.messages if words in m.message.text)


def own(**changes: Any) -> dict[str, Any]:
    """The clinic's own block with changes."""
    return {**example("brightside").own.model_dump(), **changes}


def rivals(name: str = "brightside") -> list[dict[str, Any]]:
    return [c.model_dump() for c in example(name).competitors]


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


def test_a_rivals_promise_is_held_against_the_record() -> None:
    refused = row(position(example("brightside")), "Waiting time")
    assert "287 times in 320" in refused.why.text
    assert "310 of 320" in refused.changes_if.text


def test_a_rivals_promise_that_the_record_keeps_is_no_reason() -> None:
    assert "120" not in row(position(example("copperbeech")), "Turns up").why.text


def test_matching_the_lowest_price_has_its_volume() -> None:
    section = position(example("brightside"))
    assert "426 a month" in row(section, "Price").why.text
    assert "£13" in row(section, "Price").changes_if.text
    assert "426 a month" in refusals(section)


def test_matching_a_price_below_cost_has_its_loss() -> None:
    cheap = [{**r, "prices": {"Check-up and clean": 10}} for r in rivals()]
    section = position(changed("brightside", competitors=cheap))
    assert "would lose £4" in row(section, "Price").why.text
    assert "would lose £4" in refusals(section)


def test_matching_a_price_without_volume_has_its_gap() -> None:
    services = [{"name": "Check-up and clean", "price": 62}]
    section = position(changed("brightside", services=services, segments=None, customers_in_words="Adults in the town"))
    assert "take £13 off" in row(section, "Price").why.text
    assert "£13 less" in refusals(section)


def test_the_cheapest_firm_stands_for_its_price_and_matches_nobody() -> None:
    ratings = {**example("brightside").own.ratings, "Price": 5}
    cheap = [{**r, "ratings": {**r["ratings"], "Price": 2}, "prices": {"Check-up and clean": 95}} for r in rivals()]
    block = own(ratings=ratings, hard_to_copy={"Price": "The building has been ours since 1970"})
    section = position(changed("brightside", own=block, competitors=cheap))
    assert section.strategy == "cost"
    assert "costs less" in section.chosen.text
    assert "No matching" not in refusals(section)


def test_a_rival_without_prices_can_only_be_beaten_by_a_price_that_carries_the_costs() -> None:
    section = position(changed("brightside", competitors=[{**r, "prices": {}} for r in rivals()]))
    assert "still carries your costs" in row(section, "Price").changes_if.text


def test_a_lead_on_something_light_supports_and_says_how_much_weight_is_missing() -> None:
    refused = row(position(example("brightside")), "Clear treatment plan")
    assert "It supports" in refused.why.text
    assert refused.changes_if.text.startswith("5 more points")


def test_a_lead_that_can_be_copied_is_no_position() -> None:
    section = position(changed("brightside", own=own(hard_to_copy={})))
    assert section.verdict == "me_too"
    assert "draw level in a season" in row(section, "Gentleness").why.text
    assert "cannot buy in a season" in row(section, "Gentleness").changes_if.text
    assert "Behind “gentleness”" in notes(section, "change")


def test_a_second_position_stays_in_second_place() -> None:
    criteria = [{"name": "Gentleness", "weight": 40}, {"name": "Clear treatment plan", "weight": 40}, {"name": "Price", "weight": 20}]
    block = own(hard_to_copy={"Gentleness": "Two dentists trained in anxiety care", "Clear treatment plan": "Our own drawings"})
    section = position(changed("brightside", criteria=criteria, own=block))
    assert "two lines are heard as none" in row(section, "Gentleness").why.text
    assert "two of three" in notes(section, "lead").lower()


def test_a_tie_is_nobodys_reason_to_come() -> None:
    assert "as well" in row(position(example("copperbeech")), "Price").why.text


def test_a_rival_with_the_highest_rating_cannot_be_passed() -> None:
    assert "nothing above that" in row(position(example("copperbeech")), "Answers the telephone").changes_if.text


def test_a_missing_rating_is_open_and_the_plan_says_what_it_can_change() -> None:
    section = position(example("quaymark"))
    assert "is not known" in row(section, "Told when late").why.text
    assert "cannot change the verdict" in notes(section, "unknown")
    assert "结论就悬在这儿" in notes(position(example("qingdou")), "unknown")


def test_a_missing_rating_changes_nothing_where_another_rival_is_ahead() -> None:
    given = rivals()
    given[0]["ratings"].pop("Waiting time")
    assert "Harley Row already has 5" in notes(position(changed("brightside", competitors=given)), "unknown")


def test_a_missing_rating_on_something_weighty_leaves_the_verdict_open() -> None:
    given = rivals()
    given[0]["ratings"].pop("Gentleness")
    section = position(changed("brightside", competitors=given))
    assert section.verdict == "unknown"
    assert "Ratings are missing" in section.chosen.text
    assert row(section, "Gentleness").changes_if.text == "SmileCo rated below 5."


def test_without_own_ratings_the_matrix_says_so() -> None:
    section = position(changed("brightside", own={}))
    assert "no rating of your own" in row(section, "Gentleness").why.text
    assert section.totals.keys() == {"SmileCo", "Harley Row"}
    bare = [{"name": r["name"]} for r in rivals()]
    assert "ratings to compare by are missing" in row(position(changed("brightside", own={}, competitors=bare)), "Gentleness").why.text


def test_me_too_says_what_would_change_it_cheapest_first() -> None:
    section = position(example("quaymark"))
    assert section.verdict == "me_too"
    change = [n.text for n in section.notes if n.topic == "change"]
    assert [c.split(":")[0] for c in change] == ["Cheapest first", "Then", "Last"]
    assert "5 points of a hundred" in change[0]
    assert "from 3 to 5" in change[1]


def test_me_too_on_something_light_and_lost_misses_rating_and_weight() -> None:
    criteria = [{"name": "Gentleness", "weight": 80}, {"name": "Evening hours", "weight": 20}]
    section = position(changed("brightside", criteria=criteria, own=own(hard_to_copy={})))
    assert "30 points of a hundred more" in notes(section, "change")


def test_asking_what_a_point_is_worth_needs_no_action_of_its_own() -> None:
    desk = a_desk(example("quaymark"))
    scheme = replace(desk.scheme, actions=tuple(a for a in desk.scheme.actions if a.move.kind != "prove"))
    assert "Ask what “told when late” is worth. You lead" in notes(write_positioning(replace(desk, scheme=scheme)), "change")


def test_me_too_works_with_a_promise_for_the_segment_it_holds_for() -> None:
    section = position(example("quaymark"))
    assert section.statement.text.startswith("For offices in Cork")
    assert "within 60 minutes" in section.statement.text
    assert "anybody but offices" in message(section, "offices").may_not_say.text


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


def test_the_proof_waits_where_someone_left() -> None:
    desk = a_desk(example("brightside"))
    section = write_positioning(desk)
    line = message(section, "Come to us")
    assert line.may_say.text == "Ask us about The Gentleness Visit."
    assert "confirmed" in line.proof.text
    assert "question Q" in notes(section, "lead")
    unasked = replace(desk, doubts=replace(desk.doubts, question_keys=()))
    assert "whether the proof still holds" in notes(write_positioning(unasked), "lead")


def test_a_proof_beyond_doubt_may_be_said_as_a_plain_fact() -> None:
    line = message(position(changed("brightside", notes=None)), "Come to us")
    assert line.may_say.text == "Two dentists trained in sedation and anxiety care."


def test_a_proof_that_promises_too_much_is_not_printed() -> None:
    block = own(hard_to_copy={"Gentleness": "You never wait and never feel a thing"})
    section = position(changed("brightside", own=block, notes=None))
    assert "never" not in section.statement.text
    assert "never" not in message(section, "Come to us").may_say.text


def test_a_position_whose_trial_waits_promises_no_cards() -> None:
    desk = a_desk(example("brightside"))
    scheme = replace(desk.scheme, actions=tuple(a for a in desk.scheme.actions if a.move.kind != "lead"))
    assert "cards" not in message(write_positioning(replace(desk, scheme=scheme)), "Come to us").proof.text


def test_a_promise_worked_out_from_two_figures_says_so() -> None:
    call = [{"measure": "call_back", "label": "Call back after a message", "unit": "h", "better": "lower", "median": 1, "p90": 2}]
    assert "the middle and the slow end" in message(position(changed("brightside", delivery=call, copy=[])), "call back").proof.text


def test_ratings_without_a_source_rest_on_an_assumption() -> None:
    section = position(example("brightside"))
    assert any(e.kind == "assumption" for n in section.notes if n.topic == "lead" for e in n.evidence)


def test_full_hours_are_neither_advertised_nor_offered() -> None:
    assert "Saturday morning: 115%" in refusals(position(example("brightside")))
    assert "five fullest parts" in refusals(position(example("quaymark")))
    demand = {"sat": {"morning": 4.4}, "mon": {"morning": 8}}
    hours = {"sat": {"morning": 4}, "mon": {"morning": 7}}
    assert "110% of the hours or more" in refusals(position(changed("brightside", capacity={"hours": hours, "demand": demand})))


def test_hours_near_the_line_are_not_advertised_either() -> None:
    week = {"hours": {"mon": {"morning": 10}, "tue": {"morning": 10}}, "demand": {"mon": {"morning": 9}, "tue": {"morning": 5}}}
    assert "Monday morning: 90%" in refusals(position(changed("brightside", capacity=week)))


def test_who_costs_money_is_not_courted() -> None:
    assert "online shops" in refusals(position(example("quaymark")))
    assert "one-off emergencies" in refusals(position(example("brightside")))


def test_a_record_that_carries_nothing_promises_nothing() -> None:
    late = [{"measure": "wait", "unit": "min", "better": "lower", "samples": [60.0] * 60}]
    segments = [s.model_dump() for s in example("brightside").segments]
    criteria = [{"name": "Waiting time", "weight": 1, "measure": "wait"}]
    section = position(changed("brightside", delivery=late, segments=segments, criteria=criteria, own={}, copy=[]))
    assert "holds no promise" in refusals(section)
    assert "no promise yet" in section.messages[0].proof.text


def test_there_is_always_something_the_firm_will_not_do() -> None:
    kept = [{"measure": "ready", "label": "Ready when said", "unit": "share of bookings", "better": "higher", "kept": 99, "total": 100}]
    blocks: dict[str, Any] = {
        "business": {"name": "Oak", "kind": "hall for hire"},
        "capacity": None,
        "delivery": kept,
        "segments": [{"name": "Choirs", "expects": {"ready": {"adequate": 0.8, "desired": 0.9}}}],
        "competitors": [{**r, "prices": {}} for r in rivals()],
    }
    assert "No contest on “waiting time”" in refusals(position(changed("brightside", **blocks)))
    best = own(ratings=dict.fromkeys(example("brightside").own.ratings, 5))
    low = [{"name": r["name"], "ratings": dict.fromkeys(r["ratings"], 2)} for r in rivals()]
    assert "no word against" in refusals(position(changed("brightside", **{**blocks, "own": best, "competitors": low})))


def test_a_lead_of_more_than_a_point_is_not_called_narrow() -> None:
    assert "2 points wide." in notes(position(example("fernhill")), "lead")


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

"""Which criterion carries a position, and which does not."""

from __future__ import annotations

from dataclasses import replace

from service.stages.positioning import write_positioning
from tests.stages.market_desks import a_desk, changed, example
from tests.stages.positioning_rows import message, notes, own, position, rivals, row


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

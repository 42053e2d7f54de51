"""Doors that are not open yet, and risks with their signs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.stages.routes import write_routes
from service.stages.summary_doors import MOST_DOORS, not_yet_rows
from service.stages.summary_risks import MOST_RISKS, MOST_SIGNS, know_by, know_rule, risk_rows, rules_to_check
from tests.moves.briefs import (
    A_REPAIR_SHOP,
    A_STALL,
    EXAMPLES,
    OWNER,
    a_desk,
    example,
)
from tests.stages.sayings import says


def test_doors_are_few_and_the_nearest_comes_first() -> None:
    for file in EXAMPLES:
        desk = example(file.stem)
        dates = [r.date for r in not_yet_rows(desk)]
        assert dates == sorted(dates)
        assert len(dates) <= MOST_DOORS
        assert all(desk.case.start.value <= d <= desk.case.end.value for d in dates)


def test_groups_set_apart_have_a_door_of_their_own() -> None:
    assert any("Saturday morning" in r.what.text for r in not_yet_rows(example("brightside")))


def test_the_counting_of_a_group_whose_hours_change_begins_once_they_have() -> None:
    desk = example("nuanxiang-jiazheng")
    eased = desk.scheme.action("level_week.cap")
    assert eased
    assert [row.date > eased.finish.value for row in not_yet_rows(desk) if "周六" in row.what.text] == [True]


def test_money_kept_back_has_a_door_where_adverts_run() -> None:
    locked = [r for r in not_yet_rows(a_desk(business={"marketing_budget": 200_000})) if "of your budget" in r.what.text]
    assert len(locked) == 1
    assert not any("of your budget" in r.what.text for r in not_yet_rows(a_desk(business={"marketing_budget": 0})))


def test_people_come_first_among_the_risks() -> None:
    rows = risk_rows(a_desk())
    assert says(rows[0].what.text, "moves.put_right.risks.leaver.what")
    assert says(risk_rows(a_desk(team=[OWNER]))[0].what.text, "moves.put_right.risks.cover_solo.what")
    assert len(rows) <= MOST_RISKS


@pytest.mark.parametrize("base", [A_REPAIR_SHOP, A_STALL], ids=["shop", "stall"])
def test_a_rivals_step_is_a_risk_with_its_sign_and_answer(base: dict[str, Any]) -> None:
    fact = {"finding": "Bolt opens next door.", "effect": "threat", "kind": "competitor"}
    row = risk_rows(a_desk(base, environment=[fact]))[1]
    assert "Bolt opens next door" in row.what.text
    assert row.sign.text
    assert row.response.text


def test_the_most_important_step_of_a_rival_comes_alone() -> None:
    facts = [{"finding": f"Threat {i}", "effect": "threat", "kind": "competitor", "importance": i} for i in (2, 5, 4)]
    said = [r.what.text for r in risk_rows(a_desk(environment=facts))]
    assert [any(f"Threat {i}" in text for text in said) for i in (5, 4, 2)] == [True, False, False]


def test_what_else_comes_from_outside_is_no_risk_row() -> None:
    facts = [{"finding": "The rent rises", "effect": "threat", "kind": "market", "importance": 5}]
    assert not any("rent" in r.what.text for r in risk_rows(a_desk(environment=facts)))


def test_every_road_has_its_sign_and_the_owners_goals_come_first() -> None:
    desk = a_desk(goals=["Fill the quiet afternoons", "Hire another fitter"])
    routes = write_routes(desk)
    signs = [s.text for s in know_by(desk, routes)]
    open_ = [r for r in routes if r.answer == "yes"]
    assert [s for s in signs if s.startswith("“")] == [f"“{r.goal}”: {r.condition.text.rstrip('.')}." for r in open_]
    assert open_[0].goal == "Fill the quiet afternoons"
    assert len(signs) == max(MOST_SIGNS, len(open_))


def test_the_rules_are_the_trades() -> None:
    desk = a_desk()
    assert len(rules_to_check(desk)) == len(desk.case.trade.rules)


@pytest.mark.parametrize(("count", "key"), [(0, None), (1, None), (2, "rule_few"), (MOST_SIGNS, "rule")])
def test_what_the_count_of_signs_means(count: int, key: str | None) -> None:
    rule = know_rule(a_desk(), count)
    assert rule is None if key is None else rule is not None and says(rule.text, f"summary.know.{key}")


def test_a_move_whose_own_objective_fell_away_brings_no_risk_of_it() -> None:
    desk = a_desk()
    keep = next(m for m in desk.scheme.moves if m.kind == "keep")
    left = tuple(o for o in desk.scheme.objectives if o.move is not keep)
    bare = replace(desk, scheme=replace(desk.scheme, objectives=left))
    told = [[says(r.what.text, "moves.keep.risks.leave.what") for r in risk_rows(d)] for d in (desk, bare)]
    assert [any(row) for row in told] == [True, False]


def test_a_sign_does_not_name_its_goal_twice_and_names_a_long_one_in_few_words() -> None:
    chinese = example("nuanxiang-jiazheng")
    signs = [sign.text for sign in know_by(chinese, write_routes(chinese))]
    assert "“留住双职工家庭”：一年留下" in "".join(signs)
    english = example("fernhill-accounting")
    texts = [sign.text for sign in know_by(english, write_routes(english))]
    assert texts[0].startswith("“Get through next tax season …”: ")

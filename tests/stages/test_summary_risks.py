"""Doors that are not open yet, and risks with their signs."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_doors import MOST_DOORS, not_yet_rows
from service.stages.summary_risks import MOST_RISKS, MOST_SIGNS, know_rule, risk_rows, rules_to_check
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


def test_money_kept_back_has_a_door_where_adverts_run() -> None:
    locked = [r for r in not_yet_rows(a_desk(business={"marketing_budget": 200_000})) if "of your budget" in r.what.text]
    assert len(locked) == 1
    assert not any("of your budget" in r.what.text for r in not_yet_rows(a_desk(business={"marketing_budget": 0})))


def test_people_come_first_among_the_risks() -> None:
    rows = risk_rows(a_desk())
    assert says(rows[0].what.text, "moves.put_right.risks.leaver.what")
    assert says(risk_rows(a_desk(team=[OWNER]))[0].what.text, "moves.put_right.risks.cover_solo.what")
    assert len(rows) <= MOST_RISKS


@pytest.mark.parametrize("kind", ["competitor", "regulation", "market"])
@pytest.mark.parametrize("base", [A_REPAIR_SHOP, A_STALL], ids=["shop", "stall"])
def test_a_threat_is_a_risk_with_its_sign_and_answer(base: dict[str, Any], kind: str) -> None:
    fact = {"finding": "Bolt opens next door.", "effect": "threat", "kind": kind}
    row = risk_rows(a_desk(base, environment=[fact]))[1]
    assert row.what.text == "Bolt opens next door"
    assert row.sign.text
    assert row.response.text


def test_the_most_important_threats_come_first_and_are_two() -> None:
    facts = [{"finding": f"Threat {i}", "effect": "threat", "importance": i} for i in (2, 5, 4)]
    assert [r.what.text for r in risk_rows(a_desk(environment=facts))][1:3] == ["Threat 5", "Threat 4"]


def test_the_rules_are_the_trades() -> None:
    desk = a_desk()
    assert len(rules_to_check(desk)) == len(desk.case.trade.rules)


@pytest.mark.parametrize(("count", "key"), [(0, None), (1, None), (2, "rule_few"), (MOST_SIGNS, "rule")])
def test_what_the_count_of_signs_means(count: int, key: str | None) -> None:
    rule = know_rule(a_desk(), count)
    assert rule is None if key is None else rule is not None and says(rule.text, f"summary.know.{key}")

"""A price that a rival's fact names is held against what the work costs."""

from __future__ import annotations

import pytest

from service.moves.price_named import price_below_cost
from service.stages.summary import write_summary
from tests.moves.briefs import a_desk, example
from tests.stages.sayings import says

CHEAP = [{"name": "Repair", "price": 90, "variable_cost": 40, "minutes": 60, "per_month": 100}]


@pytest.mark.parametrize(
    ("finding", "effect", "loss"),
    [
        ("Fixit mends the first one for only €25", "threat", 15),
        ("Fixit offers repairs from EUR 25.50", "threat", 14.5),
        ("Fixit offers repairs for €60", "threat", None),
        ("Fixit put €25 into a new sign", "threat", None),
        ("Fixit offers a free look", "threat", None),
        ("The council offers €25 for each repair", "opportunity", None),
    ],
)
def test_only_a_price_below_what_the_work_costs_is_reckoned(finding: str, effect: str, loss: float | None) -> None:
    desk = a_desk(services=CHEAP, environment=[{"finding": finding, "kind": "competitor", "effect": effect, "importance": 4}])
    found = price_below_cost(desk.case, 0, desk.brief.environment[0])
    assert (found is None) == (loss is None)
    if found:
        assert desk.case.ledger.calculations["events.0.loss"].value == loss
        row = next(row for row in write_summary(desk).outside if row.what.text == finding)
        assert says(row.do.text, "summary.outside.do_below")


def test_without_costs_nothing_is_reckoned() -> None:
    fact = {"finding": "Fixit offers repairs for €25", "kind": "competitor", "effect": "threat", "importance": 4}
    desk = a_desk(services=[{"name": "Repair", "price": 90}], environment=[fact])
    assert price_below_cost(desk.case, 0, desk.brief.environment[0]) is None


def test_a_first_order_below_cost_is_told_in_chinese() -> None:
    desk = example("nuanxiang")
    index = next(n for n, fact in enumerate(desk.brief.environment) if "59" in fact.finding)
    found = price_below_cost(desk.case, index, desk.brief.environment[index])
    assert found is not None and desk.case.ledger.calculations[f"events.{index}.loss"].value == 59

"""What the firm wants, what it leaves alone, and where it breaks even."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from service.domain.plan.direction import Area, Objectives
from service.stages.objectives import write_objectives
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, EXAMPLES, MANY_OVER, OWNER, a_desk, example
from tests.stages.sayings import says

LOSS = {"business": {"fixed_costs_per_month": 90_000}}


def section(**changes: Any) -> Objectives:
    return write_objectives(a_desk(**changes))


def note(objectives: Objectives, topic: str) -> str:
    return next((n.text for n in objectives.notes if n.topic == topic), "")


def reason(objectives: Objectives, area: str) -> str:
    return next((n.reason.text for n in objectives.not_now if n.area == area), "")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_every_area_is_an_objective_or_left_alone_with_its_reason(file: Any) -> None:
    found = write_objectives(example(file.stem))
    taken, left = {o.area for o in found.objectives}, {n.area for n in found.not_now}
    assert taken | left == set(get_args(Area))
    assert not taken & left
    assert all(n.reason.text for n in found.not_now)


def test_an_objective_is_the_schemes_with_its_figures() -> None:
    desk = a_desk()
    for objective, planned in zip(write_objectives(desk).objectives, desk.scheme.objectives, strict=True):
        assert (objective.id, objective.baseline, objective.target) == (planned.id, planned.aim.baseline.value, planned.aim.target.value)
        assert (objective.due, objective.owner, objective.better) == (planned.due.value, planned.aim.owner, planned.aim.better)
        assert objective.strategy == desk.scheme.move_id(planned.move)
        assert objective.baseline_source


def test_a_thin_brief_says_what_is_not_known() -> None:
    found = write_objectives(a_desk(A_STALL))
    assert says(reason(found, "profitability"), "objectives.not_now.thin.profitability")


@pytest.mark.parametrize(
    ("changes", "area", "key"),
    [
        ({"team": [OWNER]}, "managers_performance", "no_managers"),
        ({"own": {}}, "innovation", "innovation_hours"),
        ({"own": {}, "business": {"owner_hours_per_week": None}}, "innovation", "innovation"),
        ({"own": {}, "business": {"owner_hours_per_week": 0}}, "innovation", "innovation"),
        ({"segments": [], "customers_in_words": "People.", "capacity": MANY_OVER}, "use_of_resources", "filled_by_moving"),
        ({"segments": [], "customers_in_words": "People.", "capacity": None}, "use_of_resources", "use_of_resources"),
    ],
)
def test_why_an_area_is_left_alone(changes: dict[str, Any], area: str, key: str) -> None:
    assert says(reason(section(**changes), area), f"objectives.not_now.{key}")


def test_break_even_is_stated_of_everything_and_of_the_main_service() -> None:
    desk = a_desk()
    text = note(write_objectives(desk), "break_even")
    assert desk.case.money.break_even_main
    assert f"{desk.book.fill('{x:up}', 'x', {'x': desk.case.money.break_even_main})} of Repair" in text


@pytest.mark.parametrize(("changes", "said"), [({}, True), ({"business": {"fixed_costs_per_month": None}}, False)])
def test_break_even_needs_fixed_costs(changes: dict[str, Any], said: bool) -> None:
    assert bool(note(section(**changes), "break_even")) is said


def test_a_month_that_leaves_less_than_nothing_is_said_to() -> None:
    assert says(note(section(**LOSS), "break_even"), "objectives.break_even_missed")


def test_moves_for_later_are_named() -> None:
    cheap = [{"name": "Repair", "price": 62, "variable_cost": 20, "minutes": 60, "per_month": 260}]
    desk = a_desk(services=cheap, complaints={"handling": "Each goes into the blue book"}, delivery=_with_a_guess())
    assert desk.choice.later
    assert says(note(write_objectives(desk), "later"), "objectives.later")
    assert note(section(), "later") == ""


def _with_a_guess() -> list[dict[str, Any]]:
    return [*A_REPAIR_SHOP["delivery"], {"measure": "clean", "label": "Left clean", "unit": "min", "better": "lower", "typical": 4}]

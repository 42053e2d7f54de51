"""What is done on each road: the largest actions that serve it, each once, and nothing that Monday's list already says."""

from __future__ import annotations

from service.domain.plan.owner import Route
from service.stages.desk import Desk
from service.stages.route_steps import MOST_STEPS, with_steps
from service.stages.routes import write_routes
from tests.moves.briefs import a_desk

LEAVERS = "Ring ten who left each quarter and ask one question: was it us, the price, or your own plans?"


def stepped(desk: Desk) -> tuple[Route, ...]:
    return with_steps(desk, write_routes(desk))


def said(route: Route) -> list[str]:
    return [step.what.text for step in route.steps]


def test_a_goal_to_keep_people_has_the_calls_to_just_them() -> None:
    homes, landlords = stepped(a_desk(goals=["Keep our homes", "Keep our landlords"]))[:2]
    assert said(homes) == ["Ring “homes” customers who are due: one call each, no offer.", LEAVERS]
    assert said(landlords) == []


def test_no_action_stands_on_two_roads_and_none_that_stands_on_mondays_list() -> None:
    desk = a_desk(goals=["Keep our homes", "Keep our customers", "Fill Tuesday"])
    steps = [step.what.text for route in stepped(desk) for step in route.steps]
    monday = {desk.phrase(f"{a.wording}.what", **a.slots) for a in desk.scheme.actions if desk.book.has(f"{a.wording}.monday")}
    assert steps
    assert monday
    assert len(steps) == len(set(steps))
    assert not {text.rstrip(".") for text in steps} & monday


def test_steps_stand_in_the_order_in_which_they_begin_and_are_few() -> None:
    for route in stepped(a_desk(goals=["Fill Tuesday", "Keep our homes"])):
        days = [(step.start, step.finish) for step in route.steps]
        assert days == sorted(days)
        assert len(days) <= MOST_STEPS


def test_nobody_is_won_on_a_closed_road() -> None:
    closed, opened, other = stepped(a_desk(goals=["More homes", "Two more landlords", "More passing trade"]))[:3]
    assert [route.answer for route in (closed, opened, other)] == ["not_yet", "yes", "not_yet"]
    assert "Adverts to landlords only" in said(opened)[1]
    assert said(closed) == said(other) == []
    everyone = a_desk(goals=["Half more customers by autumn"])
    assert everyone.scheme.has("fill_hours")
    assert said(stepped(everyone)[0]) == []


def test_a_goal_that_no_move_serves_has_no_steps() -> None:
    first = next(route for route in stepped(a_desk(goals=["Be happy"])) if not route.added)
    assert first.steps == ()

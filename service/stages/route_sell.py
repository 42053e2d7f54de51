"""The answer to a goal that wants more of one service sold: how many fit into the hours, once they lie where they should."""

from __future__ import annotations

import math

from service.domain.evidence import Fact, known
from service.figures.services import ServiceFigures
from service.figures.week import Week
from service.moves.goals import Goal
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.route_answer import Answer, ask, later
from service.writing.week_names import name_slots

WEEKS = 52


def sell(desk: Desk, goal: Goal) -> Answer:
    """More of one service: by offering it where there is room, as many as fit."""
    service = next((s for s in desk.case.money.services if s.index == goal.service), None)
    week = desk.case.week
    if service is None or service.contribution is None or week is None:
        return ask(desk, "summary.routes.unclear", goal)
    slots: SlotDict = {
        "service": desk.case.low(service.name),
        "each": service.contribution,
        "room": week.room_hours,
        "over": week.over_hours,
    }
    agreed, spread = desk.scheme.action("level_week.roster"), desk.scheme.objective_of("level_week")
    decided = agreed.finish if week.seasonal and agreed else spread.due if spread else later(desk, 0.5)
    fitting = _fitting(desk, goal, service, week)
    slots |= _worth(desk, goal, service, fitting)
    if fitting and fitting["fits"].value < (goal.count or 0):
        if week.seasonal and week.overloaded and spread and fitting["fits"].value >= 1:
            return Answer(True, "summary.routes.sell_some_season", spread.due, slots | fitting | _season(desk, goal, week, fitting))
        return Answer(False, "summary.routes.sell_some", decided, slots | fitting)
    if week.overloaded:
        return Answer(False, "summary.routes.sell_no_room", decided, slots)
    return Answer(True, "summary.routes.sell", later(desk, 0.75), slots)


def _fitting(desk: Desk, goal: Goal, service: ServiceFigures, week: Week) -> dict[str, Fact] | None:
    """Hours a week that the number wanted would take, the hours that stay free once the overfull ones are eased, and how many fit."""
    times = _times_a_year(desk, service)
    if not goal.count or service.minutes is None or not times:
        return None
    ledger, name = desk.ledger, f"goals.{goal.index}"
    each = times * service.minutes.value / 60 / WEEKS
    free = ledger.fact(f"{name}.free", max(0.0, week.room_hours.value - week.over_hours.value), "h", "free below 85 % − what lies above it")
    need = ledger.fact(f"{name}.need", goal.count * each, "h", "number wanted × times a year × minutes ÷ 60 ÷ 52")
    fits = ledger.fact(f"{name}.fits", math.floor(free.value / each), "count", "free hours ÷ hours of one, rounded down", {"free": free})
    wanted = ledger.fact(f"{name}.count", goal.count, "count", "number in the owner's goal")
    return {"free": free, "need": need, "fits": fits, "wanted": wanted}


def _worth(desk: Desk, goal: Goal, service: ServiceFigures, fitting: dict[str, Fact] | None) -> SlotDict:
    """What those who fit leave in a year; empty where nobody knows how many or how often."""
    if fitting is None or service.contribution is None:
        return {}
    people = min(fitting["wanted"].value, fitting["fits"].value)
    rule = "number that fits × times a year × contribution"
    worth = people * _times_a_year(desk, service) * service.contribution.value
    return {"worth": desk.ledger.fact(f"goals.{goal.index}.sold_year", worth, "money", rule, {"each": service.contribution})}


def _season(desk: Desk, goal: Goal, week: Week, fitting: dict[str, Fact]) -> SlotDict:
    """The season that is over its hours, and what those who fit would bring into it, by its share of the year's hours."""
    busy = week.overloaded[0]
    each = fitting["need"].value / known(fitting["wanted"]).value
    hours = fitting["fits"].value * each * WEEKS * busy.hours.value / week.hours.value
    rule = "number that fits × hours of one a week × 52 × the season's share of the hours"
    extra = desk.ledger.fact(f"goals.{goal.index}.season_hours", hours, "h", rule)
    return {"season": name_slots(desk.book, [busy]), "season_hours": extra}


def _times_a_year(desk: Desk, service: ServiceFigures) -> float:
    """How often those who buy a service most buy it in a year; 0 where the brief does not say."""
    shares = [(s.visits_per_year or 0.0) * (s.service_mix or {}).get(str(service.name), 0.0) for s in desk.brief.segments]
    return max(shares, default=0.0)

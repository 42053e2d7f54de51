"""What is held back, and what opens each door."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from service.domain.evidence import known
from service.domain.plan.owner import NotYet
from service.figures.register_line import RegisterLine
from service.moves.model import SlotDict
from service.moves.promise_sentence import place_of
from service.stages.desk import Desk

MOST_DOORS = 7
REVIEW_SHARE = 0.75
UNKNOWN_WEEKS = 26


def not_yet_rows(desk: Desk) -> tuple[NotYet, ...]:
    """Doors of the moves, of groups and quiet hours still being measured, and of money kept back; the nearest first."""
    rows = [*_of_moves(desk), *_of_adverts(desk), *_of_lines(desk), *_of_money(desk)]
    return tuple(sorted(rows, key=lambda r: (r.date, r.what.text)))[:MOST_DOORS]


def _of_moves(desk: Desk) -> Iterator[NotYet]:
    """The doors of the moves; the road of a goal about the price says itself what the new one waits for."""
    asked = any(goal.kind == "price" for goal in desk.case.goals)
    for held in desk.scheme.doors:
        if asked and held.wording.startswith("moves.price_step."):
            continue
        say = {name: desk.tell(f"{held.wording}.{name}", **held.slots) for name in ("what", "condition", "then")}
        yield NotYet(date=held.date.value, **say)


def _of_adverts(desk: Desk) -> Iterator[NotYet]:
    """Without a record: paid ways to new customers wait for the log, which also says which way to go then."""
    logged = desk.scheme.objective_of("record")
    if desk.case.thin and logged:
        say = {name: desk.tell(f"summary.doors.adverts.{name}", **logged.slots) for name in ("what", "condition", "then")}
        yield NotYet(date=logged.due.value, **say)


def _of_lines(desk: Desk) -> Iterator[NotYet]:
    """Groups set apart and quiet hours whose record is still too short."""
    lines = [x for x in desk.case.register.lines if x.adequate and x.missing_samples and (x.group is not None or x.pool is not None)]
    alone = len({line.index for line in lines}) == 1
    for line in lines:
        key = "quiet" if line.pool else "group"
        weeks = _weeks(desk, line)
        wanted = _begins(desk, line) + dt.timedelta(weeks=weeks)
        rule = "last day of the change of hours (or two weeks after the start) + weeks to measure"
        date = desk.ledger.date(f"door.line.{line.key}", min(wanted, desk.case.end.value), rule, {"weeks": weeks})
        slots = {**_slots(desk, line), "date": date}
        what = desk.tell(f"summary.doors.{key}.{'what_alone' if alone else 'what'}", **slots)
        say = {"what": what, **{name: desk.tell(f"summary.doors.{key}.{name}", **slots) for name in ("condition", "then")}}
        yield NotYet(date=date.value, **say)


def _weeks(desk: Desk, line: RegisterLine) -> int:
    """Weeks of logging: a quiet part goes on counting, a group whose hours change starts again."""
    if line.pool and line.weeks_to_measure:
        return math.ceil(line.weeks_to_measure.value)
    a_week = line.per_month.value * 12 / 52 if line.per_month else 0.0
    return math.ceil(desk.case.register.smallest_n.value / a_week) if a_week > 0 else UNKNOWN_WEEKS


def _begins(desk: Desk, line: RegisterLine) -> dt.date:
    """When the counting begins: where hours change, once they have, for before that the old ones are still measured."""
    lighter = desk.scheme.action("level_week.cap") or desk.scheme.action("level_week.run_roster")
    return lighter.finish.value if lighter and not line.pool else desk.case.start.value + dt.timedelta(weeks=2)


def _slots(desk: Desk, line: RegisterLine) -> SlotDict:
    register = desk.case.register
    return {
        "label": desk.case.low(line.label),
        "group": place_of(line, desk.book),
        "level": line.promise or known(line.adequate),
        "need": register.smallest_n,
        "need_miss": register.smallest_n_one_miss,
    }


def _of_money(desk: Desk) -> Iterator[NotYet]:
    advert = desk.scheme.action("fill_hours.adverts")
    unspent = desk.scheme.budget.unspent
    if advert is None or unspent <= 0:
        return
    locked = desk.ledger.fact("budget.locked", unspent, "money", "limit − planned")
    span = (desk.case.end.value - desk.case.start.value).days
    day = desk.case.start.value + dt.timedelta(days=int(span * REVIEW_SHARE))
    date = desk.ledger.date("door.locked", day, "three-quarters through the plan")
    slots = {**advert.slots, "locked": locked}
    yield NotYet(
        what=desk.tell("moves.fill_hours.doors.locked.what", **slots),
        condition=desk.tell("moves.fill_hours.doors.locked.condition", **slots),
        date=date.value,
        then=desk.tell("moves.fill_hours.doors.locked.then", **slots),
    )

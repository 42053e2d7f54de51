"""What is held back, and what opens each door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from service.domain.evidence import known
from service.domain.plan.owner import NotYet
from service.figures.register_line import RegisterLine
from service.moves.model import SlotDict
from service.moves.promise_sentence import place_of
from service.stages.desk import Desk

MOST_DOORS = 8
REVIEW_SHARE = 0.75


def not_yet_rows(desk: Desk) -> tuple[NotYet, ...]:
    """Doors of the moves, of groups and quiet hours still being measured, and of money kept back; the nearest first."""
    rows = [*_of_moves(desk), *_of_lines(desk), *_of_money(desk)]
    return tuple(sorted(rows, key=lambda r: (r.date, r.what.text)))[:MOST_DOORS]


def _of_moves(desk: Desk) -> Iterator[NotYet]:
    for held in desk.scheme.doors:
        say = {name: desk.tell(f"{held.wording}.{name}", **held.slots) for name in ("what", "condition", "then")}
        yield NotYet(date=held.date.value, **say)


def _of_lines(desk: Desk) -> Iterator[NotYet]:
    """Groups set apart and quiet hours whose record is still too short."""
    for line in desk.case.register.lines:
        if line.adequate is None or line.missing_samples is None or (line.group is None and line.pool is None):
            continue
        key = "quiet" if line.pool else "group"
        weeks = line.weeks_to_measure.value if line.weeks_to_measure else 26
        wanted = desk.case.start.value + dt.timedelta(weeks=weeks + 2)
        date = desk.ledger.date(
            f"door.line.{line.key}", min(wanted, desk.case.end.value), "start + two weeks + weeks to measure", {"weeks": weeks}
        )
        slots = {**_slots(desk, line), "date": date}
        say = {name: desk.tell(f"summary.doors.{key}.{name}", **slots) for name in ("what", "condition", "then")}
        yield NotYet(date=date.value, **say)


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

"""What the owner looks at in the months in which nothing begins: each look has its figure, and what happens if it is missed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.analysis.uneven import too_many_misses
from service.domain.evidence import Fact, Statement
from service.domain.plan.owner import MonthRow
from service.moves.saying import lines_to_say
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.monday import who
from service.stages.summary_begun import Begun

SOON, LATER = dt.timedelta(days=60), dt.timedelta(days=90)
FEW = 5
"""Customers a month that may go below which a month alone is chance."""
SETTLED, OTHERS = dt.timedelta(days=150), dt.timedelta(days=200)
"""Days after which a thing shows: a price or an advert, the words of those who left; a promise, and what the rivals do meanwhile."""


@dataclass(frozen=True)
class Look:
    """What the owner looks at from a day on."""

    from_day: dt.date
    said: Statement


def with_looks(desk: Desk, rows: Sequence[MonthRow], quiet: frozenset[str], begun: Iterable[Begun] = ()) -> tuple[MonthRow, ...]:
    """The months with what begins in them for a group; a quiet one (`2027-03`) without takes up a look, once it is time for it."""
    left, seen = list(_looks(desk)), []
    deeds = {f"{deed.month.value:%Y-%m}": deed for deed in reversed(list(begun))}
    for row in rows:
        deed = deeds.get(row.month)
        look = next((look for look in left if row.month in quiet and not deed and f"{look.from_day:%Y-%m}" <= row.month), None)
        if deed:
            row = _with_deed(desk, row, deed, row.month in quiet)
        elif look:
            left.remove(look)
            row = row.model_copy(update={"actions": (look.said,), "who": who(desk, desk.case.posts.owner)})
        seen.append(row)
    return tuple(seen)


def _with_deed(desk: Desk, row: MonthRow, deed: Begun, quiet: bool) -> MonthRow:
    """The month with the deed: all there is in a quiet one, else after what begins in it."""
    said = desk.tell("summary.calendar.begin", deed=deed.deed)
    if quiet:
        return row.model_copy(update={"actions": (said,), "who": deed.who})
    return row.model_copy(update={"actions": (*row.actions[:1], said, *row.actions[1:])})


def _looks(desk: Desk) -> Iterator[Look]:
    yield from _price(desk)
    yield from _adverts(desk)
    yield from _promise(desk)
    yield from _leavers(desk)
    yield from _rivals(desk)


def _price(desk: Desk) -> Iterator[Look]:
    told, objective = desk.scheme.action("price_step.tell"), desk.scheme.objective_of("price_step")
    if told and objective and not objective.aim.key.endswith("_few"):
        yield _price_look(desk, told)


def _price_look(desk: Desk, told: Action) -> Look:
    """Of few a month that may go, three months are counted: one more or less in a month says nothing."""
    may, volume = told.slots["may_leave"], told.slots["volume"]
    if not isinstance(may, Fact) or not isinstance(volume, Fact) or may.value >= FEW:
        return Look(told.finish.value + SOON, desk.tell("summary.looks.price", **told.slots))
    formula = "3 × a month"
    most = desk.ledger.fact("price.may_leave_quarter", math.floor(3 * may.value), "count", formula, {"a_month": may})
    quarter = desk.ledger.fact("price.volume_quarter", 3 * volume.value, "count", formula, {"a_month": volume})
    said = desk.tell("summary.looks.price_quarter", **told.slots, may_quarter=most, quarter=quarter)
    return Look(told.finish.value + LATER, said)


def _adverts(desk: Desk) -> Iterator[Look]:
    adverts, fill = desk.scheme.action("fill_hours.adverts"), desk.scheme.objective_of("fill_hours")
    if adverts and fill:
        yield Look(adverts.start.value + SOON, desk.tell("summary.looks.adverts", **fill.slots))


def _leavers(desk: Desk) -> Iterator[Look]:
    rung = desk.scheme.action("keep.leavers")
    if rung:
        yield Look(rung.start.value + LATER, desk.tell("summary.looks.leavers"))


def _promise(desk: Desk) -> Iterator[Look]:
    line = next((x for x in lines_to_say(desk.case) if not x.yes_no and x.promise), None)
    if line:
        need = desk.case.register.smallest_n
        rule = "least number of misses with a chance of at most 5 % where the promise is kept"
        misses = desk.ledger.fact("register.too_many", too_many_misses(round(need.value)), "count", rule, {"of": need})
        slots = {"label": desk.case.low(line.label), "promise": line.promise, "need": need, "misses": misses}
        yield Look(desk.case.start.value + SETTLED, desk.tell("summary.looks.promise", **slots))


def _rivals(desk: Desk) -> Iterator[Look]:
    rivals = desk.case.position.rivals
    if rivals:
        slots = {"rivals": desk.book.listed([rival.name for rival in rivals])}
        yield Look(desk.case.start.value + OTHERS, desk.tell("summary.looks.rivals", **slots))

"""Who does what, and the year month by month."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence

from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner import MonthRow, OutsideRow, WhoRow
from service.figures.fill import Milestone, read_milestones
from service.moves.dating import TOLD, TRIALS
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.monday import weekly_hours, who
from service.stages.summary_begun import Begun
from service.stages.summary_looks import with_looks
from service.stages.summary_months import Checks, checks_of, quiet_months, shown_months

ASKING = ("learn.", "record.", "prove.")
"""What only finds something out is named after what changes something."""
MOST_A_MONTH = 3
MOST_DUTIES = 3
ENOUGH_ROLES = 3
LONG_DAYS = 40

CLAUSE = re.compile(r"[.;:。；：]")
Deeds = Mapping[str, Statement]
"""What is done about a fact from outside, by the fact."""


def who_rows(desk: Desk) -> tuple[WhoRow, ...]:
    """Everyone who answers for an action, with what for and the busiest week; helpers only where few answer."""
    answering = dict.fromkeys([desk.case.posts.owner, *(a.task.owner for a in desk.scheme.actions)])
    roles = answering if len(answering) >= ENOUGH_ROLES else dict.fromkeys([*answering, *desk.scheme.weekly_hours])
    return tuple(_who(desk, role) for role in roles if role in desk.scheme.weekly_hours)


def _who(desk: Desk, role: str) -> WhoRow:
    weeks = weekly_hours(desk, role)
    busiest = desk.ledger.fact(f"hours.{role}.busiest_week", round(max(weeks), 1), "h", "largest Σ hours of a week")
    duties = _duties(desk, role)
    answers = desk.book.join([desk.book.listed(duties)], part=1) if duties else desk.tell("summary.who.helps")
    return WhoRow(who=who(desk, role), answers_for=answers, time=desk.tell("summary.who.time", busiest=busiest))


def _duties(desk: Desk, role: str) -> list[Phrase]:
    """What a role answers for: one phrase a kind of task, those of the first moves first."""
    kinds: dict[str, list[Action]] = {}
    for action in desk.scheme.actions:
        if action.task.owner == role:
            kinds.setdefault(action.task.key.split(".")[0], []).append(action)
    if "record" in kinds:
        kinds.pop("learn", None)
    order = [m.kind for m in desk.scheme.moves]
    ranked = sorted(kinds.items(), key=lambda ka: order.index(ka[0]) if ka[0] in order else len(order))
    return [desk.phrase(_duty(desk, kind, actions), **actions[0].slots) for kind, actions in ranked][:MOST_DUTIES]


def _duty(desk: Desk, kind: str, actions: list[Action]) -> str:
    """Wording of a duty: of the very task where it is the only one of its kind and has words of its own, else of the kind."""
    own = {"summary.duty." + "_".join(a.task.key.split(".")[:2]) for a in actions}
    only = next(iter(own))
    return only if len(own) == 1 and desk.book.has(only) and not desk.case.posts.solo else f"summary.duty.{kind}"


def calendar_rows(desk: Desk, outside: Sequence[OutsideRow], begun: Iterable[Begun] = ()) -> tuple[MonthRow, ...]:
    """One row a month of the horizon; quiet months look at one figure each, or say the same and are shown as one.

    What is done about a fact from `outside` is named by its deed.
    """
    months, milestones, quiet = shown_months(desk), _milestones(desk), quiet_months(desk)
    checks, deeds = checks_of(desk, months), {row.what.text: row.do for row in outside}
    rows: list[MonthRow] = []
    for first in months:
        row = _month(desk, first, checks, milestones, deeds)
        alike = bool(rows) and {row.month, rows[-1].month} <= quiet
        rows.append(row.model_copy(update={"actions": rows[-1].actions, "who": rows[-1].who}) if alike else row)
    return with_looks(desk, rows, quiet, begun)


def _month(desk: Desk, first: dt.date, checks: Checks, milestones: tuple[Milestone, ...], deeds: Deeds) -> MonthRow:
    name = f"{first:%Y-%m}"
    begun = (a for a in desk.scheme.actions if _is_in(a.start.value, first))
    starting = sorted(begun, key=lambda a: (a.task.key.startswith((TOLD, TRIALS)), a.task.key.startswith(ASKING)))
    running = [
        a for a in desk.scheme.actions if a.start.value < first <= a.finish.value and (a.finish.value - a.start.value).days > LONG_DAYS
    ]
    spend = desk.scheme.budget.by_month.get(name, 0)
    first_of = (starting or running)[:1]
    return MonthRow(
        month=name,
        actions=_happens(desk, checks.get(first), starting, running, deeds),
        who=who(desk, first_of[0].task.owner if first_of and not (first in checks and not starting) else desk.case.posts.owner),
        spend=float(spend),
        look_for=_look_for(desk, first, milestones),
    )


def _is_in(day: dt.date, first: dt.date) -> bool:
    """Whether a day lies in the month that begins on `first`."""
    return (day.year, day.month) == (first.year, first.month)


def _happens(desk: Desk, check: str | None, starting: list[Action], running: list[Action], deeds: Deeds) -> tuple[Statement, ...]:
    """What begins; where nothing does, the check that is due, else what goes on."""
    if starting:
        return tuple(desk.book.join([short], part=1) for short in _shorts(desk, starting, deeds)[:MOST_A_MONTH])
    if check:
        return (desk.tell(f"summary.calendar.{check}", need=desk.case.register.smallest_n),)
    return (_going_on(desk, running, deeds) if running else desk.tell("summary.calendar.keep_on"),)


def _going_on(desk: Desk, running: list[Action], deeds: Deeds) -> Statement:
    return desk.tell("summary.calendar.goes_on", what=desk.book.listed(_shorts(desk, running, deeds)[:2]))


def _shorts(desk: Desk, actions: list[Action], deeds: Deeds) -> list[Phrase]:
    """The actions in a few words each, none twice."""
    shorts = [_short(desk, action, deeds) for action in actions]
    return list({str(short): short for short in shorts}.values())


def _short(desk: Desk, action: Action, deeds: Deeds) -> Phrase:
    """An action in a few words; what is done about a fact from outside by the first clause of its deed, unless that reckons first."""
    finding = action.slots.get("finding")
    deed = deeds.get(desk.tell("summary.outside.what", finding=finding).text) if isinstance(finding, Phrase) else None
    if deed is None or any(piece.kind == "calculation" for piece in deed.evidence):
        return desk.phrase(f"{action.wording}.short", **action.slots)
    return desk.case.low(Phrase(CLAUSE.split(deed.text, maxsplit=1)[0], deed.evidence))


def _look_for(desk: Desk, first: dt.date, milestones: tuple[Milestone, ...]) -> Statement | None:
    """The first objective due in the month, else nothing."""
    milestone = next((m for m in milestones if _is_in(m.date.value, first)), None)
    fill = desk.scheme.objective_of("fill_hours")
    if milestone and fill:
        return desk.tell("summary.calendar.milestone", slots=fill.slots["slots"], hours=milestone.hours)
    reached = desk.case.fill is not None and any(math.isclose(m.hours.value, desk.case.fill.goal.value) for m in milestones)
    if fill and _is_in(fill.due.value, first) and reached:
        return None
    if fill and _is_in(fill.due.value, first) and desk.case.fill:
        return desk.tell("summary.calendar.milestone", slots=fill.slots["slots"], hours=desk.case.fill.goal)
    due = [o for o in desk.scheme.objectives if _is_in(o.due.value, first)]
    for objective in due:
        watch = next((i for i in desk.scheme.indicators if i.objective is objective), None)
        if watch:
            name = desk.phrase(f"{watch.wording}.name", **watch.slots)
            goal = desk.phrase(f"{watch.wording}.target", **watch.slots)
            return desk.tell("summary.calendar.due", name=name, goal=goal)
    return None


def _milestones(desk: Desk) -> tuple[Milestone, ...]:
    """What is filled by each quarter's end, where hours are filled."""
    case = desk.case
    return read_milestones(case.fill, case.ledger, case.start.value, case.end.value) if case.fill and desk.scheme.has("fill_hours") else ()

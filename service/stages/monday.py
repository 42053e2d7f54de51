"""This Monday's list: at most eight rows, within the owner's hours of the first week."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence

from service.domain.evidence import Fact, Statement
from service.domain.plan.control import MondayItem
from service.moves.scheme import Action
from service.stages.desk import Desk

MOST_ROWS = 8
SOON_DAYS = 21
"""An action that begins later has nothing to do with this Monday."""
FRIDAY_MINUTES = 15
OF_FRIDAY = ("put_right.friday", "record.keep_log", "learn.keep_log")
"""Routines that are read on a Friday."""
CAUSE = "learn.cause"
FIRST = (
    "take_down.swap", "record.one_line", "learn.log", "record.open_log", "put_right.keys", "put_right.book",
    "learn.phone", "level_week.cap", "turn_segment.letter", "learn.unblock", CAUSE, "learn.answers", "take_down.team_words",
    "keep.newcomers", "prove.ask_five", "fix_measure",
)  # fmt: skip
"""What comes first on a Monday: false words down, the log, the book, the commonest complaint, then the rest."""


def monday_list(desk: Desk) -> tuple[MondayItem, ...]:
    """Rows for the first week, the most urgent first, and the first Friday at the end."""
    return (*(_row(desk, action, minutes) for action, minutes in _chosen(desk)), *_friday(desk))


def _chosen(desk: Desk) -> list[tuple[Action, float | None]]:
    """The actions of the list with their minutes; Friday comes on top."""
    soon = desk.case.start.value + dt.timedelta(days=SOON_DAYS)
    ready = [a for a in desk.scheme.actions if desk.book.has(f"{a.wording}.monday") and not a.after and a.start.value < soon]
    commonest = next((a for a in desk.scheme.actions if a.task.key.startswith(CAUSE)), None)
    ranked = sorted(ready, key=lambda a: _rank(a, commonest))
    return list(_within_hours(desk, ranked, FRIDAY_MINUTES if _meet_on_friday(desk) else 0))[: MOST_ROWS - 1]


def _within_hours(desk: Desk, actions: Sequence[Action], taken: float) -> Iterator[tuple[Action, float | None]]:
    """The actions with their minutes; those of the owner as far as the owner's hours of the week carry them."""
    allowed = desk.brief.business.owner_hours_per_week
    room = math.inf if allowed is None else 60 * allowed - taken
    for action in actions:
        wanted = action.task.monday_minutes or 0.0
        if action.task.owner == desk.case.posts.owner:
            wanted = wanted if wanted <= room else min(wanted, _minutes_a_week(action))
            if wanted > room:
                continue
            room -= wanted
        yield action, wanted or None


def _minutes_a_week(action: Action) -> float:
    """What whoever answers for an action spends on it in a week."""
    weeks = math.ceil(((action.finish.value - action.start.value).days + 1) / 7)
    return round(60 * action.task.hours.get(action.task.owner, 0.0) / weeks)


def _rank(action: Action, commonest: Action | None) -> tuple[int, str]:
    """Place in the list, ties by key; of two causes of complaints the second waits for room."""
    waits = action.task.key.startswith(CAUSE) and action is not commonest
    keys = [i for i, key in enumerate(FIRST) if action.task.key.startswith(key) and not waits]
    return (keys[0] if keys else len(FIRST), action.task.key)


def _row(desk: Desk, action: Action, minutes: float | None) -> MondayItem:
    return MondayItem(
        who=who(desk, action.task.owner),
        minutes=minutes,
        what=desk.tell(f"{action.wording}.monday", **action.slots),
        done_when=desk.tell(f"{action.wording}.done", **action.slots),
    )


def _meet_on_friday(desk: Desk) -> list[str]:
    """Who has the quarter of an hour on Friday; nobody where no routine needs it."""
    posts, hours = desk.case.posts, desk.brief.business.owner_hours_per_week
    if not any(routine.habit.key in OF_FRIDAY for routine in desk.scheme.routines):
        return []
    too_few = hours is not None and 60 * hours < FRIDAY_MINUTES
    return [posts.steward] if too_few else list(dict.fromkeys([posts.owner, posts.steward]))


def _friday(desk: Desk) -> tuple[MondayItem, ...]:
    there = _meet_on_friday(desk)
    if not there:
        return ()
    day = desk.ledger.date("monday.first_friday", desk.case.first_friday, "the first Friday of the plan")
    key = "friday" if any(routine.habit.key == OF_FRIDAY[0] for routine in desk.scheme.routines) else "friday_log"
    what, done = desk.tell(f"programme.{key}"), desk.tell("programme.friday_done", day=day)
    return (MondayItem(who=desk.book.listed([who(desk, role) for role in there]), minutes=FRIDAY_MINUTES, what=what, done_when=done),)


def not_this_week(desk: Desk) -> Statement:
    """What to leave alone, and what the week takes of the owner's time."""
    later = [key for key, kind in (("advert", "fill_hours"), ("price", "price_step"), ("offer", "lead")) if desk.scheme.has(kind)]
    left = desk.book.listed([desk.phrase(f"programme.leave.{key}") for key in later or ["advert"]])
    weeks = desk.scheme.weekly_hours.get(desk.case.posts.owner)
    sentence = desk.tell("programme.not_this_week", left=left)
    if not weeks or desk.case.owner_hours is None:
        return sentence
    hours = first_week(desk)
    taken = desk.tell("programme.first_week", taken=hours, allowed=desk.case.owner_hours)
    return desk.book.join([sentence, taken]).model_copy(update={"part": 1})


def first_week(desk: Desk) -> Fact:
    """The owner's hours in the list above."""
    owner = desk.case.posts.owner
    listed = sum(minutes or 0 for action, minutes in _chosen(desk) if action.task.owner == owner)
    listed += FRIDAY_MINUTES if owner in _meet_on_friday(desk) else 0
    return desk.ledger.fact("hours.owner.first_week", round(listed / 60, 2), "h", "Σ the owner's minutes in Monday's list ÷ 60")


def weekly_hours(desk: Desk, role: str) -> tuple[float, ...]:
    """Hours that the plan takes of a role, week by week; the owner's first week is no shorter than Monday's list."""
    weeks = tuple(round(hours, 4) for hours in desk.scheme.weekly_hours.get(role, ()))
    if not weeks or role != desk.case.posts.owner:
        return weeks
    return (max(weeks[0], first_week(desk).value), *weeks[1:])


def who(desk: Desk, role: str) -> str:
    """The role as part 1 names it: the owner is spoken to."""
    return str(desk.phrase("programme.you")) if role == desk.case.posts.owner else role

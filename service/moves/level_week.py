"""Move: bring parts of the week that are over their hours back below the queue line."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.evidence import Phrase, known
from service.figures.levelling import Levelling
from service.figures.week import Slot, Week
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.model import Aim, Move, SlotDict, Watch
from service.writing.week_names import name_slots

CAP_DUE_WEEK, ROSTER_DUE_WEEK = 12, 20
MOST_NAMED = 2


def level_week(case: Case) -> Move | None:
    """The move, when a part of the week is over its hours."""
    week = case.week
    if week is None or not week.overloaded:
        return None
    levels = case.fill.levelling if case.fill else ()
    if len(week.overloaded) == 1 and levels and levels[0].jobs_kept.value >= 1:
        return _one_slot(case, week, levels[0])
    return _many_slots(case, week)


def _one_slot(case: Case, week: Week, level: Levelling) -> Move:
    slot = level.slot
    slots = _shared(case, week, [slot]) | {
        "cap": level.jobs_kept,
        "moved": level.hours_over,
        "target": level.load_kept,
        "load": known(slot.utilisation),
        "hours": slot.hours,
    }
    draft = Drafting("level_week", case.posts)
    aim = Aim("level_week.load", "productivity", "share", known(slot.utilisation), level.load_kept, CAP_DUE_WEEK, case.posts.steward)
    watches = (Watch("level_week.load", aim.key),)
    return Move(
        "level_week", 0.0, (aim,), (draft.task("cap", aim.key),), watches, risks=("stay",), causes=("peaks",), urgent=8, slots=slots
    )


def _many_slots(case: Case, week: Week) -> Move:
    fullest = week.fullest or week.overloaded[0]
    slots = _shared(case, week, week.overloaded) | {
        "all_slots": name_slots(case.book, week.overloaded),
        "over": week.over_hours,
        "load": known(fullest.utilisation),
        "hours": fullest.hours,
        "target": case.queue_line,
        "fullest": name_slots(case.book, [fullest]),
    }
    now = case.ledger.fact("week.overloaded", len(week.overloaded), "count", "parts of the week with demand above hours")
    none = case.ledger.fact("week.overloaded_goal", 0, "count", "no part of the week over its hours")
    draft = Drafting("level_week", case.posts)
    aim = Aim("level_week.overloads", "productivity", "count", now, none, ROSTER_DUE_WEEK, case.posts.steward)
    tasks = (draft.task("roster", aim.key), draft.task("run_roster", aim.key))
    watches = (Watch("level_week.overloads", aim.key),)
    return Move(
        "level_week", 0.0, (aim,), tasks, watches, risks=("stay_many",), causes=("peaks",), urgent=8, reason="reason_many", slots=slots
    )


def _shared(case: Case, week: Week, over: Sequence[Slot]) -> SlotDict:
    return {"slot": _named(case, over), "quiet": name_slots(case.book, week.quiet), "limit": case.queue_line, "room": week.room_hours}


def _named(case: Case, over: Sequence[Slot]) -> Phrase:
    """The slots by name; many of them together."""
    return name_slots(case.book, over) if len(over) <= MOST_NAMED else case.book.phrase("moves.level_week.overfull")

"""Move: bring parts of the week that are over their hours back below the queue line."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.evidence import Fact, Phrase, known
from service.figures.levelling import Levelling
from service.figures.week import Slot, Week
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.model import Aim, Move, SlotDict, Watch
from service.writing.week_names import name_slots

CAP_DUE_WEEK, ROSTER_DUE_WEEK = 12, 20
MOST_NAMED = 2
SPOKEN_OF = ("goal", "none", "counted", "build", "build_short", "run", "run_short", "sign")


def level_week(case: Case) -> Move | None:
    """The move, when a part of the week is over its hours."""
    week = case.week
    if week is None or not week.overloaded:
        return None
    if week.seasonal:
        return _many_slots(case, week, "reason")
    levels = case.fill.levelling if case.fill else ()
    if len(week.overloaded) == 1 and levels and levels[0].jobs_kept.value >= 1:
        return _one_slot(case, week, levels[0])
    return _many_slots(case, week, "reason_many")


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


def _many_slots(case: Case, week: Week, reason: str) -> Move:
    slots = _shared(case, week, week.overloaded) | {"over": week.over_hours, "target": case.queue_line}
    slots |= _of_the_season(case, week) if week.seasonal else _of_the_week(case, week)
    slots |= _spoken_of(case, "by_season" if week.seasonal else "by_week", slots)
    now = case.ledger.fact("week.overloaded", len(week.overloaded), "count", "parts of the week with demand above hours")
    none = case.ledger.fact("week.overloaded_goal", 0, "count", "no part of the week over its hours")
    draft = Drafting("level_week", case.posts)
    aim = Aim("level_week.overloads", "productivity", "count", now, none, ROSTER_DUE_WEEK, case.posts.steward)
    tasks = (draft.task("roster", aim.key), draft.task("run_roster", aim.key))
    watches = (Watch("level_week.overloads", aim.key),)
    return Move("level_week", 0.0, (aim,), tasks, watches, risks=("stay_many",), causes=("peaks",), urgent=8, reason=reason, slots=slots)


def _of_the_week(case: Case, week: Week) -> SlotDict:
    fullest = week.fullest or week.overloaded[0]
    return {
        "all_slots": name_slots(case.book, week.overloaded),
        "load": known(fullest.utilisation),
        "hours": fullest.hours,
        "fullest": name_slots(case.book, [fullest]),
    }


def _of_the_season(case: Case, week: Week) -> SlotDict:
    """A season cannot be spread over the days of a week: its work is agreed out of it, before it begins."""
    parts = {slot.part for slot in week.overloaded}
    busy, rest = [s for s in week.known if s.part in parts], [s for s in week.known if s.part not in parts]
    loads: SlotDict = {"load": _load(case, "season.load", busy)}
    return loads | {"rest": name_slots(case.book, rest), "rest_load": _load(case, "season.rest_load", rest)} if rest else loads


def _load(case: Case, name: str, slots: Sequence[Slot]) -> Fact:
    load = sum(known(s.demand).value for s in slots) / sum(s.hours.value for s in slots)
    return case.ledger.fact(name, load, "share", "Σ hours demanded ÷ Σ hours that can be sold, over the days of the season")


def _spoken_of(case: Case, basis: str, slots: SlotDict) -> SlotDict:
    """How the spreading is spoken of, over a week or over a year."""
    return {name: case.book.phrase(f"moves.level_week.{basis}.{name}", **slots) for name in SPOKEN_OF}


def _shared(case: Case, week: Week, over: Sequence[Slot]) -> SlotDict:
    return {"slot": named_slots(case, over), "quiet": name_slots(case.book, week.quiet), "limit": case.queue_line, "room": week.room_hours}


def named_slots(case: Case, over: Sequence[Slot]) -> Phrase:
    """The slots by name; many of them together, unless they are one season."""
    few = len({s.part if s.is_season else s.name for s in over}) <= MOST_NAMED
    return name_slots(case.book, over) if few else case.book.phrase("moves.level_week.overfull")

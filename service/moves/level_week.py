"""Move: bring parts of the week that are over their hours back below the queue line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain.evidence import Fact, Phrase, known
from service.figures.levelling import Levelling
from service.figures.slots import Slot
from service.figures.week import Week
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.lexicon import mentions
from service.moves.model import Aim, Move, SlotDict, Watch
from service.writing.week_names import name_slots

CAP_DUE_WEEK, ROSTER_DUE_WEEK = 12, 20
WEEKS_A_YEAR, BEFORE_IT_RUNS = 52, 8
MOST_NAMED = 2
SPOKEN_OF = ("goal", "none", "counted", "build", "build_short", "run", "run_short", "place", "sign")
SPOKEN_OF_STOP = ("stop", "stop_short", "stop_done")


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
        "kept_hours": level.hours_kept,
        "moved": level.hours_over,
        "target": level.load_kept,
        "load": known(slot.utilisation),
        "hours": slot.hours,
        "room": _room_of(case, week.quiet) if week.quiet else week.room_hours,
    }
    unequal = ("by_hours",) if level.unequal else ()
    ways = ("by_calls",) if is_for_callers(case, slot) else (*unequal, "by_stop")
    slots |= _spoken_of(case, ways, SPOKEN_OF_STOP, slots)
    draft = Drafting("level_week", case.posts)
    aim = Aim("level_week.load", "productivity", "share", known(slot.utilisation), level.load_kept, CAP_DUE_WEEK, case.posts.steward)
    watches = (Watch("level_week.load", aim.key),)
    return Move(
        "level_week", 0.0, (aim,), (draft.task("cap", aim.key),), watches, risks=("stay",), causes=("peaks",), urgent=8, slots=slots
    )


def _room_of(case: Case, quiet: Sequence[Slot]) -> Fact:
    """Hours that the quiet parts of the week hold before a queue begins."""
    free = sum(known(slot.room).value for slot in quiet)
    return case.ledger.fact("level.room_quiet", free, "h", "Σ max(0, 0.85 × hours − demand)", {"dayparts": [slot.name for slot in quiet]})


def is_for_callers(case: Case, slot: Slot) -> bool:
    """Whether the owner wants a part of the week kept for those who ring on its day."""
    return any(slot.day in goal.days and mentions(case.brief.language, "calls", str(goal.text)) for goal in case.goals)


def moves_bookings(case: Case) -> bool:
    """Whether work is booked into the quiet hours, since the owner wants them filled; else hours move to the work."""
    return any(goal.kind == "fill" for goal in case.goals)


def _many_slots(case: Case, week: Week, reason: str) -> Move:
    slots = _shared(case, week, week.overloaded) | {"over": week.over_hours, "target": case.queue_line}
    slots |= _of_the_season(case, week) if week.seasonal else _of_the_week(case, week)
    booking = ("by_booking",) if moves_bookings(case) else ()
    slots |= _spoken_of(case, ("by_season",) if week.seasonal else (*booking, "by_week"), SPOKEN_OF, slots)
    now = case.ledger.fact("week.overloaded", len(week.overloaded), "count", "parts of the week with demand above hours")
    none = case.ledger.fact("week.overloaded_goal", 0, "count", "no part of the week over its hours")
    draft = Drafting("level_week", case.posts)
    aim = Aim("level_week.overloads", "productivity", "count", now, none, ROSTER_DUE_WEEK, case.posts.steward)
    run = draft.task("run_roster", aim.key)
    tasks = (draft.task("roster", aim.key), replace(run, weeks=_until_it_is_over(case)) if week.seasonal else run)
    watches = (Watch("level_week.overloads", aim.key),)
    return Move("level_week", 0.0, (aim,), tasks, watches, risks=("stay_many",), causes=("peaks",), urgent=8, reason=reason, slots=slots)


def _until_it_is_over(case: Case) -> int:
    """Weeks for which a season is watched: until it has passed, whenever in the year it comes, as far as the plan goes."""
    weeks = (case.end.value - case.start.value).days // 7
    return max(1, min(WEEKS_A_YEAR, weeks - BEFORE_IT_RUNS))


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
    busy, rest = week.overloaded[0], [s for s in week.slots if s not in week.overloaded and s.utilisation]
    share = known(busy.over).value / known(busy.demand).value
    over = case.ledger.fact("season.over_share", share, "share", "hours over 85 % ÷ hours demanded, of the season")
    year = case.ledger.fact("season.over_year", WEEKS_A_YEAR * known(busy.over).value, "h", "52 × hours over 85 % in an average week")
    slots: SlotDict = {"load": known(busy.utilisation), "over_share": over, "over_year": year, **_in_jobs(case, year)}
    if "jobs" in slots:
        slots |= _above_itself(case, known(busy.demand).value - busy.hours.value)
    return slots | {"rest": name_slots(case.book, rest[:1]), "rest_load": known(rest[0].utilisation)} if rest else slots


def _above_itself(case: Case, above: float) -> SlotDict:
    """What a season carries beyond its own hours, which somebody works in the evening or on a Sunday; in jobs as well."""
    formula = "52 × (hours demanded − hours to sell) in an average week"
    hours = case.ledger.fact("season.above_year", WEEKS_A_YEAR * above, "h", formula)
    return {"above_year": hours, "above_jobs": _in_jobs(case, hours, "above")["jobs"]}


def _in_jobs(case: Case, hours: Fact, name: str = "over") -> SlotDict:
    """Hours told in the longest of the firm's jobs: what one can count and agree, client by client."""
    timed = [(-s.minutes.value, s.name, s) for s in case.money.sold if s.minutes and s.minutes.value > 0]
    if not timed:
        return {}
    longest = min(timed, key=lambda t: t[:2])[2]
    jobs = 60 * hours.value / known(longest.minutes).value
    formula = "hours in a year × 60 ÷ minutes of the longest service"
    return {"longest": case.low(longest.name), "jobs": case.ledger.fact(f"season.{name}_jobs", jobs, "count", formula, {"hours": hours})}


def _spoken_of(case: Case, ways: Sequence[str], names: Sequence[str], slots: SlotDict) -> SlotDict:
    """How the easing is spoken of, each word from the first way that has it."""
    keys = {name: next(key for way in ways if case.book.has(key := f"moves.level_week.{way}.{name}")) for name in names}
    return {name: case.book.phrase(key, **slots) for name, key in keys.items()}


def _shared(case: Case, week: Week, over: Sequence[Slot]) -> SlotDict:
    return {"slot": named_slots(case, over), "quiet": name_slots(case.book, week.quiet), "limit": case.queue_line, "room": week.room_hours}


def named_slots(case: Case, over: Sequence[Slot]) -> Phrase:
    """The slots by name; many of them together, unless they are one season."""
    few = len({s.part if s.is_season else s.name for s in over}) <= MOST_NAMED
    return name_slots(case.book, over) if few else case.book.phrase("moves.level_week.overfull")

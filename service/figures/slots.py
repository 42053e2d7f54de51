"""The parts of a brief's week, or the seasons of its year: hours to sell, hours demanded, what lies over the line where queues begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from service.analysis import capacity
from service.analysis.capacity import State
from service.domain.brief import Capacity, Day
from service.domain.evidence import Fact, Ledger, Phrase, from_brief, named

DAYS: tuple[Day, ...] = get_args(Day)
DAY_WORDS: dict[str, tuple[str, ...]] = {
    "mon": ("mon", "monday", "周一", "星期一", "礼拜一"),
    "tue": ("tue", "tues", "tuesday", "周二", "星期二", "礼拜二"),
    "wed": ("wed", "weds", "wednesday", "周三", "星期三", "礼拜三"),
    "thu": ("thu", "thur", "thurs", "thursday", "周四", "星期四", "礼拜四"),
    "fri": ("fri", "friday", "周五", "星期五", "礼拜五"),
    "sat": ("sat", "saturday", "周六", "星期六", "礼拜六"),
    "sun": ("sun", "sunday", "周日", "周天", "星期日", "星期天", "礼拜天"),
}

SEASON_WORDS = (
    *("season", "summer", "winter", "spring", "autumn", "of the year", "holidays", "term"),
    *("季", "春", "夏", "秋", "冬", "平时", "寒假", "暑假", "学期"),
)  # fmt: skip

LOAD = "hours demanded ÷ hours that can be sold"
OVER = "max(0, demand − 0.85 × hours)"
ROOM = "max(0, 0.85 × hours − demand)"


@dataclass(frozen=True)
class Slot:
    """One part of one day. What needs the demand is None where the brief does not give it."""

    day: Day
    part: Phrase
    hours: Fact
    demand: Fact | None
    utilisation: Fact | None
    state: State | None
    over: Fact | None
    room: Fact | None
    queue_factor: Fact | None

    @cached_property
    def name(self) -> str:
        """Name of the slot in the ledger: `tue_afternoon`; a season by its own."""
        return str(self.part) if self.is_season else f"{self.day}_{self.part}"

    @cached_property
    def is_season(self) -> bool:
        """Whether the part is a season of the year, not a time of day."""
        return is_season(self.part)


def read_slots(given: Capacity, ledger: Ledger) -> tuple[Slot, ...]:
    """Every part of every day with hours or demand; where all parts are seasons, one for each season, its days together."""
    parts = [(day, part) for day in DAYS for part, hours in given.hours.get(day, {}).items() if hours > 0 or _wanted(given, day, part)]
    if not all(is_season(part) for _, part in parts):
        return tuple(_slot(day, part, given, ledger) for day, part in parts)
    seasons = dict.fromkeys(part for _, part in parts)
    return tuple(_season(part, [day for day, its in parts if its == part], given, ledger) for part in seasons)


def is_season(part: str) -> bool:
    """Whether a part is a season of the year, not a time of day."""
    low = part.casefold()
    return any(word in low for word in SEASON_WORDS)


def total_hours(name: str, formula: str, parts: Mapping[str, Fact], ledger: Ledger) -> Fact:
    """The sum of some hours, recorded."""
    return ledger.fact(name, sum(p.value for p in parts.values()), "h", formula, parts)


def _wanted(given: Capacity, day: Day, part: str) -> float:
    return given.demand.get(day, {}).get(part) or 0.0


def _slot(day: Day, part: str, given: Capacity, ledger: Ledger) -> Slot:
    hours = from_brief(given.hours[day][part], "h", f"capacity.hours.{day}.{part}")
    words = named(part, f"capacity.hours.{day}.{part}")
    if given.demand.get(day, {}).get(part) is None:
        return _unknown(day, words, hours)
    demand = from_brief(_wanted(given, day, part), "h", f"capacity.demand.{day}.{part}")
    return _booked(f"{day}_{part}", day, words, (hours, demand), ledger)


def _season(part: str, days: Sequence[Day], given: Capacity, ledger: Ledger) -> Slot:
    """A season: its days together, since what is too much in it cannot be moved from one of them to another."""
    words = named(part, f"capacity.hours.{days[0]}.{part}")
    each: dict[str, Fact] = {day: from_brief(given.hours[day][part], "h", f"capacity.hours.{day}.{part}") for day in days}
    hours = total_hours(f"hours.{part}", "Σ over its days of hours that can be sold", each, ledger)
    if any(given.demand.get(day, {}).get(part) is None for day in days):
        return _unknown(days[0], words, hours)
    asked: dict[str, Fact] = {day: from_brief(_wanted(given, day, part), "h", f"capacity.demand.{day}.{part}") for day in days}
    demand = total_hours(f"demand.{part}", "Σ over its days of hours demanded", asked, ledger)
    return _booked(part, days[0], words, (hours, demand), ledger)


def _unknown(day: Day, part: Phrase, hours: Fact) -> Slot:
    return Slot(day, part, hours, None, None, None, None, None, None)


def _booked(name: str, day: Day, part: Phrase, hours_and_demand: tuple[Fact, Fact], ledger: Ledger) -> Slot:
    hours, demand = hours_and_demand
    inputs = {"demand": demand.value, "hours": hours}
    load = capacity.utilisation(demand.value, hours.value)
    queue = None if load is None else capacity.queue_factor(load)
    return Slot(
        day=day,
        part=part,
        hours=hours,
        demand=demand,
        utilisation=None if load is None else ledger.fact(f"load.{name}", load, "share", LOAD, inputs),
        state=capacity.state_of(demand.value, hours.value),
        over=ledger.fact(f"over.{name}", capacity.hours_over(demand.value, hours.value), "h", OVER, inputs),
        room=ledger.fact(f"room.{name}", capacity.hours_of_room(demand.value, hours.value), "h", ROOM, inputs),
        queue_factor=None if queue is None else ledger.fact(f"queue.{name}", queue, "", "load ÷ (1 − load)", {"load": load}),
    )

"""The week of a brief: how full each part of it is, what is over, what is free, and what a growth would ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from service.analysis import capacity
from service.analysis.capacity import Daypart, State
from service.analysis.staffing import staffing_hours
from service.domain.brief import Brief, Capacity
from service.domain.evidence import Fact, Ledger, Phrase, named
from service.figures.slots import DAY_WORDS, DAYS, OVER, ROOM, Slot, read_slots, total_hours

MOST = "hours a week ÷ demand a week − 1"


@dataclass(frozen=True)
class Week:
    """All slots of a week with hours to sell, and their sums; a sum that needs a missing demand is None."""

    slots: tuple[Slot, ...]
    hours: Fact
    demand: Fact | None
    load: Fact | None
    unsold: Fact | None
    staffing: Fact | None
    over_hours: Fact
    room_hours: Fact
    spread_fits: bool | None
    spread_excess: Fact | None
    overloaded: tuple[Slot, ...]
    full: tuple[Slot, ...]
    queue_risk: tuple[Slot, ...]
    spare: tuple[Slot, ...]
    fullest: Slot | None
    emptiest: Slot | None
    demand_without_hours: tuple[Phrase, ...]

    @property
    def known(self) -> tuple[Slot, ...]:
        """Slots whose demand is known."""
        return tuple(s for s in self.slots if s.demand is not None)

    @property
    def quiet(self) -> tuple[Slot, ...]:
        """Slots with hours to spare; where there is none, the emptiest."""
        return self.spare or ((self.emptiest,) if self.emptiest else ())

    @property
    def seasonal(self) -> bool:
        """Whether its parts are the seasons of a year."""
        return bool(self.slots) and all(s.is_season for s in self.slots)

    @property
    def dayparts(self) -> tuple[Daypart, ...]:
        """The slots whose demand is known, as plain numbers."""
        return tuple(Daypart(s.name, s.hours.value, s.demand.value) for s in self.slots if s.demand is not None)


@dataclass(frozen=True)
class GrowthHours:
    """What a growth goal asks of the week."""

    share: float
    needed: Fact
    fits: bool
    overloaded_now: Fact
    overloaded_then: Fact
    most_that_fits: Fact | None


def read_week(brief: Brief, ledger: Ledger) -> Week | None:
    """Work out the week of a brief; None without hours to sell (method 3 and 9, SEG-5)."""
    if brief.capacity is None:
        return None
    slots = read_slots(brief.capacity, ledger)
    if sum(s.hours.value for s in slots) <= capacity.TOLERANCE:
        return None
    return _week(slots, _demand_without_hours(brief.capacity), ledger)


def find_slot(week: Week, group: str) -> Slot | None:
    """The slot that a group of a delivery record names: `tue afternoon`, `Tuesday Afternoon`, `周二下午`, or a day with one part."""
    wanted = _plain(group)
    for slot in week.slots:
        alone = sum(s.day == slot.day for s in week.slots) == 1
        words = DAY_WORDS[slot.day]
        part = _plain(slot.part)
        if wanted in {_plain(w) + part for w in words} or (alone and wanted in {_plain(w) for w in words}):
            return slot
    return None


def hours_for_growth(week: Week, ledger: Ledger, share: float) -> GrowthHours | None:
    """Hours that a growth of demand needs, parts overloaded now and then, and the most that fits; None where demand is not known."""
    if week.demand is None:
        return None
    grown = capacity.grow(week.dayparts, share)
    asked = {"demand": week.demand, "hours": week.hours, "share": share}
    name, most = f"growth_{share:g}", grown.most_that_fits
    now, then = "dayparts with load above 100 %", "dayparts with load × (1 + growth) above 100 %"
    return GrowthHours(
        share=share,
        needed=ledger.fact(f"{name}.hours", grown.needed_hours, "h", "demand a week × (1 + growth)", asked),
        fits=grown.fits,
        overloaded_now=ledger.fact("load.overloaded", grown.overloaded_now, "count", now),
        overloaded_then=ledger.fact(f"{name}.overloaded", grown.overloaded_then, "count", then, asked),
        most_that_fits=None if most is None else ledger.fact("growth.most_that_fits", most, "share", MOST, asked),
    )


def _week(slots: tuple[Slot, ...], demand_without_hours: tuple[Phrase, ...], ledger: Ledger) -> Week:
    loaded = [s for s in slots if s.utilisation is not None]
    hours = total_hours("capacity.week", "Σ hours that can be sold", {s.name: s.hours for s in slots}, ledger)
    demand, load, unsold, staffing, excess = _sums(slots, hours, ledger)
    return Week(
        slots=slots,
        hours=hours,
        demand=demand,
        load=load,
        unsold=unsold,
        staffing=staffing,
        over_hours=total_hours("shift.over_85", f"Σ over dayparts of {OVER}", {s.name: s.over for s in slots if s.over}, ledger),
        room_hours=total_hours("shift.room_below_85", f"Σ over dayparts of {ROOM}", {s.name: s.room for s in slots if s.room}, ledger),
        spread_fits=None if demand is None else excess is None,
        spread_excess=excess,
        overloaded=_in_state(slots, "overload"),
        full=_in_state(slots, "full"),
        queue_risk=_in_state(slots, "queue_risk"),
        spare=_in_state(slots, "spare"),
        fullest=max(loaded, key=_load, default=None),
        emptiest=min(loaded, key=_load, default=None),
        demand_without_hours=demand_without_hours,
    )


def _sums(slots: tuple[Slot, ...], hours: Fact, ledger: Ledger) -> tuple[Fact | None, ...]:
    """(demand, load, unsold, staffing hours, excess over an even spread); all None where a demand is missing."""
    wanted = {s.name: s.demand for s in slots if s.demand is not None}
    if len(wanted) < len(slots):
        return None, None, None, None, None
    demand = total_hours("demand.week", "Σ hours demanded", wanted, ledger)
    inputs = {"demand": demand, "hours": hours}
    over = capacity.hours_over(demand.value, hours.value)
    return (
        demand,
        ledger.fact("load.week", demand.value / hours.value, "share", "demand a week ÷ hours a week", inputs),
        ledger.fact("capacity.unsold", max(0.0, hours.value - demand.value), "h", "max(0, hours a week − demand a week)", inputs),
        ledger.fact("staffing.hours", staffing_hours(demand.value), "h", "demand a week ÷ 0.85", inputs),
        ledger.fact("spread.over_85", over, "h", "demand a week − 0.85 × hours a week", inputs) if over > 0 else None,
    )


def _in_state(slots: tuple[Slot, ...], state: State) -> tuple[Slot, ...]:
    return tuple(s for s in slots if s.state == state)


def _load(slot: Slot) -> float:
    return 0.0 if slot.utilisation is None else slot.utilisation.value


def _demand_without_hours(given: Capacity) -> tuple[Phrase, ...]:
    """Parts with demand for which the brief gives no hours: a slip of the pen to ask about."""
    return tuple(
        named(part, f"capacity.demand.{day}.{part}")
        for day in DAYS
        for part, wanted in given.demand.get(day, {}).items()
        if wanted > 0 and part not in given.hours.get(day, {})
    )


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    """Words without case, spaces and joiners."""
    return "".join(c for c in words.casefold() if c.isalnum())

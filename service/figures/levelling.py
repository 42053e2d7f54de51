"""Overloaded dayparts: how many jobs they can keep, and how many a week must go elsewhere."""

from __future__ import annotations

import math
from dataclasses import dataclass

from service.analysis.capacity import TOLERANCE
from service.analysis.filling import jobs_below_queue_risk, jobs_to_move
from service.domain.evidence import Fact, Ledger
from service.figures.money import Money
from service.figures.services import ServiceFigures
from service.figures.slots import Slot
from service.figures.week import Week

OF_THE_MAIN = "main service's minutes"
OF_THE_AVERAGE = "average visit's minutes"
FAR_FROM_MAIN = 0.15
"""The average visit counts instead of the main service where it differs by more than this share of its minutes."""

UNEQUAL = 2
"""How many times as long the longest job takes from which jobs are called unequal."""
SHORTEST_MINUTES = 5
"""Below this a delivery is no visit: a month of a plan is only booked."""
SELDOM = 0.05
"""Share of all deliveries below which a service is no usual one."""


@dataclass(frozen=True)
class Levelling:
    """One overloaded slot, counted in jobs of `minutes`: those of the main service, or of the average visit where it is far from that.

    Either it is capped (`jobs_kept`, which take `hours_kept`, with `load_kept` then), or whole jobs are moved out of it
    (`jobs_to_move`, with `load_after` then).
    """

    slot: Slot
    minutes: Fact
    by_average: bool
    unequal: bool
    """Whether the longest job that fits takes at least twice as long as the shortest: hours then say more than a count of jobs."""
    jobs_now: Fact
    jobs_kept: Fact
    hours_kept: Fact
    load_kept: Fact
    jobs_over: Fact
    hours_over: Fact
    jobs_to_move: Fact
    load_after: Fact


def read_levelling(week: Week, money: Money, ledger: Ledger) -> tuple[Levelling, ...]:
    """What brings each overloaded slot under 85 % (method 9); empty where the minutes of a job are not known."""
    main = money.main
    if main is None or main.minutes is None:
        return ()
    return tuple(_level(s, s.demand, _job(s, main.minutes, money, ledger), ledger) for s in week.overloaded if s.demand and s.utilisation)


@dataclass(frozen=True)
class _Job:
    """What a slot is counted in."""

    minutes: Fact
    by_average: bool
    unequal: bool = False


def _job(slot: Slot, main: Fact, money: Money, ledger: Ledger) -> _Job:
    """The average of the visits that fit into the slot, where it differs from the main service by more than 15 %."""
    counted = [(s.minutes, s.per_month) for s in money.sold if _fits(s, slot)]
    volume = math.fsum(n.value for _, n in counted if n)
    if volume <= 0:
        return _Job(main, False)
    average = math.fsum(m.value * n.value for m, n in counted if m and n) / volume
    usual = [m.value for m, n in counted if m and n and n.value >= SELDOM * volume]
    unequal = max(usual, default=0) >= UNEQUAL * min(usual, default=1)
    if abs(average - main.value) <= FAR_FROM_MAIN * main.value + TOLERANCE:
        return _Job(main, False, unequal)
    formula = "average visit: Σ minutes × deliveries ÷ Σ deliveries, over the services that are visits and fit into its hours"
    return _Job(ledger.fact(f"level.{slot.name}.minutes", average, "min", formula, {"main": main}), True, unequal)


def _fits(service: ServiceFigures, slot: Slot) -> bool:
    """Whether a delivery is one of the slot's visits: a refit of a week is none of a morning's, nor is a bill of three minutes."""
    if service.per_month is None or service.minutes is None:
        return False
    return SHORTEST_MINUTES <= service.minutes.value <= slot.hours.value * 60


def _level(slot: Slot, demand: Fact, job: _Job, ledger: Ledger) -> Levelling:
    name, hours, minutes, each = f"level.{slot.name}", slot.hours.value, job.minutes.value, job.minutes.value / 60
    now, kept, out = demand.value / each, jobs_below_queue_risk(hours, minutes), jobs_to_move(demand.value, hours, minutes)
    inputs = {"demand": demand, "hours": slot.hours, "minutes": job.minutes}
    counted = OF_THE_AVERAGE if job.by_average else OF_THE_MAIN

    def fact(key: str, value: float, unit: str, formula: str) -> Fact:
        return ledger.fact(f"{name}.{key}", value, unit, formula.replace("minutes", counted), inputs)

    return Levelling(
        slot=slot,
        minutes=job.minutes,
        by_average=job.by_average,
        unequal=job.unequal,
        jobs_now=fact("jobs_now", now, "count", "demand × 60 ÷ minutes"),
        jobs_kept=fact("jobs_kept", kept, "count", "largest whole number of jobs with jobs × minutes ÷ 60 < 0.85 × hours"),
        hours_kept=fact("hours_kept", kept * each, "h", "jobs kept × minutes ÷ 60"),
        load_kept=fact("load_kept", kept * each / hours, "share", "jobs kept × minutes ÷ 60 ÷ hours"),
        jobs_over=fact("jobs_over", now - kept, "count", "jobs now − jobs kept, by minutes"),
        hours_over=fact("hours_over", demand.value - kept * each, "h", "demand − jobs kept × minutes ÷ 60"),
        jobs_to_move=fact("jobs_to_move", out, "count", "fewest whole jobs with demand − jobs × minutes ÷ 60 < 0.85 × hours"),
        load_after=fact("load_after", max(0.0, demand.value - out * each) / hours, "share", "(demand − jobs moved × minutes ÷ 60) ÷ hours"),
    )

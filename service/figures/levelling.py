"""Overloaded dayparts: how many jobs they can keep, and how many a week must go elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.filling import jobs_below_queue_risk, jobs_to_move
from service.domain.evidence import Fact, Ledger
from service.figures.services import ServiceFigures
from service.figures.week import Slot, Week


@dataclass(frozen=True)
class Levelling:
    """One overloaded slot, counted in jobs of the main service.

    Either it is capped (`jobs_kept`, with `load_kept` then), or whole jobs are moved out of it (`jobs_to_move`, with `load_after` then).
    """

    slot: Slot
    jobs_now: Fact
    jobs_kept: Fact
    load_kept: Fact
    jobs_over: Fact
    hours_over: Fact
    jobs_to_move: Fact
    load_after: Fact


def read_levelling(week: Week, main: ServiceFigures | None, ledger: Ledger) -> tuple[Levelling, ...]:
    """What brings each overloaded slot under 85 % (method 9); empty where the minutes of a job are not known."""
    if main is None or main.minutes is None:
        return ()
    return tuple(_level(s, s.demand, main.minutes, ledger) for s in week.overloaded if s.demand and s.utilisation)


def _level(slot: Slot, demand: Fact, minutes: Fact, ledger: Ledger) -> Levelling:
    name, hours, job = f"level.{slot.name}", slot.hours.value, minutes.value / 60
    now, kept, out = demand.value / job, jobs_below_queue_risk(hours, minutes.value), jobs_to_move(demand.value, hours, minutes.value)
    inputs = {"demand": demand, "hours": slot.hours, "minutes": minutes}

    def fact(key: str, value: float, unit: str, formula: str) -> Fact:
        return ledger.fact(f"{name}.{key}", value, unit, formula, inputs)

    return Levelling(
        slot=slot,
        jobs_now=fact("jobs_now", now, "count", "demand × 60 ÷ minutes"),
        jobs_kept=fact("jobs_kept", kept, "count", "largest whole number of jobs with jobs × minutes ÷ 60 < 0.85 × hours"),
        load_kept=fact("load_kept", kept * job / hours, "share", "jobs kept × minutes ÷ 60 ÷ hours"),
        jobs_over=fact("jobs_over", now - kept, "count", "jobs now − jobs kept"),
        hours_over=fact("hours_over", demand.value - kept * job, "h", "demand − jobs kept × minutes ÷ 60"),
        jobs_to_move=fact("jobs_to_move", out, "count", "fewest whole jobs with demand − jobs × minutes ÷ 60 < 0.85 × hours"),
        load_after=fact("load_after", max(0.0, demand.value - out * job) / hours, "share", "(demand − jobs moved × minutes ÷ 60) ÷ hours"),
    )

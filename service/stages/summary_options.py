"""Bolder ideas beside the safe ones, each with its price, so that the owner can choose."""

from __future__ import annotations

import math
from collections.abc import Iterator

from service.domain.evidence import Fact, Statement, known
from service.figures.services import ServiceFigures
from service.stages.desk import Desk
from service.stages.summary_bolder import evening_trial, spend_more, word_of_mouth

MOST_OPTIONS = 3
WHAT_IF_HOURS = 30
WHAT_IF_MINUTES = (60, 90, 120)
WHAT_IF_WEEKS = 46
WHAT_IF_JOBS = {"few": 4, "some": 8, "many": 12}
ONE_IN_TEN, HALF = 0.1, 0.5


def write_options(desk: Desk) -> tuple[Statement, ...]:
    """At most three, from what the brief holds; none without figures."""
    ideas = (spend_more, evening_trial, word_of_mouth, _package)
    return tuple([*_what_if(desk), *[row for idea in ideas for row in idea(desk)][:MOST_OPTIONS]])


def _what_if(desk: Desk) -> Iterator[Statement]:
    """One service with a price only: what it would earn an hour at three lengths. Marked as what if; the range is ours."""
    service = desk.case.money.leading
    if not desk.case.thin or service.minutes is not None or service.price.value <= 0:
        return
    hours = desk.ledger.fact("what_if.hours", WHAT_IF_HOURS, "h", "what if: working hours a week (our range, not a finding)")
    for minutes in WHAT_IF_MINUTES:
        length = desk.ledger.fact(
            f"what_if.{minutes}.minutes", minutes, "min", "what if: minutes from door to door (our range, not a finding)"
        )
        hour = desk.ledger.fact(
            f"what_if.{minutes}.hour", service.price.value * 60 / minutes, "money", "price × 60 ÷ minutes", {"price": service.price}
        )
        jobs = math.floor(WHAT_IF_HOURS * desk.case.queue_line.value * 60 / minutes)
        held = desk.ledger.fact(f"what_if.{minutes}.jobs", jobs, "count", "hours × 0.85 × 60 ÷ minutes, rounded down", {"hours": hours})
        free = desk.ledger.fact("what_if.kept_free", 1 - desk.case.queue_line.value, "share", "1 − load from which every delay passes on")
        slots = {"minutes": length, "hour": hour, "hours": hours, "jobs": held, "free": free}
        yield desk.tell("summary.options.what_if", mark=desk.doubts.mark("what_if_pace"), **slots)
    yield desk.tell("summary.options.what_if_year", **_year_at(desk, service))


def _year_at(desk: Desk, service: ServiceFigures) -> dict[str, Fact]:
    """What three paces of a week would bring in a year, before costs."""
    weeks = desk.ledger.fact("what_if.weeks", WHAT_IF_WEEKS, "count", "what if: working weeks a year (our range, not a finding)")
    slots = {"weeks": weeks}
    for name, jobs in WHAT_IF_JOBS.items():
        slots[name] = desk.ledger.fact(f"what_if.{name}", jobs, "count", "what if: jobs a week (our range, not a finding)")
        year = jobs * WHAT_IF_WEEKS * service.price.value
        slots[f"{name}_year"] = desk.ledger.fact(f"what_if.{name}.year", year, "money", "price × jobs a week × weeks", {"jobs": jobs})
    return slots


def _package(desk: Desk) -> Iterator[Statement]:
    """The main service with a supplementary one: what one in ten would bring a month."""
    main = desk.case.money.main
    extras = [s for s in desk.case.money.services if s.role == "supplementary" and s.contribution and s.contribution.value > 0]
    if main is None or main.per_month is None or not extras:
        return
    extra = min(extras, key=lambda s: (-(s.contribution.value if s.contribution else 0.0), str(s.name)))
    taken = desk.ledger.fact(
        "option.package_count",
        _package_count(main, extra),
        "count",
        "the lesser of one in ten, and half as many again as now",
        {"volume": main.per_month},
    )
    each = extra.contribution.value if extra.contribution else 0.0
    worth = desk.ledger.fact("option.package", taken.value * each, "money", "count × contribution of one", {"count": taken})
    yield desk.tell("summary.options.package", main=desk.case.low(main.name), extra=desk.case.low(extra.name), taken=taken, worth=worth)


def _package_count(main: ServiceFigures, extra: ServiceFigures) -> int:
    """One in ten of the main service's customers, but never more than half as many again as buy the other today."""
    tenth = known(main.per_month).value * ONE_IN_TEN
    return max(1, round(min(tenth, HALF * extra.per_month.value) if extra.per_month else tenth))

"""The smallest price step that stops a segment from losing money."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.pricing import charged_at_least, share_that_may_leave
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger
from service.figures.derived import derived, given
from service.figures.money import Money
from service.figures.price_bands import Band
from service.figures.segments import SegmentFigures, read_segment
from service.figures.services import ServiceFigures


@dataclass(frozen=True)
class Repair:
    """A new price of the service that a losing segment mainly buys, at which one of its customers no longer loses money.

    `least_price` is exact, `new_price` the next one that people charge. `above_ceiling` is None where no ceiling is known.
    """

    segment: SegmentFigures
    service: ServiceFigures
    least_price: Fact
    new_price: Fact
    step: Fact
    step_share: Fact | None
    gain_each_year: Fact
    may_leave_share: Fact | None
    above_ceiling: bool | None


def read_repairs(brief: Brief, ledger: Ledger, money: Money, bands: dict[int, Band]) -> tuple[Repair, ...]:
    """A repair for every losing segment that says what it mainly buys."""
    segments = [read_segment(s, i, money, ledger) for i, s in enumerate(brief.segments)]
    losing = [s for s in segments if s.own_mix and s.contribution_year is not None and s.contribution_year.value < 0]
    repairs = (_repair(s, brief, money, bands, ledger) for s in losing)
    return tuple(r for r in repairs if r is not None)


def _repair(segment: SegmentFigures, brief: Brief, money: Money, bands: dict[int, Band], ledger: Ledger) -> Repair | None:
    mix = brief.segments[segment.index].service_mix or {}
    bought = min(mix, key=lambda name: (-mix[name], name))
    service = next(s for s in money.services if s.name == bought)
    path = f"segment.{segment.index}.repair"
    deliveries = derived(
        ledger,
        f"{path}.deliveries_year",
        "count",
        "visits × share of the service",
        lambda visits, share: visits * share or None,
        visits=segment.visits_year,
        share=given(mix[bought], "share", f"segments.{segment.index}.service_mix.{bought}"),
    )
    if deliveries is None or segment.contribution_year is None:
        return None
    loss = -segment.contribution_year.value
    formula = "price + yearly loss ÷ deliveries a year"
    least = ledger.fact(
        f"{path}.least_price", service.price.value + loss / deliveries.value, "money", formula, {"loss": loss, "deliveries": deliveries}
    )
    new = ledger.fact(f"{path}.new_price", charged_at_least(least.value), "money", "the least price, rounded up to one that people charge")
    step = ledger.fact(f"{path}.step", new.value - service.price.value, "money", "new price − price")
    ceiling = bands[service.index].ceiling
    return Repair(
        segment=segment,
        service=service,
        least_price=least,
        new_price=new,
        step=step,
        step_share=derived(
            ledger, f"{path}.step_share", "share", "step ÷ price", lambda s, p: s / p if p else None, s=step, p=service.price
        ),
        gain_each_year=ledger.fact(f"{path}.gain_each_year", step.value * deliveries.value, "money", "step × deliveries a year"),
        may_leave_share=derived(
            ledger,
            f"{path}.may_leave_share",
            "share",
            "1 − old ÷ new contribution of a delivery",
            lambda now, step: share_that_may_leave(now, now + step),
            now=service.contribution,
            step=step,
        ),
        above_ceiling=None if ceiling is None else new.value > ceiling.value,
    )

"""How thin the first place among the segments is: without the premium for demanding customers, and with a lower retention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.analysis.tiers import Tier, place, ranked, turning_retention
from service.domain.evidence import Fact, Ledger
from service.figures.derived import derived
from service.figures.segments import SegmentFigures

WIDE_RETENTION_GAP = 0.10


@dataclass(frozen=True)
class FirstPlace:
    """The most valuable segment against the next. `turns_below` is None where no retention would turn the order."""

    first: SegmentFigures
    second: SegmentFigures
    value_without_premium: Fact
    tier_without_premium: Tier
    order_holds_without_premium: bool
    turns_below: Fact | None
    retention_gap: Fact | None

    @property
    def tier_changes(self) -> bool:
        """Whether the tier hangs on the premium."""
        return self.tier_without_premium != self.first.tier

    @property
    def thin(self) -> bool:
        """Whether tier or order hang on the premium, or the two differ much in how many stay."""
        wide = self.retention_gap is not None and abs(self.retention_gap.value) >= WIDE_RETENTION_GAP - 1e-9
        return self.tier_changes or not self.order_holds_without_premium or wide


def read_first_place(segments: Sequence[SegmentFigures], ledger: Ledger) -> FirstPlace | None:
    """The first of the segments in tier order against the second; None where there are no tiers or no second."""
    valued = [s.valued for s in segments]
    known = [v for v in valued if v is not None]
    if len(segments) < 2 or len(known) < len(segments) or segments[0].tier is None:
        return None
    names = [str(s.name) for s in segments]
    plain = place(names, known, premium=1.0)
    turns = turning_retention(names, known, 0, 1)
    first, second = segments[0], segments[1]
    return FirstPlace(
        first=first,
        second=second,
        value_without_premium=ledger.fact(
            "first_place.value_without_premium", plain[0].value, "money", "lifetime value without × 1.1 for demanding customers"
        ),
        tier_without_premium=plain[0].tier,
        order_holds_without_premium=ranked(plain)[0] == 0,
        turns_below=None
        if turns is None
        else ledger.fact(
            "first_place.turns_below", turns, "share", "retention of the first segment below which the second comes before it"
        ),
        retention_gap=derived(
            ledger,
            "first_place.retention_gap",
            "points",
            "retention of the first − of the second",
            lambda a, b: a - b,
            a=first.retention,
            b=second.retention,
        ),
    )

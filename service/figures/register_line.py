"""One line of the promise register: what customers accept and want, what the record supports, what may be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.analysis.levels import Better
from service.domain.brief import Dimension
from service.domain.evidence import Fact, Phrase
from service.figures.slots import Slot

Basis = Literal["measured", "provisional", "modelled", "assumed"]
Verdict = Literal["delight", "within_zone", "fix_first", "held_back"]
Flag = Literal["overpromising_now", "behind_competitor", "measure_first", "uneven"]
Pool = Literal["quiet", "below_85"]


LEAST_SHARE_SAID = 0.9
"""A yes/no count kept less often is true, and sends people away: it tells one in ten that they are let down."""
FAR_BEHIND = 1.5
"""A promise so many times looser than a rival's advertises the rival."""


@dataclass(frozen=True)
class UnevenGroup:
    """A group, or a month, that kept a level less often than chance explains."""

    name: Phrase
    n: Fact
    kept: Fact
    level: Fact
    chance: Fact
    is_month: bool


@dataclass(frozen=True)
class RegisterLine:
    """One measure for everyone, for a segment, or for a group of the record. What the brief does not support is None."""

    key: str
    """Unique: `wait`, `wait.sat morning`, `wait.Nervous adults`, `wait.quiet`; names of its calculations begin with it."""
    index: int
    """Place of the delivery entry in the brief."""
    measure: str
    label: Phrase
    unit: str
    """The brief's unit; `share` for a yes/no measure."""
    better: Better
    dimension: Dimension | None
    basis: Basis
    n: int
    """How many deliveries the record holds; 0 without one."""
    verdict: Verdict = "held_back"
    flags: tuple[Flag, ...] = ()
    segment: Phrase | None = None
    """The segment whose line this is."""
    group: Phrase | None = None
    """The uneven group, or the dayparts of the load pool."""
    pool: Pool | None = None
    """`quiet`: dayparts below 60 %; `below_85`: dayparts below 85 %."""
    dayparts: tuple[Slot, ...] = ()
    """Parts of the week that the line's record covers, where its groups are dayparts."""
    excluded: tuple[Phrase, ...] = ()
    """Uneven groups that were split off this line's record."""
    adequate: Fact | None = None
    desired: Fact | None = None
    strictest_segment: Phrase | None = None
    """Whose adequate level judges the line."""
    deliverable: Fact | None = None
    """The tightest level the record supports, before rounding."""
    promise: Fact | None = None
    competitor_promise: Fact | None = None
    competitor: Phrase | None = None
    """Who promises the best."""
    current_promise: Fact | None = None
    keep_rate: Fact | None = None
    """Share kept at the promise; without one at adequate, else at the deliverable level."""
    keep_rate_lower_bound: Fact | None = None
    kept: Fact | None = None
    total: Fact | None = None
    current_keep_rate: Fact | None = None
    """Share kept at the current promise; for the line for everyone over the whole record, uneven groups included."""
    current_keep_rate_lower_bound: Fact | None = None
    current_kept: Fact | None = None
    current_total: Fact | None = None
    current_broken_per_month: Fact | None = None
    broken_per_month: Fact | None = None
    """(1 − lower bound) × deliveries a month; None for a segment's line, whose deliveries the record does not tell apart."""
    per_month: Fact | None = None
    """Deliveries a month that the line's record stands for."""
    median: Fact | None = None
    worst: Fact | None = None
    """The longest (or, where higher is better, lowest) value seen."""
    rank: Fact | None = None
    """Place of the deliverable level among the values, from the best."""
    supported_keep: Fact | None = None
    """Keep rate that a provisional record supports at its worst value."""
    elsewhere: Fact | None = None
    """Where the line is of a part of the record: the level of the rest, to be told to whoever books there."""
    before_split: Fact | None = None
    """Level of the whole record, uneven groups included, where some were split off."""
    n_assumed: bool = False
    """Whether n of a median and p90 was assumed."""
    missing_samples: Fact | None = None
    """Deliveries still to be logged for a measured promise."""
    weeks_to_measure: Fact | None = None
    p90_needed: Fact | None = None
    """The p90 that would pass, median and n held."""
    kept_needed: Fact | None = None
    """Yes/no measure: how many of the total would have to be kept to pass."""
    misses_allowed: Fact | None = None
    """How many of so many deliveries may miss a level that is still promised."""
    yes_no: bool = False
    share_of: Phrase | None = None
    """What a yes/no share is of, in the owner's words."""
    uneven_groups: tuple[UnevenGroup, ...] = ()
    groups_tested: Fact | None = None
    """How many groups were large enough to be judged."""

    @property
    def may_be_published(self) -> bool:
        """Whether the promise may be said in public: there is one, and it is measured or modelled."""
        return self.promise is not None and self.basis in ("measured", "modelled")

    @property
    def worth_saying(self) -> bool:
        """Whether a promise that may be published does the firm good: not one kept by too few, nor far behind what a rival promises."""
        if not self.may_be_published or self.promise is None:
            return False
        if self.yes_no:
            return self.keep_rate is not None and self.keep_rate.value >= LEAST_SHARE_SAID
        return not self._far_behind(self.promise.value)

    def _far_behind(self, promise: float) -> bool:
        if self.competitor_promise is None or self.competitor_promise.value <= 0 or promise <= 0:
            return False
        ratio = promise / self.competitor_promise.value
        return (ratio if self.better == "lower" else 1 / ratio) > FAR_BEHIND

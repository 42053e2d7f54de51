"""What a chart shows, as plain values with their labels already in the plan's language; `charts` draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Load = Literal["spare", "balanced", "queue_risk", "full", "overload"]
MarkKind = Literal["promise", "competitor", "current", "deliverable"]


@dataclass(frozen=True)
class MapPlace:
    """A player on the perceptual map."""

    name: str
    x: float
    y: float
    own: bool


@dataclass(frozen=True)
class MapPicture:
    """Two criteria, rated 1 to 5, and where the players stand on them."""

    x: str
    y: str
    places: tuple[MapPlace, ...]


@dataclass(frozen=True)
class Lead:
    """A criterion with the lead over the best rival, in points of rating."""

    criterion: str
    lead: float
    said: str


@dataclass(frozen=True)
class LeadPicture:
    """Lead by criterion, heaviest first."""

    axis: str
    leads: tuple[Lead, ...]


@dataclass(frozen=True)
class Mark:
    """A level on a promise's scale: `kind` decides its shape."""

    kind: MarkKind
    label: str
    value: float
    said: str


@dataclass(frozen=True)
class Strip:
    """One promise: the zone from adequate to desired, its levels, and what was delivered (value, number of cases)."""

    title: str
    axis: str
    adequate: float | None
    desired: float | None
    marks: tuple[Mark, ...]
    delivered: tuple[tuple[float, float], ...] = ()
    """Value and share of the cases that had it; drawn as bars."""
    spread: tuple[float, float] | None = None
    """Median and ninetieth percentile, where only these are known; drawn as a line."""
    percent: bool = False


@dataclass(frozen=True)
class TolerancePicture:
    """Zones of tolerance, a strip a promise."""

    zone: str
    delivered: str
    spread: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class TierBar:
    """A share of a tier."""

    tier: str
    measure: str
    share: float
    said: str


@dataclass(frozen=True)
class TierPicture:
    """Share of customers against share of profit."""

    bars: tuple[TierBar, ...]


@dataclass(frozen=True)
class WeekCell:
    """A daypart of a day with its load."""

    day: str
    part: str
    load: float
    state: Load
    said: str


@dataclass(frozen=True)
class WeekPicture:
    """The week as a heat map; days and parts in their order."""

    days: tuple[str, ...]
    parts: tuple[str, ...]
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True)
class Spend:
    """Money of one objective in one month."""

    month: str
    objective: str
    amount: float
    said: str


@dataclass(frozen=True)
class BudgetPicture:
    """Budget by month and objective."""

    total: str
    months: tuple[str, ...]
    objectives: tuple[str, ...]
    spends: tuple[Spend, ...]
    totals: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Span:
    """An action or a routine on the calendar; days are ISO dates, `finish` is the last day."""

    label: str
    start: str
    finish: str
    routine: bool


@dataclass(frozen=True)
class GanttPicture:
    """The programme as bars."""

    months: tuple[tuple[str, str], ...]
    """First day and name of each month."""
    action: str
    routine: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class BlueprintStep:
    """A step of the service: what the customer does, what is seen, what is not, and who stands behind it."""

    step: str
    fails: str
    seen: str
    unseen: str
    behind: str


@dataclass(frozen=True)
class BlueprintPicture:
    """A service blueprint: four lanes, three lines between them, steps from top to bottom."""

    lanes: tuple[str, str, str, str]
    lines: tuple[str, str, str]
    steps: tuple[BlueprintStep, ...]


Picture = MapPicture | LeadPicture | TolerancePicture | TierPicture | WeekPicture | BudgetPicture | GanttPicture | BlueprintPicture

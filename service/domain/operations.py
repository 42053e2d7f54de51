"""Parts of the brief about the work itself: delivery records, the week and the team."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from service.domain.brief_parts import Better, Count, Day, Dimension, Hours, Name, Part


class Delivery(Part):
    """The record behind one promise: samples or a CSV, kept of total, median and p90, or a typical value."""

    measure: Name
    """Short id of the measure, as used in `expects` and `promises`."""
    label: Name | None = None
    """What is measured, in words; the id when missing."""
    unit: Name
    """Unit of the values; for a yes/no measure what the share is of."""
    better: Better
    """Whether a lower or a higher value is better."""
    dimension: Dimension | None = None
    """Dimension of service quality (RATER)."""
    samples: tuple[float, ...] | None = None
    """Raw values; filled from the CSV when that is given."""
    sample_dates: tuple[dt.date, ...] | None = None
    """Date of each sample."""
    sample_groups: tuple[str, ...] | None = None
    """Group of each sample, such as its daypart."""
    csv: str | None = None
    """CSV file, relative to the brief's folder."""
    column: str | None = None
    """Column of the values."""
    date: str | None = None
    """Column of the dates."""
    group: str | None = None
    """Column of the groups."""
    kept: Annotated[int, Field(ge=0, le=10**9)] | None = None
    """Yes/no measure: how often it was kept."""
    total: Annotated[int, Field(ge=1, le=10**9)] | None = None
    """Yes/no measure: of how many."""
    median: float | None = None
    """Median of the values."""
    p90: float | None = None
    """Ninetieth percentile (for higher-is-better the tenth: the level nine in ten reach)."""
    n: Annotated[int, Field(ge=1, le=10**9)] | None = None
    """How many values the median and p90 rest on."""
    typical: float | None = None
    """A typical value, without a record."""
    current_promise: float | None = None
    """What is promised in public now, in the unit (a share for a yes/no measure)."""
    per_month: Count | None = None
    """How often a month it happens."""


class Decided(Part):
    """A level the owner decided to promise instead of the one the record gives."""

    line: Name
    """Line of the register: the measure, or measure and group or segment (`wait`, `wait.sat morning`)."""
    promise: float | None = None
    """The level in the measure's unit; empty: nothing is promised there."""


class Capacity(Part):
    """Hours that can be sold and hours demanded in a week, by day and daypart."""

    hours: dict[Day, dict[str, Hours]] = {}
    """Hours that can be sold, by day and daypart (the firm's own words)."""
    demand: dict[Day, dict[str, Hours]] = {}
    """Hours demanded, by day and daypart."""


class Role(Part):
    """One line of the team."""

    role: Name
    """Name of the role."""
    name: Name | None = None
    """Name of the person, where it is one."""
    people: Annotated[int, Field(ge=1, le=100_000)] = 1
    """How many people."""
    hours_per_week: Annotated[float, Field(ge=0, le=168)] | None = None
    """Hours a week of each."""
    contact: bool | None = None
    """Whether they deal with customers."""
    reports_to: Name | None = None
    """Role they report to."""

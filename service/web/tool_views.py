"""What the tools beside a plan are asked and answer, as models."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.domain.brief import Language
from service.domain.plan.promise import Basis, Flag, Verdict
from service.web.views import View


class PromiseOrder(BaseModel):
    """A delivery record: samples, or kept of total, or median and p90, or a typical value."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)

    measure: str = Field(default="measure", min_length=1, max_length=200)
    """Short id of the measure."""
    label: str | None = Field(default=None, min_length=1, max_length=200)
    """What is measured, in words."""
    unit: str | None = Field(default=None, min_length=1, max_length=200)
    """Unit of the values; guessed from the measure's id when missing."""
    better: Literal["lower", "higher"]
    """Which direction is better."""
    samples: list[float] | None = Field(default=None, min_length=1, max_length=200_000)
    """Raw values."""
    kept: int | None = Field(default=None, ge=0, le=10**9)
    """How often it was kept."""
    total: int | None = Field(default=None, ge=1, le=10**9)
    """Of how many."""
    median: float | None = Field(default=None, ge=-1e12, le=1e12)
    """Median of the values."""
    p90: float | None = Field(default=None, ge=-1e12, le=1e12)
    """Ninetieth percentile."""
    n: int | None = Field(default=None, ge=1, le=10**9)
    """How many values the median and p90 rest on."""
    typical: float | None = Field(default=None, ge=-1e12, le=1e12)
    """A typical value."""
    adequate: float | None = Field(default=None, ge=-1e12, le=1e12)
    """The least customers accept."""
    desired: float | None = Field(default=None, ge=-1e12, le=1e12)
    """What they hope for."""
    keep: float = Field(default=0.95, gt=0, lt=1)
    """Share of deliveries that must keep the promise."""
    confidence: float = Field(default=0.90, gt=0, lt=1)
    """One-sided confidence."""


class PromiseView(View):
    """One entry of the register."""

    measure: str
    label: str
    unit: str
    better: Literal["lower", "higher"]
    dimension: str | None
    adequate: float | None
    desired: float | None
    deliverable: float | None
    promise: float | None
    competitor_promise: float | None
    current_promise: float | None
    keep_rate: float | None
    keep_rate_lower_bound: float | None
    broken_per_month: float | None
    basis: Basis
    verdict: Verdict
    flags: list[Flag]
    samples: int


class CopyOrder(BaseModel):
    """A text to hold against promises: those of a plan, or those given."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    text: str = Field(max_length=100_000)
    """The text."""
    plan_id: str | None = Field(default=None, max_length=64)
    """The plan whose promises count."""
    promises: list[dict[str, Any]] | None = Field(default=None, max_length=200)
    """Or the promises: `measure label unit better promise`."""
    lines: bool = False
    """Whether each line is a text of its own."""


class CopyFindingView(View):
    """A sentence that promises more than the register, or may."""

    rule: str
    severity: Literal["error", "warning"]
    line: int
    sentence: str
    promise: str | None
    message: str


class CopyView(View):
    """What was found in a text."""

    findings: list[CopyFindingView]
    """In reading order."""


class TextOrder(BaseModel):
    """A firm in somebody's own words."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    text: str = Field(min_length=1, max_length=20_000)
    """The text."""
    language: Language | None = None
    """Language of the brief; the text's when missing."""


class BriefView(View):
    """What was understood of a text."""

    brief: dict[str, Any]
    """The brief; it may lack what a plan needs."""
    said: list[Any] = []
    """Fields that the text says: `path`, `quote`."""
    assumed: list[Any]
    """Fields that follow from the text and are not said in it: `path`. Check them."""
    left_out: list[Any] = []
    """What the model found and the text does not hold: `field`, `value`, `reason`."""
    questions: list[Any]
    """What would be worth asking: `path`, `text`, `changes`."""


class DocumentView(View):
    """A document of the workspace."""

    model_config = ConfigDict(extra="allow", use_attribute_docstrings=True)

    id: str
    """Id."""
    title: str
    """Title."""


class DocumentList(View):
    """The documents of the workspace."""

    items: list[DocumentView]


class PassageView(View):
    """A passage that is kept."""

    heading: str
    text: str


class PassageList(View):
    """What is kept of a document."""

    id: str
    """Id of the document."""
    passages: list[PassageView]
    """In the document's order."""


class HitView(View):
    """A passage that was found."""

    model_config = ConfigDict(extra="allow")

    id: str
    source: str
    title: str
    heading: str
    language: str
    score: float
    text: str


class SearchView(View):
    """The passages nearest to a query."""

    query: str
    results: list[HitView]

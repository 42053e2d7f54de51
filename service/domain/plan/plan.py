"""A whole plan."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from service.domain.brief import Language
from service.domain.evidence import Calculation, Statement
from service.domain.plan.block import Block
from service.domain.plan.control import Measurement, Programme
from service.domain.plan.delivery import Organisation, QualityGaps, Relationships
from service.domain.plan.direction import Objectives, Situation
from service.domain.plan.market import Customers, Positioning
from service.domain.plan.owner import Summary
from service.domain.plan.promise import Expectations, Mix

SECTIONS = (
    "summary", "objectives", "situation", "customers", "positioning", "expectations",
    "mix", "quality_gaps", "relationships", "organisation", "programme", "measurement",
)  # fmt: skip
"""Names of the sections, in reading order."""


class Assumption(Block):
    """Something taken as true without evidence."""

    id: str
    """`H1`, …"""
    statement: Statement
    """What is assumed."""
    why_it_matters: Statement
    """What changes if it is wrong."""
    sections: tuple[str, ...]
    """Sections that lean on it."""
    check: Statement
    """How it is checked."""
    by: str
    """Who checks it."""
    path: str | None = None
    """Path in the brief that would settle it; none where no answer does."""


class OwnerQuestion(Block):
    """A question to the owner."""

    id: str
    """`Q1`, …"""
    text: Statement
    """The question."""
    changes: Statement
    """What the answer changes."""
    path: str | None
    """Path in the brief that would hold the answer."""


class Finding(Block):
    """What a check found."""

    rule: str
    """Rule id of the method."""
    severity: Literal["error", "warning", "note"]
    """Error: the plan breaks the rule. Warning: the owner should act. Note: worth knowing."""
    section: str
    """Section."""
    message: str
    """What is wrong, in the plan's language."""
    path: str
    """Path in the plan."""


class Source(Block):
    """A source that the plan cites."""

    id: str
    """Id used by evidence of kind passage."""
    title: str
    """Title."""
    quote: str
    """The words used, in the original language."""
    heading: str = ""
    """Heading of the passage in its document."""
    language: str = ""
    """Language of the passage: `en` or `zh`."""
    source: str = ""
    """Where it lies: `handbook/en/<topic>`, or the file name of the owner's document."""
    works: tuple[str, ...] = ()
    """Works the passage rests on: author (year): title."""
    text: str = ""
    """The whole passage."""
    answers: dict[str, str] = {}
    """The questions of the chapters it answers, each with the sentence quoted for it: a revision cites the same."""


class StageUse(Block):
    """What a chapter took of a chat model."""

    calls: int = 0
    """Calls."""
    tokens_in: int = 0
    """Tokens sent."""
    tokens_out: int = 0
    """Tokens received."""
    cached_tokens: int = 0
    """Of those sent, served from the provider's cache."""
    cost: float = 0.0
    """Cost, in US dollars."""
    seconds: float = 0.0
    """Seconds the model took."""
    retries: int = 0
    """Calls repeated."""
    repairs: int = 0
    """Rounds in which faults went back to the model."""
    rewritten: int = 0
    """Statements in the model's words."""
    kept: int = 0
    """Statements that stayed built-in because the model's words did not pass."""


class Meta(Block):
    """How the plan was made."""

    knowledge: Literal["open", "off", "empty", "unavailable"] = "off"
    """Whether there was a knowledge base to cite from."""
    writer: dict[str, str]
    """Writer by section: `built-in` or a model's name."""
    seconds: dict[str, float] = {}
    """Seconds by stage."""
    model_calls: int = 0
    """Calls of a chat model."""
    tokens_in: int = 0
    """Tokens sent."""
    tokens_out: int = 0
    """Tokens received."""
    cached_tokens: int = 0
    """Tokens served from the provider's cache."""
    cost: float = 0.0
    """Cost of the model, in US dollars."""
    retries: int = 0
    """Calls repeated."""
    fallbacks: tuple[str, ...] = ()
    """Statements replaced by built-in text."""
    stages: dict[str, StageUse] = {}
    """What each chapter took of the model."""
    words_part_1: int = 0
    """Words of part 1 (characters in Chinese)."""
    minutes_part_1: int = 0
    """Reading time of part 1."""
    revision: int = 1
    """1 as first written, one more with each revision."""
    seals: dict[str, str] = {}
    """SHA-256 of each section as it was written: a section that differs was edited by hand."""
    locked: tuple[str, ...] = ()
    """Sections that revisions leave as they are."""
    stale: tuple[str, ...] = ()
    """Sections kept although what they rest on has changed since."""


class Plan(Block):
    """A services-marketing plan."""

    schema_version: Literal[1] = 1
    """Version of this shape."""
    id: str
    """Id."""
    language: Language
    """Language throughout."""
    currency: str
    """ISO 4217."""
    created_at: dt.datetime
    """When it was written, UTC."""
    brief_digest: str
    """SHA-256 of the brief."""
    meta: Meta
    """How it was made."""
    summary: Summary
    """Part 1."""
    objectives: Objectives
    """Objectives."""
    situation: Situation
    """Situation."""
    customers: Customers
    """Customers."""
    positioning: Positioning
    """Positioning."""
    expectations: Expectations
    """Promise register."""
    mix: Mix
    """Seven Ps."""
    quality_gaps: QualityGaps
    """Five gaps."""
    relationships: Relationships
    """Relationships and recovery."""
    organisation: Organisation
    """Organisation."""
    programme: Programme
    """Programme."""
    measurement: Measurement
    """Measurement."""
    assumptions: tuple[Assumption, ...]
    """Assumption ledger."""
    questions: tuple[OwnerQuestion, ...]
    """At most seven questions to the owner."""
    findings: tuple[Finding, ...]
    """What the checks found."""
    sources: tuple[Source, ...]
    """Passages cited."""
    calculations: tuple[Calculation, ...]
    """Named calculations."""
    brief: dict[str, Any] = Field(default_factory=dict)
    """The brief it was written from."""

"""A case drafted: its plan, the plan of the same brief in another order, and the other firms it must differ from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, get_args

from evals.cases import EvalCase
from service.checks import Read, check_rule
from service.checks.brief_path import all_words
from service.checks.comparison import ngrams
from service.domain.brief import Brief
from service.domain.evidence import Statement
from service.domain.plan.plan import Finding, Plan
from service.exports import Format, document_of, render
from service.exports.document import Heading
from service.pipeline import Stamp, write_plan

STAMP = Stamp("a-plan", dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC))
"""Id and time of every drafted plan, so that two runs are alike."""
CHAPTER = 3
"""Level of a chapter's heading in a document."""
QUICK = ("json", "md", "html")
SLOW = ("docx",)
"""Formats whose text the claims can read back; those that take long to write are read back on some drafts only."""
RUN = 5
"""Words of a run (characters in Chinese) that two plans may share."""
TURNED = ("competitors", "segments", "services", "criteria", "environment")
"""Lists of a brief whose order means nothing."""


class Writer(Protocol):
    """Whoever drafts a plan."""

    @property
    def name(self) -> str:
        """What reports call it."""

    def write(self, brief: Brief) -> Plan:
        """The plan of a brief."""


@dataclass(frozen=True)
class BuiltIn:
    """The built-in writer."""

    name: str = "built-in"

    def write(self, brief: Brief) -> Plan:
        """The plan of a brief."""
        return write_plan(brief, STAMP)


@dataclass
class Draft:
    """What claims are judged on."""

    case: EvalCase
    plan: Plan
    turned: Plan
    neighbours: Mapping[str, Draft] = field(default_factory=dict, repr=False)
    """Other firms in the same language, by case."""
    changed_documents: Mapping[str, str | bytes] | None = None
    """Documents that were tampered with; rendered from the plan where there are none."""

    with_slow_formats: bool = False
    """Whether the formats that take long are among its documents."""

    @cached_property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """Findings by rule, each rule run when it is first asked for."""
        return {}

    def of_rule(self, rule: str) -> tuple[Finding, ...]:
        """What one rule finds in the plan."""
        if rule not in self.findings:
            self.findings[rule] = tuple(check_rule(rule, self.read))
        return self.findings[rule]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words (characters in Chinese) of the plan's prose."""
        return frozenset(ngrams(self.plan, RUN))

    @cached_property
    def owners_words(self) -> str:
        """Every text of the owner, in lower case."""
        return " ".join(all_words(self.plan.brief)).casefold()

    @cached_property
    def read(self) -> Read:
        """The plan as its rules read it."""
        return Read(self.plan)

    @property
    def statements(self) -> Sequence[tuple[str, Statement]]:
        """Every statement of the plan, with its path."""
        return self.read.statements

    @cached_property
    def documents(self) -> Mapping[str, str | bytes]:
        """The plan in every format there is that can be read back."""
        wanted = (*QUICK, *SLOW) if self.with_slow_formats else QUICK
        return self.changed_documents or {name: render(self.plan, name) for name in get_args(Format) if name in wanted}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Headings of parts and chapters that the document announces, in order."""
        document = document_of(self.plan, "both")
        found = (h for part in document.parts for h in (part.heading, *part.blocks) if isinstance(h, Heading))
        return tuple(h.text for h in found if h.level <= CHAPTER)

    def with_documents(self, documents: Mapping[str, str | bytes]) -> Draft:
        """The same plan with other documents."""
        other = replace(self, changed_documents=documents)
        other.__dict__["headings"] = self.headings
        return other

    def with_plan(self, plan: Plan) -> Draft:
        """The same case with another plan."""
        return replace(self, plan=plan)


def draft_case(case: EvalCase, writer: Writer) -> Draft:
    """The plan of a case, and of its brief from back to front."""
    brief = case.read()
    turned = brief.model_copy(update={name: getattr(brief, name)[::-1] for name in TURNED})
    return Draft(case, writer.write(brief), writer.write(turned))


def acquaint(drafts: Sequence[Draft]) -> None:
    """Tell every draft of the other firms' plans in its language."""
    for draft in drafts:
        draft.neighbours = {other.case.name: other for other in drafts if other is not draft and other.plan.language == draft.plan.language}

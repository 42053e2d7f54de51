"""A plan as the rules about its words read it: what several of them look at is found once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from service.checks.brief_path import rows
from service.checks.naming import Naming
from service.checks.numbers import Number, find_numbers
from service.checks.spoken import is_spoken
from service.checks.support import Shelf
from service.copycheck import CopyFinding, check_copy, promises_from
from service.copycheck.register import Register
from service.domain.evidence import Evidence, Statement
from service.domain.plan.plan import Plan
from service.domain.plan.walk import Walked, evidence_in, statements_in, walk
from service.prompts import read_yaml
from service.writing.signs import any_stands

OFFER_NAME = "summary.offer.name"
GROUP = {"en": "them", "zh": "他们"}
"""What stands for the name of a customer group."""


@dataclass(frozen=True)
class Read:
    """One plan, read once for all rules."""

    plan: Plan

    @cached_property
    def statements(self) -> list[tuple[str, Statement]]:
        """Every statement with its path."""
        return statements_in(self.plan, self._walked)

    @cached_property
    def evidence(self) -> list[tuple[str, Evidence]]:
        """Every piece of evidence with its path."""
        return evidence_in(self._walked)

    @cached_property
    def _walked(self) -> Walked:
        return walk(self.plan)

    @cached_property
    def figures(self) -> list[tuple[str, Statement, str, tuple[Number, ...]]]:
        """Every statement with numbers in it: its path, itself, its text without the owner's names, and the numbers there."""
        named = ((path, statement, self.naming.without_names(statement.text)) for path, statement in self.statements)
        return [(path, statement, text, found) for path, statement, text in named if (found := find_numbers(text))]

    @property
    def owners_text(self) -> str:
        """Every text of the owner."""
        return self.naming.owners_text

    @cached_property
    def naming(self) -> Naming:
        """The owner's names with figures in them."""
        return Naming(self.plan)

    @cached_property
    def shelf(self) -> Shelf:
        """Everything the plan can cite."""
        return Shelf(self.plan)

    @cached_property
    def spoken(self) -> list[tuple[str, str]]:
        """Every text meant for customers, with its path."""
        told = [(path, statement.text) for path, statement in self.statements if is_spoken(self.plan, path)]
        return [(OFFER_NAME, self.plan.summary.offer.name), *told]

    @cached_property
    def faults(self) -> list[tuple[str, CopyFinding]]:
        """What the plan's own words for customers promise beyond the register, with their path."""
        return [(path, fault) for path, text in self.spoken for fault in self.over_register(self._without_groups(text))]

    def _without_groups(self, text: str) -> str:
        """A text without such names of customer groups as sound like a promise: whom something is for is none, be they people who
        pay each time."""
        absolutes = read_yaml(f"lexicon/{self.plan.language}.yaml")["absolutes"]
        names = [name for row in rows(self.plan, "segments") if any_stands(absolutes, (name := str(row["name"])).lower())]
        return re.sub("|".join(map(re.escape, names)), GROUP[self.plan.language], text, flags=re.IGNORECASE) if names else text

    def over_register(self, text: str) -> list[CopyFinding]:
        """What a text promises beyond the plan's register."""
        return check_copy(text, self._register, rivals=self._rivals, language=self.plan.language)

    @cached_property
    def _register(self) -> Register:
        return Register.of(promises_from([promise.model_dump(mode="json") for promise in self.plan.expectations.promises]))

    @cached_property
    def _rivals(self) -> tuple[str, ...]:
        return tuple(str(row["name"]) for row in rows(self.plan, "competitors"))

"""The rules of the method, each a claim; together they are the final pass."""

from __future__ import annotations

from dataclasses import dataclass

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.checks import RULES


@dataclass
class RuleIsKept(Claim):
    """One rule of the method is kept: its check finds no error."""

    rule: str

    @property
    def name(self) -> str:
        """The rule's id."""
        return self.rule

    def faults(self, draft: Draft) -> list[str]:
        """Findings of severity error."""
        return [f"{f.path}: {f.message}" for f in draft.of_rule(self.rule) if f.severity == "error"]


def rule_claims() -> tuple[RuleIsKept, ...]:
    """A claim for every rule that reads one plan."""
    return tuple(RuleIsKept(rule) for rule in RULES)

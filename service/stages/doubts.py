"""What the plan does not know: assumptions and questions to the owner, gathered from all figures before the stages write."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.evidence import Evidence, Phrase
from service.domain.plan.plan import Assumption, OwnerQuestion


@dataclass(frozen=True)
class Doubts:
    """Assumptions by key (their ids are `H1`…) and the questions, most valuable first."""

    assumptions: tuple[Assumption, ...]
    keys: tuple[str, ...]
    questions: tuple[OwnerQuestion, ...]
    question_keys: tuple[str, ...]

    def support(self, key: str) -> tuple[Evidence, ...]:
        """Evidence by an assumption, where the plan makes it."""
        if key not in self.keys:
            return ()
        assumption = self.assumptions[self.keys.index(key)]
        return (Evidence(kind="assumption", ref=assumption.id, quote=assumption.statement.text),)

    def mark(self, key: str) -> Phrase:
        """Empty words that carry the support of an assumption into a sentence."""
        return Phrase("", self.support(key))

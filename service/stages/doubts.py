"""What the plan does not know: assumptions and questions to the owner, gathered from all figures before the stages write."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.evidence import Evidence, Phrase
from service.domain.plan.plan import Assumption, OwnerQuestion
from service.moves.case import Case
from service.moves.scheme import Scheme
from service.stages.asking import find_questions
from service.stages.assuming import find_assumptions

MOST_QUESTIONS = 7


@dataclass(frozen=True)
class Doubts:
    """Assumptions by key (their ids are `H1`, …) and the questions, most valuable first."""

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

    def asks(self, key: str) -> bool:
        """Whether the owner is asked a question of that key."""
        return key in self.question_keys


def read_doubts(case: Case, scheme: Scheme) -> Doubts:
    """Everything a plan for this firm assumes and asks."""
    book = case.book
    assumed = list(find_assumptions(case, scheme))
    asked = list(find_questions(case))[:MOST_QUESTIONS]
    return Doubts(
        assumptions=tuple(
            Assumption(
                id=f"H{i}",
                statement=book.say(f"doubts.assume.{a.wording}.assume", **a.slots),
                why_it_matters=book.say(f"doubts.assume.{a.wording}.wrong", **a.slots),
                sections=a.sections,
                check=book.say(f"doubts.assume.{a.wording}.check", **a.slots),
                by=a.by,
                path=a.path,
            )
            for i, a in enumerate(assumed, 1)
        ),
        keys=tuple(a.key for a in assumed),
        questions=tuple(
            OwnerQuestion(
                id=f"Q{i}",
                text=book.say(f"doubts.ask.{q.wording}.ask", **q.slots),
                changes=book.say(f"doubts.ask.{q.wording}.changes", **q.slots),
                path=q.path,
            )
            for i, q in enumerate(asked, 1)
        ),
        question_keys=tuple(q.key for q in asked),
    )

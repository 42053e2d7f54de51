"""Judged by a model, where one is configured: two plans side by side, asked twice with the order turned, coarsely. Never the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from service.domain.plan.plan import Plan
from service.exports import render

Verdict = Literal["first", "second", "even"]
QUESTIONS = {
    "insight": "Which plan tells this owner something about the firm that its own figures show and the owner did not say?",
    "specificity": "Which plan could less easily be handed to another firm of the same trade?",
    "persuasiveness": "After which plan would the owner rather do what it asks?",
    "actionability": "From which plan does the owner better know what to do next Monday, and who does it?",
}
"""What is asked, one question at a time."""


class Judge(Protocol):
    """A model that compares two texts."""

    name: str

    def compare(self, question: str, first: str, second: str) -> Verdict:
        """Which text answers the question better; `even` where neither does clearly."""


@dataclass(frozen=True)
class Comparison:
    """What a judge said on one question over all pairs of plans, each pair shown in both orders."""

    question: str
    pairs: int
    one_better: int
    other_better: int
    even: int
    agreement: float
    """Share of pairs on which it said the same in both orders."""
    first_preferred: float
    """Share of its choices that fell on the plan shown first; one half where position does not matter."""


def compare_plans(judge: Judge, one: Sequence[Plan], other: Sequence[Plan]) -> tuple[Comparison, ...]:
    """Plans of two writers on the same briefs. A pair counts for one only where the judge says so in both orders."""
    texts = [(_part_one(a), _part_one(b)) for a, b in zip(one, other, strict=True)]
    return tuple(_compare(judge, name, question, texts) for name, question in QUESTIONS.items())


def _compare(judge: Judge, name: str, question: str, texts: Sequence[tuple[str, str]]) -> Comparison:
    said = [(judge.compare(question, a, b), judge.compare(question, b, a)) for a, b in texts]
    straight = [(_winner(there, "one", "other"), _winner(back, "other", "one")) for there, back in said]
    both = [a if a == b else "even" for a, b in straight]
    choices = [verdict for pair in said for verdict in pair if verdict != "even"]
    return Comparison(
        name,
        len(texts),
        both.count("one"),
        both.count("other"),
        both.count("even"),
        sum(a == b for a, b in straight) / len(straight) if straight else 1.0,
        choices.count("first") / len(choices) if choices else 0.5,
    )


def _winner(verdict: Verdict, first: str, second: str) -> str:
    return {"first": first, "second": second, "even": "even"}[verdict]


def _part_one(plan: Plan) -> str:
    return str(render(plan, "md", "1"))

"""Judged by a model, where one is named: two plans side by side, asked twice with the order turned, coarsely. Never the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol

from service.domain.plan.plan import Plan
from service.exports import render
from service.prompts import read_yaml

Verdict = Literal["first", "second", "even"]
PROMPTS = "model/judging.yaml"


class Judge(Protocol):
    """A model that compares two texts."""

    def compare(self, question: str, first: str, second: str) -> Verdict | None:
        """Which text answers the question better; `even` where neither does clearly, none where the answer cannot be read."""


@dataclass(frozen=True)
class Comparison:
    """What a judge said on one question over all pairs of plans, each pair shown in both orders."""

    question: str
    pairs: int
    """Pairs that it answered in both orders."""
    unread: int
    """Pairs left out, for an answer could not be read."""
    one_better: int
    other_better: int
    even: int
    agreement: float
    """Share of pairs on which it said the same in both orders."""
    first_preferred: float
    """Share of its choices that fell on the plan shown first; one half where position does not matter."""


@cache
def judging_prompts() -> Mapping[str, Any]:
    """The rules, the shape of a question and the questions, by name."""
    found: Mapping[str, Any] = read_yaml(PROMPTS)
    return found


def compare_plans(judge: Judge, one: Sequence[Plan], other: Sequence[Plan]) -> tuple[Comparison, ...]:
    """Plans of two writers on the same briefs. A pair counts for one only where the judge says so in both orders."""
    texts = [(_part_one(a), _part_one(b)) for a, b in zip(one, other, strict=True)]
    return tuple(_compare(judge, name, question, texts) for name, question in judging_prompts()["questions"].items())


def _compare(judge: Judge, name: str, question: str, texts: Sequence[tuple[str, str]]) -> Comparison:
    asked = [(judge.compare(question, a, b), judge.compare(question, b, a)) for a, b in texts]
    said = [(there, back) for there, back in asked if there is not None and back is not None]
    straight = [(_winner(there, "one", "other"), _winner(back, "other", "one")) for there, back in said]
    both = [a if a == b else "even" for a, b in straight]
    choices = [verdict for pair in said for verdict in pair if verdict != "even"]
    return Comparison(
        name,
        len(said),
        len(asked) - len(said),
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

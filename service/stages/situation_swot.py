"""Strengths and weaknesses against the best rival, opportunities and threats from outside (method 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.domain.brief import Environment
from service.domain.evidence import Evidence, Phrase, brief_evidence, from_brief, known, named
from service.domain.plan.direction import Swot, SwotItem
from service.figures.criteria import CriterionFigures
from service.stages.desk import Desk

WhyEmpty = Literal["no_rivals", "no_criteria", "no_ratings"]


@dataclass(frozen=True)
class Inner:
    """A strength or weakness: its id and its criterion."""

    id: str
    criterion: CriterionFigures

    @property
    def conditional(self) -> bool:
        """Whether a rival without a rating could undo it."""
        return self.criterion.real is None


@dataclass(frozen=True)
class Outer:
    """An opportunity or threat: its id, its place in the brief and what the brief says."""

    id: str
    index: int
    fact: Environment

    @property
    def finding(self) -> Phrase:
        """What the owner found, without its full stop."""
        return named(self.fact.finding.rstrip(".。"), f"environment.{self.index}.finding")


@dataclass(frozen=True)
class Sides:
    """The four quadrants, and why the inner two are empty where nothing could be compared."""

    swot: Swot
    strengths: tuple[Inner, ...]
    weaknesses: tuple[Inner, ...]
    opportunities: tuple[Outer, ...]
    threats: tuple[Outer, ...]
    why_empty: WhyEmpty = "no_rivals"

    @property
    def compared(self) -> bool:
        """Whether the firm could be compared with anybody on anything."""
        return bool(self.strengths or self.weaknesses)


def read_sides(desk: Desk) -> Sides:
    """Sort criteria by weight × advantage and outside facts by importance; ties by name."""
    position = desk.case.position
    compared = [c for c in position.criteria if c.advantage is not None]
    ahead = [c for c in compared if known(c.advantage).value > 0]
    behind = [c for c in compared if known(c.advantage).value < 0]
    strengths, weaknesses = _inner("S", ahead), _inner("W", behind)
    opportunities, threats = _outer(desk, "O", "opportunity"), _outer(desk, "T", "threat")
    return Sides(
        swot=Swot(
            strengths=tuple(_inner_item(desk, s, "strength") for s in strengths),
            weaknesses=tuple(_inner_item(desk, w, "weakness") for w in weaknesses),
            opportunities=tuple(_outer_item(desk, o) for o in opportunities),
            threats=tuple(_outer_item(desk, t) for t in threats),
        ),
        strengths=strengths,
        weaknesses=weaknesses,
        opportunities=opportunities,
        threats=threats,
        why_empty="no_rivals" if not position.rivals else "no_criteria" if not position.criteria else "no_ratings",
    )


def _inner(letter: str, criteria: Sequence[CriterionFigures]) -> tuple[Inner, ...]:
    ranked = sorted(criteria, key=lambda c: (-known(c.score).value, c.name))
    return tuple(Inner(f"{letter}{i}", c) for i, c in enumerate(ranked, 1))


def _outer(desk: Desk, letter: str, effect: str) -> tuple[Outer, ...]:
    facts = [(i, e) for i, e in enumerate(desk.brief.environment) if e.effect == effect]
    facts.sort(key=lambda f: (-f[1].importance, f[1].finding))
    return tuple(Outer(f"{letter}{n}", i, e) for n, (i, e) in enumerate(facts, 1))


def _inner_item(desk: Desk, item: Inner, key: str) -> SwotItem:
    c, score = item.criterion, known(item.criterion.score)
    key = f"{key}_open" if item.conditional else key
    statement = desk.say(
        f"situation.swot.{key}", criterion=c.name, own=c.own, best=c.best, rival=c.best_rival, unknown=desk.book.listed(c.unknown_rivals)
    )
    return SwotItem(id=item.id, statement=statement, score=score.value, evidence=(*known(c.advantage).evidence, *score.evidence))


def _outer_item(desk: Desk, item: Outer) -> SwotItem:
    fact, path = item.fact, f"environment.{item.index}"
    parts = [desk.say("situation.swot.fact", finding=item.finding)]
    if fact.size is not None and fact.size_unit:
        parts.append(
            desk.say(
                "situation.swot.size", size=from_brief(fact.size, "count", f"{path}.size"), unit=named(fact.size_unit, f"{path}.size_unit")
            )
        )
    if fact.source:
        parts.append(desk.say("situation.swot.source", source=named(fact.source.rstrip(".。"), f"{path}.source")))
    if len(parts) == 1:
        parts.append(desk.say("situation.swot.bare"))
    return SwotItem(id=item.id, statement=desk.book.join(parts), score=fact.importance, evidence=(_weighed(fact, path),))


def _weighed(fact: Environment, path: str) -> Evidence:
    """The importance the owner gave; a middling one, which a brief may leave out, rests on the finding itself."""
    given = fact.importance != Environment.model_fields["importance"].default
    return brief_evidence(f"{path}.importance", fact.importance) if given else brief_evidence(f"{path}.finding", fact.finding)

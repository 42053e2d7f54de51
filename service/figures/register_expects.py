"""What customers expect of one measure, by segment, and whose expectation judges which line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.analysis.levels import Better, beats, meets, strictest
from service.domain.brief import Brief
from service.domain.evidence import Fact, Phrase, from_brief, named


@dataclass(frozen=True)
class Wish:
    """What one segment accepts and wants."""

    segment: Phrase
    adequate: Fact | None
    desired: Fact | None


@dataclass(frozen=True)
class Bar:
    """The bar a line is judged by: adequate, desired, and who sets it."""

    adequate: Fact | None = None
    desired: Fact | None = None
    segment: Phrase | None = None


def read_wishes(brief: Brief, measure: str, unit: str) -> tuple[Wish, ...]:
    """Every segment's expectation of a measure, where one is stated."""
    wishes = []
    for i, segment in enumerate(brief.segments):
        if (said := segment.expects.get(measure)) is not None:
            path = f"segments.{i}.expects.{measure}"
            adequate = None if said.adequate is None else from_brief(said.adequate, unit, f"{path}.adequate")
            desired = None if said.desired is None else from_brief(said.desired, unit, f"{path}.desired")
            wishes.append(Wish(named(segment.name, f"segments.{i}.name"), adequate, desired))
    return tuple(wishes)


def adequates(wishes: Sequence[Wish], better: Better) -> list[float]:
    """Adequate levels that are stated, each once, the tightest first."""
    return sorted({w.adequate.value for w in wishes if w.adequate}, reverse=better == "higher")


def bar_of(wishes: Sequence[Wish], better: Better) -> Bar:
    """The strictest adequate and the strictest desired level of some segments."""
    adequate = [w for w in wishes if w.adequate is not None]
    setter = _strictest([(w.adequate, w.segment) for w in wishes], better)
    # a segment that says only what it hopes for sets no bar beside those who say what they accept
    desired = _strictest([(w.desired, w.segment) for w in adequate or wishes], better)
    return Bar(setter[0] if setter else None, desired[0] if desired else None, setter[1] if setter else None)


def split_wishes(wishes: Sequence[Wish], level: float, better: Better) -> tuple[Bar, tuple[Wish, ...]]:
    """The bar of the pooled line, and the segments that need lines of their own.

    A segment whose adequate is tighter than the level gets its own line; the pooled line is judged by the strictest of the rest
    (method 5). Where none remains it is judged by the loosest, the first that could ever be promised.
    """
    stated = adequates(wishes, better)
    if not stated:
        return bar_of(wishes, better), ()
    reached = [a for a in stated if meets(level, a, better)] or stated[-1:]
    least = strictest(reached, better)
    own = tuple(w for w in wishes if w.adequate is not None and beats(w.adequate.value, least, better))
    return bar_of([w for w in wishes if w not in own], better), own


def _strictest(levels: Sequence[tuple[Fact | None, Phrase]], better: Better) -> tuple[Fact, Phrase] | None:
    known = [(fact, who) for fact, who in levels if fact is not None]
    if not known:
        return None
    best = strictest([fact.value for fact, _ in known], better)
    return next(pair for pair in known if pair[0].value == best)

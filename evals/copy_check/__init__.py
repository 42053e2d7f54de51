"""The over-promise check against sentences labelled by hand: precision, recall and F1 by language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from service.copycheck import CopyFinding, check_copy, promises_from
from service.copycheck.sentences import language_of

FILE = Path(__file__).parent / "sentences.yaml"
LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Labelled:
    """A sentence, its register, and what must be found in it."""

    register: str
    severity: str
    measure: str | None
    text: str
    hard: bool

    @property
    def language(self) -> str:
        """Its language."""
        return language_of(self.text)


@dataclass(frozen=True)
class Judged:
    """What the check said of a labelled sentence."""

    row: Labelled
    said: str
    measures: frozenset[str | None]

    @property
    def is_right(self) -> bool:
        """Whether severity and, where one is labelled, measure agree."""
        return self.said == self.row.severity and (self.row.measure is None or self.row.measure in self.measures)


@dataclass(frozen=True)
class CopyScore:
    """How the check did on some sentences: found means that it said anything, right that it said the right thing of the right measure."""

    name: str
    sentences: int
    wanted: int
    found: int
    right: int
    exact: int
    """Sentences judged just as labelled, those that may stand among them."""

    @property
    def precision(self) -> float:
        """Share of what it found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is to be found that it found rightly."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    @property
    def agreement(self) -> float:
        """Share of all sentences judged just as labelled."""
        return self.exact / self.sentences if self.sentences else 1.0


@cache
def judge_sentences() -> tuple[Judged, ...]:
    """Every labelled sentence, read by the check."""
    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return tuple(_judged(row, table["registers"][row.register]) for row in _rows(table["sentences"]))


def score(name: str, judged: Sequence[Judged]) -> CopyScore:
    """The score over some sentences."""
    wanted = [j for j in judged if j.row.severity != "none"]
    found = [j for j in judged if j.said != "none"]
    return CopyScore(name, len(judged), len(wanted), len(found), sum(j.is_right for j in found), sum(j.is_right for j in judged))


def scores() -> tuple[CopyScore, ...]:
    """By language, and of the hard ones alone."""
    judged = judge_sentences()
    by_language = (score(language, [j for j in judged if j.row.language == language]) for language in LANGUAGES)
    return (*by_language, score("hard", [j for j in judged if j.row.hard]), score("all", judged))


def wrong() -> tuple[str, ...]:
    """Sentences not judged as labelled, a line each."""
    return tuple(
        f"{j.row.text} — labelled {j.row.severity} {j.row.measure or ''}, judged {j.said} {', '.join(sorted(m or '-' for m in j.measures))}"
        for j in judge_sentences()
        if not j.is_right
    )


def _rows(sentences: dict[str, list[list[str]]]) -> Iterator[Labelled]:
    for register, rows in sentences.items():
        for severity, measure, text, *hard in rows:
            yield Labelled(register, severity, measure, text, hard == ["hard"])


def _judged(row: Labelled, register: dict[str, Any]) -> Judged:
    found = check_copy(row.text, promises_from(register["promises"]), rivals=register["rivals"])
    said = _worst(found)
    return Judged(row, said, frozenset(f.promise for f in found if f.severity == said))


def _worst(found: Sequence[CopyFinding]) -> str:
    severities = {f.severity for f in found}
    return next((severity for severity in ("error", "warning") if severity in severities), "none")

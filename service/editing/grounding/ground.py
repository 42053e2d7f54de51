"""What sentences are judged by: the firm's names, the words that are known, and the lists of the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from service.checks.brief_path import rows
from service.checks.finding import words as checks_words
from service.checks.read import Read
from service.domain.brief import Language
from service.domain.evidence import Statement
from service.domain.plan.plan import Plan
from service.editing.grounding.content import all_stems, content_of
from service.editing.slots import Slotted
from service.prompts import read_yaml, wording

Found = TypeVar("Found")


@dataclass(frozen=True)
class Fault:
    """A fault: a key of `faults` in the model's wording, with the words it names."""

    key: str
    what: str = ""


@dataclass(frozen=True)
class Original:
    """The built-in sentence a model's words are held against."""

    path: str
    slotted: Slotted

    @property
    def statement(self) -> Statement:
        """The sentence."""
        return self.slotted.statement


@dataclass(frozen=True)
class Lists:
    """Word lists of a language, as patterns."""

    filler: re.Pattern[str]
    sources: re.Pattern[str]
    claims: re.Pattern[str]
    quantities: re.Pattern[str]
    echoes: re.Pattern[str]
    negations: re.Pattern[str]
    no_negations: re.Pattern[str]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    any_opposite: re.Pattern[str]
    """Most sentences have none, and are not looked through for each."""
    stop_words: frozenset[str]
    plain_words: frozenset[str]


class Ground:
    """One plan as the judge of sentences. Made once; every check reads from it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.read = Read(plan)
        self.language: Language = plan.language
        self.lists = lists_of(plan.language)
        self._remembered: dict[str, Any] = {}

    @property
    def owners_words(self) -> str:
        """Every text of the owner."""
        return self.read.owners_text

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names a sentence may not swap: rivals, segments, services, parts of the week, days; the longest first."""
        given = {str(row["name"]) for block in ("competitors", "segments", "services") for row in rows(self.plan, block)}
        given |= {slot.part for slot in self.plan.customers.capacity if len(slot.part) > 1}
        days = {text for key, text in wording(self.language).items() if key.startswith(("numbers.days.", "numbers.weekdays."))}
        return tuple(sorted(given | days, key=len, reverse=True))

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Stems (English) or pairs of characters (Chinese) of the brief, the built-in plan, the wording and the list of plain words."""
        texts = (self.owners_words, *(s.text for _, s in self.read.statements))
        return _own_words(self.language) | all_stems(texts, self.language)

    @cached_property
    def foreign_allowed(self) -> frozenset[str]:
        """Latin words a Chinese sentence may hold."""
        return frozenset(w.casefold() for w in re.findall(r"[A-Za-z]+", f"{self.owners_words} {checks_words(self.plan, 'allowed_words')}"))

    @cached_property
    def jargon(self) -> re.Pattern[str]:
        """Terms of the trade that an owner need not know."""
        return re.compile(checks_words(self.plan, "jargon"), re.IGNORECASE)

    def remember(self, text: str, find: Callable[[str, Ground], Found]) -> Found:
        """What a check finds in a text that it is shown again, looked for once."""
        if text not in self._remembered:
            self._remembered[text] = find(text, self)
        return self._remembered[text]  # type: ignore[no-any-return]

    def content(self, text: str) -> list[str]:
        """The words of a text that carry its matter."""
        return content_of(text, self.language, self.lists.stop_words)


@lru_cache(maxsize=2)
def _own_words(language: Language) -> frozenset[str]:
    """Stems of the wording and of the list of plain words."""
    texts = (*wording(language).values(), *lists_of(language).plain_words)
    return all_stems(texts, language)


@lru_cache(maxsize=2)
def lists_of(language: Language) -> Lists:
    """The lists of a language, compiled once."""
    raw: Mapping[str, Any] = read_yaml(f"model/lists/{language}.yaml")
    return Lists(
        filler=_any_of(raw["filler"], language),
        sources=_any_of(raw["sources"], language),
        claims=_any_of(raw["claims"], language),
        quantities=_any_of(raw["quantities"], language),
        echoes=_any_of(raw["echoes"], language),
        negations=_any_of(raw["negations"], language),
        no_negations=_any_of(raw["no_negations"], language),
        opposites=tuple((_any_of([a], language), _any_of([b], language)) for a, b in raw["opposites"]),
        any_opposite=_any_of([each for pair in raw["opposites"] for each in pair], language),
        stop_words=frozenset(str(raw["stop_words"]).split()),
        plain_words=frozenset(str(raw["plain_words"]).split()),
    )


def _any_of(patterns: list[str], language: Language) -> re.Pattern[str]:
    """Any of the patterns: as whole words in English, anywhere in Chinese."""
    listed = "|".join(patterns)
    return re.compile(rf"\b(?:{listed})\b" if language == "en" else f"(?:{listed})", re.IGNORECASE)

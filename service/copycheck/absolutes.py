"""Words that leave no exception: absolutes, instant service, universals, payouts and superlatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from service.copycheck.sentences import Sentence, Span, fold, vocabularies
from service.copycheck.vocabulary import blank, find, holds

WordKind = Literal["absolute", "instant", "universal", "range", "coverage", "payback", "speed", "superlative", "punctual", "quick"]


@dataclass(frozen=True)
class Word:
    """A word of copy that may promise more than a number."""

    kind: WordKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def read_words(sentence: Sentence) -> tuple[Word, ...]:
    """All such words of a sentence in reading order, innocent uses left out; of two that overlap the longer one."""
    if not holds(sentence.plain, sentence.words, "absolutes"):
        return ()
    plain = blank(sentence.plain, sentence.words, "innocent_absolutes")
    kept: list[Word] = []
    for word in sorted(_matches(sentence, plain), key=lambda w: (w.start - w.end, w.start)):
        if all(word.end <= other.start or other.end <= word.start for other in kept):
            kept.append(word)
    return tuple(sorted(kept, key=lambda w: w.start))


def says_at_once(word: str) -> bool:
    """Whether a word of copy leaves no time at all: `never wait`, `any day`, `秒回`."""
    plain = fold(word)
    words = vocabularies(plain)
    return holds(plain, words, "absolutes.instant") or holds(plain, words, "moods.permission")


def _matches(sentence: Sentence, plain: str) -> list[Word]:
    return [
        Word(cast(WordKind, kind), *match.span())
        for kind in get_args(WordKind)
        for match in find(plain, sentence.words, f"absolutes.{kind}")
    ]

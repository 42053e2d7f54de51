"""Who speaks: words of rivals, reviewers and of lines taken down are no promises of the firm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from service.copycheck.sentences import Sentence, Span, fold, vocabularies
from service.copycheck.vocabulary import Vocabulary, find, holds

_QUOTES = re.compile(
    r"“[^“”\n]{1,600}”|「[^「」\n]{1,600}」|『[^『』\n]{1,600}』|\"[^\"\n]{1,600}\"|‘(?:[^‘'\n]|(?<=[a-z])'(?=[a-z])){1,600}'"
    r"|(?<![a-z0-9])'(?=\S)(?:[^'\n]|(?<=[a-z])'(?=[a-z])){3,300}'(?![a-z0-9])"
)
_BEFORE = 70
_AFTER = 60
_STOP = re.compile(r"[.!?。;]\s|[。;\n]")
_SIGNATURE_LINE = re.compile(r"\s*\n\s*(?=[-–—~])")


def foreign_quotes(plain: str, rivals: Sequence[str]) -> tuple[Span, ...]:
    """Quoted words that the firm does not say in its own name."""
    return tuple(match.span() for match in _QUOTES.finditer(plain) if _is_foreign(plain, match.span(), rivals))


def _is_foreign(plain: str, quote: Span, rivals: Sequence[str]) -> bool:
    before = _STOP.split(plain[max(0, quote[0] - _BEFORE) : quote[0]])[-1]
    tail = _SIGNATURE_LINE.sub(" ", plain[quote[1] : quote[1] + _AFTER])
    after = _STOP.split(tail)[0]
    words = vocabularies(before + plain[quote[0] : quote[1]] + after)
    return (
        _speaks_last(before, words, rivals)
        or _named_after(after, words, rivals)
        or _is_review(before, after, words)
        or _is_mention(before, after, words)
    )


def _speaks_last(before: str, words: Sequence[Vocabulary], rivals: Sequence[str]) -> bool:
    """Whether the last speaker named before a place is a rival."""
    rival = max((end for _, end in _rivals(before, words, rivals)), default=-1)
    own = max((match.end() for match in find(before, words, "voices.own")), default=-1)
    return rival > own


def _named_after(after: str, words: Sequence[Vocabulary], rivals: Sequence[str]) -> bool:
    """Whether the words are put down to a rival afterwards, before the firm speaks itself."""
    rival = min((start for start, _ in _rivals(after, words, rivals)), default=None)
    own = min((match.start() for match in find(after, words, "voices.own")), default=len(after) + 1)
    return rival is not None and rival < own


def _is_review(before: str, after: str, words: Sequence[Vocabulary]) -> bool:
    signed = any(re.match(one.entry("voices.signed"), after) for one in words)
    told = holds(before, words, "voices.speech_before", "at_end") and not holds(before, words, "voices.own")
    return signed or told or holds(before, words, "voices.reviewers") or holds(after, words, "voices.reviewers")


def _is_mention(before: str, after: str, words: Sequence[Vocabulary]) -> bool:
    return holds(before, words, "voices.mention_before") or holds(after, words, "voices.mention_after", "at_start")


def speaks_of_others(sentence: Sentence, place: int, rivals: Sequence[str]) -> bool:
    """Whether, outside quotation marks, a rival or a reviewer is the one of whom the words at a place are said."""
    before = sentence.plain[:place].rsplit(";", 1)[-1]
    if _speaks_last(before, sentence.words, rivals):
        return True
    reviewer = max((match.end() for match in find(before, sentence.words, "voices.reviewers")), default=-1)
    return reviewer >= 0 or holds(sentence.plain[place:], sentence.words, "voices.told_after")


def _rivals(text: str, words: Sequence[Vocabulary], rivals: Sequence[str]) -> Iterator[Span]:
    """Where rivals are named as those who act; `unlike SmileCo` names one only to compare, `unlike SmileCo, who …` does not."""
    patterns = [one.pattern("voices.rivals") for one in words]
    if rivals:
        patterns.append(_names(tuple(rivals)))
    for pattern in patterns:
        for match in pattern.finditer(text):
            compared = holds(text[: match.start()], words, "voices.not_subject", "at_end")
            if not compared or holds(text[match.end() :], words, "voices.relative", "at_start"):
                yield match.span()


@lru_cache(maxsize=64)
def _names(rivals: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(fold(name.strip())) for name in sorted(rivals, key=len, reverse=True) if name.strip())
    return re.compile(rf"(?<![a-z0-9])(?:{names})(?![a-z0-9])" if names else r"(?!)")

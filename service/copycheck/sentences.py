"""Copy cut into sentences, each with its line, its languages and its clauses."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.copycheck.vocabulary import Vocabulary, find, holds, vocabulary
from service.domain.brief import Language

Span = tuple[int, int]

_CHINESE = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[a-z]")
_LATIN_WORD = re.compile(r"[a-z]{2}")
_ENDS = re.compile(r"\|+|[.!?。]+[\"'”’」』)\]]*")
_CLOSING = re.compile(r"[\"'”’」』)\]]")
_QUESTION = re.compile(r"\?[\s\"'”’」』)\]!*?]*\Z")
_BULLET = re.compile(r"\s*(?:[-+•·–—>#]|\d{1,3}[.)])\s")
_GOES_ON = re.compile(r"\s*[a-z,;—–-]")
_CUT = re.compile(r"[,;!?。—|()\[\]\0]|(?<!\d):|:(?!\d)|\s[-–]\s")
_MARKS = str.maketrans({"*": " ", "_": " ", "`": " ", "’": "'", "\r": "\n", "\t": " "})
_WIDE_LINE = 50
_LONGEST = 400
_PAUSES = ",;、 "
_TOKEN_BEFORE = re.compile(r"(?<![a-z.])([a-z]+(?:\.[a-z])?)\Z")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the copy. `plain` is `text` in lower case and half-width, letter by letter."""

    line: int
    text: str
    plain: str
    foreign: tuple[Span, ...] = ()
    words: tuple[Vocabulary, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return bool(_QUESTION.search(self.plain)) or any(
            self.plain.rstrip("。.!?\"”’' ").endswith(ending) for one in self.words for ending in one.entry("question_endings")
        )

    def is_foreign(self, place: int) -> bool:
        """Whether the place lies in words quoted from others."""
        return any(start <= place < end for start, end in self.foreign)


@dataclass(frozen=True)
class Piece:
    """Where a sentence stands in the whole text."""

    start: int
    end: int
    line: int


def fold(text: str) -> str:
    """Lower case and half-width, letter by letter, so that every place stays where it was."""
    lowered = "".join(map(_folded, text)).replace("\r\n", " \n").translate(_MARKS)
    return lowered


@cache
def _folded(letter: str) -> str:
    if letter in "½¼¾":
        return letter
    folded = unicodedata.normalize("NFKC", letter).lower()
    return folded if len(folded) == 1 else letter


def language_of(text: str) -> Language:
    """The language most of the text is written in."""
    plain = text.lower()
    return "zh" if 3 * len(_CHINESE.findall(plain)) > len(_LATIN.findall(plain)) else "en"


def vocabularies(plain: str) -> tuple[Vocabulary, ...]:
    """The languages whose letters stand in the text."""
    chosen: list[Language] = []
    if _CHINESE.search(plain):
        chosen.append("zh")
    if _LATIN_WORD.search(plain) or not chosen:
        chosen.append("en")
    return tuple(vocabulary(language) for language in chosen)


def cut(plain: str, *, lines: bool) -> Iterator[Piece]:
    """The sentences of a folded text; with `lines`, no sentence runs over a line's end."""
    newlines = [match.start() for match in re.finditer("\n", plain)]
    start = 0
    for end in sorted({*_sentence_ends(plain), *_line_ends(plain, newlines, lines=lines), len(plain)}):
        body = plain[start:end]
        left = start + len(body) - len(body.lstrip())
        right = start + len(body.rstrip())
        for begin, stop in _bounded(plain, left, right):
            yield Piece(begin, stop, bisect.bisect_left(newlines, begin) + 1)
        start = end


def _bounded(plain: str, start: int, end: int) -> Iterator[Span]:
    """A sentence in runs short enough to read in linear time; nobody writes longer ones in copy."""
    while end - start > _LONGEST:
        cut_at = max(plain.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in _PAUSES) + 1 or start + _LONGEST
        yield start, cut_at
        start = cut_at
    if end > start:
        yield start, end


def _sentence_ends(plain: str) -> Iterator[int]:
    for match in _ENDS.finditer(plain):
        if _ends_here(plain, match):
            yield match.end()


def _ends_here(plain: str, match: re.Match[str]) -> bool:
    following = plain[match.end() : match.end() + 3]
    quoted = bool(_CLOSING.search(match.group()))
    if quoted and _GOES_ON.match(following):
        return False
    if match.group()[0] == "|":
        return True
    if match.group()[0] != ".":
        return not (quoted and following[:1] and _CHINESE.match(following[:1]))
    return _full_stop(plain, match, following)


def _full_stop(plain: str, match: re.Match[str], following: str) -> bool:
    if following[:1] and not following[0].isspace() and not _CHINESE.match(following[0]):
        return False
    before = _TOKEN_BEFORE.search(plain[max(0, match.start() - 12) : match.start()])
    if before and before.group(1) in vocabulary("en").entry("abbreviations"):
        return not following.strip() or "\n" in following
    return not (before and before.group(1) == "no" and following.strip()[:1].isdigit())


def _line_ends(plain: str, newlines: list[int], *, lines: bool) -> Iterator[int]:
    for index, place in enumerate(newlines):
        begin = newlines[index - 1] + 1 if index else 0
        stop = newlines[index + 1] if index + 1 < len(newlines) else len(plain)
        if lines or not _runs_on(plain[max(begin, place - 400) : place].strip(), plain[place + 1 : min(stop, place + 40)]):
            yield place + 1


def _runs_on(line: str, following: str) -> bool:
    """Whether a line was only wrapped, and its sentence goes on in the next."""
    if not line or not following.strip() or _BULLET.match(following):
        return False
    if holds(line[-20:], vocabularies(line[-20:]), "hanging", "at_end"):
        return True
    wide = len(line) + len(_CHINESE.findall(line)) >= _WIDE_LINE
    return wide and bool(re.match(r"\s*[a-z0-9㐀-鿿]", following)) and not line.endswith((":", "：", "|"))


def clauses(sentence: Sentence, whole: tuple[Span, ...]) -> list[Span]:
    """The clauses of a sentence; nothing inside one of the `whole` spans is cut."""
    spans, start = [], 0
    for left, right in sorted({*(match.span() for match in _CUT.finditer(sentence.plain)), *_joints(sentence)}):
        if left < start or any(begin < right and left < end for begin, end in whole):
            continue
        spans.append((start, left))
        start = right
    return [*spans, (start, len(sentence.plain))]


def _joints(sentence: Sentence) -> list[Span]:
    return [match.span() for match in find(sentence.plain, sentence.words, "joints")]

"""Lengths of time, shares and counts in a sentence, in minutes, as 0 to 1, and as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from service.copycheck.numbers import read_number, read_pair
from service.copycheck.sentences import Sentence, Span
from service.copycheck.vocabulary import Vocabulary, blank

Kind = Literal["time", "share", "count"]
_HALF = 0.5
_ABOUT_TEN = 9
_LARGEST_OUT_OF = 1000
_NATURAL_UNITS = (1440.0, 60.0, 1.0)


@dataclass(frozen=True)
class Quantity:
    """A quantity named in a sentence; a range keeps both ends.

    `single` is a bare `an hour`, which promises only after `within`. `unit` is the minutes of its unit, 0 for `overnight`.
    """

    kind: Kind
    low: float
    high: float
    start: int
    end: int
    text: str
    single: bool = False
    unit: float = 0.0

    @property
    def is_deadline(self) -> bool:
        """Whether it names a time by which, not how long."""
        return self.kind == "time" and not self.unit

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def read_quantities(sentence: Sentence, counted: tuple[str, ...] = ()) -> tuple[Quantity, ...]:
    """All quantities of a sentence in reading order; of two that overlap the longer one. `counted` are units that are only counted."""
    rough: list[Quantity] = []
    for words in sentence.words:
        rough += [*_times(sentence.plain, words), *_shares(sentence.plain, words), *_counts(sentence.plain, words, counted)]
    if not rough:
        return ()
    plain = blank(sentence.plain, sentence.words, "innocent_numbers")
    return _without_overlaps([one for one in rough if plain[one.start : one.end] == sentence.plain[one.start : one.end]])


def read_unit(unit: str, words: Vocabulary) -> float | None:
    """Minutes in a unit of the register, such as `min`, `working days after the order`, `小时`; None for other units."""
    plain = unit.strip().lower()
    found = [
        (match.start(), -len(match.group()), float(minutes))
        for pattern, minutes in words.entry("units")
        if (match := words.compile(pattern).search(plain))
    ]
    return min(found)[2] if found else None


def _without_overlaps(found: list[Quantity]) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    for one in sorted(found, key=lambda q: (q.start - q.end, q.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda q: q.start))


def _times(plain: str, words: Vocabulary) -> Iterator[Quantity]:
    for match in _written(words, "single").finditer(plain) if words.language == "en" else ():
        minutes = _minutes(match, "unit", words)
        yield Quantity("time", minutes, minutes, *match.span(), match.group(), single=True, unit=minutes)
    for match in _named(words, "spans").finditer(plain):
        minutes = _minutes_of_name(match, words, "spans")
        unit = next((unit for unit in _NATURAL_UNITS if minutes >= unit), 1.0)
        yield Quantity("time", minutes, minutes, *match.span(), match.group(), unit=unit)
    for match in _named(words, "deadlines").finditer(plain):
        minutes = _minutes_of_name(match, words, "deadlines")
        yield Quantity("time", minutes, minutes, *match.span(), match.group())
    if not _number(words).search(plain):
        return
    for match in _written(words, "time").finditer(plain):
        yield _time_of(match, words)


def _time_of(match: re.Match[str], words: Vocabulary) -> Quantity:
    groups = match.groupdict()
    minutes = _minutes(match, "unit", words)
    part = _part(groups["part"] or groups["tail"], words)
    rest = (read_number(match["rest"], words) or 0) * _minutes(match, "rest_unit", words) if match["rest"] else 0.0
    least, most = _range(match["low"], match["high"], words)
    if groups.get("loose"):
        most += _ABOUT_TEN if most % 10 == 0 else 1
    low, high = ((value + part) * minutes + rest for value in (least, most))
    return Quantity("time", low, high, *match.span(), match.group(), unit=minutes)


def _range(low: str, high: str | None, words: Vocabulary) -> tuple[float, float]:
    first = read_number(low, words) or 0.0
    if high:
        second = read_number(high, words) or 0.0
        return min(first, second), max(first, second)
    return read_pair(low, words) or (first, first)


def _part(text: str | None, words: Vocabulary) -> float:
    """The half in `one and a half hours`, `an hour and a half`, 一个半小时, 一小时半."""
    parts = words.entry("numbers").get("and_a_part", {})
    return float(parts.get(text.strip(), _HALF)) if text else 0.0


def _minutes(match: re.Match[str], group: str, words: Vocabulary) -> float:
    """Minutes in the unit that stands in a group; read in its place, since what follows decides (周 but not 周一)."""
    start, end = match.span(group)
    return next(
        float(minutes)
        for pattern, minutes in words.entry("units")
        if (found := re.compile(pattern).match(match.string, start)) and found.end() == end
    )  # the group holds one of them


@cache
def _number(words: Vocabulary) -> re.Pattern[str]:
    return re.compile("|".join((words.number, *words.entry("numbers").get("half", ()))))


@cache
def _named(words: Vocabulary, name: str) -> re.Pattern[str]:
    """One expression for all lengths of time without a number, each a group, the longest first."""
    return words.compile("|".join(f"({pattern})" for pattern, _ in _longest_first(words, name)))


def _minutes_of_name(match: re.Match[str], words: Vocabulary, name: str) -> float:
    return _longest_first(words, name)[(match.lastindex or 1) - 1][1]


@cache
def _longest_first(words: Vocabulary, name: str) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(((pattern, float(minutes)) for pattern, minutes in words.entry(name)), key=lambda span: -span[1]))


@cache
def _written(words: Vocabulary, name: str) -> re.Pattern[str]:
    return re.compile(words.filled(words.entry(name)))


@cache
def _written_shares(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words.filled(pattern)) for pattern in words.entry("shares"))


def _shares(plain: str, words: Vocabulary) -> Iterator[Quantity]:
    for pattern in _written_shares(words):
        for match in pattern.finditer(plain):
            pair = _share_of(match.groupdict(), words)
            if pair and pair[0] >= 0 and pair[1] <= 1:
                yield Quantity("share", *pair, *match.span(), match.group())


def _share_of(groups: dict[str, str | None], words: Vocabulary) -> tuple[float, float] | None:
    if "kept" in groups:
        return _out_of(groups, words)
    if "tenths" in groups:
        tenths = (read_number(groups["tenths"] or "", words) or 0) / 10
        more = read_number(groups["more"] or "", words) or 0.0
        share = tenths + more / (10 if more == _HALF else 100)
        return share, share
    low, high = _range(groups["low"] or "", groups.get("high"), words)
    return low / 100, high / 100


def _out_of(groups: dict[str, str | None], words: Vocabulary) -> tuple[float, float] | None:
    kept, total = (read_number(groups[name] or "", words) or 0.0 for name in ("kept", "total"))
    if not 1 < total <= _LARGEST_OUT_OF:
        return None
    share = (kept + (_HALF if groups.get("half") else 0)) / total
    return share, share


def _counts(plain: str, words: Vocabulary, counted: tuple[str, ...]) -> Iterator[Quantity]:
    for unit in counted:
        for match in re.finditer(rf"(?<!\w)(?<!\d[.,])(?P<value>{words.number})[\s-]?{re.escape(unit)}", plain):
            value = read_number(match["value"], words) or 0.0
            yield Quantity("count", value, value, *match.span(), match.group())

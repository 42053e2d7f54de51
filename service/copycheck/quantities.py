"""Lengths of time, shares and counts in a sentence, in minutes, as 0 to 1, and as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from service.copycheck.numbers import read_number, read_pair
from service.copycheck.sentences import Sentence, Span
from service.copycheck.vocabulary import Vocabulary, alternatives, blank

Kind = Literal["time", "share", "count"]
_HALF = 0.5
_ABOUT_TEN = 9
_LARGEST_OUT_OF = 1000


@dataclass(frozen=True)
class Quantity:
    """A quantity named in a sentence; a range keeps both ends. `single` is a bare `an hour`, which promises only
    after `within`; `unit` is the minutes of its unit, 0 for a deadline such as `overnight`.
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
    found: list[Quantity] = []
    for words in sentence.words:
        rough = [*_times(sentence.plain, words), *_shares(sentence.plain, words), *_counts(sentence.plain, words, counted)]
        if rough:
            plain = blank(sentence.plain, sentence.words, "innocent_numbers")
            found += [one for one in rough if plain[one.start : one.end] == sentence.plain[one.start : one.end]]
    return _without_overlaps(found)


def read_unit(unit: str, words: Vocabulary) -> float | None:
    """Minutes in a unit of the register, such as `min`, `working days after the order`, `小时`; None for other units."""
    plain = unit.strip().lower()
    best: tuple[int, int, float] | None = None
    for pattern, minutes in words.entry("units"):
        match = words.compile(pattern).search(plain)
        if match and (best is None or (match.start(), -len(match.group())) < best[:2]):
            best = (match.start(), -len(match.group()), minutes)
    return None if best is None else best[2]


def _without_overlaps(found: list[Quantity]) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    for one in sorted(found, key=lambda q: (q.start - q.end, q.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda q: q.start))


def _times(plain: str, words: Vocabulary) -> Iterator[Quantity]:
    for name in ("spans", "deadlines"):
        pattern, lengths = _named_times(words, name)
        for match in pattern.finditer(plain):
            minutes = lengths[(match.lastindex or 1) - 1]
            yield Quantity("time", minutes, minutes, *match.span(), match.group(), unit=_natural_unit(minutes) if name == "spans" else 0.0)
    for match in _time(words).finditer(plain):
        quantity = _time_of(match, words)
        if quantity:
            yield quantity
    if words.language == "en":
        for match in _single(words).finditer(plain):
            minutes = _minutes(match["unit"], words)
            yield Quantity("time", minutes, minutes, *match.span(), match.group(), single=True, unit=minutes)


def _time_of(match: re.Match[str], words: Vocabulary) -> Quantity | None:
    pair = _range(match["low"], match["high"], words)
    if pair is None:
        return None
    part = _part(match["part"] or match["tail"], words)
    minutes = _minutes(match["unit"], words)
    rest = 0.0
    if match["rest"]:
        rest = (read_number(match["rest"], words) or 0) * _minutes(match["rest_unit"], words)
    low, high = ((value + part) * minutes + rest for value in pair)
    if match.groupdict().get("loose"):
        high += (_ABOUT_TEN if pair[1] % 10 == 0 else 1) * minutes
    return Quantity("time", low, high, *match.span(), match.group(), unit=minutes)


def _range(low: str, high: str | None, words: Vocabulary) -> tuple[float, float] | None:
    first = _half_or_number(low, words)
    second = _half_or_number(high, words) if high else first
    pair = None if high else read_pair(low, words)
    if pair:
        return pair
    return None if first is None or second is None else (min(first, second), max(first, second))


def _half_or_number(text: str, words: Vocabulary) -> float | None:
    if words.language == "zh" and words.compile(alternatives(words.entry("half"))).fullmatch(text):
        return _HALF
    return read_number(text, words)


def _part(text: str | None, words: Vocabulary) -> float:
    """The half in `one and a half hours`, `an hour and a half`, 一个半小时, 一小时半."""
    if not text:
        return 0.0
    return float(words.entry("numbers.and_a_part").get(text.strip(), _HALF)) if words.language == "en" else _HALF


def _minutes(unit: str, words: Vocabulary) -> float:
    return next(float(minutes) for pattern, minutes in words.entry("units") if re.fullmatch(pattern, unit))


def _natural_unit(minutes: float) -> float:
    """The unit in which half an hour or a few days are thought of."""
    return next(unit for unit in (1440.0, 60.0, 1.0, 0.0) if minutes >= unit)


@cache
def _named_times(words: Vocabulary, name: str) -> tuple[re.Pattern[str], tuple[float, ...]]:
    """One expression for all lengths of time without a number, and the minutes of each of its groups."""
    longest_first = sorted(words.entry(name), key=lambda span: -float(span[1]))
    return words.compile("|".join(f"({pattern})" for pattern, _ in longest_first)), tuple(float(minutes) for _, minutes in longest_first)


@cache
def _single(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{alternatives(words.entry('numbers.articles'))}) (?P<unit>{words.unit})(?![a-z0-9])")


@cache
def _time(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(_chinese_time(words) if words.language == "zh" else _english_time(words))


def _english_time(words: Vocabulary) -> str:
    number, unit, end = words.number, words.unit, "(?![a-z0-9])"
    part = rf"\s(?:{alternatives(words.entry('numbers.and_a_part'))})(?![a-z])"
    return (
        rf"(?<!\w)(?<!\d[.,])(?P<low>{number})(?:\s?(?:{_joint(words)})\s?(?P<high>{number}))?(?P<part>{part})?"
        rf"[\s-]{{0,2}}(?P<unit>{unit}){end}(?P<tail>{part})?(?:\s?(?:and\s)?(?P<rest>{number})[\s-]?(?P<rest_unit>{unit}){end})?"
    )


def _chinese_time(words: Vocabulary) -> str:
    number, unit = f"(?:{alternatives(words.entry('half'))}|{words.number})", words.unit
    return (
        rf"(?<![\d第周])(?<!\d[.,])(?<!星期)(?<!礼拜)(?P<low>{number})(?:{unit})?(?:\s?(?:{_joint(words)})\s?(?P<high>{number}))?"
        rf"(?P<loose>个?[来多几余](?=个|{unit}))?(?P<part>个?半(?=个|小时|钟头|天|[年月日]))?\s?(?P<unit>{unit})(?P<tail>半(?!天|个|小))?"
        rf"(?:(?P<rest>{number})\s?(?P<rest_unit>{unit}))?"
    )


def _joint(words: Vocabulary) -> str:
    return alternatives(re.escape(word) for word in words.entry("numbers.range"))


def _shares(plain: str, words: Vocabulary) -> Iterator[Quantity]:
    for match in _share(words).finditer(plain):
        pair = _share_of(match, words)
        if pair and 0 <= pair[0] <= 1 and 0 <= pair[1] <= 1:
            yield Quantity("share", *pair, *match.span(), match.group())


def _share_of(match: re.Match[str], words: Vocabulary) -> tuple[float, float] | None:
    groups = match.groupdict()
    if groups["kept"]:
        kept, total = read_number(groups["kept"], words), read_number(groups["total"], words)
        half = _HALF if groups.get("half") else 0.0
        fits = kept is not None and total is not None and kept <= total and 1 < total <= _LARGEST_OUT_OF
        return ((kept + half) / total,) * 2 if fits and kept is not None and total else None
    if groups.get("tenths"):
        tenths = read_number(groups["tenths"], words)
        extra = groups["more"] and (_HALF if groups["more"] == "半" else (read_number(groups["more"], words) or 0) / 10)
        return None if tenths is None else ((tenths + (extra or 0)) / 10,) * 2
    low = read_number(groups["low"] or groups.get("hundredth") or "", words)
    high = read_number(groups["high"], words) if groups["high"] else low
    return None if low is None or high is None else (min(low, high) / 100, max(low, high) / 100)


@cache
def _share(words: Vocabulary) -> re.Pattern[str]:
    number = words.number
    percent = (
        rf"(?<!\d)(?<!\d[.,])(?P<low>{number})(?:\s?%?\s?(?:{_joint(words)})\s?(?P<high>{number}))?"
        rf"\s?(?:{alternatives(words.entry('shares.of_hundred'))})"
    )
    if words.language == "en":
        between, out_of = alternatives(words.entry("shares.between")), alternatives(words.entry("shares.out_of"))
        kept = rf"(?<!\w)(?<!\d[.,])(?P<kept>{number})(?: (?:{between}))?(?: (?:{out_of}) (?:every )?| ?/ ?)(?P<total>{number})(?![\w%])"
        return re.compile(rf"{percent}(?![a-z0-9])|{kept}")
    counter, within, tenths = words.entry("shares.counters"), words.entry("shares.within"), words.entry("shares.tenths")
    return re.compile(
        rf"{percent}|{words.entry('shares.hundredth')}(?P<hundredth>{number})"
        rf"|(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?){tenths}(?P<more>半|[一二三四五六七八九]|\d)?(?![功本人交立套员熟品年绩效语都色])"
        rf"|(?P<total>{number}){counter}{within}{{1,2}}(?:至少|起码|最少|有|都|能|,)*(?P<kept>{number}){counter}(?P<half>半)?"
    )


def _counts(plain: str, words: Vocabulary, counted: tuple[str, ...]) -> Iterator[Quantity]:
    for unit in counted:
        for match in re.finditer(rf"(?<!\w)(?<!\d[.,])(?P<value>{words.number})[\s-]?{re.escape(unit)}", plain):
            value = read_number(match["value"], words)
            if value is not None:
                yield Quantity("count", value, value, *match.span(), match.group())

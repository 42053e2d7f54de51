"""For whom and when a sentence speaks, and which lines of the register that touches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from service.copycheck.promised import Promised
from service.copycheck.sentences import fold, vocabularies
from service.copycheck.stems import label_stems, stems
from service.copycheck.vocabulary import Vocabulary, alternatives

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALL_DAY = "all_day"


@dataclass(frozen=True)
class Scope:
    """Days and parts of the day that are named; an empty set names none."""

    days: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    every_part: bool = False

    @property
    def is_named(self) -> bool:
        """Whether anything is named."""
        return bool(self.days or self.parts or self.every_part)


@lru_cache(maxsize=4096)
def read_scope(plain: str) -> Scope:
    """Days and parts of the day named in a folded text."""
    words = vocabularies(plain)
    days: set[str] = set()
    parts: set[str] = set()
    for one in words:
        days.update(_days(plain, one))
        parts.update(part for part, names in one.entry("scopes.parts").items() if one.compile(alternatives(names)).search(plain))
    return Scope(frozenset(days), frozenset(parts - {_ALL_DAY}), any(one.pattern("scopes.any_part").search(plain) for one in words))


def _days(plain: str, words: Vocabulary) -> Iterator[str]:
    named = _named_days(plain, words)
    for (_, end, day), (start, _, other) in pairwise(named):
        if words.compile(alternatives(map(re.escape, words.entry("scopes.range")))).fullmatch(plain[end:start].strip()):
            yield from _between(day, other)
    yield from (day for _, _, day in named)
    for group, names in words.entry("scopes.groups").items():
        if words.compile(alternatives(names)).search(plain):
            yield from _between(*group.split("-"))


def _named_days(plain: str, words: Vocabulary) -> list[tuple[int, int, str]]:
    found = [
        (match.start(), match.end(), day)
        for day, names in words.entry("scopes.days").items()
        for match in words.compile(alternatives(names)).finditer(plain)
    ]
    return sorted(found)


def _between(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    return DAYS[start : end + 1] if start <= end else DAYS[start:] + DAYS[: end + 1]


def covers(line: Promised, plain: str, named: Scope) -> bool:
    """Whether a line of its own stands for everyone and every time the words name, so that it may permit them."""
    if line.segment is not None and not mentions(plain, line.segment):
        return False
    return line.group is None or _group_covers(line.group, plain, named)


def touches(line: Promised, plain: str, named: Scope) -> bool:
    """Whether the words name someone or some time of a line of its own, so that it may forbid them."""
    if line.segment is not None and not mentions(plain, line.segment):
        return False
    return line.group is None or _group_touches(line.group, plain, named)


def without_exceptions(plain: str) -> str:
    """The words without what they except: `except for Saturday` names no Saturday."""
    for words in vocabularies(plain):
        plain = words.pattern("scopes.exclusions").sub(" ", plain)
    return plain


def _group_covers(group: str, plain: str, named: Scope) -> bool:
    own = read_scope(fold(group))
    if not own.is_named:
        return mentions(plain, group)
    days = not own.days or bool(named.days and named.days <= own.days)
    parts = not own.parts or bool(named.parts and named.parts <= own.parts)
    return days and parts


def _group_touches(group: str, plain: str, named: Scope) -> bool:
    own = read_scope(fold(group))
    if not own.is_named:
        return mentions(plain, group)
    if not named.is_named:
        return False
    days = not own.days or not named.days or bool(own.days & named.days)
    parts = not own.parts or not named.parts or named.every_part or bool(own.parts & named.parts)
    speaks = bool(own.days and named.days) or bool(own.parts and (named.parts or named.every_part))
    return days and parts and speaks


def mentions(plain: str, name: str) -> bool:
    """Whether a segment or group is named by half of its telling words."""
    folded = fold(name)
    if folded in plain:
        return True
    wanted = label_stems(folded)
    return bool(wanted) and 2 * len(wanted & stems(plain)) >= len(wanted)


def strictest(lines: Sequence[Promised]) -> Promised:
    """The line that allows least: one without a promise, else the loosest level."""
    return min(lines, key=lambda line: (line.allowed is not None, -(line.allowed or 0) if line.better == "lower" else (line.allowed or 0)))

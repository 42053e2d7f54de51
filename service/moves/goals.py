"""What the owner wants, understood: the kind of goal, the segment and the days it names, the growth it asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Any, Literal

from service.domain.brief import Brief, Segment
from service.domain.evidence import Phrase, named
from service.prompts import read_yaml
from service.writing.signs import any_stands

GoalKind = Literal[
    "sell", "mend", "time_off", "name", "hire", "fill", "relieve", "keep", "price", "reputation", "open", "grow", "staff", "other"
]
MIN_SHARED = 4
_NOT_A_COUNT = r"\s*(?:%|per cent|percent|[ap]m\b|o'clock|min|hour|day|week|month|year|月|点|号|日|天|年|元|块|分|小时)"
_DIGITS = re.compile(rf"(?<![A-Za-z\d.,:£$€¥])(?!(?:19|20)\d\d(?!\d))(\d{{1,5}})(?![\d.,:A-Za-z]|{_NOT_A_COUNT})")
_NUMBER_WORD = rf"\b{{}}\b(?!{_NOT_A_COUNT})"
_CHINESE_NUMBER = "(?<![周期第一二两三四五六七八九十百]){}(?:多|来|几)?(?=[位户个名家单人间套])(?!个月)"


@dataclass(frozen=True)
class Goal:
    """A goal in the owner's words, with what could be read from it."""

    index: int
    text: Phrase
    kind: GoalKind
    segment: int | None
    service: int | None
    days: tuple[str, ...]
    parts: tuple[str, ...]
    growth: float | None
    count: int | None


def read_goals(brief: Brief) -> tuple[Goal, ...]:
    """All goals of a brief, in its order."""
    lexicon: Mapping[str, Any] = read_yaml(f"goals/{brief.language}.yaml")
    first = {text.strip().lower(): i for i, text in reversed(list(enumerate(brief.goals))) if text.strip()}
    return tuple(_read(i, brief.goals[i], brief, lexicon) for i in sorted(first.values()))


def _days(low: str, names: Mapping[str, Sequence[str]], through: Sequence[str]) -> tuple[str, ...]:
    """The days a text names, in the order of the week; `Tuesday to Thursday` names those between as well."""
    week = list(names)
    named_days = {day for day in week if any_stands(names[day], low)}
    for first, last in combinations([day for day in week if day in named_days], 2):
        spans = (f"{a}{word}{b}" for a in names[first] for word in through for b in names[last])
        if any(span in low for span in spans):
            named_days |= set(week[week.index(first) : week.index(last)])
    return tuple(day for day in week if day in named_days)


def _read(index: int, text: str, brief: Brief, lexicon: Mapping[str, Any]) -> Goal:
    segments, services = brief.segments, [s.name for s in brief.services]
    low = text.lower()
    kind: GoalKind = next((k["kind"] for k in lexicon["kinds"] if any_stands(k["words"], low)), "other")
    days = _days(low, lexicon["days"], lexicon["through"])
    parts = _parts(low, brief, lexicon["parts"])
    grows = any(any_stands(k["words"], low) for k in lexicon["kinds"] if k["kind"] == "grow")
    growth = _growth(low, lexicon["numbers"]) if grows else None
    service = next((i for i, s in enumerate(services) if s.lower() in low), None)
    sells = service is not None and (kind == "other" or (kind == "grow" and any_stands(lexicon["selling"], low)))
    kind = "sell" if sells else kind
    kind = "grow" if growth and kind in ("name", "fill") else kind
    segment = _newcomers(low, segments, lexicon["newcomers"])
    segment = _segment(low, segments, lexicon["generic"]) if segment is None else segment
    kind = _who_is_kept(low, brief, segment, lexicon) if kind == "keep" else kind
    return Goal(index, named(text, f"goals.{index}"), kind, segment, service, days, parts, growth, _count(low, lexicon["counts"]))


def _who_is_kept(text: str, brief: Brief, segment: int | None, lexicon: Mapping[str, Any]) -> GoalKind:
    """Customers, the firm's own people, or neither: clean cars are kept, too."""
    roles = [role.lower() for member in brief.team for role in (member.role, member.name or "") if role]
    if any_stands([*lexicon["staff"], *roles], text) and segment is None:
        return "staff"
    about_people = segment is not None or any_stands([*lexicon["people"], *lexicon["stay"]], text)
    return "keep" if about_people else "other"


def _parts(text: str, brief: Brief, words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The part of the day that the goal names first, as the brief calls it."""
    called = {part for day in (brief.capacity.hours if brief.capacity else {}).values() for part in day}
    signs = [(sign, part) for part in called for sign in (part.lower(), *words.get(part.lower(), ()))]
    places = [(text.index(sign), part) for sign, part in signs if sign in text]
    return (min(places)[1],) if places else ()


def _segment(text: str, segments: Sequence[Segment], generic: Sequence[str]) -> int | None:
    """The segment whose name shares most with the goal."""
    shared = [(_shared(text, s.name.lower(), generic), -i) for i, s in enumerate(segments)]
    best, minus_index = max(shared, default=(0, 0))
    return -minus_index if best >= MIN_SHARED else None


def _shared(text: str, name: str, generic: Sequence[str]) -> int:
    """Letters of the words of a name that stand in the text; Chinese by pairs of characters, each counted as a word."""
    if name.isascii():
        stems = [w[:-1] if w.endswith("s") else w for w in name.split() if len(w) > MIN_SHARED - 1 and w not in generic]
        stems = [w[:-2] + "y" if w.endswith("ie") else w for w in stems]
        return sum(len(w) for w in stems if any_stands([w[:-1]], text))
    return sum(MIN_SHARED for a, b in pairwise(name) if a + b in text and a + b not in generic)


def _newcomers(text: str, segments: Sequence[Segment], signs: Mapping[str, Sequence[str]]) -> int | None:
    """The segment of those who have just come, where the goal speaks of them."""
    if not any_stands(signs["goal"], text):
        return None
    return next((i for i, s in enumerate(segments) if any_stands(signs["segment"], s.name.lower())), None)


def _count(text: str, words: Mapping[str, int]) -> int | None:
    """How many a goal asks for, in digits or in words."""
    digits = _DIGITS.search(text)
    if digits:
        return int(digits[1])
    return next((count for word, count in words.items() if _number(word).search(text)), None)


@cache
def _number(word: str) -> re.Pattern[str]:
    return re.compile(_NUMBER_WORD.format(word) if word.isascii() else _CHINESE_NUMBER.format(word))


def _growth(text: str, numbers: Mapping[str, float]) -> float | None:
    percent = re.search(r"(\d+(?:\.\d+)?)\s*(?:%|per cent|percent)", text)
    if percent:
        return float(percent[1]) / 100
    return next((share for word, share in numbers.items() if word in text), None)

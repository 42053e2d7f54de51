"""What the owner tells of today's work, of complaints and in the notes: what one deed mends gets that deed, with hours and a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.domain.brief import P
from service.domain.evidence import Phrase, named
from service.moves.case import Case
from service.moves.drafting import Drafting, effort
from service.moves.model import Move, Task
from service.prompts import read_yaml

MOST_TOLD, MOST_ALONE = 5, 2
WEEKS_APART = 3
CLAUSE = re.compile(r"[;；。]|\.\s|\.$")
PART = re.compile(r"[,，]\s*(?:and |but )?")
LONGEST = {"en": 70, "zh": 26}
"""Characters of a clause that is quoted whole; of a longer one only the part that tells."""


@dataclass(frozen=True)
class Told:
    """Words of the owner and the deed that mends what they tell; `deed` is the last part of its task's key."""

    topic: P | None
    """The part of the audit it belongs to; none for the notes."""
    deed: str
    quote: Phrase


def read_told(case: Case) -> list[Told]:
    """Each deed once, those that matter most first."""
    if case.thin:
        return []
    found: dict[str, Told] = {}
    for topic, path, text in _accounts(case):
        for clause in filter(None, (part.strip(" .。") for part in CLAUSE.split(text))):
            deed, words = _read(case, clause, path)
            if deed:
                found.setdefault(deed, Told(topic, deed, named(words, path)))
    return sorted(found.values(), key=lambda told: list(_lexicon()[case.brief.language]).index(told.deed))


def told_tasks(case: Case, aim: str, moves: Sequence[Move]) -> Iterator[Task]:
    """Tasks for what the owner tells, one after the other, but for what a task of the plan does already."""
    done = {task.key for move in moves for task in move.tasks}
    wanted = [told for told in read_told(case) if done.isdisjoint(keys_of(told)) and not _is_settled(case, told)]
    for n, told in enumerate(wanted[: MOST_ALONE if case.posts.solo else MOST_TOLD]):
        first = effort()["tasks"][f"told.{told.deed}"]["week"]
        yield Drafting("told", case.posts).task(told.deed, aim, week=first + n * WEEKS_APART)


def _is_settled(case: Case, told: Told) -> bool:
    """Whether one person needs no task for it: a limit, which the plan sets, is rule enough."""
    return case.posts.solo and told.deed in _lexicon()["not_alone"]


def keys_of(told: Told) -> tuple[str, ...]:
    """The tasks that mend what is told, whichever of them the plan holds."""
    return (*_lexicon()["done_by"].get(told.deed, ()), f"told.{told.deed}")


def _accounts(case: Case) -> Iterator[tuple[P | None, str, str]]:
    """The owner's own words with their part of the audit and their place in the brief."""
    brief = case.brief
    yield from ((topic, f"audit.{topic}", text) for topic, text in brief.audit.items())
    if brief.complaints and brief.complaints.handling:
        yield "process", "complaints.handling", brief.complaints.handling
    if brief.notes:
        yield None, "notes", brief.notes


def _read(case: Case, clause: str, path: str) -> tuple[str | None, str]:
    """The deed for a clause, and the words that tell it."""
    language = case.brief.language
    patterns = _patterns(language, path)
    deed = _deed(patterns, clause)
    if deed is None or len(clause) <= LONGEST[language]:
        return deed, clause
    telling = next((part for part in PART.split(clause) if _deed(patterns, part) == deed), clause)
    return deed, telling


def _patterns(language: str, path: str) -> Mapping[str, str]:
    """The patterns for one place of the brief: some are told there alone, the rest in the audit."""
    patterns: Mapping[str, str] = _lexicon()[language]
    only: Mapping[str, Sequence[str]] = _lexicon()["only_in"]
    elsewhere = {deed for place, deeds in only.items() if place != path for deed in deeds}
    here = only.get(path, [deed for deed in patterns if deed not in elsewhere])
    return {deed: pattern for deed, pattern in patterns.items() if deed in here}


def _deed(patterns: Mapping[str, str], words: str) -> str | None:
    """The first deed whose pattern stands in some words."""
    return next((deed for deed, pattern in patterns.items() if re.search(pattern, words.lower())), None)


def _lexicon() -> Mapping[str, Any]:
    lexicon: Mapping[str, Any] = read_yaml("lexicon/told.yaml")
    return lexicon

"""A few cases of both languages, drafted once: the fast part of the suite."""

from __future__ import annotations

from functools import cache

from evals.cases import EvalCase, read_cases
from evals.drafts import BuiltIn, Draft, acquaint, draft_case

FEW = ("saltmarsh-physio", "harbour-removals", "qiaohan-weixiu", "xiaoman-chongwu")
"""A good record, a bad one, a Chinese firm with much to say, and one with next to nothing."""


def case_of(name: str) -> EvalCase:
    """A case by its name."""
    return next(case for case in read_cases() if case.name == name)


@cache
def drafts() -> tuple[Draft, ...]:
    """The few cases, drafted."""
    found = tuple(draft_case(case_of(name), BuiltIn()) for name in FEW)
    acquaint(found)
    return found


def draft_of(name: str) -> Draft:
    """A drafted case by its name."""
    return next(draft for draft in drafts() if draft.case.name == name)

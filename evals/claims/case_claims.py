"""Claims that each case brings with it: what must hold of its plan, and what must not be said in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from evals.cases import Must, MustNot, Where
from evals.claims.claim import Claim
from evals.claims.reading import OWNERS_PAGES
from evals.drafts import Draft
from evals.paths import look

_DECLINED = re.compile(r"not_say|may_not_say|copy_rows\[\d+\]\.(?:line|finding)|rejected|will_not")


@dataclass
class HoldsForThisFirm(Claim):
    """Everything the case says must hold does."""

    def faults(self, draft: Draft) -> list[str]:
        """What does not hold."""
        return [_said(must) for must in draft.case.must_hold if not must.open and not holds(must, draft)]


@dataclass
class LeavesItUnsaid(Claim):
    """Nothing the case forbids is said."""

    def faults(self, draft: Draft) -> list[str]:
        """What was said all the same."""
        return [f"{path}: “{words}” ({must.because})" for must in draft.case.must_not_say for path, words in said_against(must, draft)]


def open_demands(draft: Draft) -> list[str]:
    """Demands that the program is known not to meet yet, or meets by now: then the case should say so."""
    return [f"{draft.case.name}: {m.open} ({'met by now' if holds(m, draft) else 'not met'})" for m in draft.case.must_hold if m.open]


def holds(must: Must, draft: Draft) -> bool:
    """Whether one demand of a case is met."""
    if must.says is not None:
        return any(re.search(must.says, text, re.IGNORECASE) for _, text in texts(draft, must.within))
    values = look(draft.plan, must.at or "")
    if must.test in ("least", "most"):
        return _counts(must, values)
    verdicts = [_TESTS[must.test](must, value) for value in values]
    return any(verdicts) if must.some else bool(verdicts) and all(verdicts)


def said_against(must: MustNot, draft: Draft) -> Iterator[tuple[str, str]]:
    """Where forbidden words stand, and which."""
    for path, text in texts(draft, must.to):
        for match in re.finditer(must.words, text, re.IGNORECASE):
            if match.group() and not _DECLINED.search(path):
                yield path, match.group()


def texts(draft: Draft, where: Where) -> list[tuple[str, str]]:
    """The texts of a part of the plan."""
    if where == "customers":
        return draft.read.spoken
    starts = {"part_1": OWNERS_PAGES, "monday": ("programme.monday",)}.get(where, ("",))
    return [(path, s.text) for path, s in draft.statements if path.startswith(starts)]


def _counts(must: Must, values: list[Any]) -> bool:
    """How many things a path leads to: the rows of the list it ends in, else the values that are there."""
    lists = [v for v in values if isinstance(v, tuple | list)]
    found = sum(map(len, lists)) if lists else sum(v is not None for v in values)
    return found >= must.least if must.least is not None else found <= (must.most or 0)


def _said(must: Must) -> str:
    return f"{must.at or must.says}: {must.test} {getattr(must, 'is_' if must.test == 'is_' else must.test)} ({must.because})"


_TESTS: dict[str, Callable[[Must, Any], bool]] = {
    "is_": lambda must, value: bool(value == must.is_),
    "among": lambda must, value: value in (must.among or ()),
    "contains": lambda must, value: bool(re.search(must.contains or "", str(value), re.IGNORECASE)),
    "has": lambda must, value: must.has in value,
    "without": lambda must, value: must.without not in value,
    "at_least": lambda must, value: value is not None and value >= must.at_least,
    "at_most": lambda must, value: value is not None and value <= must.at_most,
    "filled": lambda must, value: (value is not None) == must.filled,
}

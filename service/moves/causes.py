"""What customers complain of most gets a first step on Monday: a habit that takes the commonest causes away, not a book alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from service.domain.brief import Language
from service.domain.evidence import from_brief, named
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.lexicon import family_of
from service.moves.model import Move, Task
from service.prompts import read_yaml

OTHER = "other"
MENDED = ("leaving", "bill", "late", "overdue", "person", "faulty", "damage", "stain", "place", "full")
"""Families with a first step of ours; what hurts a body is for the trained, and unanswered messages have their own tasks."""
MOST_CAUSES = 2
LEAST_SHARE = 0.1
"""A kind below a tenth of all complaints is not worth a row of its own."""


def family_of_kind(language: Language, name: str) -> str:
    """What a kind of complaint is about, by the words of its name."""
    patterns: Mapping[str, str] = read_yaml("lexicon/complaints.yaml")[language]
    return next((family for family, pattern in patterns.items() if re.search(pattern, name.lower())), OTHER)


def cause_tasks(case: Case, draft: Drafting, aim: str, moves: Sequence[Move]) -> Iterator[Task]:
    """The first step against each of the two commonest causes that no other task of the plan mends."""
    mended = {"late"} if any(t.key.startswith("fix_measure.fix_late") for m in moves for t in m.tasks) else set()
    causes = {family: kind for family, kind in _causes(case).items() if family not in mended}
    for family, (name, count) in list(causes.items())[:MOST_CAUSES]:
        path = f"complaints.kinds.{name}"
        yield draft.task(f"cause_{family}", aim, {"kind": named(name, path), "n": from_brief(count, "count", path)})


def _causes(case: Case) -> dict[str, tuple[str, float]]:
    """The commonest kind of each family, the commonest family first, ties by name."""
    kinds = case.brief.complaints.kinds if case.brief.complaints else {}
    least = LEAST_SHARE * sum(kinds.values())
    found: dict[str, tuple[str, float]] = {}
    for name, count in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])):
        family = _of_this_firm(case, family_of_kind(case.brief.language, name))
        if count > 0 and count >= least and family in MENDED:
            found.setdefault(family, (name, count))
    return found


def _of_this_firm(case: Case, family: str) -> str:
    """Lateness is a matter of minutes at the door, or of days until the work is done."""
    labels = [family_of(case.brief.language, str(line.label)) for line in case.register.lines]
    return "overdue" if family == "late" and "turnaround" in labels and "late" not in labels else family

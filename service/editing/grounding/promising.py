"""Promises: a model's sentence promises no more than the built-in one, whoever it speaks to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from service.copycheck import CopyFinding
from service.editing.filling import Filled
from service.editing.grounding.ground import Fault, Ground, Original


def no_claim(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """Superlatives, absolutes and assurances that the built-in sentence does not have, or has less often."""
    before = Counter(word.casefold() for word in ground.lists.claims.findall(original.slotted.bare))
    after = Counter(word.casefold() for word in ground.lists.claims.findall(filled.between))
    yield from (Fault("claim", word) for word in after - before)


def within_register(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """What the copy check finds in the new sentence and did not find in the old one; then in the words besides the quotations."""
    for before, after in ((original.statement.text, filled.text), (original.slotted.bare, filled.between)):
        found = ground.remember(after, _found)  # the same words twice, where a sentence has no figures
        if found and _weight(found) > _weight(ground.remember(before, _found)):
            yield from (Fault("promise", finding.message) for finding in found)
            return


def _found(text: str, ground: Ground) -> list[CopyFinding]:
    return ground.read.over_register(text)


def _weight(findings: list[CopyFinding]) -> tuple[int, int]:
    return sum(finding.severity == "error" for finding in findings), len(findings)

"""PRV-1 and PRV-2: every number is in its statement's evidence, and every citation resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from service.checks.brief_path import MISSING
from service.checks.finding import finding, words
from service.checks.numbers import Number, find_numbers, is_decimal
from service.checks.read import Read
from service.checks.references import is_reference, known_references, resolves
from service.checks.support import Shelf, Support, joined, support_of
from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Note
from service.domain.plan.plan import Finding

QUOTED = ("brief", "calculation", "passage")
_DENOMINATORS = {
    10.0: (("ten", "十", "10"), re.compile(r"\bten\b|十|(?<![\d.,])10(?![\d.,]\d|\d)")),
    100.0: (("hundred", "百", "100"), re.compile(r"\bhundred\b|百|(?<![\d.,])100(?![\d.,]\d|\d)")),
}
"""Ten and a hundred as the figures of a share: what one of must be there, and how it stands alone."""


def numbers_shown(read: Read) -> Iterator[Finding]:
    """PRV-1: every number in the prose is in the brief, a cited passage or a named calculation that the statement cites, as of now."""
    plan, naming = read.plan, read.naming
    yield from (finding(plan, "PRV-1.stale", name, "warning") for name in plan.meta.stale)
    for path, statement, text, numbers in read.figures:
        found = [n for n in numbers if not naming.is_name(n)]
        if found:
            for number in _unshown(found, text, _own_evidence(statement, path), read.shelf):
                yield finding(plan, "PRV-1.number", path, number=number.text.strip())


def cited(read: Read) -> Iterator[Finding]:
    """PRV-2: citations resolve, and claims about services in general have one."""
    yield from citations_resolve(read)
    yield from claims_cited(read)


def citations_resolve(read: Read) -> Iterator[Finding]:
    """PRV-2: what is cited exists, its quote says what stands there, and ids in the text name something in the plan."""
    plan, naming = read.plan, read.naming
    fault_of = cache(partial(_fault, read.shelf))  # most evidence stands under several statements
    for path, evidence in read.evidence:
        fault = fault_of(evidence)
        if fault:
            yield finding(plan, f"PRV-2.{fault}", path, ref=evidence.ref, quote=evidence.quote or "")
    known = known_references(plan)
    for path, _, _, numbers in read.figures:
        for number in numbers:
            if is_reference(number) and not resolves(number, known) and not naming.is_name(number):
                yield finding(plan, "PRV-2.reference", path, id=number.text)


def _own_evidence(statement: Statement, path: str) -> list[Evidence]:
    """The statement's evidence. An assumption does not support itself."""
    return [each for each in statement.evidence if not (each.kind == "assumption" and path.startswith("assumptions["))]


def _unshown(found: list[Number], text: str, own: list[Evidence], shelf: Shelf) -> list[Number]:
    """Numbers that the evidence does not show. A share may be said per ten or per hundred: then that ten or hundred is no figure."""
    support = joined(support_of(each.quote) for each in own if each.quote and each.kind in QUOTED)
    if all(is_reference(number) or support.shows(number) for number in found):
        return []  # as mostly: then there is no need to go through all that is cited
    support = joined((support, *(cited for each in own if (cited := shelf.cited(each)) is not None)))
    in_dates = any(n.kind == "date" for n in found)
    denominators = [d for d, (parts, said) in _DENOMINATORS.items() if any(part in text for part in parts) and said.search(text)]
    missing: list[Number] = []
    used: set[float] = set()
    for number in found:
        per = [d for d in denominators if number.kind == "number" and support.has(number, d)]
        used.update(per)
        if not (per or support.shows(number) or is_reference(number) or _part_of_date(number, support, in_dates)):
            missing.append(number)
    return [n for n in missing if n.value not in used or n.kind != "number"]


def _part_of_date(number: Number, support: Support, in_dates: bool) -> bool:
    return number.kind == "number" and (in_dates or number.value > 1900) and support.has_part_of_date(number)


def claims_cited(read: Read) -> Iterator[Finding]:
    """PRV-2: what is said of services in general, or of what research shows, cites a passage."""
    plan, pattern = read.plan, words(read.plan, "general_claims")
    general = re.compile(pattern)
    for path, statement in read.statements:
        claims = general.search(statement.text.casefold())  # far cheaper than to search letter case aside
        if not claims and not (isinstance(statement, Note) and statement.topic == "grounds"):
            continue
        if not any(each.kind == "passage" for each in statement.evidence):
            said = re.search(pattern, statement.text, re.IGNORECASE)
            yield finding(plan, "PRV-2.uncited", path, words=said.group() if said else statement.text[:40])


def _fault(shelf: Shelf, evidence: Evidence) -> str | None:
    """What is wrong with evidence: its kind where it points at nothing, `quote` where that does not stand there."""
    value = shelf.value_of(evidence)
    if value is MISSING:
        return evidence.kind
    if not evidence.quote or evidence.kind not in QUOTED or _is_it(evidence.quote, value):
        return None
    cited = shelf.cited(evidence)
    return None if cited and _agrees(evidence, cited) else "quote"


def _is_it(quote: str, value: Any) -> bool:
    """Whether a quote is the very value, so that there is nothing to search."""
    if isinstance(value, str):
        return quote == value
    return isinstance(value, int | float) and not isinstance(value, bool) and is_decimal(quote) and float(quote) == value


def _agrees(evidence: Evidence, cited: Support) -> bool:
    """Whether a passage holds the quote word by word, and any other source every number of it."""
    quote = evidence.quote or ""
    if evidence.kind == "passage":
        return cited.says(quote)
    return all(cited.shows(n) or cited.says(n.text) for n in find_numbers(quote, small=False) if n.kind != "code")

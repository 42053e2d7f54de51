"""PRV-1 and PRV-2: every number is in its statement's evidence, and every citation resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from service.checks.finding import finding, words
from service.checks.numbers import Number, find_numbers
from service.checks.read import Read
from service.checks.references import is_reference, known_references, resolves
from service.checks.support import NO_SUPPORT, Shelf, Support, joined, support_of
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
            for number in _unshown(found, text, _support(statement, path, read.shelf)):
                yield finding(plan, "PRV-1.number", path, number=number.text.strip())


def cited(read: Read) -> Iterator[Finding]:
    """PRV-2: citations resolve, and claims about services in general have one."""
    yield from citations_resolve(read)
    yield from claims_cited(read)


def citations_resolve(read: Read) -> Iterator[Finding]:
    """PRV-2: what is cited exists, its quote says what stands there, and ids in the text name something in the plan."""
    plan, naming = read.plan, read.naming
    agrees = cache(partial(_quote_agrees, read.shelf))  # most evidence stands under several statements
    for path, evidence in read.evidence:
        if read.shelf.cited(evidence) is None:
            yield finding(plan, f"PRV-2.{evidence.kind}", path, ref=evidence.ref)
        elif evidence.quote and evidence.kind in QUOTED and not agrees(evidence):
            yield finding(plan, "PRV-2.quote", path, ref=evidence.ref, quote=evidence.quote)
    known = known_references(plan)
    for path, _, _, numbers in read.figures:
        for number in numbers:
            if is_reference(number) and not resolves(number, known) and not naming.is_name(number):
                yield finding(plan, "PRV-2.reference", path, id=number.text)


def _support(statement: Statement, path: str, shelf: Shelf) -> Support:
    """All that the statement's evidence shows. An assumption does not support itself."""
    own = [each for each in statement.evidence if not (each.kind == "assumption" and path.startswith("assumptions["))]
    quotes = [support_of(each.quote) for each in own if each.quote and each.kind in QUOTED]
    return joined((*(found for found in (shelf.cited(each) for each in own) if found is not None), *quotes))


def _unshown(found: list[Number], text: str, support: Support) -> list[Number]:
    """Numbers that the support does not show. A share may be said per ten or per hundred: then that ten or hundred is no figure."""
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
        if any(each.kind == "passage" for each in statement.evidence):
            continue
        if general.search(statement.text.casefold()):  # far cheaper than to search letter case aside
            said = re.search(pattern, statement.text, re.IGNORECASE)
            yield finding(plan, "PRV-2.uncited", path, words=said.group() if said else statement.text[:40])
        elif isinstance(statement, Note) and statement.topic == "grounds":
            yield finding(plan, "PRV-2.uncited", path, words=statement.text[:40])


def _quote_agrees(shelf: Shelf, evidence: Evidence) -> bool:
    """Whether a passage holds the quote word by word, and any other source every number of it."""
    quote, cited = evidence.quote or "", shelf.cited(evidence) or NO_SUPPORT
    if evidence.kind == "passage":
        return cited.says(quote)
    return all(cited.shows(n) or cited.says(n.text) for n in find_numbers(quote, small=False) if n.kind != "code")

"""PRV-1 and PRV-2: every number is in its statement's evidence, and every citation resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.brief_path import all_words, names
from service.checks.finding import finding, words
from service.checks.numbers import Number, find_numbers
from service.checks.references import is_reference, known_references, resolves
from service.checks.support import Shelf, Support, joined, support_of
from service.checks.walk import evidence_of, statements
from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Note
from service.domain.plan.plan import Finding, Plan

QUOTED = ("brief", "calculation", "passage")
_DENOMINATORS = {
    10.0: re.compile(r"\bten\b|十|(?<![\d.,])10(?![\d.,]\d|\d)"),
    100.0: re.compile(r"\bhundred\b|百|(?<![\d.,])100(?![\d.,]\d|\d)"),
}
_ENUMERATOR = re.compile(r"(?m)^\s*\d{1,2}[.)、](?=\s)")
_LETTERS = re.compile(r"[A-Za-z]")
_DIGITS = re.compile(r"\d")


def numbers_shown(plan: Plan) -> Iterator[Finding]:
    """PRV-1: every number in the prose is in the brief, a cited passage or a named calculation that the statement cites, as of now."""
    yield from (finding(plan, "PRV-1.stale", name, "warning") for name in plan.meta.stale)
    shelf, naming = Shelf(plan), Naming(plan)
    for path, statement in statements(plan):
        text = naming.without_names(statement.text)
        found = [n for n in find_numbers(text) if not naming.is_name(n)]
        if found:
            for number in _unshown(found, text, _support(statement, path, shelf)):
                yield finding(plan, "PRV-1.number", path, number=number.text.strip())


def cited(plan: Plan) -> Iterator[Finding]:
    """PRV-2: citations resolve, and claims about services in general have one."""
    yield from citations_resolve(plan)
    yield from claims_cited(plan)


def citations_resolve(plan: Plan) -> Iterator[Finding]:
    """PRV-2: what is cited exists, its quote says what stands there, and ids in the text name something in the plan."""
    shelf = Shelf(plan)
    for path, evidence in evidence_of(plan):
        support = shelf.cited(evidence)
        if support is None:
            yield finding(plan, f"PRV-2.{evidence.kind}", path, ref=evidence.ref)
        elif evidence.quote and evidence.kind in QUOTED and not _quote_agrees(evidence, support):
            yield finding(plan, "PRV-2.quote", path, ref=evidence.ref, quote=evidence.quote)
    naming, known = Naming(plan), known_references(plan)
    for path, statement in statements(plan):
        for number in find_numbers(naming.without_names(statement.text)):
            if is_reference(number) and not resolves(number, known) and not naming.is_name(number):
                yield finding(plan, "PRV-2.reference", path, id=number.text)


class Naming:
    """The owner's names with figures in them (`Plan B2`, `24h line`), which are no figures of the plan."""

    def __init__(self, plan: Plan) -> None:
        self.words = f"{' '.join(all_words(plan.brief))} {words(plan, 'allowed_words')}".casefold()
        numbered = sorted({name for name in names(plan.brief) if find_numbers(name, small=True)}, key=len, reverse=True)
        self._names = re.compile("|".join(re.escape(name) for name in numbered), re.IGNORECASE) if numbered else None

    def without_names(self, text: str) -> str:
        """The text with such names and the numbers of list items blanked out, so that positions stay."""
        plain = _ENUMERATOR.sub(lambda m: " " * len(m.group()), text)
        return plain if self._names is None else self._names.sub(lambda m: " " * len(m.group()), plain)

    def is_name(self, number: Number) -> bool:
        """Whether figure and letters are one word that the owner uses."""
        written = number.text.strip()
        mixed = number.kind != "date" and _LETTERS.search(written) and _DIGITS.search(written)
        return bool(mixed) and written.casefold() in self.words


def _support(statement: Statement, path: str, shelf: Shelf) -> Support:
    """All that the statement's evidence shows. An assumption does not support itself."""
    own = [each for each in statement.evidence if not (each.kind == "assumption" and path.startswith("assumptions["))]
    quotes = [support_of(each.quote) for each in own if each.quote and each.kind in QUOTED]
    return joined((*(found for found in (shelf.cited(each) for each in own) if found is not None), *quotes))


def _unshown(found: list[Number], text: str, support: Support) -> list[Number]:
    """Numbers that the support does not show. A share may be said per ten or per hundred: then that ten or hundred is no figure."""
    in_dates = any(n.kind == "date" for n in found)
    missing: list[Number] = []
    used: set[float] = set()
    for number in found:
        per = [d for d, said in _DENOMINATORS.items() if number.kind == "number" and said.search(text) and support.has(number, d)]
        used.update(per)
        if not (per or support.shows(number) or is_reference(number) or _part_of_date(number, support, in_dates)):
            missing.append(number)
    return [n for n in missing if n.value not in used or n.kind != "number"]


def _part_of_date(number: Number, support: Support, in_dates: bool) -> bool:
    return number.kind == "number" and (in_dates or number.value > 1900) and support.has_part_of_date(number)


def claims_cited(plan: Plan) -> Iterator[Finding]:
    """PRV-2: what is said of services in general, or of what research shows, cites a passage."""
    general = re.compile(words(plan, "general_claims"), re.IGNORECASE)
    for path, statement in statements(plan):
        if any(each.kind == "passage" for each in statement.evidence):
            continue
        said = general.search(statement.text)
        if said or (isinstance(statement, Note) and statement.topic == "grounds"):
            yield finding(plan, "PRV-2.uncited", path, words=said.group() if said else statement.text[:40])


def _quote_agrees(evidence: Evidence, cited: Support) -> bool:
    """Whether a passage holds the quote word by word, and any other source every number of it."""
    quote = evidence.quote or ""
    if evidence.kind == "passage":
        return cited.says(quote)
    return all(cited.shows(n) or cited.says(n.text) for n in find_numbers(quote, small=False) if n.kind != "code")

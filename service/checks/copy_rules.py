"""EXP-5 and EXP-6: no word promises more than the register, and a guarantee is one that can be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.brief_path import of_business
from service.checks.finding import Severity, finding, words
from service.checks.horizon import horizon
from service.checks.levels import is_made
from service.checks.read import Read
from service.domain.plan.plan import Finding, Plan
from service.domain.plan.promise import Guarantee
from service.writing.numerals import plain

LEAST_KEPT = 0.95
"""Lower bound of the keep rate from which a measure has the margin a guarantee needs."""
_SENTENCES = re.compile(r"[^.!?。！？;；]+")
_COPY_SEVERITY: dict[str, Severity] = {"error": "warning", "warning": "note"}


def within_register(read: Read) -> Iterator[Finding]:
    """EXP-5: a sentence of the plan that promises more than the register is an error; the owner's present copy that does, a warning."""
    for path, fault in read.faults:
        severity: Severity = "error" if fault.severity == "error" else "warning"
        yield finding(read.plan, "EXP-5.plan", path, severity, sentence=fault.sentence.strip("“”"), reason=fault.message)
    yield from _present_copy(read)


def payable_guarantee(plan: Plan) -> Iterator[Finding]:
    """EXP-6: unconditional, on a measured promise with margin, within its reserve, and never on a regulated outcome."""
    guarantee = plan.expectations.guarantee
    if not guarantee.offered:
        return
    for key, broken in _guarantee_faults(plan, guarantee).items():
        if broken:
            yield finding(plan, f"EXP-6.{key}", "expectations.guarantee")
    cost, reserve = guarantee.expected_cost, guarantee.reserve
    if cost is None or reserve is None or cost > reserve:
        yield finding(plan, "EXP-6.reserve", "expectations.guarantee.expected_cost", cost=_amount(cost), reserve=_amount(reserve))


def _present_copy(read: Read) -> Iterator[Finding]:
    plan = read.plan
    replacements = {row.index: row.replacement for row in plan.expectations.copy_rows}
    copy = plan.brief.get("copy") or plan.brief.get("copy_") or ()
    for index, line in enumerate(copy):
        faults = read.over_register(line)
        if not faults:
            continue
        worst = "error" if any(f.severity == "error" for f in faults) else "warning"
        reasons = "; ".join(dict.fromkeys(f.message for f in faults))
        instead = replacements.get(index)
        key, slots = ("EXP-5.copy_replace", {"instead": instead.text}) if instead else ("EXP-5.copy", {})
        yield finding(plan, key, f"copy[{index}]", _COPY_SEVERITY[worst], line=line, reason=reasons, **slots)


def _guarantee_faults(plan: Plan, guarantee: Guarantee) -> dict[str, bool]:
    lines = [p for p in plan.expectations.promises if p.measure == guarantee.measure and is_made(p)]
    measured = [p for p in lines if p.basis == "measured"]
    first, last = horizon(plan)
    text = guarantee.statement.text
    return {
        "measure": not lines,
        "measured": bool(lines) and not measured,
        "margin": bool(measured) and all((p.keep_rate_lower_bound or 0) < LEAST_KEPT for p in measured),
        "payout": not guarantee.payout,
        "starts": guarantee.starts is None or not first <= guarantee.starts <= last,
        "small_print": _says(plan, text, "small_print"),
        "outcome": bool(of_business(plan, "sector")) and _promises_outcome(plan, text),
    }


def _promises_outcome(plan: Plan, text: str) -> bool:
    return any(_says(plan, sentence, "outcomes") and not _says(plan, sentence, "negations") for sentence in _SENTENCES.findall(text))


def _says(plan: Plan, text: str, list_name: str) -> bool:
    """Whether a text has one of the listed words: whole words in English."""
    listed = [word.strip() for word in words(plan, list_name).split("|")]
    pattern = "|".join(re.escape(word) if plan.language == "zh" else rf"\b{re.escape(word)}\b" for word in listed)
    return bool(re.search(pattern, text, re.IGNORECASE))


def _amount(value: float | None) -> str:
    return "–" if value is None else plain(value)

"""MIX: seven Ps with owners and actions, prices inside their band, fail points covered, nothing against position or register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from service.checks.finding import Severity, finding, money, words
from service.checks.numbers import find_numbers
from service.checks.read import Read
from service.checks.roles import known_roles, known_tasks
from service.domain.brief import P
from service.domain.plan.plan import Finding, Plan
from service.domain.plan.promise import MixDecision, ServicePrice

TOLERANCE = 0.005
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」")
_INDICATOR = re.compile(r"K\d+")


def seven_decisions(plan: Plan) -> Iterator[Finding]:
    """MIX-1: all seven Ps present, each with a decision, an action (or the reason for none), an owner and an indicator."""
    for name, decision in _decisions(plan):
        path, label = f"mix.{name}", words(plan, f"ps.{name}")
        for field in _blank(plan, decision):
            yield finding(plan, "MIX-1.missing", f"{path}.{field}", p=label, field=words(plan, f"fields.{field}"))
        for unknown in [a for a in decision.actions if a not in known_tasks(plan)]:
            yield finding(plan, "MIX-1.unknown", f"{path}.actions", p=label, id=unknown)
        if not decision.actions:
            severity: Severity = "note" if decision.rejected.text.strip() else "error"
            yield finding(plan, "MIX-1.no_action", f"{path}.actions", severity, p=label)
        if decision.owner and decision.owner not in known_roles(plan):
            yield finding(plan, "MIX-1.owner", f"{path}.owner", p=label, owner=decision.owner)


def prices_in_band(plan: Plan) -> Iterator[Finding]:
    """MIX-2: price between floor and ceiling, or the exception argued in the notes or in the price decision."""
    for index, row in enumerate(plan.mix.price.services):
        low = row.floor is not None and row.recommended < row.floor - TOLERANCE
        high = row.ceiling is not None and row.recommended > row.ceiling + TOLERANCE
        if low or high:
            severity: Severity = "note" if _argued(plan, index, row) else "error"
            path = f"mix.price.services[{index}].recommended"
            price = money(plan, row.recommended)
            yield finding(plan, f"MIX-2.{severity}", path, severity, service=row.service, price=price, where=_where(plan, row, low=low))


def _where(plan: Plan, row: ServicePrice, *, low: bool) -> str:
    """On which side of its band a price lies; where the floor is above the ceiling there is no band."""
    floor, ceiling = (money(plan, value or 0.0) for value in (row.floor, row.ceiling))
    apart = row.floor is not None and row.ceiling is not None and row.floor > row.ceiling
    return words(plan, f"band.{'apart' if apart else 'below' if low else 'above'}", floor=floor, ceiling=ceiling)


def fail_points_covered(plan: Plan) -> Iterator[Finding]:
    """MIX-3: each fail point of the blueprint has a standard, a recovery and an owner."""
    for index, point in enumerate(plan.mix.process.blueprint):
        path = f"mix.process.blueprint[{index}]"
        for name, text in (("standard", point.standard.text), ("recovery", point.recovery.text)):
            if not text.strip():
                yield finding(plan, "MIX-3.missing", f"{path}.{name}", step=point.step, field=words(plan, f"fields.{name}"))
        if point.owner not in known_roles(plan):
            yield finding(plan, "MIX-3.owner", f"{path}.owner", step=point.step, owner=point.owner or "–")


def consistent(read: Read) -> Iterator[Finding]:
    """MIX-4: nothing contradicts the position or the register: no dear price under a cost strategy, no words beyond the promises."""
    plan = read.plan
    for index, row in enumerate(plan.mix.price.services):
        if plan.positioning.strategy == "cost" and row.reference is not None and row.recommended > row.reference + TOLERANCE:
            path = f"mix.price.services[{index}].recommended"
            yield finding(
                plan, "MIX-4.cost", path, service=row.service, price=money(plan, row.recommended), reference=money(plan, row.reference)
            )
    forbidden = _forbidden(plan)
    for path, quote in _printed(plan):
        if quote.casefold() not in forbidden and any(fault.severity == "error" for fault in read.over_register(quote)):
            yield finding(plan, "MIX-4.words", path, words=quote)


def _printed(plan: Plan) -> Iterator[tuple[str, str]]:
    """Words that a decision puts in quotation marks: they would be printed."""
    for name, decision in _decisions(plan):
        for field, statement in (("decision", decision.decision), ("short", decision.short)):
            for quote in _quotes(statement.text):
                yield f"mix.{name}.{field}", quote


def _decisions(plan: Plan) -> Iterator[tuple[str, MixDecision]]:
    for name in get_args(P):
        yield name, getattr(plan.mix, name)


def _blank(plan: Plan, decision: MixDecision) -> list[str]:
    texts = {"decision": decision.decision.text, "owner": decision.owner, "indicator": decision.indicator}
    blank = [name for name, text in texts.items() if not text.strip()]
    unknown = _INDICATOR.fullmatch(decision.indicator) and decision.indicator not in {i.id for i in plan.programme.indicators}
    return [*blank, "indicator"] if unknown else blank


def _argued(plan: Plan, index: int, row: ServicePrice) -> bool:
    """Whether a note on prices, or the price decision itself, speaks of the service and of the very price recommended."""
    price = plan.mix.price
    for statement in (*plan.mix.notes, price.decision, price.rejected):
        refs = {e.ref for e in statement.evidence}
        named = row.service in statement.text or any(ref.startswith(f"services.{index}.") or row.service in ref for ref in refs)
        if named and any(abs(n.value - row.recommended) <= TOLERANCE for n in find_numbers(statement.text)):
            return True
    return False


def _quotes(text: str) -> list[str]:
    return [next(part for part in match.groups() if part) for match in _QUOTED.finditer(text)]


def _forbidden(plan: Plan) -> str:
    """Words the plan quotes in order to take them down or to leave them unsaid."""
    copy = plan.brief.get("copy") or plan.brief.get("copy_") or ()
    unsaid = [row.not_say.text for row in plan.summary.say] + [m.may_not_say.text for m in plan.positioning.messages]
    return " | ".join([*copy, *unsaid, *(row.what.text for row in plan.positioning.rejected)]).casefold()

"""EXP-1 to EXP-4 and EXP-7: every promise lies between what customers accept and what can be delivered, with evidence and an owner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from service.checks.finding import finding, words
from service.checks.levels import is_made
from service.checks.roles import known_roles
from service.domain.brief import Dimension
from service.domain.plan.plan import Finding, Plan
from service.domain.plan.promise import Promise
from service.writing.numerals import plain

TOLERANCE = 1e-9


def desired_beyond_adequate(plan: Plan) -> Iterator[Finding]:
    """EXP-1: what customers hope for is at least as good as what they accept."""
    for path, promise in _promises(plan):
        if (
            promise.adequate is not None
            and promise.desired is not None
            and not _at_least_as_good(promise, promise.desired, promise.adequate)
        ):
            yield finding(
                plan,
                "EXP-1.order",
                f"{path}.desired",
                label=promise.label,
                desired=plain(promise.desired),
                adequate=plain(promise.adequate),
            )


def within_record(plan: Plan) -> Iterator[Finding]:
    """EXP-2: adequate ≤ promise ≤ deliverable in the good direction, for every promise that is made; null where nothing may be."""
    for path, promise in _promises(plan):
        level = promise.promise
        if is_made(promise) and level is not None:
            yield from _between(plan, path, promise, level)
        elif promise.verdict == "fix_first" and level is not None:
            yield finding(plan, "EXP-2.fix_first", f"{path}.promise", label=promise.label, promise=plain(level))
        if promise.sentence is not None and not is_made(promise):
            yield finding(plan, "EXP-2.sentence", f"{path}.sentence", label=promise.label)


def with_evidence(plan: Plan) -> Iterator[Finding]:
    """EXP-3: no promise without evidence or a named assumption, and none on an assumed level."""
    for path, promise in _promises(plan):
        if not is_made(promise):
            continue
        if not (promise.evidence or (promise.sentence and promise.sentence.evidence)):
            yield finding(plan, "EXP-3.evidence", path, label=promise.label)
        if promise.basis == "assumed":
            yield finding(plan, "EXP-3.assumed", f"{path}.basis", label=promise.label)


def five_dimensions(plan: Plan) -> Iterator[Finding]:
    """EXP-4: each of the five sides of quality has a promise, or the plan says that nothing is promised there."""
    said = {row.dimension for row in plan.expectations.dimensions if row.says.text.strip()}
    promised = {p.dimension for p in plan.expectations.promises if is_made(p)}
    for dimension in get_args(Dimension):
        if dimension not in said | promised:
            yield finding(plan, "EXP-4.uncovered", "expectations.dimensions", dimension=words(plan, f"dimensions.{dimension}"))


def promisers(plan: Plan) -> Iterator[Finding]:
    """EXP-7: who may promise what is named, and the register has one owner who exists."""
    if not plan.expectations.who_may_promise.text.strip():
        yield finding(plan, "EXP-7.who", "expectations.who_may_promise")
    if plan.organisation.promise_owner not in known_roles(plan):
        yield finding(plan, "EXP-7.owner", "organisation.promise_owner", owner=plan.organisation.promise_owner or "–")


def _promises(plan: Plan) -> Iterator[tuple[str, Promise]]:
    for index, promise in enumerate(plan.expectations.promises):
        yield f"expectations.promises[{index}]", promise


def _between(plan: Plan, path: str, promise: Promise, level: float) -> Iterator[Finding]:
    if promise.adequate is None or not _at_least_as_good(promise, level, promise.adequate):
        adequate = "–" if promise.adequate is None else plain(promise.adequate)
        yield finding(plan, "EXP-2.adequate", f"{path}.promise", label=promise.label, promise=plain(level), adequate=adequate)
    if promise.deliverable is None or not _at_least_as_good(promise, promise.deliverable, level):
        deliverable = "–" if promise.deliverable is None else plain(promise.deliverable)
        yield finding(plan, "EXP-2.deliverable", f"{path}.promise", label=promise.label, promise=plain(level), deliverable=deliverable)


def _at_least_as_good(promise: Promise, level: float, other: float) -> bool:
    return level <= other + TOLERANCE if promise.better == "lower" else level >= other - TOLERANCE

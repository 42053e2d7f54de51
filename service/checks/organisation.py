"""ORG: one accountable role for everything, hours that exist, and a way for news to reach the top."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from service.checks.finding import finding, words
from service.checks.levels import is_made
from service.checks.quality_gaps import PROVIDER_GAPS
from service.checks.roles import known_roles
from service.domain.plan.plan import Finding, Plan
from service.writing.numerals import plain

TOLERANCE = 0.01


def one_accountable(plan: Plan) -> Iterator[Finding]:
    """ORG-1: exactly one accountable role for each action, promise and provider gap."""
    rows = plan.organisation.responsibilities
    for (sort, name), times in Counter((row.kind, row.what) for row in rows).items():
        if times > 1:
            yield finding(plan, "ORG-1.twice", "organisation.responsibilities", kind=words(plan, f"kinds.{sort}"), what=name, times=times)
    for kind, what, others in _wanted(plan):
        found = [row for row in rows if row.kind == kind and row.accountable.strip() and _names(row.what, what, others)]
        if not found:
            yield finding(plan, "ORG-1.missing", "organisation.responsibilities", kind=words(plan, f"kinds.{kind}"), what=what)
    for index, action in enumerate(plan.programme.actions):
        for row in rows:
            if row.kind == "action" and row.what == action.id and row.accountable not in ("", action.owner):
                path = f"programme.actions[{index}].owner"
                yield finding(plan, "ORG-1.differs", path, id=action.id, owner=action.owner, accountable=row.accountable)


def hours_available(plan: Plan) -> Iterator[Finding]:
    """ORG-2: no role is given more hours in its busiest week than it has."""
    for index, role in enumerate(plan.organisation.roles):
        if role.hours_per_week is not None and role.plan_hours_busiest_week > role.hours_per_week + TOLERANCE:
            yield finding(
                plan, "ORG-2.hours", f"organisation.roles[{index}].plan_hours_busiest_week",
                role=role.role, asked=plain(role.plan_hours_busiest_week), hours=plain(role.hours_per_week),
            )  # fmt: skip


def roles_filled(plan: Plan) -> Iterator[Finding]:
    """ORG-3: every role that is named exists, and is filled or a hire that is budgeted."""
    known = known_roles(plan)
    for path, name in _named_roles(plan):
        if name not in known:
            yield finding(plan, "ORG-3.unknown", path, role=name or "–")
    for index, role in enumerate(plan.organisation.roles):
        hired = any(a.cost > 0 and role.role.casefold() in a.what.text.casefold() for a in plan.programme.actions)
        if role.people < 1 and not hired:
            yield finding(plan, "ORG-3.unfilled", f"organisation.roles[{index}]", role=role.role)


def upward_routine(plan: Plan) -> Iterator[Finding]:
    """ORG-4: news reaches the top by a routine, wherever there is more than one person."""
    said = plan.organisation.upward.text.strip()
    if not said or (plan.organisation.size != "solo" and not plan.programme.routines):
        yield finding(plan, "ORG-4.upward", "organisation.upward")


def _wanted(plan: Plan) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What needs an accountable role: kind, id, and other names it goes by."""
    for action in plan.programme.actions:
        yield "action", action.id, ()
    for promise in plan.expectations.promises:
        if is_made(promise):
            yield "promise", promise.measure, (promise.label,)
    for gap in plan.quality_gaps.gaps:
        if gap.gap in PROVIDER_GAPS:
            yield "gap", str(gap.gap), (gap.name,)


def _names(written: str, what: str, others: tuple[str, ...]) -> bool:
    """Whether a row names the thing: by id, by name, `gap 3` for 3, or `wait · Saturday` for wait."""
    return written in (what, *others) or _holds_word(written, what) or re.sub(r"\D", "", written) == what


def _holds_word(written: str, what: str) -> bool:
    return what in written and bool(re.search(rf"(?<!\w){re.escape(what)}(?!\w)", written))


def _named_roles(plan: Plan) -> Iterator[tuple[str, str]]:
    for index, row in enumerate(plan.organisation.responsibilities):
        yield f"organisation.responsibilities[{index}].accountable", row.accountable
    for name in ("actions", "routines"):
        for index, task in enumerate(getattr(plan.programme, name)):
            yield f"programme.{name}[{index}].owner", task.owner
            for role in task.hours:
                yield f"programme.{name}[{index}].hours", role

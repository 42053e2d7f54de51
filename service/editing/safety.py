"""The last word of the rules: a new sentence with which the plan breaks one goes back to the built-in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.checks import checked
from service.domain.evidence import Statement
from service.domain.plan.plan import Finding, Plan
from service.editing.places import find_statements
from service.exports import counted

MOST_ROUNDS = 12
"""Rounds after which every new sentence goes."""
TOO_LONG = "READ-1"

Build = Callable[[Mapping[str, Statement]], Plan]
Kept = dict[str, str]
"""Rule by path of a sentence that went back."""


def make_safe(plan: Plan, wanted: Mapping[str, Statement], build: Build) -> tuple[Plan, Kept]:
    """The plan with as many of the wanted sentences as the rules allow, and the rule that cost each of the others.

    `plan` may come without its findings: they are needed only where the edited plan breaks a rule, or is no other.
    """
    new, reverted = dict(wanted), Kept()
    for _ in range(MOST_ROUNDS):
        edited = checked(counted(build(new))) if new else _checked(plan)
        broken = _broken(edited, plan)
        if not new or not broken:
            return edited, reverted
        for path, rule in _culprits(plan, new, broken).items():
            new.pop(path, None)
            reverted[path] = rule
    return _checked(plan), reverted | dict.fromkeys(new, broken[0].rule)


def _broken(edited: Plan, plan: Plan) -> list[Finding]:
    """Errors of the edited plan that the plan itself has not."""
    errors = _errors(edited)
    before = {_key(finding) for finding in _errors(_checked(plan))} if errors else set()
    return [finding for finding in errors if _key(finding) not in before]


def _checked(plan: Plan) -> Plan:
    return plan if plan.findings else checked(plan)


def _errors(plan: Plan) -> list[Finding]:
    return [finding for finding in plan.findings if finding.severity == "error"]


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.path, finding.message


def _culprits(plan: Plan, new: Mapping[str, Statement], broken: list[Finding]) -> Kept:
    """New sentences to give up: those at the place of a finding, else of its section, else all. For length, those that grew most."""
    found: Kept = {}
    for finding in broken:
        if finding.rule == TOO_LONG and finding.path == "summary":
            paths = _grown(plan, new)
        else:
            paths = [path for path in new if path.startswith(finding.path)] or [p for p in new if p.startswith(f"{finding.section}.")]
        found |= dict.fromkeys(paths or list(new), finding.rule)
    return found


def _grown(plan: Plan, new: Mapping[str, Statement]) -> list[str]:
    """The quarter of the sentences of part 1 that grew most."""
    old = find_statements(plan, new)
    growth = {path: len(statement.text) - len(old[path].text) for path, statement in new.items() if statement.part == 1}
    longest = sorted((path for path, more in growth.items() if more > 0), key=lambda path: -growth[path])
    return longest[: max(1, len(longest) // 4)]

"""Makes a finding, with its message in the plan's language."""

from __future__ import annotations

import re
from typing import Literal

from service.domain.plan.plan import Finding, Plan
from service.writing.phrasebook import Phrasebook, Slot

Severity = Literal["error", "warning", "note"]

_HEAD = re.compile(r"\w+")


def finding(plan: Plan, key: str, path: str, severity: Severity = "error", **slots: Slot) -> Finding:
    """A finding of the rule that `key` (`OBJ-1.direction`) starts with, at `path`, in the words of `checks.<key>`."""
    message = Phrasebook(plan.language, plan.currency).phrase(f"checks.{key}", **slots)
    return Finding(rule=key.partition(".")[0], severity=severity, section=_section(path), message=str(message), path=path)


def words(plan: Plan, key: str, **slots: Slot) -> str:
    """Words of the checks' own wording, such as the name of a field, in the plan's language."""
    return str(Phrasebook(plan.language, plan.currency).phrase(f"checks.{key}", **slots))


def money(plan: Plan, value: float) -> str:
    """An amount in the plan's language and currency."""
    return Phrasebook(plan.language, plan.currency).numerals.money(value)


def _section(path: str) -> str:
    """The section a path lies in; the owner's copy is judged by the promise register."""
    head = _HEAD.match(path)
    name = head.group() if head else ""
    return "expectations" if name == "copy" else name

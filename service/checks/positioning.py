"""POS: the position is unique or says that it is not, rests on the register, and names every rival."""

from __future__ import annotations

from collections.abc import Iterator

from service.analysis.advantage import claim, is_important, is_real, uniqueness
from service.checks.brief_path import rows
from service.checks.finding import finding
from service.checks.levels import covered_by_register, stated_levels
from service.checks.read import Read
from service.domain.evidence import Statement
from service.domain.plan.market import Difference
from service.domain.plan.plan import Finding, Plan


def unique_or_said(plan: Plan) -> Iterator[Finding]:
    """POS-1: unique against every rival; else the verdict says so plainly, with what would change it."""
    position = plan.positioning
    for index, row in enumerate(position.differences):
        if not _is_sound(row, len(position.differences)):
            yield finding(plan, "POS-1.difference", f"positioning.differences[{index}]", criterion=row.criterion)
    right = _verdict(position.differences)
    if position.verdict != right:
        yield finding(plan, "POS-1.verdict", "positioning.verdict", stated=position.verdict, right=right)
    if position.verdict != "unique":
        yield finding(plan, f"POS-1.{position.verdict}", "positioning.verdict", "note")
        if not position.rejected and not position.notes:
            yield finding(plan, "POS-1.unsaid", "positioning.notes")


def in_register(read: Read) -> Iterator[Finding]:
    """POS-2: every measurable claim of the position is in the promise register."""
    plan = read.plan
    for path, statement in _claims(plan):
        for level in stated_levels(read.naming.without_names(statement.text)):
            if not covered_by_register(level, plan.expectations.promises):
                yield finding(plan, "POS-2.claim", path, claim=level.words)


def one_strategy(plan: Plan) -> Iterator[Finding]:
    """POS-3: one generic strategy is chosen, and what the firm will not do is named."""
    if not any(s.text.strip() for s in plan.positioning.will_not):
        yield finding(plan, "POS-3.will_not", "positioning.will_not")


def all_rivals(read: Read) -> Iterator[Finding]:
    """POS-4: all competitors of the brief appear: in every row of the matrix, or in words where there is none."""
    plan, position = read.plan, read.plan.positioning
    text = " ".join(s.text for path, s in read.statements if path.startswith("positioning."))
    for rival in (row["name"] for row in rows(plan, "competitors")):
        for index, difference in enumerate(position.differences):
            if rival not in difference.ratings:
                yield finding(
                    plan, "POS-4.matrix", f"positioning.differences[{index}].ratings", rival=rival, criterion=difference.criterion
                )
        if not position.differences and rival not in text:
            yield finding(plan, "POS-4.missing", "positioning", rival=rival)


def _is_sound(row: Difference, criteria: int) -> bool:
    """Whether importance, lead and verdict follow from weight and ratings (method 4)."""
    important, real = is_important(row.weight, criteria), is_real(row.own, tuple(row.ratings.values()))
    return (row.important, row.real, row.verdict) == (important, real, claim(important, real, row.sustained))


def _verdict(differences: tuple[Difference, ...]) -> str:
    claims = [claim(d.important, is_real(d.own, tuple(d.ratings.values())), d.sustained) for d in differences]
    return uniqueness(claims, [d.important for d in differences])


def _claims(plan: Plan) -> Iterator[tuple[str, Statement]]:
    yield "positioning.statement", plan.positioning.statement
    yield "positioning.chosen", plan.positioning.chosen
    for index, line in enumerate(plan.positioning.messages):
        yield f"positioning.messages[{index}].may_say", line.may_say

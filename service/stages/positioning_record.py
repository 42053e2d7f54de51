"""What the delivery record says about a criterion that a rival leads, and how much better it would have to be."""

from __future__ import annotations

import numpy as np

from service.analysis.levels import kept_at, rank
from service.domain.evidence import Fact, Phrase
from service.figures.criteria import CriterionFigures
from service.figures.register_line import RegisterLine
from service.stages.desk import Desk


def record_against(desk: Desk, c: CriterionFigures) -> Phrase | None:
    """The record on the criterion's measure, held against the best rival's promise where there is one."""
    line = _line(desk, c)
    if line is None:
        return None
    kept, total = _kept_at_theirs(desk, line), _total(desk, line)
    if kept and _needed(desk, line, kept) and line.competitor_promise and line.competitor:
        return desk.phrase("positioning.record.theirs", rival=line.competitor, level=line.competitor_promise, kept=kept, total=total)
    if line.yes_no and line.kept and line.total:
        return desk.phrase("positioning.record.share", kept=line.kept, total=line.total)
    if line.verdict == "fix_first" and line.adequate and line.deliverable:
        return desk.phrase("positioning.record.misses", adequate=line.adequate, deliverable=line.deliverable)
    return None


def changes_of_record(desk: Desk, c: CriterionFigures) -> Phrase | None:
    """How often the level would have to be kept, or how slow the slow cases may be."""
    line = _line(desk, c)
    if line is None:
        return None
    kept = _kept_at_theirs(desk, line)
    needed = _needed(desk, line, kept) if kept else None
    if needed and line.competitor_promise:
        return desk.phrase("positioning.changes.kept", level=line.competitor_promise, needed=needed, total=_total(desk, line))
    if line.p90_needed:
        return desk.phrase("positioning.changes.p90", p90=line.p90_needed)
    if line.yes_no and line.kept_needed and line.total and line.kept:
        return desk.phrase("positioning.changes.share", needed=line.kept_needed, total=line.total, kept=line.kept)
    return None


def _line(desk: Desk, c: CriterionFigures) -> RegisterLine | None:
    """The line for everyone of the criterion's measure."""
    lines = desk.case.register.of(str(c.measure)) if c.measure else ()
    return next((line for line in lines if line.segment is None and line.group is None), None)


def _kept_at_theirs(desk: Desk, line: RegisterLine) -> Fact | None:
    """How many cases of the whole record keep what the best rival promises."""
    samples = desk.brief.delivery[line.index].samples
    theirs = line.competitor_promise
    if not samples or theirs is None:
        return None
    kept = kept_at(np.asarray(samples, dtype=float), theirs.value, line.better)
    return desk.ledger.fact(f"positioning.{line.measure}.kept_at_rivals", kept, "count", "cases on record within the best rival's promise")


def _needed(desk: Desk, line: RegisterLine, kept: Fact) -> Fact | None:
    """How many of the cases would have to keep it; None where they do already, or are too few to tell."""
    total = _total(desk, line)
    needed = rank(int(total.value))
    if needed is None or needed <= kept.value:
        return None
    formula = "smallest r with Binom(n, 95 %).cdf(r − 1) ≥ 90 %"
    return desk.ledger.fact(f"positioning.{line.measure}.needed", needed, "count", formula, {"n": total})


def _total(desk: Desk, line: RegisterLine) -> Fact:
    total = len(desk.brief.delivery[line.index].samples or ())
    return desk.ledger.fact(f"positioning.{line.measure}.cases", total, "count", "cases on record")

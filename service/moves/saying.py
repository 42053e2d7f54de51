"""Which of the promises that may be printed come first, and which service the offer is made of."""

from __future__ import annotations

from service.analysis.ladder import unit_of
from service.domain.evidence import Phrase
from service.figures.register_line import RegisterLine
from service.figures.services import ServiceFigures
from service.moves.case import Case
from service.moves.copy_lines import WORTH_SAYING
from service.moves.events import rule_ahead
from service.moves.lexicon import family_of, mentions

TIMES = ("s", "min", "h", "days", "working_days", "weeks", "months")
"""Units of measures that are a time."""


def lines_to_say(case: Case) -> tuple[RegisterLine, ...]:
    """Promises worth printing: what takes a false line's place, then what customers choose by, the heaviest first."""
    replaced = {c.measure.measure for c in case.copy_lines if c.replacement and c.measure}
    weights = chosen_by(case)
    ranked = case.register.published()
    return tuple(
        sorted(ranked, key=lambda line: (line.measure not in replaced, -weights.get(line.measure, 0.0), line.segment is not None, line.key))
    )


def is_worth_saying(line: RegisterLine) -> bool:
    """Whether a count speaks for the firm."""
    return bool(line.kept and line.total and line.kept.value >= WORTH_SAYING * line.total.value)


def chosen_by(case: Case) -> dict[str, float]:
    """Weight of each measure that customers choose by."""
    return {str(c.measure): c.weight.value for c in case.position.criteria if c.measure}


def offered_service(case: Case) -> ServiceFigures:
    """What the owner wants to sell to the people it is made for, else what a coming rule asks of them, else what they buy most, where
    the brief says so; else the leading one."""
    if case.asked and case.focus is case.asked[0]:
        return next(s for s in case.money.services if s.index == case.asked[1])
    mix = case.brief.segments[case.focus.index].service_mix if case.focus else None
    recorded = [
        s for s in case.money.services if str(s.name) in (mix or {}) and mentions(case.brief.language, "recorded_work", str(s.name))
    ]
    if recorded and rule_ahead(case):
        return min(recorded, key=lambda s: str(s.name))
    most = min(mix, key=lambda name: (-mix[name], name)) if mix else None
    return next((s for s in case.money.services if str(s.name) == most), case.money.leading)


def step_instead(case: Case, line: RegisterLine) -> Phrase | None:
    """The step that may be said in place of a number, for it hangs on the firm alone; none where what is counted is no time."""
    family = family_of(case.brief.language, str(line.label))
    if line.yes_no:
        family = "late" if family in ("late", "turnaround") else "missed"
    elif unit_of(line.unit) not in TIMES:
        return None
    elif mentions(case.brief.language, "leaving_us", str(line.label)):
        family = "leaving"
    return case.book.phrase(f"summary.say.step.{family}")

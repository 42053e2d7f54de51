"""Move: mend the measure that keeps a promise from being made."""

from __future__ import annotations

from service.domain.evidence import Fact, Phrase, from_brief, known
from service.figures.register_line import RegisterLine
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.lexicon import family_of
from service.moves.model import Aim, Door, Move, SlotDict, Watch

DUE_WEEK = 16
TASK_BY_FAMILY = {"reply": "fix_reply", "late": "fix_late", "settle": "fix_settle"}


def fix_measure(case: Case) -> Move | None:
    """The move, for the worst measure that misses what customers accept and is not merely a matter of too full hours."""
    lines = [line for line in case.register.lines if line.verdict == "fix_first" and line.adequate and _mendable(case, line)]
    return _move(case, min(lines, key=_order)) if lines else None


def _order(line: RegisterLine) -> tuple[float, str]:
    """The line with most broken cases a month first."""
    return (-(line.broken_per_month.value if line.broken_per_month else 0.0), line.key)


def _mendable(case: Case, line: RegisterLine) -> bool:
    """Lines for everyone; a group's line is mended by levelling the week, a segment's by the same work as everyone's."""
    crowded = bool(line.dayparts) and case.week is not None and bool(case.week.overloaded)
    return line.segment is None and line.group is None and not crowded


def _move(case: Case, line: RegisterLine) -> Move:
    slots = _slots(case, line)
    key, now, goal = _aim_of(case, line)
    slots |= {"now": now, "goal": goal}
    slots["goal_text"] = _goal_text(case, key, slots)
    if line.yes_no and line.kept and line.total:
        slots |= {
            "misses": case.ledger.fact(f"{line.key}.misses", line.total.value - line.kept.value, "count", "total − kept"),
            "total": line.total,
        }
    aim = Aim(f"fix_measure.{key}", "workers_performance", goal.unit, now, goal, DUE_WEEK, case.posts.steward)
    family = "share" if line.yes_no else family_of(case.book.language, f"{line.label} {line.measure}")
    task = "fix_share" if line.yes_no else TASK_BY_FAMILY.get(family, "fix_other")
    tasks = (Drafting("fix_measure", case.posts).task(task, aim.key),)
    doors = (Door("fix_measure.promise_share" if line.yes_no else "fix_measure.promise", DUE_WEEK + 1),)
    return Move(
        "fix_measure", 0.0, (aim,), tasks, (Watch("fix_measure.level", aim.key),), doors=doors, causes=("standard",), urgent=6, slots=slots
    )


def _slots(case: Case, line: RegisterLine) -> SlotDict:
    segment = line.strictest_segment or Phrase(case.trade.words["customers"])
    slots: SlotDict = {
        "label": line.label,
        "label_low": case.low(line.label),
        "adequate": known(line.adequate),
        "deliverable": line.deliverable or known(line.adequate),
        "segment": segment,
        "need": case.register.smallest_n,
    }
    if line.median:
        slots["median"] = line.median
    return slots


def _aim_of(case: Case, line: RegisterLine) -> tuple[str, Fact, Fact]:
    """Which number must come down or up, from what to what."""
    entry = case.brief.delivery[line.index]
    path = f"delivery.{line.index}.p90"
    if line.p90_needed and entry.p90 is not None:
        return "p90", from_brief(entry.p90, line.unit, path), line.p90_needed
    if line.yes_no:
        return "share", known(line.keep_rate), known(line.adequate)
    return "kept", known(line.keep_rate), case.register.keep_target


def _goal_text(case: Case, key: str, slots: SlotDict) -> Phrase:
    return case.book.phrase(f"moves.fix_measure.goal_{key}", **slots)

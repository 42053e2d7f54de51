"""The road to less of what goes wrong: by the measure a goal names, by what was counted, else by what customers complain of."""

from __future__ import annotations

import re

from service.domain.evidence import Fact, from_brief, known
from service.figures.register_line import RegisterLine
from service.moves.goals import Goal
from service.moves.lexicon import mentions, words_shared
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.route_answer import Answer, ask, later

PERCENT = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(?:%|per cent|percent)")


def mend(desk: Desk, goal: Goal) -> Answer:
    """Less of what goes wrong; a goal that names nothing on record waits for a number."""
    mended, line = desk.scheme.objective_of("fix_measure"), _line(desk, goal)
    if line and mended and mended.slots.get("label") == line.label:
        return Answer(True, "summary.routes.mend_measure", mended.due, dict(mended.slots))
    kind = _complaint(desk, goal)
    if kind is None and line and line.yes_no and line.kept and line.total and line.kept.value < line.total.value:
        return _counted(desk, goal, line)
    if kind is None and line and not line.yes_no and line.n:
        slots: SlotDict = {"label": desk.case.low(line.label), "need": desk.case.register.smallest_n}
        return Answer(False, "summary.routes.mend_slow", later(desk, 0.25), slots)
    written = next((o for o in desk.scheme.objectives if o.aim.key.startswith("put_right.")), None)
    complaints, named = desk.brief.complaints, kind or mentions(desk.brief.language, "complaining", str(goal.text))
    if complaints is None or complaints.per_month is None or written is None or complaints.per_month <= 0 or not named:
        return ask(desk, "summary.routes.unclear", goal)
    path = f"complaints.kinds.{kind}" if kind else "complaints.per_month"
    now = from_brief(complaints.kinds[kind] if kind else complaints.per_month, "count", path)
    half = desk.ledger.fact(f"goals.{goal.index}.half", now.value / 2, "count", "half of today's complaints", {"now": now})
    return Answer(True, "summary.routes.mend_complaints", later(desk, 1.0), {"now": now, "half": half})


def names_record(desk: Desk, goal: Goal) -> bool:
    """Whether a goal speaks of something that is measured or complained of."""
    return bool(_line(desk, goal) or _complaint(desk, goal))


def names_whole(desk: Desk, goal: Goal) -> bool:
    """Whether a goal names a measure by its whole label."""
    return any(str(line.label).lower() in str(goal.text).lower() for line in desk.case.register.lines)


def _counted(desk: Desk, goal: Goal, line: RegisterLine) -> Answer:
    """So many misses at most out of as many: by the share the goal names, else half of them."""
    kept, total = known(line.kept), known(line.total)
    misses = desk.ledger.fact(
        f"goals.{goal.index}.misses", total.value - kept.value, "count", "total − kept", {"kept": kept, "total": total}
    )
    slots: SlotDict = {"misses": misses, "most": _most(desk, goal, total, misses), "total": total, "label": desk.case.low(line.label)}
    return Answer(True, "summary.routes.mend_counted", later(desk, 1.0), slots)


def _most(desk: Desk, goal: Goal, total: Fact, misses: Fact) -> Fact:
    shares = [float(share) / 100 for share in PERCENT.findall(str(goal.text))]
    wanted = max((share for share in shares if total.value * (1 - share) < misses.value), default=None)
    name = f"goals.{goal.index}.most"
    if wanted is None:
        return desk.ledger.fact(name, misses.value // 2, "count", "half of what was missed, rounded down", {"misses": misses})
    inputs = {"total": total, "wanted": wanted}
    return desk.ledger.fact(name, round(total.value * (1 - wanted), 6) // 1, "count", "total × (1 − share wanted), rounded down", inputs)


def _line(desk: Desk, goal: Goal) -> RegisterLine | None:
    """The line whose label shares most words with the goal, a count before a time."""
    lines = desk.case.register.lines
    shared = {n: words_shared(str(goal.text), str(line.label), desk.brief.language) for n, line in enumerate(lines)}
    best = max(shared, key=lambda n: (shared[n], lines[n].yes_no, -n), default=None)
    return lines[best] if best is not None and shared[best] else None


def _complaint(desk: Desk, goal: Goal) -> str | None:
    """The kind of complaint that shares most words with the goal, the commonest of several."""
    kinds = desk.brief.complaints.kinds if desk.brief.complaints else {}
    shared = {kind: words_shared(str(goal.text), kind, desk.brief.language) for kind in kinds}
    best = max(shared, key=lambda kind: (shared[kind], kinds[kind], kind), default=None)
    return best if best is not None and shared[best] else None

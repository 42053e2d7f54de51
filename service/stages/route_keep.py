"""The answer to a goal that wants customers kept: which groups, how many of them, by which calls."""

from __future__ import annotations

from service.domain.evidence import Fact
from service.moves.goals import Goal
from service.moves.keep import STAYING_WELL, more_who_stay
from service.moves.model import SlotDict
from service.moves.scheme import Objective
from service.stages.desk import Desk
from service.stages.route_answer import Answer, ask, later, segment_of

MANY_GROUPS = 2


def keep(desk: Desk, goal: Goal) -> Answer:
    """Keep customers: by calls and visits, where it is known how many leave."""
    objective, together = _kept(desk, goal), _kept_together(desk, goal)
    if together:
        return together
    if objective and _asks_more(objective, goal):
        wanted = desk.ledger.fact(f"goals.{goal.index}.count", goal.count or 0, "count", "number in the owner's goal")
        return Answer(True, "summary.routes.keep_part", objective.due, {**objective.slots, "wanted": wanted})
    if objective:
        key = "summary.routes.keep_heads" if ".heads." in objective.aim.key else "summary.routes.keep"
        return Answer(True, key, objective.due, dict(objective.slots))
    segment = segment_of(desk, goal)
    if segment and segment.retention:
        slots: SlotDict = {"segment": desk.case.low(segment.name), "now": segment.retention}
        if segment.retention.value >= STAYING_WELL:
            return Answer(True, "summary.routes.keep_well", later(desk, 1.0), slots)
        more = more_who_stay(desk.case.ledger, segment)
        if more and desk.scheme.action(f"keep.newcomers.{segment.index}"):
            return Answer(True, "summary.routes.keep_new", later(desk, 1.0), slots | more)
        return Answer(False, "summary.routes.keep_low", later(desk, 0.5), slots)
    return ask(desk, "summary.routes.keep_unknown", goal)


def _kept_together(desk: Desk, goal: Goal) -> Answer | None:
    """So many people whom the goal does not name: all whom the plan keeps, group by group."""
    found = [o for o in desk.scheme.objectives if o.aim.key.startswith("keep.")]
    groups = [(o, kept, gain) for o in found if isinstance(kept := o.slots.get("kept"), Fact) and isinstance(gain := o.slots["gain"], Fact)]
    if goal.segment is not None or not goal.count or len(groups) < MANY_GROUPS:
        return None
    ledger, name = desk.ledger, f"goals.{goal.index}"
    kept = ledger.fact(f"{name}.kept", sum(k.value for _, k, _ in groups), "people", "Σ people kept, group by group")
    gain = ledger.fact(f"{name}.gain", sum(g.value for _, _, g in groups), "money", "Σ people kept × yearly contribution")
    wanted = ledger.fact(f"{name}.count", goal.count, "count", "number in the owner's goal")
    segments = desk.book.listed([low for o, _, _ in groups if isinstance(low := o.slots["segment_low"], str)])
    key = "keep_together_part" if kept.value < goal.count else "keep_together"
    last = max((o.due for o, _, _ in groups), key=lambda due: due.value)
    return Answer(True, f"summary.routes.{key}", last, {"segments": segments, "kept": kept, "gain": gain, "wanted": wanted})


def _asks_more(objective: Objective, goal: Goal) -> bool:
    """Whether the owner wants to keep more people than the plan can hope for."""
    kept = objective.slots.get("kept")
    return goal.count is not None and isinstance(kept, Fact) and kept.value < goal.count


def _kept(desk: Desk, goal: Goal) -> Objective | None:
    objectives = [o for o in desk.scheme.objectives if o.aim.key.startswith("keep.")]
    named = [o for o in objectives if goal.segment is not None and o.aim.key.endswith(f".{goal.segment}")]
    return next(iter(named if goal.segment is not None else objectives), None)

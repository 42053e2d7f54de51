"""What is done when something goes wrong: the eight recovery strategies, each decided by this firm's complaints, record and people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

from service.domain.evidence import Fact, Phrase, Statement, known, named
from service.domain.plan.delivery import RecoveryStep
from service.figures.segments import SegmentFigures
from service.moves.model import SlotDict
from service.moves.scheme import Action, Routine
from service.stages.desk import Desk
from service.stages.recovery_complaints import Silent, find_silent, read_kinds
from service.stages.recovery_limits import holds_keys, read_limits
from service.stages.relationships_bonds import stage_of
from service.stages.relationships_who import called

MOST_FAMILIES = 3
WEEKS_A_MONTH = 52 / 12


def write_recovery(desk: Desk) -> Iterator[RecoveryStep]:
    """All eight, in order."""
    for strategy in get_args(RecoveryStep.model_fields["strategy"].annotation):
        yield RecoveryStep(strategy=strategy, decision=desk.book.join(DECISIONS[strategy](desk)))


def friday_of(desk: Desk) -> Routine | None:
    """The weekly quarter of an hour, where the plan has one."""
    return next((r for r in desk.scheme.routines if r.habit.key == "put_right.friday"), None)


def _fail_safe(desk: Desk) -> Iterator[Statement]:
    """The overfull hours and the measure that is mended get their action; keys get a rule."""
    level = next((a for a in desk.scheme.actions if a.task.key.startswith("level_week.")), None)
    mend = next((a for a in desk.scheme.actions if a.task.key.startswith("fix_measure.")), None)
    if level:
        yield desk.say("relationships.recovery.safe_week", slot=level.move.slots["slot"], action=level.id, limit=desk.case.queue_line)
    if mend:
        yield _mended(desk, mend)
    if not level and not mend:
        yield _nothing_to_mend(desk)
    if holds_keys(desk):
        yield desk.say("relationships.recovery.safe_keys")


def _mended(desk: Desk, mend: Action) -> Statement:
    """The measure that the action mends, with how often it is kept today."""
    label = mend.slots["label"]
    line = next(x for x in desk.case.register.lines if x.label == label and x.segment is None and x.group is None)
    key = "safe_measure_share" if line.yes_no else "safe_measure_kept"
    slots: SlotDict = {"kept": known(line.keep_rate_lower_bound), "adequate": known(line.adequate), "action": mend.id}
    return desk.say(f"relationships.recovery.{key}", label=desk.case.low(line.label), **slots)


def _nothing_to_mend(desk: Desk) -> Statement:
    kinds = read_kinds(desk)
    if kinds:
        return desk.say("relationships.recovery.safe_kind", kind=desk.case.low(kinds[0].name), n=kinds[0].count)
    return desk.say("relationships.recovery.safe_unknown")


def _encourage(desk: Desk) -> Iterator[Statement]:
    kinds = read_kinds(desk)
    silent = find_silent(desk, kinds)
    if desk.case.complaints_month:
        yield desk.say("relationships.recovery.heard", n=desk.case.complaints_month)
    elif not kinds:
        yield desk.say("relationships.recovery.not_counted")
    if silent:
        key = "silent_share" if silent.line.yes_no else "silent"
        yield desk.say(f"relationships.recovery.{key}", **_silent_slots(desk, silent))
    yield _written_where(desk)


def _silent_slots(desk: Desk, silent: Silent) -> dict[str, Fact | Phrase]:
    return {"missed": silent.missed, "label": desk.case.low(silent.line.label), "n": silent.kind.count, "share": silent.share}


def _written_where(desk: Desk) -> Statement:
    """In the complaint book of the plan, else as the owner does it today, else in the log."""
    book, handling = desk.scheme.action("put_right.book"), handling_of(desk)
    if book:
        return desk.say("relationships.recovery.book", action=book.id, start=book.start)
    if handling:
        return desk.say("relationships.recovery.as_today", handling=handling)
    return desk.say("relationships.recovery.log")


def handling_of(desk: Desk) -> Phrase | None:
    """How complaints are handled today, in the owner's words."""
    complaints = desk.brief.complaints
    if complaints is None or not complaints.handling:
        return None
    return named(complaints.handling.rstrip(" .。"), "complaints.handling")


def _act_quickly(desk: Desk) -> Iterator[Statement]:
    limits, posts = read_limits(desk), desk.case.posts
    tell = desk.scheme.action("put_right.limits")
    if posts.solo:
        yield desk.say("relationships.recovery.quick_solo")
    elif limits and tell:
        yield desk.say("relationships.recovery.quick_told", small=limits.front_line, action=tell.id, finish=tell.finish)
    elif limits:
        yield desk.say("relationships.recovery.quick_limits", small=limits.front_line)
    else:
        yield desk.say("relationships.recovery.quick")
    if desk.case.week and desk.case.week.spare and any(k.family in ("late", "full") for k in read_kinds(desk)):
        yield desk.say("relationships.recovery.quick_choose")


def _explain(desk: Desk) -> Iterator[Statement]:
    kinds = read_kinds(desk)
    key = f"relationships.explain.{kinds[0].family}" if kinds else "relationships.explain.unknown"
    slots: SlotDict = {"kind": desk.case.low(kinds[0].name), "n": kinds[0].count} if kinds else {}
    yield desk.say(key, **slots)


def _treat_fairly(desk: Desk) -> Iterator[Statement]:
    """Redress by kind, each family once, work and time before money."""
    by_family: dict[str, list[Phrase]] = {}
    for kind in read_kinds(desk):
        by_family.setdefault(kind.family, []).append(desk.case.low(kind.name))
    for family, names in list(by_family.items())[:MOST_FAMILIES]:
        yield desk.say(f"relationships.redress.{family}", kinds=desk.book.listed(names))
    if not by_family:
        yield desk.say("relationships.recovery.fair_unknown")


def _cultivate(desk: Desk) -> Iterator[Statement]:
    month, who = desk.case.complaints_month, called(desk, desk.case.posts.owner)
    best = next((s for s in desk.case.customers.segments if s.contribution_year and s.contribution_year.value > 0), None)
    key = "call_again_solo" if desk.case.posts.solo else "call_again"
    yield desk.say(f"relationships.recovery.{key}", desk=called(desk, desk.case.posts.desk))
    if month:
        week = desk.ledger.fact("recovery.calls_week", month.value / WEEKS_A_MONTH, "count", "complaints a month × 12 ÷ 52")
        yield desk.say("relationships.recovery.calls_few" if week.value < 1 else "relationships.recovery.calls", week=week)
    if best and best.tier and not desk.case.posts.solo:
        each = known(best.contribution_year)
        yield desk.say("relationships.recovery.best_first", segment=desk.case.low(best.name), each=each, owner=who)


def _learn_from_recovery(desk: Desk) -> Iterator[Statement]:
    kinds = read_kinds(desk)
    friday = friday_of(desk)
    if friday:
        yield desk.say("relationships.recovery.friday", routine=friday.id)
    else:
        yield desk.say("relationships.recovery.weekly")
    total = sum(k.count.value for k in kinds)
    if len(kinds) > 1:
        share = desk.ledger.fact(
            "recovery.commonest", kinds[0].count.value / total, "share", "complaints of the commonest kind ÷ all kinds"
        )
        yield desk.say("relationships.recovery.commonest", kind=kinds[0].name, share=share)


def _learn_from_lost(desk: Desk) -> Iterator[Statement]:
    leavers = desk.scheme.action("keep.leavers")
    worst = _worst_leak(desk)
    if worst:
        slots: SlotDict = {"segment": desk.case.low(worst.name), "lost": known(worst.lost_year), "worth": known(worst.lost_profit_year)}
        yield desk.say("relationships.recovery.lost", **slots)
    if leavers:
        yield desk.say("relationships.recovery.ring_ten", who=called(desk, leavers.task.owner), action=leavers.id)
    else:
        yield desk.say("relationships.recovery.note_lost" if worst else "relationships.recovery.lost_unknown")


def _worst_leak(desk: Desk) -> SegmentFigures | None:
    """The segment whose leavers take most profit, among those who could be expected to stay."""
    stay = [s for s in desk.case.customers.segments if s.tier != "lead" and stage_of(s.retention) != "stranger"]
    leaks = [s for s in stay if s.lost_profit_year and s.lost_profit_year.value > 0]
    return min(leaks, key=lambda s: (-known(s.lost_profit_year).value, str(s.name)), default=None)


DECISIONS: dict[str, Callable[[Desk], Iterator[Statement]]] = {
    "fail_safe": _fail_safe,
    "encourage_complaints": _encourage,
    "act_quickly": _act_quickly,
    "explain": _explain,
    "treat_fairly": _treat_fairly,
    "cultivate": _cultivate,
    "learn_from_recovery": _learn_from_recovery,
    "learn_from_lost": _learn_from_lost,
}

"""Move: keep the customers whose leaving costs most."""

from __future__ import annotations

import math
from dataclasses import replace

from service.domain.evidence import Fact, Ledger, known
from service.figures.segments import SegmentFigures
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.model import Aim, Move, SlotDict, Task, Watch

MOST_SEGMENTS, MOST_ASKED_FOR = 2, 3
WORTHWHILE_PROFIT_SHARE = 0.25
STAYING_WELL = 0.9
COME_AGAIN = 0.3
"""Share who stay below which a group is one that comes once."""
SHARE_OF_LEAVERS = 0.15
FEW = 50
YEAR_END_WEEK = 51
MINUTES_OF_THREE_CALLS = 12
"""Our planning limit for the three calls to a newcomer."""


def keep(case: Case) -> Move | None:
    """The move, when segments that carry the profit lose customers."""
    chosen = _worth_keeping(case)
    if not chosen:
        return None
    aims = tuple(_aim(case, s) for s in chosen)
    first = chosen[0]
    slots: SlotDict = {
        "segment": first.name,
        "segment_low": case.group_words(first.name),
        "segments_low": case.book.listed([case.group_words(s.name) for s in chosen]),
        "leak": _leak(case, first),
        "lost": known(first.lost_profit_year),
    }
    worth = sum(known(s.lost_profit_year).value for s in chosen) * SHARE_OF_LEAVERS
    watches = tuple(Watch(a.key, a.key, a.slots) for a in aims)
    return Move("keep", worth, aims, _tasks(case, chosen, aims), watches, risks=("leave",), causes=("recall",), slots=slots)


def _worth_keeping(case: Case) -> list[SegmentFigures]:
    """Segments that keep less than nine in ten, the largest leak first: those with a quarter of the profit or more.

    Where the owner wants so many people kept, whoever they are, smaller ones come in until the number is reached.
    """
    asked = {goal.segment for goal in case.goals if goal.kind == "keep"}
    able = [s for s in case.customers.segments if _leaks(s) and (_comes_again(s) or s.index in asked)]
    ordered = sorted(able, key=lambda s: (-known(s.lost_profit_year).value, str(s.name)))
    chosen = [s for s in ordered if known(s.profit_share).value >= WORTHWHILE_PROFIT_SHARE][:MOST_SEGMENTS]
    wanted = max((goal.count or 0 for goal in case.goals if goal.kind == "keep" and goal.segment is None), default=0)
    for segment in ordered:
        if segment not in chosen and len(chosen) < MOST_ASKED_FOR and sum(_kept(s) for s in chosen) < wanted:
            chosen.append(segment)
    return chosen


def _leaks(segment: SegmentFigures) -> bool:
    """Whether people who bring money leave it, as far as all of that is known."""
    if not (segment.retention and segment.contribution_year and segment.customers and segment.profit_share and segment.lost_profit_year):
        return False
    return segment.contribution_year.value > 0 and segment.retention.value < STAYING_WELL


def _comes_again(segment: SegmentFigures) -> bool:
    """Whether people come again by nature: who learns to drive or moves house comes once, and no call brings them back."""
    return known(segment.retention).value >= COME_AGAIN


def _kept(segment: SegmentFigures) -> float:
    """How many the move hopes to keep of a segment, as its aim will count them."""
    people, now = known(segment.customers).value, known(segment.retention).value
    if people < FEW:
        return _heads(round(known(segment.lost_year).value))
    return round(people * _points(now))


def _heads(lost: int) -> int:
    """How many fewer of a few leave: 15 %, at least one."""
    return max(1, round(lost * SHARE_OF_LEAVERS))


def _points(now: float) -> float:
    """Share of all by which retention grows: 15 % of those who leave, in whole points."""
    return max(1, round(SHARE_OF_LEAVERS * (1 - now) * 100)) / 100


def _aim(case: Case, segment: SegmentFigures) -> Aim:
    return _in_heads(case, segment) if known(segment.customers).value < FEW else _in_share(case, segment)


def _in_share(case: Case, segment: SegmentFigures) -> Aim:
    now, people = known(segment.retention), known(segment.customers)
    name, more = f"keep.{segment.name}", more_who_stay(case.ledger, segment)
    allowed = case.ledger.fact(
        f"{name}.quarter",
        math.ceil(people.value * (1 - now.value) / 4),
        "people",
        "customers × (1 − retention) ÷ 4, rounded up",
        {"customers": people, "retention": now},
    )
    slots = _words(case, segment) | {"now": now, "allowed": allowed} | more
    goal = more["goal"]
    return Aim(f"keep.retention.{segment.index}", "market_standing", "share", now, goal, YEAR_END_WEEK, case.posts.owner, slots)


def more_who_stay(ledger: Ledger, segment: SegmentFigures) -> dict[str, Fact]:
    """What keeping 15 % of those who leave comes to: the share who stay then, people, money; empty where nothing is gained or known."""
    now, people, each = segment.retention, segment.customers, segment.contribution_year
    if now is None or people is None or each is None or each.value <= 0:
        return {}
    name, points = f"keep.{segment.name}", _points(now.value)
    rule = "retention + 15 % of those who leave, in whole points"
    goal = ledger.fact(f"{name}.goal", now.value + points, "share", rule, {"retention": now})
    inputs = {"customers": people, "points": points}
    kept = ledger.fact(f"{name}.kept", round(people.value * points), "people", "customers × points gained", inputs)
    gain = ledger.fact(f"{name}.gain", kept.value * each.value, "money", "people kept × yearly contribution", {"kept": kept, "each": each})
    return {"goal": goal, "kept": kept, "gain": gain}


def _in_heads(case: Case, segment: SegmentFigures) -> Aim:
    people, each = known(segment.customers), known(segment.contribution_year)
    name = f"keep.{segment.name}"
    lost = max(1, round(known(segment.lost_year).value))
    now = case.ledger.fact(f"{name}.lost", lost, "people", "customers × (1 − retention), in whole heads", {"customers": people})
    goal = case.ledger.fact(f"{name}.goal_heads", max(0, lost - _heads(lost)), "people", "lost now − 15 %, at least one", {"now": now})
    gain = case.ledger.fact(
        f"{name}.gain_heads", (lost - goal.value) * each.value, "money", "heads kept × yearly contribution", {"each": each}
    )
    point = case.ledger.fact(f"{name}.point", 1 / people.value, "share", "1 ÷ customers", {"customers": people})
    allowed = case.ledger.fact(f"{name}.quarter", math.ceil(now.value / 4), "people", "lost now ÷ 4, rounded up", {"now": now})
    slots = _words(case, segment) | {"now": now, "goal": goal, "gain": gain, "each": each, "point": point, "allowed": allowed}
    return Aim(f"keep.heads.{segment.index}", "market_standing", "people", now, goal, YEAR_END_WEEK, case.posts.owner, slots)


def _tasks(case: Case, segments: list[SegmentFigures], aims: tuple[Aim, ...]) -> tuple[Task, ...]:
    """Few customers are visited, many are rung when due; whoever wants a personal touch gets the same hands."""
    draft = Drafting("keep", case.posts)
    tasks = []
    for segment, aim in zip(segments, aims, strict=True):
        words = _words(case, segment)
        few = ".heads." in aim.key
        tasks.append(draft.task("visit" if few else "call", aim.key, words, of=segment.index))
        if segment.touch == "high" and case.position.chosen is None:
            tasks.append(draft.task("same_hands", aim.key, words, of=segment.index))
    tasks += [_newcomers(case, draft, s, aims[0]) for s in _lost_early(case, segments)]
    return (*tasks, draft.task("leavers", aims[0].key))


def _newcomers(case: Case, draft: Drafting, segment: SegmentFigures, aim: Aim) -> Task:
    """Three calls to each who comes in a year; the limit of hours grows with their number."""
    task = draft.task("newcomers", aim.key, _words(case, segment), of=segment.index)
    people = segment.customers.value if segment.customers else 0.0
    wanted = round(people * MINUTES_OF_THREE_CALLS / 60)
    return replace(task, hours={role: max(hours, wanted) for role, hours in task.hours.items()})


def _lost_early(case: Case, kept: list[SegmentFigures]) -> list[SegmentFigures]:
    """Segments the owner wants to lose fewer of that the plan does not keep by calls to those who are due: they have only just come."""
    asked = {goal.segment for goal in case.goals if goal.kind == "keep"} - {s.index for s in kept}
    return [s for s in case.customers.segments if s.index in asked and s.retention and s.retention.value < STAYING_WELL]


def _words(case: Case, segment: SegmentFigures) -> SlotDict:
    return {"segment": segment.name, "segment_low": case.group_words(segment.name)}


def _leak(case: Case, segment: SegmentFigures) -> Fact:
    lost = known(segment.lost_year)
    return case.ledger.fact(
        f"keep.{segment.name}.leave", round(lost.value), "people", "customers × (1 − retention), rounded", {"lost": lost}
    )

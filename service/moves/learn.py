"""Tasks that every plan holds, added to its moves: the owner answers the questions, customers are asked."""

from __future__ import annotations

from dataclasses import replace

from service.figures.segments import SegmentFigures
from service.moves.case import Case
from service.moves.causes import cause_tasks
from service.moves.drafting import Drafting
from service.moves.events import event_tasks
from service.moves.lexicon import mentions
from service.moves.model import Move, SlotDict, Task
from service.moves.obstacle import blocked
from service.moves.record import columns_of
from service.moves.told import told_tasks
from service.writing.week_names import name_slots

SURVEY_FROM = 100
"""With fewer customers talks say more than a questionnaire."""


def with_learning(case: Case, moves: list[Move]) -> list[Move]:
    """The moves, with the owner's answers under the first and the survey under the one that keeps customers."""
    draft = Drafting("learn", case.posts)
    first = moves[0]
    first = _with(first, draft.task("answers", first.aims[0].key))
    if case.brief.delivery and not any(m.kind == "record" for m in moves):
        first = replace(
            _with(first, draft.task("log", first.aims[0].key, _log_slots(case))),
            habits=(*first.habits, draft.habit("keep_log", first.aims[0].key)),
        )
    if misses_calls(case):
        first = _with(first, draft.task("phone", first.aims[0].key))
    if case.obstacle and case.week and any(goal.kind == "fill" for goal in case.goals):
        slots_of: SlotDict = {"slots": name_slots(case.book, blocked(case.obstacle, case.week.quiet)), "quote": case.obstacle}
        first = _with(first, draft.task("unblock", first.aims[0].key, slots_of))
    for task in cause_tasks(case, draft, first.aims[0].key, moves):
        first = _with(first, task)
    for segment in _costly_wanted(case):
        slots: SlotDict = {"segment": segment.name, "segment_low": case.group_words(segment.name)}
        first = _with(first, draft.task("care", first.aims[0].key, slots, of=segment.index))
    moves = _with_events(case, [first, *moves[1:]])
    total = case.customers.total_customers
    if total is None or total.value < SURVEY_FROM:
        return moves
    home = next((m for m in moves if m.kind in ("keep", "lead", "prove")), moves[0])
    return [_with(m, draft.task("survey", m.aims[0].key)) if m is home else m for m in moves]


def _with_events(case: Case, moves: list[Move]) -> list[Move]:
    """What comes from outside and what the owner tells, under the objective that is due last: they must not put off an early one."""
    home = max(moves, key=lambda m: m.aims[0].due_week)
    tasks = (*event_tasks(case, home.aims[0].key), *told_tasks(case, home.aims[0].key, moves))
    return [replace(m, tasks=(*m.tasks, *tasks)) if m is home else m for m in moves]


def _costly_wanted(case: Case) -> list[SegmentFigures]:
    """Segments the owner wants more of whose care eats most of what they leave."""
    wanted = {g.segment for g in case.goals if g.kind == "grow"}
    best = max((s.contribution_year.value for s in case.customers.segments if s.contribution_year), default=0.0)
    return [
        s
        for s in case.customers.segments
        if s.index in wanted and s.cost_to_serve_year and s.contribution_year and 0 < s.contribution_year.value < best / 2
    ]


def misses_calls(case: Case) -> bool:
    """Whether customers choose by the telephone and a rival answers it better."""
    rated = [c for c in case.position.criteria if mentions(case.brief.language, "telephone", str(c.name))]
    return any(c.own and c.best and c.own.value < c.best.value for c in rated)


def _with(move: Move, task: Task) -> Move:
    return replace(move, tasks=(*move.tasks, task))


def _log_slots(case: Case) -> SlotDict:
    """What is logged: every measure of the brief, by its label."""
    labels = [case.low(line.label) for line in case.register.lines if line.segment is None and line.group is None]
    return {
        "log_labels": case.book.listed(labels),
        "log_columns": columns_of(case, next((x for x in case.register.lines if not x.yes_no), None)),
    }

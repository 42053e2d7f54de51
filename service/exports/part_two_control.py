"""Part 2, the programme with its money and indicators, and the questionnaire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from service.domain.plan.control import Action, Routine
from service.exports.blocks import paragraph, under
from service.exports.document import Block, Words
from service.exports.figures_programme import budget_figure, gantt_figure
from service.exports.workings import Section, Workings

A_PENNY = 0.005


def programme(w: Workings) -> Section:
    """Actions, routines, money, indicators, the owner's hours."""
    section = w.plan.programme
    actions = [_action(w, each) for each in section.actions]
    routines = [_routine(w, each) for each in section.routines]
    blocks = [
        *w.table("actions", ("id", "action", "goals", "owner", "when", "cost", "hours", "after", "indicator"), actions),
        *w.table("routines", ("id", "routine", "goals", "owner", "when", "rhythm", "after", "indicator"), routines),
        *gantt_figure(w),
        *under(w.topic("budget"), _budget(w), budget_figure(w)),
        *under(w.topic("indicators"), _indicators(w)),
        *_owner_hours(w),
        *w.notes(section.notes),
    ]
    return Section("programme", tuple(blocks))


def _action(w: Workings, each: Action) -> tuple[Words, ...]:
    cost, hours = w.wording.money(each.cost), w.wording.hours(sum(each.hours.values())) if each.hours else ""
    return (
        Words(each.id, emphasis=True),
        w.words(each.what),
        Words(each.objective),
        Words(each.owner),
        Words(w.wording.dates(each.start, each.finish)),
        Words(cost, number=True),
        Words(hours, number=True),
        w.ids(each.after),
        Words(each.indicator),
    )


def _routine(w: Workings, each: Routine) -> tuple[Words, ...]:
    return (
        Words(each.id, emphasis=True),
        w.words(each.what),
        Words(each.objective),
        Words(each.owner),
        Words(w.wording.dates(each.start, each.finish)),
        Words(each.rhythm),
        w.ids(each.after),
        Words(each.indicator),
    )


def _budget(w: Workings) -> list[Block]:
    """Where the money goes, by objective and by month; nothing when none is planned or allowed."""
    budget, wording = w.plan.programme.budget, w.wording
    if budget.total <= A_PENNY and budget.limit <= A_PENNY:
        return paragraph(w.words(budget.release))
    frame = {"total": budget.total, "limit": budget.limit, "held_reserve": budget.reserve, "locked": budget.locked}
    rows = [(Words(wording.label(f"two.{name}")), Words(wording.money(value), number=True)) for name, value in frame.items()]
    by_objective = [(Words(name), Words(wording.money(value), number=True)) for name, value in budget.by_objective.items()]
    by_month = [(Words(wording.month(name, True)), Words(wording.money(value), number=True)) for name, value in budget.by_month.items()]
    return [
        *w.table("budget_frame", ("money", "amount"), rows),
        *w.table("budget_objective", ("goals", "amount"), [*by_objective, *_total(w, by_objective)]),
        *w.table("budget_month", ("month", "amount"), [*by_month, *_total(w, by_month)]),
        *paragraph(w.led("release", budget.release)),
    ]


def _total(w: Workings, rows: Sequence[Sequence[Words]]) -> list[Sequence[Words]]:
    total = Words(w.wording.money(w.plan.programme.budget.total), number=True, emphasis=True)
    return [(Words(w.wording.label("two.sum"), emphasis=True), total)] if rows else []


def _indicators(w: Workings) -> list[Block]:
    rows = [
        (
            Words(k.id, emphasis=True),
            Words(k.name),
            Words(k.objective),
            w.words(k.target),
            Words(k.rhythm),
            w.words(k.trigger),
            w.words(k.response),
        )
        for k in w.plan.programme.indicators
    ]
    return w.plain_table("indicators", ("id", "indicator", "goals", "target", "read", "trips", "then"), rows)


def _owner_hours(w: Workings) -> list[Block]:
    """The owner's busiest week, and the year."""
    hours = w.plan.programme.owner_hours
    if not hours or not any(hours.values()):
        return []
    week = max(hours, key=lambda monday: hours[monday])
    most, total = w.wording.number(hours[week], "h"), w.wording.number(round(sum(hours.values()), 1), "h")
    day = w.wording.date(dt.date.fromisoformat(week))
    return paragraph(Words(w.wording.label("two.owner_hours", most=most, week=day, total=total), lead=w.wording.label("lead.owner_hours")))


def measurement(w: Workings) -> Section:
    """The questionnaire and how many answers it takes."""
    section = w.plan.measurement
    rows = [
        (Words(str(n), number=True), Words(w.wording.label(f"question.{q.dimension}")), Words(q.text.text), Words(q.scale))
        for n, q in enumerate(section.questionnaire, start=1)
    ]
    blocks = [
        *_sample(w),
        *w.plain_table(
            "questionnaire", ("nr", "question_part", "question", "answered"), rows, *(q.text.evidence for q in section.questionnaire)
        ),
        *w.notes(section.notes),
    ]
    return Section("measurement", tuple(blocks))


def _sample(w: Workings) -> list[Block]:
    section = w.plan.measurement
    if section.sample_size is None or section.population is None:
        return []
    size = w.wording.number(section.sample_size)
    return paragraph(Words(w.wording.label("two.sample_of", size=size, population=w.wording.number(section.population))))

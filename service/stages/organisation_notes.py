"""Layers, leads to be named, hours to staff, training, how the team hears things first, and cover when someone leaves."""

from __future__ import annotations

from collections.abc import Iterator

from service.analysis.staffing import demand_to_hire_at
from service.domain.evidence import Fact, Phrase, Statement
from service.domain.plan.block import Note
from service.moves.model import SlotDict
from service.moves.naming import offer_name
from service.moves.put_right import lost_someone
from service.stages.desk import Desk
from service.stages.relationships_who import by_role, called
from service.writing.week_names import name_slots

MANY_TO_ONE = 10
"""People who report to one person; with more of them nobody is led."""


def organisation_notes(desk: Desk) -> Iterator[Note]:
    """All notes that this firm needs."""
    for topic, sentences in (
        ("layers", [*_layers(desk), *_leads(desk)]),
        ("staffing", list(_staffing(desk))),
        ("training", list(_training(desk))),
        ("culture", [*_told_first(desk), *_cover(desk)]),
    ):
        if sentences:
            yield desk.note(topic, *sentences)


def _layers(desk: Desk) -> Iterator[Statement]:
    """How many stand between the front line and the owner, and who has too many under them."""
    people = desk.case.people
    if people.layers is not None:
        key = "none" if people.layers.value == 0 else "one" if people.layers.value == 1 else "many"
        yield desk.say(f"organisation.layers.{key}", layers=people.layers)
    boss, span = _widest(desk)
    if span is not None and span.value > MANY_TO_ONE:
        under = [r for r in people.roles if r.reports_to is not None and r.reports_to in _names_of(desk, boss)]
        largest = min(under, key=lambda r: (-r.people.value, str(r.role)))
        group = desk.phrase("organisation.lead", role=desk.case.low(largest.role), n=largest.people)
        yield desk.say("organisation.layers.span", n=span, boss=called(desk, boss), largest=group)


def _names_of(desk: Desk, role: str) -> tuple[str, str]:
    """A role and the person who holds it."""
    line = by_role(desk, role)
    return str(line.role), str(line.name)


def _widest(desk: Desk) -> tuple[str, Fact | None]:
    """Whoever has most people reporting to them, ties by name."""
    spans: dict[str, float] = {}
    for line in desk.case.people.roles:
        boss = next((r for r in desk.case.people.roles if line.reports_to in (r.role, r.name)), None)
        if boss is not None and boss != line:
            spans[str(boss.role)] = spans.get(str(boss.role), 0.0) + line.people.value
    if not spans:
        return "", None
    role = min(spans, key=lambda r: (-spans[r], r))
    return role, desk.ledger.fact("people.span", spans[role], "people", "Σ people who report to one role, the largest", {"role": role})


def _leads(desk: Desk) -> Iterator[Statement]:
    """Roles of several people that own something: one of them by name."""
    owners = {a.task.owner for a in desk.scheme.actions} | {r.habit.owner for r in desk.scheme.routines}
    unnamed = [r for r in desk.case.people.need_a_lead if str(r.role) in owners]
    if unnamed:
        day = desk.ledger.date("organisation.leads_by", desk.case.first_friday, "the first Friday of the plan")
        roles = desk.book.listed([desk.phrase("organisation.lead", role=desk.case.low(r.role), n=r.people) for r in unnamed])
        yield desk.say("organisation.layers.leads", roles=roles, day=day)


def _staffing(desk: Desk) -> Iterator[Statement]:
    """Hours to staff against hours sold, and the demand at which one more person is due."""
    week, people = desk.case.week, desk.case.people
    if week and week.staffing and week.demand:
        hire = desk.ledger.fact("staffing.hire_at", demand_to_hire_at(week.hours.value), "h", "0.85 × hours a week", {"hours": week.hours})
        key = "room" if week.staffing.value <= week.hours.value else "short"
        size = abs(week.staffing.value - week.hours.value)
        gap = desk.ledger.fact("staffing.gap", size, "h", "|hours to staff − hours that can be sold|", {"staffing": week.staffing})
        slots = {"demand": week.demand, "staffing": week.staffing, "sold": week.hours, "limit": desk.case.queue_line, "gap": gap}
        yield desk.say(f"organisation.staffing.{key}", **slots)
        if key == "room":
            yield desk.say("organisation.staffing.hire_solo" if desk.case.posts.solo else "organisation.staffing.hire", hire=hire)
        if key == "room" and week.overloaded:
            yield desk.say("organisation.staffing.moved", slots=name_slots(desk.book, week.overloaded))
    if people.hours_differ and people.delivery_hours and people.hours_sold:
        asked = "asked" if desk.doubts.asks("clinical_hours") else "differ"
        yield desk.say(f"organisation.staffing.{asked}", paid=people.delivery_hours, sold=people.hours_sold)


def _training(desk: Desk) -> Iterator[Statement]:
    """Who learns the offer, in how many hours, when, and from whom."""
    words = desk.scheme.action("lead.words")
    if words is None or desk.case.posts.solo:
        return
    hours = [_learns(desk, role, amount) for role, amount in sorted(words.task.hours.items())]
    slots: SlotDict = {"offer": offer_name(desk.case), "start": words.start, "finish": words.finish, "action": words.id}
    yield desk.say("organisation.training.programme", hours=desk.book.listed(hours), **slots)
    week = desk.case.week
    if week and week.spare:
        yield desk.say("organisation.training.quiet", quiet=name_slots(desk.book, week.spare))
    trainer = desk.case.people.trainer
    if str(trainer.role) != words.task.owner:
        yield desk.say("organisation.training.trainer", trainer=called(desk, str(trainer.role)))


def _learns(desk: Desk, role: str, amount: float) -> Phrase:
    """Hours of a role, and of each where it is several people."""
    together = desk.ledger.fact(f"training.{role}", amount, "h", "hours of the action, all people of the role together")
    line = by_role(desk, role)
    if line.is_person:
        return desk.phrase("organisation.training.hours", role=called(desk, role), hours=together)
    formula = "hours of the role ÷ its people"
    each = desk.ledger.fact(f"training.{role}.each", amount / line.people.value, "h", formula, {"hours": together, "people": line.people})
    return desk.phrase("organisation.training.hours_each", role=called(desk, role), hours=together, each=each)


def _told_first(desk: Desk) -> Iterator[Statement]:
    """The team hears what may be promised before customers read it."""
    if desk.case.posts.solo:
        return
    told, survey = desk.scheme.action("take_down.team_words"), desk.scheme.action("learn.survey")
    if told:
        yield desk.say("organisation.told.sentence", action=told.id, finish=told.finish)
    if survey:
        yield desk.say("organisation.told.answers", action=survey.id)


def _cover(desk: Desk) -> Iterator[Statement]:
    """Cover for people, where it is planned, or where someone left."""
    cover = desk.scheme.action("put_right.cover")
    if desk.case.posts.solo:
        yield from [] if desk.case.thin else [desk.say("organisation.cover.solo")]
    elif cover:
        key = "planned_after_loss" if lost_someone(desk.brief) else "planned"
        yield desk.say(f"organisation.cover.{key}", action=cover.id, finish=cover.finish)
    elif lost_someone(desk.brief):
        yield desk.say("organisation.cover.loss", owner=called(desk, desk.case.posts.owner))

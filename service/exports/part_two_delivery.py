"""Part 2, quality gaps, relationships and the organisation."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.plan.delivery import Cause, Gap, Relationship, TeamRole
from service.exports.blocks import bullets, paragraph, under
from service.exports.document import Block, Words
from service.exports.workings import Section, Workings


def quality_gaps(w: Workings) -> Section:
    """The gaps, their present causes with what is done, and what is absent or unknown."""
    section = w.plan.quality_gaps
    present = [_cause(w, gap, cause) for gap in section.gaps for cause in gap.causes if cause.state == "present"]
    blocks = [
        *bullets([w.of(_gap_name(w, gap), gap.summary) for gap in section.gaps]),
        *w.table("causes", ("gap", "cause", "evidence", "goals", "actions", "owner", "watched_by"), present),
        *_others(w, "absent", section.gaps),
        *_others(w, "unknown", section.gaps),
        *w.notes(section.notes),
    ]
    return Section("quality_gaps", tuple(blocks))


def _gap_name(w: Workings, gap: Gap) -> str:
    return w.wording.label("two.gap", number=str(gap.gap), name=gap.name)


def _cause(w: Workings, gap: Gap, cause: Cause) -> tuple[Words, ...]:
    return (
        Words(_gap_name(w, gap), emphasis=True),
        Words(cause.cause.text),
        Words("", tags=w.tags(cause.cause.evidence, cause.evidence)),
        Words(cause.objective or ""),
        w.ids(cause.actions),
        Words(cause.owner or ""),
        Words(cause.watched_by or ""),
    )


def _others(w: Workings, state: str, gaps: Sequence[Gap]) -> list[Block]:
    """Causes that are absent, or not known, in one paragraph."""
    causes = [cause for gap in gaps for cause in gap.causes if cause.state == state]
    text = w.wording.enumerated(cause.cause.text.rstrip(".。") for cause in causes)
    said = w.wording.label("joins.stop", text=text) if text else ""
    support = [piece for cause in causes for piece in (*cause.cause.evidence, *cause.evidence)]
    return paragraph(Words(said, lead=w.wording.label(f"lead.{state}"), tags=w.tags(support)))


def relationships(w: Workings) -> Section:
    """The road of each segment, and what happens when something goes wrong."""
    section = w.plan.relationships
    rows = [_road(w, each) for each in section.segments]
    recovery = bullets([w.of(w.wording.label(f"recovery.{step.strategy}"), step.decision) for step in section.recovery])
    blocks = [
        *w.plain_table("relationships", ("segment", "tier", "stage", "next_stage", "bond", "how"), rows),
        *under(w.topic("recovery"), recovery),
        *under(w.topic("limits"), bullets([w.words(limit) for limit in section.limits])),
        *w.notes(section.notes),
    ]
    return Section("relationships", tuple(blocks))


def _road(w: Workings, each: Relationship) -> tuple[Words, ...]:
    label = w.wording.label
    tier = label(f"tier.{each.tier}") if each.tier else ""
    stages = (label(f"stage.{each.stage}"), label(f"stage.{each.next_stage}"), label(f"bond.{each.bond}"))
    return Words(each.segment, emphasis=True), Words(tier), *map(Words, stages), w.words(each.how)


def organisation(w: Workings) -> Section:
    """Roles and their hours, one accountable role for everything, and how news travels."""
    section = w.plan.organisation
    rows = [_role(w, each) for each in section.roles]
    blocks = [
        *(paragraph(Words(w.wording.label(f"size.{section.size}"))) if rows else []),
        *w.table("roles", ("role", "people", "hours_week", "plan_hours", "busiest_week", "answers_for"), rows),
        *w.table("accountable", ("accountable", "action", "promises", "gaps"), _accountable(w)),
        *paragraph(Words(section.promise_owner, lead=w.wording.label("lead.promise_owner"))),
        *under(w.topic("empowerment"), _empowerment(w)),
        *paragraph(w.led("upward", section.upward)),
        *paragraph(w.led("keep", section.keep)),
        *paragraph(w.led("change", section.change)),
        *w.notes(section.notes),
    ]
    return Section("organisation", tuple(blocks))


def _role(w: Workings, each: TeamRole) -> tuple[Words, ...]:
    name = w.wording.label("two.role", role=each.role, person=each.person) if each.person else each.role
    figures = (
        w.wording.number(each.people),
        *map(w.wording.hours, (each.hours_per_week, each.plan_hours_year, each.plan_hours_busiest_week)),
    )
    return Words(name, emphasis=True), *(Words(figure, number=True) for figure in figures), w.words(each.answers_for)


def _accountable(w: Workings) -> list[Sequence[Words]]:
    """A row a role: the actions, promises and gaps it answers for."""
    entries = w.plan.organisation.responsibilities
    roles = dict.fromkeys(entry.accountable for entry in entries)
    kinds = ("action", "promise", "gap")
    return [
        (Words(role, emphasis=True), *(w.ids(e.what for e in entries if e.accountable == role and e.kind == kind) for kind in kinds))
        for role in roles
    ]


def _empowerment(w: Workings) -> list[Block]:
    """Limits that the section on relationships has not stated already."""
    told = {limit.text for limit in w.plan.relationships.limits}
    return bullets([w.words(limit) for limit in w.plan.organisation.empowerment if limit.text not in told])

"""Stage organisation: who does what with which hours, one accountable role for everything, and what must be kept and changed."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Phrase, Statement
from service.domain.plan.delivery import Organisation, Responsibility, TeamRole
from service.figures.people import TeamRole as Line
from service.figures.register_line import RegisterLine
from service.moves.lexicon import family_of
from service.moves.naming import offer_name
from service.moves.scheme import Action, Routine
from service.stages.desk import Desk
from service.stages.monday import weekly_hours
from service.stages.organisation_culture import change, keep, upward
from service.stages.organisation_notes import organisation_notes
from service.stages.recovery_limits import say_limits
from service.stages.relationships_who import called

OWNERS_GAPS = (2, 5)
"""Designs and standards, and the sum of all, are the owner's; listening, delivery and promises are the register owner's."""
GAPS = (1, 2, 3, 4, 5)


def write_organisation(desk: Desk) -> Organisation:
    """Roles with their hours and what they answer for."""
    people, posts = desk.case.people, desk.case.posts
    return Organisation(
        size=people.size,
        roles=tuple(_role(desk, line, first) for line, first in _lines(desk)),
        responsibilities=tuple(_responsibilities(desk)),
        promise_owner=posts.steward,
        empowerment=say_limits(desk) if desk.case.customers.segments or not desk.case.thin else (),
        upward=upward(desk),
        keep=keep(desk),
        change=change(desk),
        notes=tuple(organisation_notes(desk)),
    )


def gap_owner(desk: Desk, gap: int) -> str:
    """Who answers for a gap."""
    posts = desk.case.posts
    return posts.owner if gap in OWNERS_GAPS else posts.steward


def promise_line_owner(desk: Desk, line: RegisterLine) -> str:
    """Who answers for a line: whoever answers messages and settles cases, the owner for their own work, else the register's owner."""
    posts, people = desk.case.posts, desk.case.people
    family = family_of(desk.book.language, f"{line.label} {line.measure}")
    if family in ("reply", "settle") and not line.yes_no:
        return posts.desk
    if line.dimension == "assurance" and people.owner in people.deliverers:
        return posts.owner
    return posts.steward


def _lines(desk: Desk) -> Iterator[tuple[Line, bool]]:
    """The team's lines, and whether each is the first of its role: hours are planned by role and shown once."""
    seen: set[str] = set()
    people = desk.case.people
    for line in (*((people.owner,) if people.owner_assumed else ()), *people.roles):
        yield line, str(line.role) not in seen
        seen.add(str(line.role))


def _role(desk: Desk, line: Line, first: bool) -> TeamRole:
    weeks = weekly_hours(desk, str(line.role)) if first else ()
    return TeamRole(
        role=line.role,
        person=str(line.name) if line.name != line.role else None,
        people=int(line.people.value),
        hours_per_week=line.hours,
        plan_hours_year=round(sum(weeks), 1),
        plan_hours_busiest_week=round(max(weeks, default=0.0), 2),
        answers_for=_answers_for(desk, line, first),
    )


def _answers_for(desk: Desk, line: Line, first: bool) -> Statement:
    """What the role answers for: its posts, then the promises and actions that are its own."""
    things = list(_things(desk, str(line.role))) if first else []
    if things:
        joint = desk.book.texts["numbers.lists.semicolon"]
        return desk.say("organisation.answers.for", things=Phrase(joint.join(things), [e for t in things for e in t.evidence]))
    return desk.book.join(_takes_part(desk, line, first))


def _takes_part(desk: Desk, line: Line, first: bool) -> Iterator[Statement]:
    """A role that owns nothing: the actions it gives hours to, and how it works by the plan."""
    helps = [a.id for a in desk.scheme.actions if first and str(line.role) in a.task.hours]
    who = called(desk, str(line.role))
    if helps:
        yield desk.say("organisation.answers.helps", actions=desk.book.listed(helps))
    if line in desk.case.people.deliverers and desk.scheme.has("lead"):
        yield desk.say("organisation.answers.steps", who=who, offer=offer_name(desk.case))
    elif line.contact is not False:
        yield desk.say("organisation.answers.meets", who=who)
    else:
        yield desk.say("organisation.answers.inside", who=who)


def _things(desk: Desk, role: str) -> Iterator[Phrase]:
    posts, scheme = desk.case.posts, desk.scheme
    if posts.solo:
        yield desk.phrase("organisation.answers.everything")
        return
    if role == posts.owner:
        yield desk.phrase("organisation.answers.money")
        if scheme.has("lead"):
            yield desk.phrase("organisation.answers.offer", offer=offer_name(desk.case))
    if role == posts.steward:
        yield desk.phrase("organisation.answers.register")
    if _is_publicist(desk, role):
        yield desk.phrase("organisation.answers.words")
    yield from _actions_and_routines(desk, role)
    lines = [x for x in desk.case.register.lines if x.segment is None and x.group is None]
    own = [desk.case.low(x.label) for x in lines if promise_line_owner(desk, x) == role]
    if own and role != posts.steward:
        yield desk.phrase("organisation.answers.promises", labels=desk.book.listed(own))


def _is_publicist(desk: Desk, role: str) -> bool:
    """Whether the role words what the public reads; without such a role whoever owns the adverts does."""
    publicist = desk.case.people.publicist
    return publicist is not None and str(publicist.role) == role


def _actions_and_routines(desk: Desk, role: str) -> Iterator[Phrase]:
    """Named pieces of work: the complaint book, the log, the full hours, training."""
    owned: list[Action | Routine] = [a for a in desk.scheme.actions if a.task.owner == role]
    owned += [r for r in desk.scheme.routines if r.habit.owner == role]
    keys = {(x.task.key if isinstance(x, Action) else x.habit.key) for x in owned}
    for thing, prefixes in (
        ("book", ("put_right.book",)),
        ("week", ("level_week.",)),
        ("log", ("learn.keep_log", "record.keep_log")),
        ("adverts", ("fill_hours.adverts",)),
    ):
        if any(key.startswith(prefixes) for key in keys) and not (thing == "adverts" and _is_publicist(desk, role)):
            yield desk.phrase(f"organisation.answers.{thing}")
    rung = [a for a in desk.scheme.actions if a.task.owner == role and a.task.key.startswith(("keep.call", "keep.visit"))]
    if rung:
        yield desk.phrase("organisation.answers.calls", segments=desk.book.listed([str(a.slots["segment_low"]) for a in rung]))
    if desk.scheme.action("lead.words") and role == str(desk.case.people.trainer.role):
        yield desk.phrase("organisation.answers.training")


def _responsibilities(desk: Desk) -> Iterator[Responsibility]:
    """Exactly one role for every action, promise line and gap (ORG-1)."""
    for action in desk.scheme.actions:
        yield Responsibility(what=action.id, kind="action", accountable=action.task.owner)
    for line in desk.case.register.lines:
        yield Responsibility(what=line.key, kind="promise", accountable=promise_line_owner(desk, line))
    for gap in GAPS:
        yield Responsibility(what=str(gap), kind="gap", accountable=gap_owner(desk, gap))

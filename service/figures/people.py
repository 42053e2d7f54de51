"""The people of a brief: who owns, who keeps the promise register, who answers, who does the work, who trains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from service.analysis.staffing import hours_differ
from service.domain.brief import Brief, Role
from service.domain.evidence import Fact, Ledger, Phrase, from_brief, named
from service.figures.duties import PUBLIC_WORDS, does_the_work, owner_works, sold_by, trains_the_team
from service.figures.week import Week, read_week

Size = Literal["solo", "small", "medium", "large"]

OWNER = re.compile(
    r"owner|founder|proprietor|principal|managing director|\bceo\b|\bboss\b"
    r"|店主|老板|业主|创始人|创办人|负责人|东家|总经理|董事长",
    re.I,
)
MANAGER = re.compile(r"\b(manager|team lead|lead|leader|supervisor|foreman|head)\b|带班|经理|主管|店长|领班|组长|班长|主任", re.I)
DESK = re.compile(
    r"reception|\bdesk\b|front|\b(?:customer|client|patient|member|guest)s? (?:service|care|support|co-?ordinator|liaison)"
    r"|客服|前台|接待",
    re.I,
)
DISPATCH = re.compile(r"dispatch|booking|scheduler|\boffice\b|administrator|调度|派单|文员", re.I)
OWNER_ALONE = {"en": "the owner", "zh": "店主"}


@dataclass(frozen=True)
class TeamRole:
    """One line of the team; `name` is the person where the brief names one, else the role. Without index it is an assumption."""

    index: int | None
    role: Phrase
    name: Phrase
    people: Fact
    hours_each: Fact | None
    contact: bool | None
    reports_to: Phrase | None

    @property
    def is_person(self) -> bool:
        """Whether this is one person, not several."""
        return self.people.value == 1

    @property
    def hours(self) -> float | None:
        """Hours a week of all people of the role."""
        return None if self.hours_each is None else self.hours_each.value * self.people.value


@dataclass(frozen=True)
class People:
    """Who is there for what; a part that nobody plays is None or empty.

    `publicist` owns the public words where the team has a marketing role. `delivery_hours` are all hours in which the service is
    delivered: those of the deliverers, and in a small firm of an owner who meets customers, where the hours sold need them.
    """

    size: Size
    total: Fact
    roles: tuple[TeamRole, ...]
    owner: TeamRole
    owner_assumed: bool
    steward: TeamRole
    desk: TeamRole | None
    publicist: TeamRole | None
    deliverers: tuple[TeamRole, ...]
    trainer: TeamRole
    need_a_lead: tuple[TeamRole, ...]
    reporting_steps: Fact | None
    layers: Fact | None
    delivery_hours: Fact | None
    hours_sold: Fact | None
    hours_differ: bool


def read_people(brief: Brief, ledger: Ledger, week: Week | None = None) -> People:
    """Find who plays which part in the team of a brief (method 10); without a team the owner stands alone.

    `week` is given where the brief's week has been read before.
    """
    roles = tuple(_role(i, r) for i, r in enumerate(brief.team))
    found = _find_owner(roles)
    owner = found or _assumed_owner(brief)
    steward = _find_steward(roles, owner)
    deliverers = _find_deliverers(roles, owner, sold_by(brief))
    total = _total(roles, ledger)
    size = size_of(int(total.value))
    steps = _reporting_steps(roles, owner)
    week = week or read_week(brief, ledger)
    sold = None if week is None else week.hours
    hours = _delivery_hours((*deliverers, *_at_work_too(deliverers, owner, size, sold)), ledger)
    return People(
        size=size,
        total=total,
        roles=roles,
        owner=owner,
        owner_assumed=found is None,
        steward=steward,
        desk=_first(roles, DESK) or _first(roles, DISPATCH),
        publicist=next((r for r in roles if r not in (owner, *deliverers) and PUBLIC_WORDS.search(r.role)), None),
        deliverers=deliverers,
        trainer=_find_trainer(roles, deliverers, sold_by(brief)) or (owner if owner in deliverers else _head(roles, deliverers) or steward),
        need_a_lead=tuple(r for r in roles if not r.is_person),
        reporting_steps=None if steps is None else ledger.fact("people.reporting_steps", steps, "count", "longest way up to the owner"),
        layers=None if steps is None else ledger.fact("people.layers", max(0, steps - 1), "count", "reporting steps − 1"),
        delivery_hours=hours,
        hours_sold=sold,
        hours_differ=hours is not None and sold is not None and hours_differ(hours.value, sold.value),
    )


def size_of(people: int) -> Size:
    """Size class of a firm: solo, 2-9, 10-49, larger (method 10)."""
    if people <= 1:
        return "solo"
    return "small" if people < 10 else "medium" if people < 50 else "large"


def _role(index: int, given: Role) -> TeamRole:
    path = f"team.{index}"
    role = named(given.role, f"{path}.role")
    return TeamRole(
        index=index,
        role=role,
        name=named(given.name, f"{path}.name") if given.name else role,
        people=from_brief(given.people, "people", f"{path}.people"),
        hours_each=None if given.hours_per_week is None else from_brief(given.hours_per_week, "h", f"{path}.hours_per_week"),
        contact=given.contact,
        reports_to=named(given.reports_to, f"{path}.reports_to") if given.reports_to else None,
    )


def _assumed_owner(brief: Brief) -> TeamRole:
    """The owner, where the team does not show one: the brief's marketing hours are theirs, and every firm has one."""
    words = OWNER_ALONE[brief.language]
    name = Phrase(words)
    return TeamRole(None, name, name, Fact(1, "people", name.evidence), None, None, None)


def _find_owner(roles: tuple[TeamRole, ...]) -> TeamRole | None:
    """Whoever reports to nobody: by the word, as the only one of a chart, or as the only person there is."""
    top = [r for r in roles if r.reports_to is None and r.is_person]
    called = [r for r in top if OWNER.search(r.role)] or [r for r in roles if OWNER.search(r.role) and r.is_person and not _boss(r, roles)]
    if called:
        return called[0]
    leading = [r for r in top if any(_boss(other, roles) == r for other in roles)]
    if len(leading) == 1:
        return leading[0]
    return top[0] if len(top) == len(roles) == 1 else None


def _boss(role: TeamRole, roles: tuple[TeamRole, ...]) -> TeamRole | None:
    """The line of the team that a role reports to, by role or by person."""
    if role.reports_to is None:
        return None
    wanted = role.reports_to.casefold()
    return next((r for r in roles if wanted in (r.role.casefold(), r.name.casefold()) and r != role), None)


def _find_steward(roles: tuple[TeamRole, ...], owner: TeamRole) -> TeamRole:
    """Owner of the promise register: a manager without customer contact under the owner, else a manager, else the owner."""
    under = [r for r in roles if r.is_person and r != owner]
    leads = [r for r in under if MANAGER.search(r.role) or any(_boss(other, roles) == r for other in roles)]
    quiet = [r for r in leads if r.contact is False and _boss(r, roles) in (owner, None)]
    return next(iter(quiet or [r for r in leads if MANAGER.search(r.role)]), owner)


def _find_deliverers(roles: tuple[TeamRole, ...], owner: TeamRole, sold: str) -> tuple[TeamRole, ...]:
    """Every role that does the work; the owner too, if the role names a trade or nobody else does it."""
    staff = [r for r in roles if r != owner and does_the_work(r.role, r.contact, sold) and not trains_the_team(r.role, r.contact, sold)]
    works = owner.index is not None and owner_works(owner.role, owner.contact, sold, OWNER)
    return tuple(r for r in roles if r in staff or (r == owner and works)) or (owner,)


def _at_work_too(deliverers: tuple[TeamRole, ...], owner: TeamRole, size: Size, sold: Fact | None) -> tuple[TeamRole, ...]:
    """The owner of a small firm who meets customers, where the hours that can be sold need some of the owner's."""
    if owner in deliverers or size != "small" or not owner.contact or owner.hours is None:
        return ()
    others = sum(r.hours or 0.0 for r in deliverers)
    return (owner,) if sold is None or sold.value - others > owner.hours / 2 else ()


def _find_trainer(roles: tuple[TeamRole, ...], deliverers: tuple[TeamRole, ...], sold: str) -> TeamRole | None:
    """Whoever is there to teach the team."""
    return next((r for r in roles if r not in deliverers and trains_the_team(r.role, r.contact, sold)), None)


def _head(roles: tuple[TeamRole, ...], deliverers: tuple[TeamRole, ...]) -> TeamRole | None:
    """The one of those who do the work to whom most of the others report: a head coach."""
    led = {r.index: sum(o.people.value for o in deliverers if _boss(o, roles) == r) for r in deliverers if r.is_person}
    return min((r for r in deliverers if led.get(r.index)), key=lambda r: (-led[r.index], str(r.role)), default=None)


def _first(roles: tuple[TeamRole, ...], pattern: re.Pattern[str]) -> TeamRole | None:
    return next((r for r in roles if pattern.search(r.role)), None)


def _total(roles: tuple[TeamRole, ...], ledger: Ledger) -> Fact:
    people = {f"team.{r.index}.people": r.people for r in roles}
    if not roles:
        return ledger.fact("people.total", 1, "people", "no team in the brief: the owner alone is assumed")
    return ledger.fact("people.total", sum(p.value for p in people.values()), "people", "Σ people over roles", people)


def _reporting_steps(roles: tuple[TeamRole, ...], owner: TeamRole) -> int | None:
    """Most steps from a role up to the owner; None where nobody's way leads there."""
    ways = (list(_way_up(r, roles)) for r in roles if r != owner)
    return max((len(way) for way in ways if owner in way), default=None)


def _way_up(role: TeamRole, roles: tuple[TeamRole, ...]) -> Iterator[TeamRole]:
    """The roles above a role; a circle is walked once."""
    seen = {role.index}
    boss = _boss(role, roles)
    while boss is not None and boss.index not in seen:
        yield boss
        seen.add(boss.index)
        boss = _boss(boss, roles)


def _delivery_hours(deliverers: tuple[TeamRole, ...], ledger: Ledger) -> Fact | None:
    """Paid hours a week of those who do the work; None where one of them has no hours in the brief."""
    hours = {f"team.{r.index}": r.hours for r in deliverers if r.hours is not None}
    if len(hours) < len(deliverers):
        return None
    return ledger.fact("people.delivery_hours", sum(hours.values()), "h", "Σ over those who do the work of people × hours", hours)

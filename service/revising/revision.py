"""A revision: what is kept, what is drafted again and in which order, and the plan that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from typing import Any

from pydantic import ValidationError

from service.checks import checked
from service.domain.brief import Brief
from service.domain.evidence import Calculation
from service.domain.plan.block import Block
from service.domain.plan.plan import SECTIONS, Plan
from service.domain.plan.seal import edited_sections, seal_of, sealed
from service.domain.plan.walk import evidence_of
from service.errors import PlanError
from service.exports import counted
from service.knowledge.finder import Finder
from service.pipeline import Stamp, assemble, set_desk
from service.revising.change import Change, check_names
from service.revising.edits import carry_over
from service.revising.setting import Settled, set_values
from service.stages.desk import Desk
from service.stages.graph import STAGES
from service.stages.grounds import PlanFinder

AFTER = {stage.name: stage.after for stage in STAGES}
ORDER = tuple(TopologicalSorter(AFTER).static_order())
"""The sections, each after those it waits for."""
_STAGES = {stage.name: stage for stage in STAGES}


@dataclass(frozen=True)
class Revision:
    """What a plan is about to become. A first draft is one that keeps nothing."""

    desk: Desk
    stamp: Stamp
    wanted: tuple[str, ...]
    """Sections to draft, each after those it waits for."""
    kept: Mapping[str, Block] = field(default_factory=dict)
    """Sections that stay as they are, with the values set in them."""
    before: Plan | None = None
    locked: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    drafted: Mapping[str, Block] = field(default_factory=dict)
    """What the built-in writer drafted before, where a section was edited by hand since."""
    edited: Mapping[str, Block] = field(default_factory=dict)
    """Those sections as they were edited."""

    def draft(self, name: str, done: Mapping[str, Block]) -> Block:
        """A section by the built-in writer, with the edits made by hand since the last draft; `done` are the sections before it."""
        new = _STAGES[name].draft(replace(self.desk, sections=done))
        return carry_over(self.drafted[name], self.edited[name], new) if name in self.drafted else new

    def finish(self, sections: Mapping[str, Block], seconds: Mapping[str, float]) -> Plan:
        """The plan out of the kept and the drafted sections, sealed and checked."""
        return checked(self.seal(self.put_together(sections, seconds)))

    def put_together(self, sections: Mapping[str, Block], seconds: Mapping[str, float]) -> Plan:
        """The same without seals, counts and findings: a model that edits it needs none of them, and should not wait for them."""
        plan = assemble(self.desk, {**self.kept, **sections}, self.stamp, seconds)
        return plan if self.before is None else _after(self, self.before, plan)

    def seal(self, plan: Plan) -> Plan:
        """What was put together, with its words counted and its seals."""
        sections = {name: getattr(plan, name) for name in self.wanted}
        return _with_seals(sealed(counted(plan), self.wanted), {name: self._seal_of_draft(name, sections) for name in self.drafted})

    def _seal_of_draft(self, name: str, sections: Mapping[str, Block]) -> str:
        """The seal of what the writer drafted, without the edits carried over, so that they still show as edits."""
        return seal_of(_STAGES[name].draft(replace(self.desk, sections={**self.kept, **sections})))


def first_draft(brief: Brief, stamp: Stamp, finder: Finder | None = None) -> Revision:
    """A plan from nothing; `finder` finds the passages to cite."""
    return Revision(set_desk(brief, stamp.now.date(), finder), stamp, ORDER)


def settle(plan: Plan, change: Change, finder: Finder | None = None) -> Revision:
    """What a change comes to.

    Raises: PlanError or BriefError where it cannot be done.
    """
    check_names(change)
    locked = tuple(name for name in SECTIONS if name in {*plan.meta.locked, *change.lock} - set(change.unlock))
    _agree(change, locked)
    today = plan.created_at.date()
    cited = finder or PlanFinder(plan)
    old = set_desk(Brief.model_validate(plan.brief), today, cited)
    settled = set_values(plan, {**_promises_by_hand(plan, old), **change.values}, old.case.register.lines)
    _see_unlocked({*settled.sections, *(["expectations"] if settled.decided else [])}, locked)
    desk = old if settled.brief == old.brief else set_desk(settled.brief, today, cited)
    return _settled(plan, replace_sections(plan, settled), (old, desk), _Reach(change, settled, locked))


def revise(
    plan: Plan, change: Change, written: Callable[[str], None] = lambda _name: None, finder: Finder | None = None
) -> tuple[Plan, tuple[str, ...]]:
    """The plan with a change, by the built-in writer, and the sections drafted again; `written` hears of each.

    Raises: PlanError or BriefError where it cannot be done.
    """
    revision = settle(plan, change, finder)
    sections: dict[str, Block] = {}
    for name in revision.wanted:
        sections[name] = revision.draft(name, {**revision.kept, **sections})
        written(name)
    return revision.finish(sections, {}), revision.wanted


def dependents(names: Iterable[str]) -> frozenset[str]:
    """Sections that wait for one of these, directly or not."""
    given, found = set(names), set[str]()
    for name in ORDER:
        if set(AFTER[name]) & (given | found):
            found.add(name)
    return frozenset(found)


def replace_sections(plan: Plan, settled: Settled) -> Plan:
    """The plan with the values set in its sections.

    Raises: PlanError naming the field whose value cannot stand there.
    """
    if not settled.sections:
        return plan
    return plan.model_copy(update={name: _section(plan, name, settled.data[name]) for name in settled.sections})


def _section(plan: Plan, name: str, data: Any) -> Block:
    section: Block = getattr(plan, name)
    try:
        return type(section).model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(map(str, (name, *first["loc"])))
        raise PlanError(f"set: {path}: {first['msg'][:1].lower()}{first['msg'][1:]}") from error


@dataclass(frozen=True)
class _Reach:
    """How far a change reaches."""

    change: Change
    settled: Settled
    locked: tuple[str, ...]

    def touched(self, differing: frozenset[str], rewritten: frozenset[str]) -> frozenset[str]:
        """Sections that are to be drafted again, locked ones too.

        `differing` come out otherwise since the change, `rewritten` are asked for and will not be what they were.
        """
        roots = set(self.settled.sections) | rewritten
        asked = set(self.change.sections)
        if self.settled.decided:
            roots, asked = roots | {"expectations"}, asked | {"expectations"}
        if self.settled.of_brief:
            roots, asked = roots | differing, asked | differing
        return frozenset(asked | dependents(roots))


def _settled(plan: Plan, changed: Plan, desks: tuple[Desk, Desk], reach: _Reach) -> Revision:
    old, new = desks
    before = _drafts(old)
    after = _drafts(new) if new is not old else before
    differing = frozenset(name for name in ORDER if after[name] != before[name])
    rewritten = frozenset(name for name in reach.change.sections if after[name] != getattr(plan, name))
    touched = reach.touched(differing, rewritten)
    edited = [name for name in dict.fromkeys((*edited_sections(plan), *reach.settled.sections)) if name in touched]
    carried = [name for name in edited if plan.meta.seals.get(name, seal_of(before[name])) == seal_of(before[name])]
    whole = set(edited) - set(carried)
    wanted = tuple(name for name in ORDER if name in touched and name not in whole and name not in reach.locked)
    rests = differing | dependents(reach.settled.sections) & set(reach.locked) | whole | set(plan.meta.stale)
    return Revision(
        desk=new,
        stamp=Stamp(plan.id, plan.created_at),
        wanted=wanted,
        kept={name: getattr(changed, name) for name in SECTIONS if name not in wanted},
        before=changed,
        locked=reach.locked,
        stale=tuple(name for name in SECTIONS if name in rests and name not in wanted),
        drafted={name: before[name] for name in carried if name in wanted},
        edited={name: getattr(changed, name) for name in carried if name in wanted},
    )


def _agree(change: Change, locked: tuple[str, ...]) -> None:
    both = [name for name in change.sections if name in locked]
    if both:
        raise PlanError(f"section: {both[0]} is locked and cannot be drafted again; unlock it first (--unlock {both[0]})")
    if change.is_empty:
        raise PlanError("nothing to revise; say what: --set PATH=VALUE, --section NAME, --lock NAME")


def _see_unlocked(sections: Iterable[str], locked: tuple[str, ...]) -> None:
    for name in sections:
        if name in locked:
            raise PlanError(f"set: the section {name} is locked; unlock it first (--unlock {name})")


def _promises_by_hand(plan: Plan, desk: Desk) -> dict[str, float | None]:
    """A promise edited in the file counts as one that was set."""
    lines = desk.case.register.lines
    if "expectations" not in edited_sections(plan) or len(lines) != len(plan.expectations.promises):
        return {}
    return {
        f"expectations.promises[{i}].promise": said.promise
        for i, (said, line) in enumerate(zip(plan.expectations.promises, lines, strict=True))
        if said.promise != (line.promise.value if line.promise else None)
    }


def _drafts(desk: Desk) -> dict[str, Block]:
    """All sections as the built-in writer drafts them."""
    done: dict[str, Block] = {}
    for name in ORDER:
        done[name] = _STAGES[name].draft(replace(desk, sections=dict(done)))
    return done


def _after(revision: Revision, before: Plan, plan: Plan) -> Plan:
    """What a plan takes over from the one before: its id, who wrote the kept sections, calculations they cite, and its locks."""
    meta = before.meta.model_copy(
        update={
            "writer": before.meta.writer | {name: plan.meta.writer[name] for name in revision.wanted},
            "seconds": before.meta.seconds | plan.meta.seconds,
            "revision": before.meta.revision + 1,
            "locked": revision.locked,
            "stale": revision.stale,
        }
    )
    cited = {evidence.ref for _, evidence in evidence_of(plan)}
    sources = {source.id: source for source in (*before.sources, *plan.sources) if source.id in cited}
    return plan.model_copy(update={"meta": meta, "calculations": _both(before, plan, cited), "sources": tuple(sources.values())})


def _both(before: Plan, plan: Plan, cited: set[str]) -> tuple[Calculation, ...]:
    """Today's calculations, and those of before that kept sections still cite."""
    by_name = {entry.name: entry for entry in before.calculations if entry.name in cited}
    by_name |= {entry.name: entry for entry in plan.calculations}
    return tuple(by_name[name] for name in sorted(by_name))


def _with_seals(plan: Plan, seals: Mapping[str, str]) -> Plan:
    if not seals:
        return plan
    return plan.model_copy(update={"meta": plan.meta.model_copy(update={"seals": {**plan.meta.seals, **seals}})})

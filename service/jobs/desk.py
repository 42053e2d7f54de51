"""What a run works from, made once in a process and kept for its stages: the revision, and with a model the built-in plan."""

from __future__ import annotations

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Any

from service.domain.brief import Brief
from service.domain.plan.block import Block
from service.domain.plan.plan import Plan
from service.jobs.editing import Editing
from service.knowledge.finder import Finder
from service.pipeline import Stamp
from service.revising.change import Change
from service.revising.revision import AFTER, Revision, first_draft, settle
from service.store.runs import Step, Task

DRAFT = "draft"
MOST_KEPT = 64
"""Runs whose figures are kept in memory."""


@dataclass(frozen=True)
class Workplace:
    """One run: the task, and who edits it, if a model does."""

    task: Task
    editing: Editing | None = None
    finder: Finder | None = None
    """Finds the passages to cite."""
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _made: dict[str, Block] = field(default_factory=dict)
    """Sections that this process has drafted or read already."""

    @cached_property
    def revision(self) -> Revision:
        """What is kept and what is drafted."""
        with self._lock:
            if self.task.base is None:
                brief = Brief.model_validate_json(self.task.brief)
                return first_draft(brief, Stamp(self.task.plan_id, self.task.created_at), self.finder)
            return settle(Plan.model_validate_json(self.task.base), self.change, self.finder)

    @property
    def change(self) -> Change:
        """What is asked for; empty in a first draft."""
        return Change.model_validate(self.task.change)

    @property
    def generations(self) -> list[list[str]]:
        """Steps that run at once, in the order of the graph; the same in every process and after every restart."""
        if self.editing is None:
            return generations({name: AFTER[name] for name in self.revision.wanted})
        wanted = {name: after for name, after in self.editing.waits.items() if name in self.revision.wanted}
        return [[DRAFT], *generations(wanted)]

    def run(self, name: str, read: Callable[[], Mapping[str, Step]]) -> Step:
        """Do a step: draft a section, or have one edited. `read` gives the finished steps, where they are not in memory."""
        begun = time.perf_counter()
        if self.editing is None:
            body = self._draft(name, read).model_dump_json()
        elif name == DRAFT:
            body = json.dumps({"sections": list(self.revision.wanted)})
        else:
            body = json.dumps(self._edit(self.editing, name, read()), ensure_ascii=False)
        return Step(name, body, time.perf_counter() - begun)

    def finish(self, done: Mapping[str, Step]) -> Plan:
        """The plan out of all finished steps."""
        if self.editing is None:
            return self.revision.finish(self._sections(done), {name: round(step.seconds, 4) for name, step in done.items()})
        return self.editing.finish(self.built_in, {name: json.loads(step.body) for name, step in done.items() if name != DRAFT})

    @cached_property
    def built_in(self) -> Plan:
        """The whole plan by the built-in writer."""
        revision = self.revision
        with self._lock:
            sections: dict[str, Block] = {}
            for name in revision.wanted:
                sections[name] = revision.draft(name, {**revision.kept, **sections})
            return revision.finish(sections, {})

    def _draft(self, name: str, read: Callable[[], Mapping[str, Step]]) -> Block:
        """A section; those before it in the graph are in memory, or are read from the store after a restart."""
        if not all_before(name) & set(self.revision.wanted) <= self._made.keys():
            self._sections(read())
        drafted = self.revision.draft(name, {**self.revision.kept, **self._made})
        self._made[name] = drafted
        return drafted

    def _edit(self, editing: Editing, name: str, done: Mapping[str, Step]) -> Any:
        waits = {other: json.loads(done[other].body) for other in editing.waits[name] if other in done}
        return editing.edit(self.built_in, name, waits, self.change.instruction)

    def _sections(self, done: Mapping[str, Step]) -> dict[str, Block]:
        fields = Plan.model_fields
        for name, step in done.items():
            if name not in self._made:
                self._made[name] = fields[name].annotation.model_validate_json(step.body)  # type: ignore[union-attr]
        return {name: self._made[name] for name in done}


def all_before(name: str) -> frozenset[str]:
    """All sections that one waits for, directly or not."""
    return frozenset(AFTER[name]).union(*(all_before(other) for other in AFTER[name]))


def generations(after: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Names in groups: each waits only for groups before its own."""
    order = TopologicalSorter({name: [other for other in others if other in after] for name, others in after.items()})
    order.prepare()
    groups = []
    while order.is_active():
        ready = sorted(order.get_ready(), key=list(after).index)
        groups.append(ready)
        order.done(*ready)
    return groups


class Workplaces:
    """The latest runs of this process."""

    def __init__(self, read: Callable[[str, int], Workplace | None]) -> None:
        self._read = read
        self._kept: OrderedDict[tuple[str, int], Workplace] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, plan_id: str, number: int) -> Workplace | None:
        """The workplace of a run; None when it is not wanted any more."""
        key = (plan_id, number)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        place = self._read(plan_id, number)
        if place is not None:
            with self._lock:
                self._kept[key] = place
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return place

    def stop(self, plan_id: str, number: int) -> None:
        """Cut what is under way in a run that was cancelled, and forget it."""
        with self._lock:
            place = self._kept.pop((plan_id, number), None)
        if place is not None and place.editing is not None:
            place.editing.stop()

    def drop(self, plan_id: str, number: int) -> None:
        """Forget a run that has ended."""
        with self._lock:
            self._kept.pop((plan_id, number), None)

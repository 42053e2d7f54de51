"""What a run works from, made once in a process and kept for its stages: the revision, and with a model the built-in plan."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter

from service.domain.brief import Brief
from service.domain.plan.block import Block
from service.domain.plan.plan import Plan
from service.jobs.editing import Editing
from service.knowledge.finder import Finder
from service.pipeline import Stamp
from service.revising.change import Change
from service.revising.revision import Revision, first_draft, settle
from service.store.runs import Step, Task


@dataclass(frozen=True)
class Workplace:
    """One run: the task, who edits it, if a model does, and the steps that are finished."""

    task: Task
    editing: Editing | None = None
    finder: Finder | None = None
    """Finds the passages to cite."""
    done: dict[str, Step] = field(default_factory=dict)
    """The finished steps: those of whoever had the run before, and those done since."""
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _made: dict[str, Block] = field(default_factory=dict)
    """Sections drafted here, or read from a finished step."""

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
        """Steps that run at once, in the order of the graph. The built-in writer waits for nobody, so its steps come one by one."""
        if self.editing is None:
            return [[name] for name in self.revision.wanted]
        wanted = {name: after for name, after in self.editing.waits.items() if name in self.revision.wanted}
        return generations(wanted)

    def prepare(self) -> None:
        """Have the whole built-in plan ready for a model, so that its calls need not wait for one."""
        if self.editing is not None:
            _ = self.built_in

    def draft(self, name: str) -> Step:
        """Have a section drafted by the built-in writer."""
        begun = time.perf_counter()
        return self._finished(name, self._draft(name).model_dump_json(), begun)

    async def edit(self, name: str, editing: Editing) -> Step:
        """Have a section edited."""
        begun = time.perf_counter()
        waits = {other: json.loads(self.done[other].body) for other in editing.waits[name] if other in self.done}
        edited = await editing.edit(self.built_in, name, waits, self.change.instruction)
        return self._finished(name, json.dumps(edited, ensure_ascii=False), begun)

    def finish(self) -> Plan:
        """The plan out of all finished steps."""
        if self.editing is not None:
            done = {name: json.loads(self.done[name].body) for name in self.editing.waits if name in self.done}
            return self.editing.finish(self.revision.seal(self.built_in), done)
        sections = {name: self._section(name) for name in self.revision.wanted}
        return self.revision.finish(sections, {name: round(step.seconds, 4) for name, step in self.done.items()})

    def stop(self) -> None:
        """Cut what is under way: the run was cancelled."""
        if self.editing is not None:
            self.editing.stop()

    @cached_property
    def built_in(self) -> Plan:
        """The whole plan by the built-in writer, without seals, counts and findings: they are made once the model is done."""
        revision = self.revision
        with self._lock:
            sections: dict[str, Block] = {}
            for name in revision.wanted:
                sections[name] = revision.draft(name, {**revision.kept, **sections})
            return revision.put_together(sections, {})

    def _finished(self, name: str, body: str, begun: float) -> Step:
        self.done[name] = Step(name, body, time.perf_counter() - begun)
        return self.done[name]

    def _draft(self, name: str) -> Block:
        before = {other: self._section(other) for other in self.revision.wanted if other in self.done}
        self._made[name] = self.revision.draft(name, {**self.revision.kept, **before})
        return self._made[name]

    def _section(self, name: str) -> Block:
        """A section of a finished step."""
        if name not in self._made:
            self._made[name] = Plan.model_fields[name].annotation.model_validate_json(self.done[name].body)  # type: ignore[union-attr]
        return self._made[name]


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

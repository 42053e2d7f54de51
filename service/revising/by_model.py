"""A chat model as editor of a plan, a stage at a time: what comes of a stage is plain JSON, so that it can be kept and taken up again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter

from service.domain.plan.plan import Plan
from service.domain.plan.seal import sealed
from service.editing import Edited, Editor
from service.editing.editor import edit_stage
from service.editing.grounding import Ground
from service.editing.prompting import shared_prefix
from service.editing.run import graph, put_together, shown_to
from service.model import Use

_EDITED = TypeAdapter(Edited)
_USE = TypeAdapter(Use)
CANCELLED = "deadline"
"""The reason under which an account is closed when its run is cancelled: nobody reads it any more."""


@dataclass
class ModelEditing:
    """One plan in a model's hands."""

    editor: Editor
    _known: tuple[Plan, Ground, str] | None = None
    """The plan that is edited, with what all its stages share."""

    @cached_property
    def waits(self) -> Mapping[str, tuple[str, ...]]:
        """The stages that are edited, and which of them each waits for."""
        return graph()

    async def edit(self, plan: Plan, stage: str, done: Mapping[str, Any], instruction: str | None) -> Any:
        """What comes of a stage: new sentences, those that stayed and why, what it took. Never raises for a model's fault."""
        earlier = {name: _EDITED.validate_python(row["edited"]) for name, row in done.items()}
        shown = shown_to(plan, stage, earlier)
        ground, prefix = self._ground(plan)
        edited = await edit_stage(shown, stage, self.editor, ground, prefix, instruction or "")
        use = self.editor.account.uses.get(stage, Use())
        return {"edited": _EDITED.dump_python(edited, mode="json"), "use": _USE.dump_python(use, mode="json")}

    def _ground(self, plan: Plan) -> tuple[Ground, str]:
        if self._known is None or self._known[0] is not plan:
            self._known = (plan, Ground(plan), shared_prefix(plan))
        return self._known[1], self._known[2]

    def finish(self, plan: Plan, done: Mapping[str, Any]) -> Plan:
        """The plan in the model's words as far as the rules allow, with its account, sealed anew."""
        results = {name: _EDITED.validate_python(row["edited"]) for name, row in done.items()}
        for name, row in done.items():
            self.editor.account.uses[name] = _USE.validate_python(row["use"])
        seconds = sum(use.seconds for use in self.editor.account.uses.values())
        return sealed(put_together(plan, self.editor, results, seconds), results)

    def stop(self) -> None:
        """Cut the calls under way, and make no more."""
        self.editor.account.close(CANCELLED)
        self.editor.door.cut(self.editor.account)


def edit_sections(
    plan: Plan, names: Iterable[str], editor: Editor, instruction: str | None, heard: Callable[[str], None] = lambda _name: None
) -> Plan:
    """The sections named in a model's words; all others as they are."""
    editing = ModelEditing(editor)
    begun = time.perf_counter()
    done: dict[str, Any] = {}
    for name in [stage for stage in editing.waits if stage in set(names)]:
        earlier = {other: done[other] for other in editing.waits[name] if other in done}
        done[name] = asyncio.run(editing.edit(plan, name, earlier, instruction))
        heard(name)
    finished = editing.finish(plan, done)
    meta = finished.meta.model_copy(update={"seconds": finished.meta.seconds | {"model": round(time.perf_counter() - begun, 4)}})
    return finished.model_copy(update={"meta": meta})

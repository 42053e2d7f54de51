"""The seam for a chat model as writer: it edits the built-in plan, a stage at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from service.domain.plan.plan import Plan


class Editing(Protocol):
    """A model that puts a plan in other words. It never raises for a model's fault: the built-in words stay."""

    @property
    def waits(self) -> Mapping[str, tuple[str, ...]]:
        """The stages it edits, and which of them each waits for."""
        ...

    async def edit(self, plan: Plan, stage: str, done: Mapping[str, Any], instruction: str | None) -> Any:
        """What comes of a stage, as plain JSON. `done` holds what came of those it waits for."""
        ...

    def finish(self, plan: Plan, done: Mapping[str, Any]) -> Plan:
        """The plan with everything that came of its stages."""
        ...

    def stop(self) -> None:
        """Cut all calls that are under way: the run is cancelled. One of these edits one run."""
        ...

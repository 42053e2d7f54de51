"""A model that edits nothing and takes its time; it writes down when a call begins and ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from service.domain.plan.plan import Plan

WAITS: dict[str, tuple[str, ...]] = {
    "situation": (),
    "customers": (),
    "positioning": ("situation", "customers"),
    "expectations": ("positioning",),
    "mix": ("expectations",),
    "summary": ("mix",),
}
NAME = "slow:model"


class SlowModel:
    """Edits one run."""

    def __init__(self, log: Path, seconds: float) -> None:
        self._log = log
        self._seconds = seconds

    @property
    def waits(self) -> Mapping[str, tuple[str, ...]]:
        return WAITS

    async def edit(self, plan: Plan, stage: str, done: Mapping[str, Any], instruction: str | None) -> Any:
        missing = [name for name in WAITS[stage] if name not in done]
        self._note(f"begin {plan.id} {stage} {' '.join(missing)}")
        try:
            await asyncio.sleep(self._seconds)
        except asyncio.CancelledError:
            self._note(f"cut {plan.id} {stage}")
            raise
        self._note(f"end {plan.id} {stage}")
        return {"stage": stage, "instruction": instruction, "at": time.time()}

    def finish(self, plan: Plan, done: Mapping[str, Any]) -> Plan:
        writer = plan.meta.writer | dict.fromkeys(done, NAME)
        return plan.model_copy(update={"meta": plan.meta.model_copy(update={"writer": writer, "model_calls": len(done)})})

    def stop(self) -> None:
        """Whoever waits for a call is cancelled, which is all there is to stop."""

    def _note(self, line: str) -> None:
        with self._log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

"""Every kind of generated fault; each claim must notice those that break it."""

from __future__ import annotations

from evals.faults import beyond_the_plan, delivery, market, objectives, promises, situation, words
from evals.faults.fault import Fault

FAULTS: tuple[Fault, ...] = tuple(
    fault for module in (objectives, situation, market, promises, delivery, words, beyond_the_plan) for fault in module.FAULTS
)

__all__ = ["FAULTS", "Fault"]

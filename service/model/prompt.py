"""What a model is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prompt:
    """`prefix` is the same for all stages of a plan, so that providers can cache it; `question` comes last."""

    stage: str
    prefix: str
    question: str
    plan: str = ""
    """Id of the plan, for traces."""

"""What all parts of a plan share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from service.domain.evidence import Statement


class Block(BaseModel):
    """A part of a plan."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, allow_inf_nan=False)


class Note(Statement, frozen=True):
    """A paragraph of the workings, under a topic."""

    topic: str = ""
    """Key of the heading it stands under."""

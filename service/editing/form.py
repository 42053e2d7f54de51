"""What the model is asked for: new words for numbered sentences; in positioning also the choice."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

LONGEST = 700
"""Characters of an answered sentence at most."""
LONGEST_ASKED = 600
"""A longer sentence, with its slots, is left as it is."""
MOST_LINES = 24


class Line(BaseModel, use_attribute_docstrings=True):
    """New words for one sentence."""

    n: Annotated[int, Field(ge=1, le=MOST_LINES)]
    """Number of the sentence."""
    text: Annotated[str, Field(max_length=LONGEST)]
    """The sentence in better words, its {ids} kept."""


class Rewrite(BaseModel, use_attribute_docstrings=True):
    """The sentences rewritten."""

    lines: Annotated[list[Line], Field(max_length=MOST_LINES)]
    """One entry for each sentence."""


class Position(Rewrite, use_attribute_docstrings=True):
    """The position chosen, and the sentences rewritten."""

    chosen: Annotated[str, Field(max_length=120)]
    """The one criterion to stand for, as listed, or `none`."""

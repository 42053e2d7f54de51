"""What all parts of a brief share: strict values with limits, and the block that refuses unknown keys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "zh"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Better = Literal["lower", "higher"]
Dimension = Literal["reliability", "assurance", "tangibles", "empathy", "responsiveness"]
P = Literal["product", "price", "place", "promotion", "people", "process", "physical_evidence"]

Name = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(max_length=20_000)]
Money = Annotated[float, Field(ge=0, le=1e12)]
Share = Annotated[float, Field(ge=0, le=1)]
Rating = Annotated[float, Field(ge=1, le=5)]
Count = Annotated[float, Field(ge=0, le=1e9)]
Hours = Annotated[float, Field(ge=0, le=10_000)]


class Part(BaseModel):
    """A block of the brief. Unknown keys are refused, and a wrong type is never guessed at."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True, allow_inf_nan=False)

"""What the model is asked for: a flat list of facts, and the fields of a brief that a fact may fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field

MOST_FACTS = 80
Short = Annotated[str, Field(max_length=120)]
Words = Annotated[str, Field(max_length=300)]
Block = Literal["business", "goals", "copy", "customers", "services", "segments", "criteria", "competitors", "team", "audit", "complaints"]

NUMBERS = frozenset(
    {
        "years_open", "marketing_budget", "owner_hours_per_week", "fixed_costs_per_month", "price", "variable_cost", "minutes",
        "per_month", "customers", "revenue_per_year", "visits_per_year", "retention_rate", "weight", "people", "hours_per_week",
    }
)  # fmt: skip
"""Fields that hold a number."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "business": (
        "name", "kind", "location", "currency", "sector", "years_open", "marketing_budget", "owner_hours_per_week", "fixed_costs_per_month",
    ),
    "goals": ("goal",),
    "copy": ("line",),
    "customers": ("in_words",),
    "services": ("price", "variable_cost", "minutes", "per_month"),
    "segments": ("customers", "revenue_per_year", "visits_per_year", "retention_rate", "needs"),
    "criteria": ("weight",),
    "competitors": ("image",),
    "team": ("people", "hours_per_week"),
    "audit": ("product", "price", "place", "promotion", "people", "process", "physical_evidence"),
    "complaints": ("per_month", "handling"),
}  # fmt: skip
"""Fields by block. A block of named things also takes the field `name` alone."""

NAMED: Mapping[str, str] = {"services": "name", "segments": "name", "criteria": "name", "competitors": "name", "team": "role"}
"""Blocks of named things, with the field that holds the name."""


class Fact(BaseModel, frozen=True, use_attribute_docstrings=True):
    """One fact."""

    about: Block
    """Block of the brief."""
    name: Short
    """The thing it is about, as the text calls it; empty for the firm."""
    field: Short
    """Field of the block."""
    value: Words
    """Its value."""
    quote: Words
    """Words of the text it rests on, copied exactly; empty where it is inferred."""


class Facts(BaseModel, use_attribute_docstrings=True):
    """All facts of a text."""

    facts: Annotated[list[Fact], Field(max_length=MOST_FACTS)]
    """The facts."""

"""The cases: invented briefs, each with what must hold of its plan and what must not be said in it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from service.domain.brief import Brief
from service.errors import PlanError
from service.reading.brief_file import parse_brief

FOLDER = Path(__file__).parent / "cases"
SCHEMA = FOLDER / "case.schema.json"

Where = Literal["plan", "part_1", "customers", "monday"]
"""A whole plan, what the owner reads, the words meant for customers, Monday's list."""


class Part(BaseModel):
    """A block of a case. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Must(Part):
    """Something that must hold: a value at a path, or words that are said. Exactly one of the tests is given."""

    at: str | None = None
    """Path into the plan; `[]` stands for every row."""
    says: str | None = None
    """Words (a regular expression, case ignored) that must stand in the texts of `in`."""
    within: Where = Field("plan", alias="in")
    """Where `says` looks."""
    is_: str | float | bool | None = Field(None, alias="is")
    """The value is this; `null` means that there is none."""
    among: tuple[str, ...] | None = None
    """The value is one of these."""
    has: str | None = None
    """The list holds this."""
    without: str | None = None
    """The list does not hold this."""
    at_least: float | None = None
    """The number is no smaller."""
    at_most: float | None = None
    """The number is no larger."""
    least: int | None = None
    """At least so many things are there."""
    most: int | None = None
    """At most so many things are there."""
    filled: bool | None = None
    """There is a value."""
    contains: str | None = None
    """The words there hold this (a regular expression, case ignored)."""
    some: bool = False
    """One row is enough; otherwise every row must agree."""
    because: str
    """Why, in words a reviewer can judge."""
    open: str | None = None
    """What the program cannot do yet: the demand is reported, and does not fail the suite."""

    @property
    def test(self) -> str:
        """The name of the one test that is given."""
        given = self.model_fields_set - {"at", "within", "some", "because", "open"}
        return next(iter(given)) if len(given) == 1 else ""

    @model_validator(mode="after")
    def _tests_one_thing(self) -> Must:
        if not self.test or (self.at is None) != (self.test == "says"):
            raise ValueError("give `at` with one test, or `says`")
        return self


class MustNot(Part):
    """Words that must not be said."""

    words: str
    """A regular expression, case ignored."""
    to: Where = "plan"
    """To whom."""
    because: str
    """Why."""


class EvalCase(Part):
    """One invented firm and what its plan is held to."""

    name: str
    """Name, as its file's."""
    about: str
    """What this case tries, in a sentence."""
    invented: Literal[True]
    """Every firm, person and figure is made up."""
    tags: tuple[str, ...]
    """What kind of firm it is."""
    must_hold: tuple[Must, ...] = Field(min_length=1)
    """What must hold of the plan."""
    must_not_say: tuple[MustNot, ...] = Field(min_length=1)
    """What must not be said in it."""
    brief: dict[str, Any]
    """The brief, in the shape of a brief file."""

    def read(self) -> Brief:
        """The brief.

        Raises: BriefError with every fault.
        """
        return parse_brief(self.brief)


def read_cases(folder: Path = FOLDER) -> tuple[EvalCase, ...]:
    """All cases of a folder, by name.

    Raises: PlanError naming the file and the first field at fault.
    """
    return tuple(_read(file) for file in sorted(folder.glob("*.yaml")))


def case_schema() -> dict[str, Any]:
    """The JSON schema of a case file, with the brief's own inside, for editors."""
    schema = EvalCase.model_json_schema(by_alias=True)
    brief = Brief.model_json_schema(by_alias=True, ref_template="#/$defs/brief/$defs/{model}")
    schema["properties"]["brief"] = {"$ref": "#/$defs/brief"}
    schema["$defs"]["brief"] = brief
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def write_schema(file: Path = SCHEMA) -> None:
    """Write the schema beside the cases."""
    file.write_text(json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n", "utf-8")


@cache
def _read(file: Path) -> EvalCase:
    try:
        return EvalCase.model_validate(yaml.safe_load(file.read_text("utf-8")))
    except yaml.YAMLError as error:
        raise PlanError(f"{file.name}: {' '.join(str(error).split())}; mend the case") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise PlanError(f"{file.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}; mend the case") from error

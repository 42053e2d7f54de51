"""What somebody wants changed in a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from service.domain.plan.plan import SECTIONS
from service.errors import PlanError
from service.reading.faults import suggestion


class Change(BaseModel):
    """A wish: values by path, sections to draft again, sections to lock or unlock, an instruction for a model."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    values: Mapping[str, Any] = {}
    """New values by path: into the brief (`business.marketing_budget`) or into the plan (`expectations.promises[wait].promise`)."""
    sections: tuple[str, ...] = ()
    """Sections to draft again."""
    lock: tuple[str, ...] = ()
    """Sections to leave as they are, now and in later revisions."""
    unlock: tuple[str, ...] = ()
    """Sections that may be drafted again."""
    instruction: str | None = None
    """What a model should do differently in the sections."""
    finish: bool = False
    """Whether a model writes what fell back to the built-in writer."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.values or self.sections or self.lock or self.unlock or self.finish)


def check_names(change: Change) -> None:
    """See that all sections exist.

    Raises: PlanError naming the first that does not.
    """
    for field in ("sections", "lock", "unlock"):
        for name in getattr(change, field):
            if name not in SECTIONS:
                raise PlanError(f"{field.removesuffix('s')}: a plan has no section {name!r}; {suggestion(name, SECTIONS)}")


def read_values(said: Iterable[str]) -> dict[str, Any]:
    """Values from `PATH=VALUE` words; a value is read as YAML: `20`, `true`, `null`, `"20"`, `[a, b]`.

    Raises: PlanError where a word is none.
    """
    values: dict[str, Any] = {}
    for word in said:
        path, equals, text = _cut(word)
        if not equals or not path.strip():
            raise PlanError(f"--set: {word!r} is not PATH=VALUE; write for example --set business.marketing_budget=12000")
        try:
            values[path.strip()] = yaml.safe_load(text) if text.strip() else None
        except yaml.YAMLError as error:
            raise PlanError(f"--set: the value of {path.strip()} cannot be read; put it in quotation marks") from error
    return values


def _cut(word: str) -> tuple[str, str, str]:
    """Path and value; an equals sign inside brackets belongs to the path."""
    depth = 0
    for place, letter in enumerate(word):
        depth += (letter == "[") - (letter == "]")
        if letter == "=" and depth <= 0:
            return word[:place], "=", word[place + 1 :]
    return word, "", ""

"""The prompts of the editor: data files, their variables checked when they are filled."""

from __future__ import annotations

from functools import cache, lru_cache
from string import Template
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.domain.brief import Language
from service.errors import WordingError
from service.prompts import read_yaml

Texts = dict[Language, str]
Form = TypeVar("Form", bound=BaseModel)


class StagePrompt(BaseModel):
    """`prompts/<stage>.yaml`: what the model is asked in one chapter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1)]
    reads: tuple[str, ...]
    after: tuple[str, ...]
    statements: dict[str, Annotated[int, Field(ge=1)]]
    question: Texts


class EditingPrompt(BaseModel):
    """`prompts/model/editing.yaml`: what is the same for all chapters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1)]
    calculations: tuple[str, ...]
    rules: Texts
    facts: Texts
    earlier: Texts
    passages: Texts
    line: Texts
    choice: Texts
    repair: Texts
    sentence: Texts
    wish: Texts


class FaultWords(BaseModel):
    """`prompts/model/faults.yaml`: faults and reasons in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    faults: dict[Language, dict[str, str]]
    unreadable: dict[Language, dict[str, str]]
    closed: dict[Language, dict[str, str]]
    fallbacks: dict[Language, dict[str, str]]


@cache
def stage_prompt(stage: str) -> StagePrompt:
    """The prompt of a chapter.

    Raises: WordingError if the file is missing or of another form.
    """
    return _read(f"{stage}.yaml", StagePrompt)


@cache
def editing_prompt() -> EditingPrompt:
    """The prompt that all chapters share.

    Raises: WordingError as `stage_prompt`.
    """
    return _read("model/editing.yaml", EditingPrompt)


@cache
def fault_words() -> FaultWords:
    """Faults in words.

    Raises: WordingError as `stage_prompt`.
    """
    return _read("model/faults.yaml", FaultWords)


def fill_template(template: str, where: str, /, **values: str) -> str:
    """A template with its variables filled.

    Raises: WordingError naming every variable that is missing.
    """
    form, wanted, is_valid = _form(template)
    missing = [name for name in wanted if name not in values]
    if missing or not is_valid:
        raise WordingError(f"prompts/{where} lacks a value for {', '.join(missing) or 'a lone $'}")
    return form.substitute(values)


@lru_cache(maxsize=200)
def _form(template: str) -> tuple[Template, list[str], bool]:
    """A template, the variables it wants, and whether it can be filled: found out once, for it is filled thousands of times."""
    form = Template(template)
    return form, form.get_identifiers(), form.is_valid()


def _read(path: str, form: type[Form]) -> Form:
    try:
        return form.model_validate(read_yaml(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WordingError(f"prompts/{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error

"""`overdeliver read`: notes, an e-mail or a website's text become a brief to check, with a model."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from service.cli.model import BUILT_IN, settings_with
from service.domain.evidence import Fact
from service.editing import account_for, bearing_of
from service.errors import BriefError, SettingsError
from service.model import open_door
from service.notes import LeftOut, Reading, annotated_brief, read_notes
from service.pipeline import Stamp, write_plan
from service.prompts import read_yaml
from service.reading.brief_file import read_brief
from service.reading.text_files import read_text
from service.writing.phrasebook import Phrasebook, Slot

LARGEST_BYTES = 2**20


def read(
    notes: Annotated[Path, typer.Argument(help="A text file: notes, an e-mail, the text of a website.")],
    out: Annotated[Path, typer.Option(help="Where the brief goes (YAML).")],
    model: Annotated[str | None, typer.Option(help="The chat model, as provider:model.")] = None,
    max_cost: Annotated[float | None, typer.Option(min=0, help="What the model may cost at most, US dollars.")] = None,
) -> None:
    """Read free text into a brief, each field marked said or inferred. Needs a chat model."""
    settings = settings_with(model, max_cost)
    if settings.model == BUILT_IN:
        raise SettingsError(str(Phrasebook("en", "").phrase("commands.read.needs_model")))
    text = _text(notes)
    if out.is_dir():
        raise SettingsError(f"--out: {out} is a folder; give the name of a file, such as {out / 'brief.yaml'}")
    if out.exists() and not typer.confirm(f"{out} exists. Overwrite it?"):
        raise typer.Abort
    account = account_for(settings.model, settings)
    door = open_door(settings.model, bearing_of(settings))
    try:
        reading = read_notes(text, door, account)
    finally:
        door.close()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(annotated_brief(reading, notes.name), "utf-8")
    _show(reading, out)


def _text(notes: Path) -> str:
    try:
        return read_text(notes, LARGEST_BYTES)
    except ValueError as error:
        raise SettingsError(f"{notes}: {error}") from error


def _show(reading: Reading, out: Path) -> None:
    """What was understood, what was left out, what is still open; a brief that lacks what it needs is told as an error."""
    kinds = [mark.kind for mark in reading.marks.values()]
    said, inferred = (Fact(kinds.count(kind), "count") for kind in ("said", "inferred"))
    print(_told(reading, "written", file=str(out), said=said, inferred=inferred))
    for each in reading.left_out:
        print(_told(reading, "left_out", field=_field(each), value=each.fact.value, why=_why(reading, each)))
    try:
        brief = read_brief(out)
    except BriefError as error:
        raise BriefError([*error.faults, _told(reading, "saved", file=str(out))]) from error
    print(f"\n{_told(reading, 'questions')}")
    for question in write_plan(brief, Stamp("questions", dt.datetime.now(dt.UTC))).questions:
        print(f"- {question.text.text}")
    print(f"\n{_told(reading, 'next', file=str(out))}")


def _told(reading: Reading, key: str, **slots: Slot) -> str:
    return str(Phrasebook(reading.language, "").phrase(f"commands.read.{key}", **slots))


def _field(each: LeftOut) -> str:
    return " ".join(part for part in (each.fact.about, each.fact.name, each.fact.field) if part)


def _why(reading: Reading, each: LeftOut) -> str:
    return str(read_yaml("read.yaml")["left_out"][reading.language][each.reason])

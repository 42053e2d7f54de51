"""`overdeliver new`: asks the questions and writes a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from service.asking import Question, brief_from_answers, brief_text, questions
from service.errors import SettingsError
from service.reading.brief_file import read_brief


def new(
    out: Annotated[Path, typer.Option(help="Where to write the brief.")] = Path("brief.yaml"),
    language: Annotated[Literal["en", "zh"], typer.Option(help="Language of the questions and of the plan.")] = "en",
) -> None:
    """Ask what a plan needs, and write the answers as a brief."""
    if out.is_dir():
        raise SettingsError(f"--out: {out} is a folder; give the name of a file, such as {out / 'brief.yaml'}")
    if out.exists() and not typer.confirm(f"{out} exists. Overwrite it?"):
        raise typer.Exit(2)
    out.parent.mkdir(parents=True, exist_ok=True)
    answers = {question.id: _ask(question) for question in questions(language)}
    data = brief_from_answers({key: text for key, text in answers.items() if text}, language)
    out.write_text(brief_text(data, language), "utf-8")
    print(f"{out}: written")
    read_brief(out)  # what is odd in the answers is told with its line; the answers are safe in the file
    print(f"next: overdeliver plan {out}")


def _ask(question: Question) -> str:
    """One answer; several things are given a line each, an empty line ends them."""
    print(f"\n{question.text}" + (f"\n  {question.hint}" if question.hint else ""))
    lines: list[str] = []
    while True:
        line = typer.prompt(">", default="", show_default=False, prompt_suffix=" ")
        if line:
            lines.append(line)
        if (not line or not question.many) and (lines or not question.required):
            return "\n".join(lines)

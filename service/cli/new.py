"""`overdeliver new`: asks the questions and writes a brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from service.asking import Heard, Question, brief_from_answers, brief_text, hear, questions
from service.domain.brief import Language
from service.errors import BriefError, SettingsError
from service.reading.brief_file import read_brief
from service.writing.numerals import plain
from service.writing.phrasebook import Phrasebook


def new(
    out: Annotated[Path, typer.Option(help="Where to write the brief.")] = Path("brief.yaml"),
    language: Annotated[Literal["en", "zh"], typer.Option(help="Language of the questions and of the plan.")] = "en",
) -> None:
    """Ask what a plan needs, and write the answers as a brief."""
    talk = Talk(language)
    if out.is_dir():
        raise SettingsError(talk.told("folder", file=str(out), example=str(out / "brief.yaml")))
    if out.exists() and not typer.confirm(talk.told("exists", file=str(out))):
        raise typer.Exit(2)
    answers: dict[str, list[str]] = {}
    try:
        for question in questions(language):
            talk.ask(question, answers.setdefault(question.id, []))
    except typer.Abort:
        if any(answers.values()):
            _save(out, answers, language)
            print(f"\n{talk.told('so_far', file=str(out))}")
        raise
    _save(out, answers, language)
    print(talk.told("written", file=str(out)))
    try:
        read_brief(out)
    except BriefError as error:
        raise BriefError([*error.faults, talk.told("saved", file=str(out))]) from error
    print(talk.told("next", file=str(out)))


def _save(out: Path, answers: Mapping[str, Sequence[str]], language: Language) -> None:
    """The answers as a brief in a file, odd or not: nothing that was typed is lost."""
    out.parent.mkdir(parents=True, exist_ok=True)
    data = brief_from_answers({key: "\n".join(lines) for key, lines in answers.items() if lines}, language)
    out.write_text(brief_text(data, language), "utf-8")


@dataclass(frozen=True)
class Talk:
    """The questions and what is answered to the answers, in one language."""

    language: Language

    @property
    def book(self) -> Phrasebook:
        """Words of the language."""
        return Phrasebook(self.language, "")

    def told(self, key: str, /, **slots: str) -> str:
        """The text `commands.new.<key>`."""
        return self.book.phrase(f"commands.new.{key}", **slots)

    def ask(self, question: Question, lines: list[str]) -> None:
        """One answer into `lines`; several things are given a line each, an empty line ends them."""
        print(f"\n{question.text}" + (f"\n  {question.hint}" if question.hint else ""))
        while True:
            line = _typed()
            if line:
                lines.append(line)
                self._until_clear(question, lines)
            if (not line or not question.many) and (lines or not question.required):
                return

    def _until_clear(self, question: Question, lines: list[str]) -> None:
        """The last line is asked again until it can be read, or kept as it is at an empty line."""
        while not (heard := hear(question, lines[-1])).is_clear:
            print("  " + "\n  ".join([*self._odd(heard), self.told("again")]))
            line = _typed()
            if not line:
                return
            lines[-1] = line
        if heard.numbers:
            read = [self.told("one_noted", field=self._name(field), number=plain(value)) for field, value in heard.numbers.items()]
            print("  " + self.told("noted", read=self.book.listed(read, "comma")))

    def _odd(self, heard: Heard) -> Iterator[str]:
        for field, said in heard.without_number.items():
            yield self.told("no_number", field=self._name(field), said=said)
        if heard.lacking:
            yield self.told("lacks", fields=self.book.listed([self._name(field) for field in heard.lacking]))

    def _name(self, field: str) -> str:
        """A field of the brief as the questions call it."""
        return self.told(f"field.{field}")


def _typed() -> str:
    line: str = typer.prompt(">", default="", show_default=False, prompt_suffix=" ")
    return line

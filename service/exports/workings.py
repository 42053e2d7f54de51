"""What the sections of part 2 share: labels, and evidence printed in short after the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Note
from service.domain.plan.plan import Plan
from service.exports.blocks import Row, gathered, heading, paragraph, quiet_table, table
from service.exports.document import Block, Heading, Words
from service.exports.evidence import Support
from service.exports.wording import Wording


@dataclass(frozen=True)
class Section:
    """A chapter of part 2. Without blocks it leaves no heading behind."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Workings:
    """Labels, words and evidence of one plan's workings."""

    wording: Wording

    @cached_property
    def support(self) -> Support:
        """Says what evidence points to."""
        return Support(self.wording)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.wording.plan

    def chart(self, key: str, /, **slots: str) -> str:
        """The text `charts.<key>`."""
        return str(self.wording.book.phrase(f"charts.{key}", **slots))

    def words(self, statement: Statement | None, lead: str = "", *more: Iterable[Evidence]) -> Words:
        """A statement with its evidence in short; `more` is evidence that stands beside the statement."""
        if statement is None:
            return Words("")
        return Words(statement.text, lead=lead, tags=self.support.tags(gathered(statement.evidence, *more)))

    def led(self, key: str, statement: Statement | None) -> Words:
        """A statement after a fixed lead."""
        return self.words(statement, self.wording.label(f"lead.{key}"))

    def of(self, name: str, statement: Statement | None) -> Words:
        """A statement after a name."""
        return self.words(statement, self.wording.label("lead.of", what=name))

    def tags(self, *supports: Iterable[Evidence]) -> tuple[str, ...]:
        """Evidence of a whole table."""
        return self.support.tags(gathered(*supports))

    def topic(self, name: str, /, **slots: str) -> Heading:
        """Heading of a topic within a section."""
        return heading(4, self.wording.label(f"two.{name}", **slots), f"two-{name.replace('_', '-')}")

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Row], *supports: Iterable[Evidence]) -> list[Block]:
        """A table `two.<name>` with a visible caption; `columns` are keys."""
        return table((name.replace("_", "-"), self.wording.label(f"two.{name}")), self.columns(columns), rows, self.tags(*supports))

    def plain_table(self, name: str, columns: Sequence[str], rows: Iterable[Row], *supports: Iterable[Evidence]) -> list[Block]:
        """A table that the heading above names already."""
        caption = (name.replace("_", "-"), self.wording.label(f"two.{name}"))
        return quiet_table(caption, self.columns(columns), rows, self.tags(*supports))

    def columns(self, keys: Sequence[str]) -> list[str]:
        """Column labels; what starts with `=` is printed as it is (the name of a firm)."""
        return [key[1:] if key.startswith("=") else self.wording.label(f"column.{key}") for key in keys]

    def notes(self, notes: Sequence[Note]) -> list[Block]:
        """Paragraphs under topics: the first of each topic is led by its name."""
        blocks: list[Block] = []
        for i, note in enumerate(notes):
            same = i > 0 and notes[i - 1].topic == note.topic
            blocks += paragraph(self.words(note, "" if same else self.wording.label_or(f"topic.{note.topic}", "")))
        return blocks

    def ids(self, ids: Iterable[str]) -> Words:
        """Ids side by side."""
        return Words(self.wording.listed(ids))

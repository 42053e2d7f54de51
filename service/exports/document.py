"""A plan as a document: a neutral tree of headings, paragraphs, lists and tables that every renderer walks the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from service.domain.brief import Language
from service.exports.pictures import Picture

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def tidy(text: str) -> str:
    """Text on one line, without control characters (which Word and XML refuse)."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # nearly always, and every word of a plan comes by here several times
    return " ".join(_CONTROL.sub(" ", text).split())


@dataclass(frozen=True)
class Words:
    """Plain words for a reader. Nothing in them is markup: renderers escape them."""

    text: str
    """The words."""
    lead: str = ""
    """Words that come first, set apart in bold."""
    mark: int | None = None
    """Number of the evidence behind them, printed small and raised at their end."""
    tags: tuple[str, ...] = ()
    """Evidence in short, printed small after them, brackets included."""
    emphasis: bool = False
    """Printed in bold."""
    number: bool = False
    """An amount: aligned to the right in a table."""

    def __post_init__(self) -> None:
        """Whatever came from the brief becomes one clean line."""
        object.__setattr__(self, "text", tidy(self.text))
        object.__setattr__(self, "lead", tidy(self.lead))


@dataclass(frozen=True)
class Heading:
    """A heading: level 2 opens a part, 3 a section, 4 a topic (1 is the title)."""

    level: Literal[2, 3, 4]
    text: str
    anchor: str
    new_page: bool = False
    """Whether it opens a page where the document has pages."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    words: Words
    quiet: bool = False
    """An aside, printed in italics."""


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """A table. Its first column names the row."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption_shown: bool = True
    """False where the heading above says the same: then the caption is for screen readers only."""
    tags: tuple[str, ...] = ()
    """Evidence of the whole table, printed below it."""
    blank: str = "–"
    """What a cell without words shows."""
    compact: bool = False
    """A long list for reference, which paper shows in small print."""
    ticked: bool = False
    """A list of things to do: on paper each row has a box to tick."""

    def is_number(self, column: int) -> bool:
        """Whether a column holds amounts."""
        return any(row[column].number for row in self.rows)


@dataclass(frozen=True)
class Callout:
    """Words set apart: a statement to be quoted."""

    words: Words


@dataclass(frozen=True)
class Figure:
    """A chart. Where it cannot be drawn, its alternative text says what it shows."""

    id: str
    caption: str
    alt: str
    picture: Picture
    lead: str = ""
    """Its number in words, `Figure 3.`; given when the document is put together."""
    number: int = 0


@dataclass(frozen=True)
class EvidenceItem:
    """A line of the evidence list."""

    number: int
    text: str


@dataclass(frozen=True)
class EvidenceList:
    """What the small numbers point to."""

    items: tuple[EvidenceItem, ...]


Block = Heading | Paragraph | Bullets | Table | Callout | Figure | EvidenceList


@dataclass(frozen=True)
class Part:
    """A part of the document with its heading."""

    heading: Heading
    blocks: tuple[Block, ...]

    @property
    def has_sections(self) -> bool:
        """Whether the contents name anything below its heading."""
        return any(isinstance(block, Heading) and block.level == 3 for block in self.blocks)


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    language: Language
    parts: tuple[Part, ...]
    evidence_label: str
    """What a screen reader says before the number of an evidence note."""
    contents_label: str
    """Heading of the contents."""

    def note(self, number: int) -> str:
        """The evidence behind a small number; empty when the document holds no list."""
        return self.notes.get(number, "")

    @property
    def notes(self) -> dict[int, str]:
        """All evidence notes by number."""
        lists = [block for part in self.parts for block in part.blocks if isinstance(block, EvidenceList)]
        return {item.number: item.text for each in lists for item in each.items}

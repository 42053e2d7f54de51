"""The vocabulary of the knowledge base: blocks of a document as read, documents with their passages, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Shelf = Literal["handbook", "own"]
SHELVES: tuple[Shelf, ...] = ("handbook", "own")
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Block:
    """A piece of a document as its reader found it."""

    text: str
    level: int = 0
    """0: a paragraph or line; 1 to 6: a heading."""


@dataclass(frozen=True)
class Raw:
    """A document as read from its file."""

    title: str
    blocks: tuple[Block, ...]
    wrapped: bool = False
    """Its blocks are lines, which may break in mid-sentence."""
    gone: tuple[Dropped, ...] = ()
    """What its reader left out."""


@dataclass(frozen=True)
class Dropped:
    """Words that were left out, and why."""

    text: str
    why: str


@dataclass(frozen=True)
class Passage:
    """A few sentences that stand on their own: what is embedded, found and quoted."""

    id: str
    heading: str
    text: str
    language: Language


@dataclass(frozen=True)
class Document:
    """A document of the knowledge base, cleaned and cut."""

    source: str
    """Where it came from: a path, or `handbook/en/<topic>`."""
    shelf: Shelf
    title: str
    language: Language
    digest: str
    """SHA-256 of its content and of how it was cut: equal digests mean nothing to do."""
    passages: tuple[Passage, ...]
    stages: tuple[str, ...] = ()
    """Chapters of a plan it speaks to."""
    topics: tuple[str, ...] = ()
    """Its subject in words one would search for."""
    works: tuple[str, ...] = ()
    """Works it rests on: author (year): title."""


@dataclass(frozen=True)
class Hit:
    """A passage that a search found."""

    id: str
    source: str
    title: str
    heading: str
    language: Language
    score: float
    text: str
    shelf: Shelf
    works: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    quote: str = ""
    """The sentence of it that answers best."""


def embedded_text(title: str, heading: str, text: str) -> str:
    """What is embedded for a passage: it is found by its document, its heading and its words."""
    lead = title if not heading or heading == title else f"{title}: {heading}"
    return f"{lead}\n{text}"

"""A raw document becomes a document of the knowledge base: cleaned, cut, each passage with its id."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from service.errors import DocumentError
from service.knowledge.chunking import Chunk, cut
from service.knowledge.cleaning import clean
from service.knowledge.language import HAN, language_of, length_of
from service.knowledge.near import Seen
from service.knowledge.passages import Block, Document, Dropped, Language, Passage, Raw, Shelf
from service.knowledge.wraps import blocks_of_lines

CUT = "1"
"""Counts up when cleaning or cutting changes: documents are then cut anew."""
SHORTEST = {"en": 6, "zh": 12}
"""A passage of fewer words (characters) says nothing on its own."""
FEWEST_WORDS = 0.4
"""Share of letters in a passage below which it is a table of figures or debris."""


@dataclass(frozen=True)
class Draft:
    """What is known of a document besides its words."""

    source: str
    shelf: Shelf = "own"
    title: str | None = None
    language: Language | None = None
    stages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    works: tuple[str, ...] = ()


def make_document(content: bytes, raw: Raw, draft: Draft) -> Document:
    """A document with its passages; see `taken_in` for what was dropped.

    Raises: DocumentError if nothing of it is left.
    """
    return taken_in(content, raw, draft)[0]


def taken_in(content: bytes, raw: Raw, draft: Draft) -> tuple[Document, tuple[Dropped, ...]]:
    """A document with its passages, and what was dropped.

    Raises: DocumentError if nothing of it is left.
    """
    raw = clean(replace(raw, title=_one_line(draft.title or raw.title)))
    blocks = blocks_of_lines(raw.blocks) if raw.wrapped else tuple(b for b in raw.blocks if b.text)
    language = draft.language or language_of("\n".join(block.text for block in blocks))
    kept, gone = _worth_keeping(cut(_without_title(blocks, raw.title), language), language)
    if not kept:
        raise DocumentError("holds no passage worth keeping; nothing but page chrome, figures or single words")
    document = Document(
        source=draft.source,
        shelf=draft.shelf,
        title=raw.title,
        language=language,
        digest=digest_of(content, draft),
        passages=_passages(kept, draft, language),
        stages=draft.stages,
        topics=draft.topics,
        works=draft.works,
    )
    return document, (*raw.gone, *gone)


def digest_of(content: bytes, draft: Draft) -> str:
    """SHA-256 of a document's content and of all that decides how it is cut and shown."""
    told = json.dumps([CUT, draft.shelf, draft.title, draft.language])
    return hashlib.sha256(told.encode() + b"\0" + content).hexdigest()


def _one_line(title: str) -> str:
    return " ".join(title.split())[:200]


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """A heading that is the title says nothing new."""
    return tuple(b for b in blocks if not (b.level == 1 and b.text == title))


def _worth_keeping(chunks: list[Chunk], language: Language) -> tuple[list[Chunk], list[Dropped]]:
    seen = Seen()
    kept: list[Chunk] = []
    gone: list[Dropped] = []
    for chunk in chunks:
        letters = sum(1 for c in chunk.text if c.isalpha())
        if length_of(chunk.text, language) < SHORTEST[language] and not HAN.search(chunk.text):
            gone.append(Dropped(chunk.text, "too short to say anything"))
        elif letters < FEWEST_WORDS * len(chunk.text):
            gone.append(Dropped(chunk.text, "hardly a word in it"))
        elif not seen.is_new(chunk.text):
            gone.append(Dropped(chunk.text, "says again what another passage says"))
        else:
            kept.append(chunk)
    return kept, gone


def _passages(chunks: list[Chunk], draft: Draft, language: Language) -> tuple[Passage, ...]:
    """Ids are made of source and words, so that the same passage has the same id in every run."""
    name = re.sub(r"[^\w-]+", "-", PurePosixPath(draft.source.replace("\\", "/")).stem).strip("-")[:40] or "document"
    out: list[Passage] = []
    for chunk in chunks:
        mark = hashlib.sha256(f"{draft.shelf}\0{draft.source}\0{chunk.heading}\0{chunk.text}".encode()).hexdigest()[:12]
        out.append(Passage(f"{name}.{language}.{mark}", chunk.heading, chunk.text, language))
    return tuple(out)

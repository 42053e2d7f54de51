"""Small builders of blocks: what is empty leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.domain.evidence import Evidence
from service.exports.document import Block, Bullets, Callout, Heading, Paragraph, Table, Words, tidy

Row = Sequence[Words]


def heading(level: int, text: str, anchor: str) -> Heading:
    """A heading of a section (3) or of a topic (4)."""
    return Heading(3 if level == 3 else 4, tidy(text), anchor)


def paragraph(words: Words, quiet: bool = False) -> list[Block]:
    """A paragraph, unless there is nothing to say."""
    return [Paragraph(words, quiet)] if words.text else []


def callout(words: Words) -> list[Block]:
    """Words set apart, unless there are none."""
    return [Callout(words)] if words.text else []


def bullets(items: Iterable[Words], ordered: bool = False) -> list[Block]:
    """A list, unless it is empty."""
    said = tuple(item for item in items if item.text or item.lead)
    return [Bullets(said, ordered)] if said else []


def table(caption: tuple[str, str], columns: Sequence[str], rows: Iterable[Row], tags: Sequence[str] = ()) -> list[Block]:
    """A table with its visible caption `(id, words)`; a column without any value is left out, and so is a table without rows."""
    return _table(caption, columns, list(rows), tuple(tags), shown=True)


def quiet_table(caption: tuple[str, str], columns: Sequence[str], rows: Iterable[Row], tags: Sequence[str] = ()) -> list[Block]:
    """A table whose caption only screen readers need, for the heading above says the same."""
    return _table(caption, columns, list(rows), tuple(tags), shown=False)


def _table(caption: tuple[str, str], columns: Sequence[str], rows: list[Row], tags: tuple[str, ...], shown: bool) -> list[Block]:
    if not rows:
        return []
    kept = [i for i in range(len(columns)) if any(row[i].text or row[i].lead or row[i].tags for row in rows)]
    name, words = caption
    cells = tuple(tuple(row[i] for i in kept) for row in rows)
    return [Table(name, tidy(words), tuple(tidy(columns[i]) for i in kept), cells, shown, tags)]


def under(title: Heading, *groups: Sequence[Block]) -> list[Block]:
    """Blocks below their heading; nothing when there are no blocks."""
    blocks = [block for group in groups for block in group]
    return [title, *blocks] if blocks else []


def gathered(*supports: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """All the evidence, each piece once."""
    return tuple(dict.fromkeys(piece for support in supports for piece in support))

"""Word: paragraphs by their styles, and the rows of tables, in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from service.errors import DocumentError
from service.knowledge.passages import Block, Raw

if TYPE_CHECKING:
    from docx.document import Document

MOST_UNPACKED = 300_000_000
_OLE = b"\xd0\xcf\x11\xe0"
"""How old Word files and locked new ones begin."""


def read_docx(content: bytes, name: str) -> Raw:
    """A Word file."""
    if content.startswith(_OLE):
        raise DocumentError("is locked with a password, or a Word file of the old kind; save it as .docx without a password")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise DocumentError(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; split it")
    import docx  # slow to import: only where it is used

    document = docx.Document(io.BytesIO(content))
    blocks = tuple(_blocks(document))
    title = document.core_properties.title.strip() or next((b.text for b in blocks if b.level == 1), "")
    return Raw(title or name, blocks)


def _blocks(document: Document) -> Iterator[Block]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = dict.fromkeys(text for cell in row.cells if (text := " ".join(cell.text.split())))
                yield Block(" · ".join(cells))
        elif part.text.strip():
            yield Block(part.text, _level(part.style.name if part.style and part.style.name else ""))


def _level(style: str) -> int:
    if style == "Title":
        return 1
    found = re.match(r"(?:heading|标题)\s*(\d)", style, re.IGNORECASE)
    return min(6, int(found[1])) if found else 0

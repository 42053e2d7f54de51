"""PDF: the lines of its pages, without running heads and feet."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from service.errors import DocumentError
from service.knowledge.passages import Block, Dropped, Raw
from service.knowledge.readers.text import title_of

MOST_PAGES = 3000
FEWEST_PAGES = 3
"""With fewer pages nothing tells a running head."""
LONGEST_HEAD = 80


def read_pdf(content: bytes, name: str) -> Raw:
    """A PDF file."""
    from pypdf import PdfReader  # slow to import: only where it is used

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on damaged files would land on the user's screen
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("is locked with a password; save it without one")
    if len(reader.pages) > MOST_PAGES:
        raise DocumentError(f"has more than {MOST_PAGES:,} pages; split it")
    pages = [(page.extract_text() or "").split("\n") for page in reader.pages]
    running = _running_lines(pages)
    lines = [line for page in pages for line in (*page, "")]
    kept = [line for line in lines if _shape(line) not in running]
    gone = tuple(Dropped(line.strip(), "running head") for line in lines if _shape(line) in running)
    written = str((reader.metadata.title if reader.metadata else None) or "").strip()
    return Raw(written or title_of(kept) or name, tuple(Block(line) for line in kept), wrapped=True, gone=gone)


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """Lines at the top or foot of at least half of the pages, whatever number they carry."""
    if len(pages) < FEWEST_PAGES:
        return frozenset()
    edges: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line.strip()]
        edges.update({_shape(line) for line in (*filled[:2], *filled[-2:]) if len(line) <= LONGEST_HEAD})
    return frozenset(shape for shape, count in edges.items() if shape and count >= max(FEWEST_PAGES, len(pages) / 2))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))

"""Files to raw documents: one reader for each kind. Whatever a reader's library raises becomes a DocumentError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from service.errors import DocumentError
from service.knowledge.passages import Raw
from service.knowledge.readers.docx import read_docx
from service.knowledge.readers.html import read_html
from service.knowledge.readers.markdown import read_markdown
from service.knowledge.readers.pdf import read_pdf
from service.knowledge.readers.text import read_text

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 5_000_000

Reader = Callable[[bytes, str], Raw]

READERS: Mapping[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}


def read_file(path: Path) -> tuple[bytes, Raw]:
    """The bytes of a file and what it says.

    Raises: DocumentError if it cannot be taken in.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DocumentError(f"is none of {', '.join(READERS)}; convert it first")
    content = _content(path)
    raw = _read(reader, content, path.stem)
    if not any(block.text.strip() for block in raw.blocks):
        raise DocumentError("holds no text; if it is a scan, run a text recognition over it first")
    if sum(len(block.text) for block in raw.blocks) > MOST_CHARACTERS:
        raise DocumentError(f"holds more than {MOST_CHARACTERS:,} characters; split it")
    return content, raw


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DocumentError(f"is larger than {MOST_BYTES // 1_000_000} MB; split it")
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read ({(error.strerror or str(error)).lower()})") from error
    if not content.strip():
        raise DocumentError("is empty")
    return content


def _read(reader: Reader, content: bytes, name: str) -> Raw:
    try:
        return reader(content, name)
    except DocumentError:
        raise
    except RecursionError as error:
        raise DocumentError("is nested too deeply; save it anew") from error
    except Exception as error:  # the libraries raise whatever a damaged file leads them to
        raise DocumentError(f"is damaged ({type(error).__name__}); open it and save it anew") from error

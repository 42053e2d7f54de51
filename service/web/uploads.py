"""What an uploaded file is, by its content; bombs are refused before anybody opens them."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePath

KINDS = (".md", ".txt", ".html", ".htm", ".pdf", ".docx")
MOST_UNPACKED = 200 * 2**20
MOST_TIMES = 100
MOST_ENTRIES = 5000
_HEAD = 4096


def check_kind(file: Path, name: str) -> None:
    """See that a file is what its name says.

    Raises: ValueError with the reason in plain words.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise ValueError(f"is none of {', '.join(KINDS)}")
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if not head:
        raise ValueError("is empty")
    if suffix == ".pdf" and b"%PDF-" not in head[:1024]:
        raise ValueError("is named .pdf and is no PDF")
    if suffix == ".docx":
        _check_docx(file)
    elif suffix != ".pdf" and (head.startswith((b"PK\x03\x04", b"%PDF-", b"\x1f\x8b", b"\x7fELF", b"MZ")) or _has_nul(head)):
        raise ValueError(f"is named {suffix} and is no text")


def _check_docx(file: Path) -> None:
    """A Word file is a ZIP: its entries say how large they become."""
    try:
        with zipfile.ZipFile(file) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ValueError("is named .docx and is no Word file") from error
    unpacked, packed_size = sum(entry.file_size for entry in entries), max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or (unpacked > 2**20 and unpacked / packed_size > MOST_TIMES):
        raise ValueError("unpacks to far more than a document holds")
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise ValueError("is named .docx and is no Word file")


def _has_nul(head: bytes) -> bool:
    """Text in UTF-16 has NULs too, and a mark at its start."""
    return b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))

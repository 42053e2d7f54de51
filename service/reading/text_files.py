"""Text of a file: bounded in size, whatever encoding the owner's programs wrote."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ENCODINGS = ("utf-8", "gb18030")
# What no line of text needs: controls but tab and line ends, direction overrides, stray marks and half characters.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def read_text(file: Path, limit_bytes: int) -> str:
    """Text of a file without control characters; UTF-8, UTF-16 with its mark, or GB18030.

    Raises: ValueError with the reason in plain words.
    """
    return text_in(_read_bytes(file, limit_bytes), limit_bytes)


def text_in(content: bytes, limit_bytes: int) -> str:
    """Text in bytes, read as that of a file.

    Raises: ValueError with the reason in plain words.
    """
    if len(content) > limit_bytes:
        raise ValueError(f"is larger than {limit_bytes / 2**20:g} MB, which is the most that can be read; leave out what is not needed")
    text = _decode(content)
    if "\x00" in text:
        raise ValueError("is no text file (it holds NUL characters); save it as plain text, UTF-8")
    return without_controls(text)


def without_controls(text: str) -> str:
    """`text` without control characters; tabs and line ends stay."""
    return _CONTROLS.sub("", text)


def _read_bytes(file: Path, limit_bytes: int) -> bytes:
    try:
        if not file.exists():
            raise ValueError("there is no such file; check the name and the folder")
        if not file.is_file():
            raise ValueError("is a folder or a device, not a file")
        size = file.stat().st_size
        if size > limit_bytes:
            raise ValueError(f"is {size / 2**20:.1f} MB; at most {limit_bytes / 2**20:g} MB can be read, so leave out what is not needed")
        return file.read_bytes()
    except OSError as error:
        raise ValueError(f"cannot be opened ({error.strerror or 'unreadable'}); check its name and that you may read it") from error


def _decode(content: bytes) -> str:
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("is not text in UTF-8 or GB18030; open it in an editor and save it as UTF-8")

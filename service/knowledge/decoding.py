"""Bytes of a text file to words: UTF-8, UTF-16 with its mark, or GB18030."""

from __future__ import annotations

import codecs

from service.errors import DocumentError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MOST_UNREADABLE = 0.02


def decode(content: bytes) -> str:
    """The text of a file.

    Raises: DocumentError if it is no text in an encoding we know.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise DocumentError("is no text in UTF-8, UTF-16 or GB18030; save it as UTF-8")


def _is_text(text: str) -> bool:
    """Whether hardly any character is a control character or one that no text uses: other encodings read as GB18030 give those away."""
    odd = sum(1 for c in text if (c < " " and c not in "\t\n\r\f\v") or "\ue000" <= c <= "\uf8ff" or c == "\x7f")
    return odd <= len(text) * _MOST_UNREADABLE

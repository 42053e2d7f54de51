"""Text files in the encodings that people have."""

from __future__ import annotations

import pytest

from service.errors import DocumentError
from service.knowledge.decoding import decode

TEXT = "服务营销：a “plain” text, 100 元"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_of_both_languages_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100)])
def test_what_is_no_text_is_told(content: bytes) -> None:
    with pytest.raises(DocumentError, match="is no text in UTF-8"):
        decode(content)

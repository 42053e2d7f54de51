"""The first sentences of a text."""

from __future__ import annotations

import pytest

from service.writing.sentences import first_sentences


@pytest.mark.parametrize(
    ("text", "most", "first"),
    [
        ("Ring them. Ask why. Stop.", 2, "Ring them. Ask why."),
        ("Say “Come in.” Then wait.", 1, "Say “Come in.”"),
        ("It costs 4.50 a day. Pay.", 1, "It costs 4.50 a day."),
        ("Only one", 2, "Only one"),
        ("先打电话。再问一句：“行吗？”最后等着。", 2, "先打电话。再问一句：“行吗？”"),
        ("Two. More.", 9, "Two. More."),
    ],
)
def test_so_many_sentences_from_the_start(text: str, most: int, first: str) -> None:
    assert first_sentences(text, most) == first

"""Signs: English words at the start of a word, Chinese words anywhere."""

from __future__ import annotations

import pytest

from service.writing.signs import any_stands


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        (["wait", "late"], "they arrive later", True),
        (["late"], "a chocolate shop", False),
        (["r&d", "c++"], "we sell c++ courses", True),
        (["等待"], "客人等待太久", True),
        (["等待"], "客人很满意", False),
        (["迟到", "late"], "常常late", False),
        ([], "anything", False),
        ([""], "周末", True),
    ],
)
def test_a_sign_stands_at_the_start_of_an_english_word_and_anywhere_in_chinese(words: list[str], text: str, stands: bool) -> None:
    assert any_stands(words, text) is stands

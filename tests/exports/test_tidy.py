"""Whatever comes from a brief is one clean line, by the short way and by the long one."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.exports.document import tidy


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("as it is", "as it is"),
        ("two  gaps", "two gaps"),
        (" at the ends ", "at the ends"),
        ("a\nb\x07c", "a b c"),
        ("全\u3000角", "全 角"),
        ("", ""),
    ],
)
def test_one_clean_line(text: str, line: str) -> None:
    assert tidy(text) == line


@given(st.text(st.characters(codec="utf-8"), max_size=20))
@example("a\u00a0b\u200bc")
def test_it_is_what_is_left_without_control_characters_and_double_gaps(text: str) -> None:
    assert tidy(text) == " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).split())

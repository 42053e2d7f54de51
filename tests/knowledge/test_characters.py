"""Characters and marks are mended, and what is right stays."""

from __future__ import annotations

import pytest

from service.knowledge.characters import close_up, mend_characters, mend_marks, squeezed


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("one\r\ntwo\rthree\x0cfour", "one\ntwo\nthree\nfour"),
        ("a\x00b\x07c\ufeffd\u200be\u00adf", "abcdef"),
        ("wide\u3000space \u00a0 here ", "wide space here"),
        ("cafe\u0301", "café"),
    ],
)
def test_control_characters_and_odd_spaces_go(found: str, mended: str) -> None:
    assert mend_characters(found) == mended


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("1。2与产品相比", "1.2与产品相比"),
        ("8。1如何理解", "8.1如何理解"),
        ("1。市场地位、3。生产率", "1. 市场地位、3. 生产率"),
        ("由4个区域组成..4个区域是", "由4个区域组成。4个区域是"),
        ("目的是满意,不是便宜;可以吗?", "目的是满意，不是便宜；可以吗？"),
        ("the ser-\nvice was good", "the service was good"),
        ("a well-known\nname", "a well-known\nname"),
        ("Say “no”. Then go, please", "Say “no”. Then go, please"),
        ("重要性和意义.无论是", "重要性和意义。无论是"),
    ],
)
def test_marks_are_mended_and_right_ones_stay(found: str, mended: str) -> None:
    assert mend_marks(found) == mended


def test_chinese_set_with_spaces_is_closed_up_and_a_space_after_a_heading_stays() -> None:
    assert close_up("服 务 营 销 管 理") == "服务营销管理"
    assert close_up("定价方法 成本导向定价") == "定价方法 成本导向定价"


def test_lines_are_compared_by_letters_alone() -> None:
    assert squeezed(" Service, Marketing! ") == squeezed("service marketing")

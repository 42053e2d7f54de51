"""Lines become headings and paragraphs again."""

from __future__ import annotations

from service.knowledge.passages import Block
from service.knowledge.wraps import blocks_of_lines


def read(*lines: str) -> list[tuple[str, int]]:
    return [(b.text, b.level) for b in blocks_of_lines(Block(line) for line in lines)]


def test_wrapped_chinese_is_joined_across_blank_lines() -> None:
    assert read("服务是一方能够向另一方提供的任何一项活动和利", "", "益，它是看不见的。") == [
        ("服务是一方能够向另一方提供的任何一项活动和利益，它是看不见的。", 0)
    ]


def test_chinese_items_stay_apart() -> None:
    found = read("关系营销的层次有三个级别：", "", "a)一级靠价格；", "", "b)二级靠人情；")
    assert [text for text, _ in found] == ["关系营销的层次有三个级别：", "a)一级靠价格；", "b)二级靠人情；"]


def test_english_lines_are_joined_where_the_sentence_goes_on() -> None:
    long = "The fitter comes on the day that was agreed upon by telephone with"
    assert read(long, "the customer. Then he rings.") == [(f"{long} the customer. Then he rings.", 0)]


def test_a_list_without_full_stops_stays_a_list() -> None:
    assert [text for text, _ in read("Lack of research", "Too many layers", "No recovery")] == [
        "Lack of research",
        "Too many layers",
        "No recovery",
    ]


def test_chapters_sections_and_levels_are_headings() -> None:
    found = read(
        "第二章服务营销概述", "2.1服务营销有哪些特征？", "特征有四个。", "Gap 1.Not knowing what customers expect", "Lack of research"
    )
    assert [level for _, level in found] == [1, 2, 0, 2, 0]


def test_a_heading_that_ran_into_the_sentence_before_is_parted() -> None:
    assert read("这一章到此为止。第七章服务文化") == [("这一章到此为止。", 0), ("第七章服务文化", 1)]


def test_a_short_line_above_a_sentence_is_a_heading() -> None:
    below = "Any firm can carve out useful groups of customers when it looks at how much each of them needs."
    assert read("How to group customers", "", below) == [("How to group customers", 3), (below, 0)]


def test_a_lead_written_twice_becomes_a_heading() -> None:
    found = read("服务与营销 服务与营销 服务与营销在今天越来越分不开，做好一样就要做好另一样，店里的人都知道这件事情。")
    assert found[0] == ("服务与营销", 2)

"""Noise goes and is named; substance stays."""

from __future__ import annotations

import pytest

from service.knowledge.cleaning import clean, is_noise
from service.knowledge.passages import Block, Raw

CHROME = (
    "top of page", "Scroll to Top", "5 views0 comments", "Recent Posts", "See All", "Share Your Thoughts Here", "© 2024 Someone Ltd",
    "Page 3 of 12", "Accept all cookies", "当前位置:首页 > 研究报告", "上传人:王*** 文档编号:123 上传时间:2024-04-24",
    "返回 下载 相关 举报",
    "第1页 / 共30页", "某某报告_第2页", "点击查看更多>>", "展开阅读全文", "相关专题 某某业务", "电脑版 |某某文库版权所有",
    "2020-02-28 其他范文 下载本文",
    "《某某报告》由会员分享，可在线阅读", "经营许可证:某ICP备1号",
)  # fmt: skip
SUBSTANCE = (
    "Home visits are booked a day ahead.", "Next, the fitter rings the bell.", "Share of customers who come back",
    "Print the list and hang it up.",
    "下载量上升以后，客服的电话也多了。", "相关性不等于因果。", "目录里没有的服务也可以问。", "See all customers as guests, not cases.",
)  # fmt: skip


def lines(*texts: str, title: str = "A title") -> Raw:
    return Raw(title, tuple(Block(text) for text in texts), wrapped=True)


@pytest.mark.parametrize("line", CHROME)
def test_page_chrome_goes(line: str) -> None:
    cleaned = clean(lines(line))
    assert cleaned.blocks == ()
    assert [d.why for d in cleaned.gone] == ["page chrome"]
    assert is_noise(line)


@pytest.mark.parametrize("line", SUBSTANCE)
def test_a_sentence_that_looks_like_chrome_stays(line: str) -> None:
    assert [b.text for b in clean(lines(line)).blocks] == [line]


def test_a_table_of_contents_goes_but_one_line_with_a_number_in_brackets_stays() -> None:
    contents = ("第一章服务 (2)", "第二章营销 (3)", "第三章战略 (4)")
    cleaned = clean(lines(*contents, "正文从这里开始。"))
    assert [b.text for b in cleaned.blocks] == ["正文从这里开始。"]
    assert {d.why for d in cleaned.gone} == {"table of contents"}
    assert [b.text for b in clean(lines("See the plan (2)")).blocks] == ["See the plan (2)"]


def test_the_title_again_and_a_running_head_go() -> None:
    cleaned = clean(lines("A title", "Words.", "A TITLE", "My firm", "More.", "My firm", "Most.", "My firm"))
    assert [b.text for b in cleaned.blocks] == ["Words.", "My firm", "More.", "My firm", "Most."]
    assert [d.why for d in cleaned.gone] == ["repeated title", "repeated title", "running head"]


def test_a_title_printed_over_itself_goes_from_the_middle_of_a_line() -> None:
    cleaned = clean(lines("一开始的话。运运营服营服务务中的中的策策略略后来的话。", title="运营服务中的策略"))
    assert [b.text for b in cleaned.blocks] == ["一开始的话。 后来的话。"]
    assert [d.why for d in cleaned.gone] == ["title printed over itself"]


def test_a_teaser_that_is_cut_off_goes() -> None:
    cleaned = clean(lines("This is another paper about quite another matter, as we shall soon......"))
    assert [d.why for d in cleaned.gone] == ["cut off in mid-sentence"]


def test_page_marks_in_mid_sentence_are_taken_out() -> None:
    cleaned = clean(lines("1、服务有四个特点，也有四个难", "", "2、，要分开看。第二点是", "", "3、人手不够。", "列表"))
    assert cleaned.blocks[0].text == "服务有四个特点，也有四个难，要分开看。第二点是人手不够。"


def test_a_list_with_such_marks_stays_a_list() -> None:
    items = ("1、先问清楚。", "2、再报价钱。", "3、最后上门。")
    assert [b.text for b in clean(lines(*items)).blocks] == list(items)


def test_headings_of_exercises_go() -> None:
    assert [d.why for d in clean(lines("复习题", "目录")).gone] == ["heading without words of its own"] * 2

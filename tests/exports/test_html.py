"""HTML: one file, sound markup, nothing from the brief read as markup, every link with a target."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from service.exports import render
from service.exports.html import in_two_lines, is_short
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan
from tests.exports.evidence_pieces import HOSTILE

VOID = {"meta", "link", "br", "img", "hr"}


class Page(HTMLParser):
    """Tags with their attributes, and the nesting checked on the way."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def page(text: str | bytes) -> Page:
    assert isinstance(text, str)
    found = Page(text)
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def full() -> Page:
    return page(render(a_plan(), "html"))


def test_the_page_asks_nothing_of_the_network(full: Page) -> None:
    text = str(render(a_plan(), "html"))
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in full.tags}
    assert not re.search(r"https?://|url\((?!data:)|@import", text)


def test_names_from_the_brief_are_words_not_markup(full: Page) -> None:
    assert "b" not in [tag for tag, _ in full.tags]
    assert HOSTILE in full.words


def test_every_id_is_unique_and_every_link_has_its_target(full: Page) -> None:
    ids = [attrs["id"] for _, attrs in full.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in full.all("a")} <= set(ids)
    labels = [attrs["aria-labelledby"] for _, attrs in full.tags if "aria-labelledby" in attrs]
    assert set(labels) <= set(ids)


def test_the_evidence_is_told_where_the_number_stands(full: Page) -> None:
    notes = [a for a in full.all("a") if a.get("class") == "ev"]
    assert notes
    assert all(note["title"] for note in notes)
    assert any("promise.wait" in str(note["title"]) for note in notes)


def test_every_table_has_a_caption_and_headers_with_scope(full: Page) -> None:
    assert len(full.all("caption")) == len(full.all("table"))
    assert {th.get("scope") for th in full.all("th")} == {"col", "row"}


def test_a_narrow_screen_finds_the_label_of_each_cell() -> None:
    text = str(render(a_plan(), "html"))
    monday = text[text.index('<table id="t-monday" class="cards">') :].split("</table>")[0]
    assert re.findall(r'data-label="([^"]+)"', monday.split("</tr>")[1]) == ["Do this", "Who", "Time", "Done when"]
    assert '<td data-label="Time" class="short">90 minutes</td>' in monday
    assert '<td data-label="Time" class="short"></td>' in monday
    assert '<table id="t-money">' in text
    assert 'class="cards wide"' in text


def test_the_contents_fold_part_2(full: Page) -> None:
    assert [attrs for attrs in full.all("details")] == [{}]
    assert len(full.all("summary")) == 1
    assert not page(render(a_plan(), "html", "1")).all("details")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "Quay Physio: marketing plan, 4 January 2027 to 3 January 2028",
            ("Quay Physio: marketing plan", "4 January 2027 to 3 January 2028"),
        ),
        ("This Monday's list (4 January 2027)", ("This Monday's list", "4 January 2027")),
        ("暖巷家政：营销计划，2027 年 3 月 1 日至 2028 年 2 月 29 日", ("暖巷家政：营销计划", "2027 年 3 月 1 日至 2028 年 2 月 29 日")),
        ("这个周一要办的事（2027 年 3 月 1 日）", ("这个周一要办的事", "2027 年 3 月 1 日")),
        ("Your offer: The 24, 7 Hour", ("Your offer: The 24, 7 Hour", "")),
    ],
)
def test_dates_at_the_end_of_a_title_stand_in_a_line_of_their_own(title: str, lines: tuple[str, str]) -> None:
    assert in_two_lines(title) == lines


def test_a_chinese_character_is_as_wide_as_two_letters() -> None:
    assert is_short("100 minutes")
    assert is_short("两位陪同")
    assert not is_short("两位陪同的人来")


def test_headings_go_down_one_level_at_a_time(full: Page) -> None:
    levels = [int(tag[1]) for tag, _ in full.tags if re.fullmatch(r"h[1-4]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_language_is_named() -> None:
    assert page(render(a_plan(), "html")).all("html") == [{"lang": "en"}]
    assert page(render(a_chinese_plan(), "html")).all("html") == [{"lang": "zh-CN"}]


def test_a_short_plan_and_either_part_alone_are_sound_pages() -> None:
    assert "First plan" in page(render(a_short_plan(), "html")).words
    alone = page(render(a_plan(), "html", "1"))
    assert {str(a["href"])[1:] for a in alone.all("a")} <= {str(attrs["id"]) for _, attrs in alone.tags if "id" in attrs}
    assert not [a for a in page(render(a_plan(), "html", "2")).all("a") if a.get("class") == "ev"]

"""The PDF: opened again, with its pages, bookmarks, links, fonts and words."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pypdf import PdfReader

from service.exports import render
from service.exports.assemble import document_of
from service.exports.document import Figure, Heading
from service.exports.fonts import font_folders
from service.exports.pdf import as_data
from tests.acceptance.drafts import plan_of
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan

RICH = ["brightside-dental", "nuanxiang-jiazheng"]
LONGEST, SHORTEST = 40, 13
IGNORED = "\u200b\u2060\ufeff"


@cache
def opened(stem: str) -> PdfReader:
    return PdfReader(io.BytesIO(bytes(render(plan_of(stem), "pdf"))))  # type: ignore[arg-type]


def text_of(reader: PdfReader) -> str:
    return bare(" ".join(page.extract_text() for page in reader.pages))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060]+", "", text)


@pytest.mark.parametrize(
    ("stem", "most"), [("tidewall-fitness", LONGEST), ("nuanxiang-jiazheng", LONGEST), ("hedge-lane-cycles", SHORTEST)]
)
def test_a_plan_keeps_to_its_pages(stem: str, most: int) -> None:
    assert len(opened(stem).pages) <= most


@pytest.mark.parametrize("stem", RICH)
def test_the_diagnosis_has_the_page_after_the_cover_and_mondays_list_the_next_to_itself(stem: str) -> None:
    plan, pages = plan_of(stem), [bare(page.extract_text()) for page in opened(stem).pages[:4]]
    short, _, monday, goals = [b.text for b in document_of(plan).parts[0].blocks if isinstance(b, Heading) and b.level == 3][:4]
    assert bare(short) in pages[1]
    assert bare(monday) not in pages[1]
    assert bare(plan.programme.monday[0].what.text)[:40] in pages[2]
    assert bare(plan.programme.monday[-1].what.text)[:40] in pages[2]
    assert bare(goals) not in pages[2]
    assert pages[3].split(bare(plan.summary.title.split(",")[0].split("，")[0]))[1].startswith(bare(goals))


@pytest.mark.parametrize("stem", RICH)
def test_every_heading_is_a_bookmark_and_the_contents_are_links(stem: str) -> None:
    reader = opened(stem)
    headings = [b for part in document_of(plan_of(stem)).parts for b in (part.heading, *part.blocks) if isinstance(b, Heading)]

    def count(outline: Sequence[object]) -> int:
        return sum(count(entry) if isinstance(entry, list) else 1 for entry in outline)

    assert count(reader.outline) == len(headings)
    links = [note for note in reader.pages[0].get("/Annots", []) if note.get_object()["/Subtype"] == "/Link"]
    assert len(links) >= len([heading for heading in headings if heading.level <= 3])


@pytest.mark.parametrize("stem", RICH)
def test_only_our_fonts_are_used_and_all_are_embedded(stem: str) -> None:
    names = set()
    for page in opened(stem).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(inner["/BaseFont"].split("+")[1])
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])
    assert {name.split("-")[0] for name in names} <= {"Lato", "NotoSansSC"}


@pytest.mark.parametrize("stem", [*RICH, "tidewall-fitness", "hedge-lane-cycles", "qingdou-huashi"])
def test_the_fonts_have_every_character_of_the_plan(stem: str) -> None:
    known = {code for folder in font_folders() for file in folder.glob("*Regular.*tf") for code in TTFont(file).getBestCmap()}
    said = set(str(as_data(document_of(plan_of(stem))))) - set(IGNORED)
    assert {letter for letter in said if ord(letter) not in known} == set()


@pytest.mark.parametrize("stem", RICH)
def test_charts_are_vectors_with_alternative_texts(stem: str) -> None:
    reader = opened(stem)
    assert [image for page in reader.pages for image in page.images] == []
    figures = [b for part in document_of(plan_of(stem)).parts for b in part.blocks if isinstance(b, Figure)]
    alts = [alt for alt in alternative_texts(reader) if alt]
    assert alts == [figure.alt for figure in figures]


def alternative_texts(reader: PdfReader) -> list[str]:
    found: list[str] = []

    def walk(node: object) -> None:
        here = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(here, list):
            for child in here:
                walk(child)
        elif isinstance(here, dict):
            if here.get("/S") == "/Figure":
                found.append(str(here.get("/Alt", "")))
            if "/K" in here:
                walk(here["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return found


def test_names_from_the_brief_are_words_not_markup() -> None:
    assert bare("Run|ners <b>*fast*</b> `now`") in text_of(PdfReader(io.BytesIO(bytes(render(a_plan(), "pdf")))))  # type: ignore[arg-type]


@pytest.mark.parametrize("parts", ["1", "2", "both"])
def test_each_part_can_be_had_alone(parts: str) -> None:
    text = text_of(PdfReader(io.BytesIO(bytes(render(a_plan(), "pdf", parts)))))  # type: ignore[arg-type]
    assert (bare("Part 1: The plan") in text, bare("Part 2: The workings") in text) == (parts != "2", parts != "1")


def test_a_short_plan_and_a_chinese_one_are_set_too() -> None:
    assert bytes(render(a_short_plan(), "pdf")).startswith(b"%PDF")  # type: ignore[arg-type]
    assert "码头理疗" in text_of(PdfReader(io.BytesIO(bytes(render(a_chinese_plan(), "pdf")))))  # type: ignore[arg-type]


def test_setting_twice_gives_the_same() -> None:
    assert render(a_plan(), "pdf") == render(a_plan(), "pdf")

"""The Word file: real headings, fields, tables, captions, notes and alternative texts; the firm's own template."""

from __future__ import annotations

import html
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import RGBColor
from pypdf import PdfReader

from service.errors import TemplateError
from service.exports import render
from service.exports.assemble import document_of
from service.exports.document import Figure, Heading, Table
from tests.acceptance.drafts import plan_of
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan
from tests.exports.evidence_pieces import HOSTILE
from tests.exports.office import NEEDS_OFFICE, converted

STEM = "brightside-dental"


def opened(content: str | bytes) -> WordDocument:
    assert isinstance(content, bytes)
    return docx.Document(io.BytesIO(content))


@cache
def example() -> bytes:
    return bytes(render(plan_of(STEM), "docx"))  # type: ignore[arg-type]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def styled(word: WordDocument, style: str) -> list[str]:
    return [p.text for p in word.paragraphs if p.style is not None and p.style.name == style]


def test_headings_are_headings_in_their_order() -> None:
    headings = [b for each in document_of(plan_of(STEM)).parts for b in (each.heading, *each.blocks) if isinstance(b, Heading)]
    found = [p.text for p in opened(example()).paragraphs if p.style is not None and str(p.style.name).startswith("Heading")]
    assert found == [heading.text for heading in headings]


def test_the_contents_are_a_field_whose_links_lead_to_the_headings() -> None:
    body = part(example(), "word/document.xml")
    assert 'TOC \\o "1-2" \\h' in body
    bookmarks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    anchors = set(re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]+)"', body))
    assert anchors
    assert anchors <= bookmarks
    assert len(re.findall(r'<w:bookmarkStart [^>]*w:name="', body)) == len(bookmarks)
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == body.count('w:fldCharType="separate"')


def test_every_table_is_native_with_a_head_that_repeats() -> None:
    tables = [b for each in document_of(plan_of(STEM)).parts for b in each.blocks if isinstance(b, Table) and not b.compact]
    word = opened(example())
    assert len(word.tables) == len(tables)
    for made, block in zip(word.tables, tables, strict=True):
        boxes = 1 if block.ticked else 0
        head = [cell.text for cell in made.rows[0].cells]
        assert head[boxes:] == list(block.columns)
        assert len(made.rows) == len(block.rows) + 1
        assert made.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_mondays_list_has_a_box_to_tick_in_each_row() -> None:
    monday = next(table for table in opened(example()).tables if table.rows[1].cells[0].text == "☐")
    assert [row.cells[0].text for row in monday.rows[1:]] == ["☐"] * len(plan_of(STEM).programme.monday)


def test_figures_have_numbered_captions_and_alternative_texts() -> None:
    figures = [b for each in document_of(plan_of(STEM)).parts for b in each.blocks if isinstance(b, Figure)]
    word = opened(example())
    captions = [text for text in styled(word, "Caption") if text.startswith("Figure")]
    assert captions == [f"{figure.lead} {figure.caption}" for figure in figures]
    body: Any = word.element.body
    assert [each.get("descr") for each in body.iter(qn("wp:docPr"))] == [figure.alt for figure in figures]
    assert part(example(), "word/document.xml").count("SEQ Figure") == len(figures)


def test_each_piece_of_evidence_is_one_endnote_numbered_as_in_the_other_formats() -> None:
    document = document_of(plan_of(STEM))
    body, notes = part(example(), "word/document.xml"), part(example(), "word/endnotes.xml")
    assert re.findall(r'<w:endnoteReference w:id="(\d+)"', body) == [str(number) for number in document.notes]
    texts = [html.unescape(text).strip() for text in re.findall(r"<w:t[^>]*>(.*?)</w:t>", notes)]
    assert texts == list(document.notes.values())
    assert 'w:numFmt w:val="decimal"' in part(example(), "word/settings.xml")
    again = re.findall(r"NOTEREF _Note(\d+) ", body)
    assert set(again) <= set(map(str, document.notes))


def test_page_numbers_stand_in_the_footer() -> None:
    footer: Any = opened(example()).sections[0].footer._element
    codes = [node.text.strip() for node in footer.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_names_from_the_brief_are_words_not_markup() -> None:
    word = opened(render(a_plan(), "docx"))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(HOSTILE in text for text in cells)


def test_each_part_can_be_had_alone() -> None:
    one, two = (opened(render(a_plan(), "docx", parts)) for parts in ("1", "2"))
    assert styled(one, "Heading 1") == ["Part 1: The plan", "Evidence behind part 1"]
    assert styled(two, "Heading 1") == ["Part 2: The workings"]
    assert any(text.startswith("1. ") for text in styled(two, "Plan Small Print"))


def test_a_short_plan_and_a_chinese_one_are_written_too() -> None:
    assert "First plan" in [p.text for p in opened(render(a_short_plan(), "docx")).paragraphs]
    chinese = render(a_chinese_plan(), "docx")
    assert isinstance(chinese, bytes)
    assert "码头理疗：营销计划" in styled(opened(chinese), "Title")
    assert 'w:eastAsia="zh-CN"' in part(chinese, "word/styles.xml")
    assert any(line.text.startswith("break_even.share_of_volume = 77%。") for line in opened(chinese).paragraphs)


def test_an_own_template_keeps_its_styles_headers_and_logo() -> None:
    own = docx.Document()
    own.add_paragraph("Old words that must go")
    own.styles["Heading 1"].font.color.rgb = RGBColor(0x99, 0x00, 0x33)
    own.sections[0].header.paragraphs[0].add_run("Own & Partners")
    saved = io.BytesIO()
    own.save(saved)
    made = opened(render(a_plan(), "docx", "both", saved.getvalue()))
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0x99, 0x00, 0x33)
    assert made.sections[0].header.paragraphs[0].text == "Own & Partners"
    assert not any("Old words" in p.text for p in made.paragraphs)
    assert styled(made, "Heading 1") == ["Part 1: The plan", "Part 2: The workings"]


def test_a_template_without_lists_or_our_styles_gets_them() -> None:
    own = docx.Document()
    for relation in [r for r in own.part.rels.values() if r.reltype.endswith(("/numbering", "/endnotes"))]:
        del own.part.rels[relation.rId]
    for name in ("Caption", "List Bullet", "Quote", "Heading 3"):
        own.styles[name].delete()
    saved = io.BytesIO()
    own.save(saved)
    made = opened(render(a_plan(), "docx", "both", saved.getvalue()))
    assert styled(made, "List Bullet")
    assert styled(made, "Heading 3")
    assert opened(render(a_plan(), "docx", "both", _saved(made))).paragraphs[0].text == made.paragraphs[0].text


def _saved(word: WordDocument) -> bytes:
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


@pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x03\x04 no archive"])
def test_what_is_no_word_file_is_refused_as_template(content: bytes) -> None:
    with pytest.raises(TemplateError, match="is no Word file"):
        render(a_plan(), "docx", "both", content)


def test_an_archive_that_is_no_word_file_is_refused_too() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        package.writestr("a.txt", "words")
    with pytest.raises(TemplateError, match="is no Word file"):
        render(a_plan(), "docx", "both", saved.getvalue())


A_FIGURE = re.compile(r"Figure \d|图 \d")
"""The caption of a figure: a chart may fill a page, whose words are then few."""


@NEEDS_OFFICE
@pytest.mark.parametrize(("stem", "most"), [("tidewall-fitness", 40), ("nuanxiang-jiazheng", 40), ("hedge-lane-cycles", 13)])
def test_opened_and_printed_it_keeps_to_its_pages_and_none_is_empty(stem: str, most: int, tmp_path: Path) -> None:
    content = render(plan_of(stem), "docx")
    assert isinstance(content, bytes)
    pages = PdfReader(converted(content, "plan.docx", "pdf", tmp_path)).pages
    assert len(pages) <= most
    few = {n: page.extract_text() for n, page in enumerate(pages, start=1) if len(page.extract_text().split()) < 8}
    assert [n for n, text in few.items() if not A_FIGURE.search(text)] == []
    assert "".join(plan_of(stem).programme.monday[0].what.text.split())[:30] in "".join(pages[2].extract_text().split())

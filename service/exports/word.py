"""A document as a Word file: real headings, lists, tables, captions, fields, endnotes and alternative texts."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from itertools import count
from typing import Any, assert_never

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from service.exports.document import (
    Block,
    Bullets,
    Callout,
    Document,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Part,
    Table,
    Words,
)
from service.exports.html import in_two_lines
from service.exports.rasters import pngs
from service.exports.word_fields import alternative_text, bookmark, element, link
from service.exports.word_fields import field as add_field
from service.exports.word_lists import restarted
from service.exports.word_notes import REFERENCE, Endnotes
from service.exports.word_styles import SMALL, SOURCE, opened
from service.exports.word_tables import add_table

PIXEL = Mm(0.255)
"""A pixel of a chart on paper: 620 of them fill a line."""


@dataclass
class Sheet:
    """A Word file being written."""

    word: WordDocument
    document: Document
    notes: Endnotes
    pictures: dict[str, tuple[bytes, float]]
    numbers: Any = field(default_factory=lambda: count(1))
    style_ids: dict[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Width between the margins, in English metric units."""
        section = self.word.sections[0]
        return (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)

    def paragraph(self, style: str) -> WordParagraph:
        """A new paragraph at the end."""
        paragraph = self.word.add_paragraph()
        self.dress(paragraph, style)
        return paragraph

    def dress(self, paragraph: WordParagraph, style: str) -> None:
        """Give a paragraph a style by its id: python-docx looks through all styles each time."""
        paragraph._p.get_or_add_pPr().style = self._id(style)

    def _id(self, style: str) -> str:
        if style not in self.style_ids:
            self.style_ids[style] = self.word.styles[style].style_id
        return self.style_ids[style]

    def say(self, paragraph: WordParagraph, words: Words) -> None:
        """Words with their lead, number and tags."""
        if words.lead:
            gap = " " if words.text and self.document.language == "en" else ""
            paragraph.add_run(words.lead + gap).bold = True
        if words.text:
            paragraph.add_run(words.text).bold = True if words.emphasis else None
        if words.mark is not None:
            self.notes.mark(paragraph, words.mark)
        for tag in words.tags:
            paragraph.add_run(f" {tag}")._r.style = self._id(SOURCE)


def docx(document: Document, template: bytes | None = None) -> bytes:
    """The whole document; `template` is a Word file whose styles, headers and footers are used.

    Raises: TemplateError if the template is no Word file.
    """
    word = opened(template, document.language)
    sheet = Sheet(word, document, Endnotes(document.notes, word.styles[REFERENCE].style_id), pngs(document))
    _add_cover(sheet)
    for part in document.parts:
        _add_part(sheet, part)
    sheet.notes.save(word)
    if template is None:
        _add_page_numbers(sheet)
    _describe(sheet)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _describe(sheet: Sheet) -> None:
    properties = sheet.word.core_properties
    properties.title, properties.author, properties.comments = sheet.document.title, "", ""
    properties.language = sheet.document.language


def _add_cover(sheet: Sheet) -> None:
    """The title and the contents."""
    title, dates = in_two_lines(sheet.document.title)
    sheet.paragraph("Title").add_run(title)
    if dates:
        sheet.paragraph("Subtitle").add_run(dates)
    sheet.paragraph("TOC Heading").add_run(sheet.document.contents_label)
    headings = [b for part in sheet.document.parts for b in (part.heading, *part.blocks) if isinstance(b, Heading) and b.level <= 3]
    lines = [sheet.paragraph(f"TOC {heading.level - 1}") for heading in headings]
    for heading, line in zip(headings, lines, strict=True):
        _add_contents_line(sheet, line, heading)
    if lines:
        _wrap_in_field(lines[0], lines[-1], 'TOC \\o "1-2" \\h \\z \\u')


def _add_contents_line(sheet: Sheet, line: WordParagraph, heading: Heading) -> None:
    """A link to the heading with its page, at the right margin."""
    tabs = element("tabs")
    tabs.append(element("tab", val="right", leader="none", pos=str(int(sheet.width / 635))))
    line._p.get_or_add_pPr().append(tabs)
    made = link(line, anchor(heading), in_two_lines(heading.text)[0])
    tab = line.add_run("\t")
    made.append(tab._r)
    for run in add_field(line, f"PAGEREF {anchor(heading)} \\h"):
        made.append(run._r)


def _wrap_in_field(first: WordParagraph, last: WordParagraph, code: str) -> None:
    """The lines of the contents become what one field shows."""
    start = first.add_run()
    start._r.append(element("fldChar", fldCharType="begin", dirty="true"))
    told = first.add_run()
    instruction = element("instrText")
    instruction.text = f" {code} "
    told._r.append(instruction)
    parted = first.add_run()
    parted._r.append(element("fldChar", fldCharType="separate"))
    for run in (parted, told, start):
        first._p.remove(run._r)
        first._p.insert(1, run._r)
    last.add_run()._r.append(element("fldChar", fldCharType="end"))


def anchor(heading: Heading) -> str:
    """Name of a heading's bookmark: letters, digits and underscores, at most 40."""
    return ("_" + "".join(c if c.isalnum() else "_" for c in heading.anchor))[:40]


def _add_part(sheet: Sheet, part: Part) -> None:
    for block in (part.heading, *part.blocks):
        _add_block(sheet, block)


def _add_block(sheet: Sheet, block: Block) -> None:
    match block:
        case Heading():
            _add_heading(sheet, block)
        case Paragraph():
            _add_paragraph(sheet, block)
        case Bullets():
            _add_bullets(sheet, block)
        case Callout():
            sheet.say(sheet.paragraph("Quote"), block.words)
        case EvidenceList():
            _add_evidence(sheet, block)
        case Figure():
            _add_figure(sheet, block)
        case Table():
            add_table(sheet, block)
        case _:
            assert_never(block)


def _add_heading(sheet: Sheet, block: Heading) -> None:
    paragraph = sheet.paragraph(f"Heading {block.level - 1}")
    if block.level == 2 or block.new_page:
        paragraph.paragraph_format.page_break_before = True
    paragraph.add_run(block.text)
    bookmark(paragraph, anchor(block), next(sheet.numbers))


def _add_paragraph(sheet: Sheet, block: Paragraph) -> None:
    paragraph = sheet.paragraph("Normal")
    sheet.say(paragraph, block.words)
    if block.quiet:
        for run in paragraph.runs:
            run.italic = True if sheet.document.language == "en" else None


def _add_bullets(sheet: Sheet, block: Bullets) -> None:
    style = "List Number" if block.ordered else "List Bullet"
    lines = [sheet.paragraph(style) for _ in block.items]
    for line, words in zip(lines, block.items, strict=True):
        sheet.say(line, words)
    restarted(sheet.word, lines, ordered=block.ordered)


def _add_evidence(sheet: Sheet, block: EvidenceList) -> None:
    """Word prints the notes itself at the end, where part 1 points to them; without part 1 they are a list."""
    if sheet.notes.placed:
        return
    for item in block.items:
        sheet.paragraph(SMALL).add_run(f"{item.number}. {item.text}")


def _add_figure(sheet: Sheet, block: Figure) -> None:
    caption = sheet.paragraph("Caption")
    before, _, after = block.lead.partition(str(block.number))
    caption.add_run(before)
    add_field(caption, "SEQ Figure \\* ARABIC", str(block.number))
    caption.add_run(f"{after} {block.caption}")
    drawn, pixels = sheet.pictures[block.id]
    paragraph = sheet.paragraph("Normal")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(drawn), width=Emu(min(int(pixels * PIXEL), sheet.width)))
    alternative_text(run, block.alt)


def _add_page_numbers(sheet: Sheet) -> None:
    """Title above, page of pages below; not on the cover."""
    section = sheet.word.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.style, footer.style = sheet.word.styles["Header"], sheet.word.styles["Footer"]
    header.add_run(in_two_lines(sheet.document.title)[0])
    add_field(footer, "PAGE", "1")
    footer.add_run(" / ")
    add_field(footer, "NUMPAGES", "1")

"""The styles of a Word file: our own where no template is given; in a firm's own template only what it lacks."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx as python_docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle

from service.domain.brief import Language
from service.errors import TemplateError
from service.exports.word_fields import element

INK, MUTED, ACCENT = RGBColor(0x1F, 0x23, 0x28), RGBColor(0x63, 0x69, 0x73), RGBColor(0x0B, 0x6B, 0x5D)
LATIN, CHINESE = "Calibri", "Microsoft YaHei"
LANGUAGES: dict[Language, str] = {"en": "en-GB", "zh": "zh-CN"}
SIZES = {"Title": 25, "Subtitle": 12.5, "Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11}
SOURCE, SMALL, CELL, HEAD = "Plan Source", "Plan Small Print", "Plan Cell", "Plan Table Head"
PARAGRAPHS = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Caption",
    "Quote",
    "List Bullet",
    "List Number",
    "TOC Heading",
    "TOC 1",
    "TOC 2",
    "Endnote Text",
    "Header",
    "Footer",
    SMALL,
    CELL,
    HEAD,
)
CHARACTERS = ("Endnote Reference", SOURCE)


def opened(template: bytes | None, language: Language) -> WordDocument:
    """A Word file to write into: empty but for its sections, headers and footers, with every style that a plan uses.

    Raises: TemplateError if the template is no Word file.
    """
    word = _loaded(template)
    body = word.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    known = {style.name for style in word.styles}
    missing = [name for name in (*PARAGRAPHS, *CHARACTERS) if name not in known]
    for name in missing:
        _add(word, name)
    for name in (*PARAGRAPHS, *CHARACTERS) if template is None else missing:
        _shape(word.styles[name])
    if template is None:
        _shape_page(word)
    _speak(word, language)
    return word


def _loaded(template: bytes | None) -> WordDocument:
    if template is None:
        return python_docx.Document()
    try:
        return python_docx.Document(io.BytesIO(template))
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise TemplateError("is no Word file (.docx); save it as a Word document, not as a template or an older format") from error


def _add(word: WordDocument, name: str) -> None:
    kind = WD_STYLE_TYPE.CHARACTER if name in CHARACTERS else WD_STYLE_TYPE.PARAGRAPH
    style = word.styles.add_style(name, kind, builtin=not name.startswith("Plan "))
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = word.styles["Normal"]


def _shape_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(19)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.different_first_page_header_footer = True
    normal: Any = word.styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(9.3), INK
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.05
    _set_fonts(normal)


def _shape(style: BaseStyle) -> None:
    """How a style of ours looks."""
    made: Any = style
    name = str(made.name)
    _set_fonts(made)
    if name in SIZES:
        _shape_heading(made, name)
    elif name == "Endnote Reference":
        made.font.superscript, made.font.color.rgb = True, ACCENT
    elif name == SOURCE:
        made.font.size, made.font.color.rgb = Pt(6.5), MUTED
    else:
        _shape_text(made, name)


def _shape_heading(style: Any, name: str) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(SIZES[name]), name != "Subtitle", False
    style.font.color.rgb = MUTED if name == "Subtitle" else INK
    layout = style.paragraph_format
    layout.keep_with_next, layout.space_after = True, Pt(5)
    layout.space_before = Pt({"Heading 2": 16, "Heading 3": 10, "Title": 60}.get(name, 0))
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _shape_text(style: Any, name: str) -> None:
    layout = style.paragraph_format
    size, after = {
        "Caption": (8.5, 4),
        "Quote": (9.5, 6),
        "Endnote Text": (6.5, 1),
        SMALL: (6, 1.5),
        CELL: (7.8, 0),
        HEAD: (7.3, 0),
        "Header": (7.5, 0),
        "Footer": (7.5, 0),
        "TOC 1": (9.5, 2),
        "TOC 2": (9, 1),
        "TOC Heading": (8.5, 4),
    }.get(name, (9.5, 2))
    style.font.size, layout.space_after = Pt(size), Pt(after)
    style.font.italic = False
    if name in ("Caption", "TOC 1"):
        style.font.bold, style.font.color.rgb = True, INK
    if name in (HEAD, "Header", "Footer", SMALL, "TOC Heading"):
        style.font.bold, style.font.color.rgb = False, MUTED
    if name == "Caption":
        layout.keep_with_next, layout.space_before = True, Pt(8)
    if name == "TOC 2":
        layout.left_indent = Mm(4)
    if name == "Footer":
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if name in ("Endnote Text", SMALL, CELL, HEAD):
        layout.line_spacing = 1.0


def _set_fonts(style: Any) -> None:
    """One font for Latin letters and one for Chinese, whatever the theme says."""
    style.font.name = LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for old in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{old}"), None)
    fonts.set(qn("w:eastAsia"), CHINESE)


def _speak(word: WordDocument, language: Language) -> None:
    """The language of the text, for spelling and for screen readers."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    look = None if defaults is None else defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if look is None:
        return
    for old in look.findall(qn("w:lang")):
        look.remove(old)
    said = LANGUAGES[language]
    look.append(element("lang", val=said if language == "en" else LANGUAGES["en"], eastAsia=LANGUAGES["zh"]))

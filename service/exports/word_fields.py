"""Parts of Word's markup that python-docx has no words for: fields, bookmarks, borders, widths, alternative texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

RULE = "D4D0C8"


def element(name: str, /, **attributes: str) -> Any:
    """A new element `w:name`; attributes are of the same namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(paragraph: Paragraph, code: str, shown: str = "") -> list[Run]:
    """A field with the text it shows until Word works it out."""
    runs = [paragraph.add_run() for _ in range(3)]
    middle = paragraph.add_run(shown)
    last = paragraph.add_run()
    instruction = element("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    for run, child in zip((*runs, last), (_mark("begin"), instruction, _mark("separate"), _mark("end")), strict=True):
        run._r.append(child)
    return [*runs, middle, last]


def _mark(kind: str) -> Any:
    return element("fldChar", fldCharType=kind)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around all of a paragraph."""
    start, end = element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))
    first = next((i for i, child in enumerate(paragraph._p) if child.tag != qn("w:pPr")), len(paragraph._p))
    paragraph._p.insert(first, start)
    paragraph._p.append(end)


def link(paragraph: Paragraph, anchor: str, text: str) -> Any:
    """A link to a bookmark; more runs may be put into it."""
    made = element("hyperlink", anchor=anchor, history="1")
    run = paragraph.add_run(text)
    made.append(run._r)
    paragraph._p.append(made)
    return made


def alternative_text(run: Run, text: str) -> None:
    """What a picture shows, for whoever cannot see it."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", text)


def rule_table(table: Table) -> None:
    """Thin rules between the rows, whatever the style says, and cells with a little room."""
    properties = table._tbl.tblPr
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        drawn = side in ("bottom", "insideH")
        borders.append(element(side, val="single" if drawn else "nil", sz="4", space="0", color=RULE))
    margins = element("tblCellMar")
    for side, width in (("top", "40"), ("left", "60"), ("bottom", "40"), ("right", "60")):
        margins.append(element(side, w=width, type="dxa"))
    layout = element("tblLayout", type="fixed")
    for made in (borders, layout, margins):
        for old in properties.findall(made.tag):
            properties.remove(old)
    _insert_in_order(properties, (borders, layout, margins))


def _insert_in_order(properties: Any, children: Sequence[Any]) -> None:
    """The schema wants borders, layout, margins, then the look of the table."""
    look = properties.find(qn("w:tblLook"))
    for child in children:
        if look is not None:
            look.addprevious(child)
        else:
            properties.append(child)


def repeat_header(table: Table) -> None:
    """The first row stands on top of every page, and no row is parted."""
    for i, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if i == 0:
            properties.append(element("tblHeader"))


def header_rule(cell: _Cell) -> None:
    """A stronger rule below a head cell."""
    borders = element("tcBorders")
    borders.append(element("bottom", val="single", sz="8", space="0", color=RULE))
    cell._tc.get_or_add_tcPr().append(borders)

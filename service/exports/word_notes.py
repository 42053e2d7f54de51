"""Endnotes of a Word file: the evidence behind part 1, each note numbered by Word and told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from service.exports.word_fields import element
from service.exports.word_fields import field as add_field

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
PLACE = PackURI("/word/endnotes.xml")
FIRST_BOOKMARK = 50_000
"""Ids of the bookmarks behind notes begin here, clear of those of headings."""
REFERENCE, TEXT = "Endnote Reference", "Endnote Text"


@dataclass
class Endnotes:
    """The notes of one file. A note that is pointed to again is a reference to its first place."""

    notes: Mapping[int, str]
    reference: str
    """Id of the style of the small numbers."""
    placed: dict[int, str] = field(default_factory=dict)

    def mark(self, paragraph: Paragraph, number: int) -> None:
        """Point to the evidence of a small number."""
        if number not in self.notes:
            return
        if number in self.placed:
            for run in add_field(paragraph, f"NOTEREF {self.placed[number]} \\f \\h", str(number)):
                run._r.style = self.reference
            return
        name = f"_Note{number}"
        self.placed[number] = name
        mark = str(FIRST_BOOKMARK + number)
        paragraph._p.append(element("bookmarkStart", id=mark, name=name))
        run = paragraph.add_run()
        run._r.style = self.reference
        run._r.append(element("endnoteReference", id=str(len(self.placed))))
        paragraph._p.append(element("bookmarkEnd", id=mark))

    def save(self, word: WordDocument) -> None:
        """Write the notes into the file, in the order they were pointed to."""
        if not self.placed:
            return
        style_ids = {name: word.styles[name].style_id for name in (REFERENCE, TEXT)}
        root: Any = parse_xml(f"<w:endnotes {nsdecls('w')}/>")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            root.append(_separator(number, kind))
        for number, told in enumerate(self.placed, start=1):
            root.append(_note(number, self.notes[told], style_ids))
        blob = serialize_part_xml(root)
        package = word.part.package
        for relation in [r for r in word.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.ENDNOTES]:
            del word.part.rels[relation.rId]
        word.part.relate_to(Part(PLACE, CONTENT_TYPE, blob, package), RELATIONSHIP_TYPE.ENDNOTES)
        _declare(word)


def _separator(number: int, kind: str) -> Any:
    note = element("endnote", type=kind, id=str(number))
    paragraph, run = element("p"), element("r")
    run.append(element(kind))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _note(number: int, text: str, style_ids: Mapping[str, str]) -> Any:
    note, paragraph = element("endnote", id=str(number)), element("p")
    look = element("pPr")
    look.append(element("pStyle", val=style_ids[TEXT]))
    paragraph.append(look)
    mark = element("r")
    mark_look = element("rPr")
    mark_look.append(element("rStyle", val=style_ids[REFERENCE]))
    mark.append(mark_look)
    mark.append(element("endnoteRef"))
    said, words = element("r"), element("t")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {text}"
    said.append(words)
    paragraph.extend([mark, said])
    note.append(paragraph)
    return note


def _declare(word: WordDocument) -> None:
    """Numbers in digits; the settings name the two separators."""
    settings = word.settings.element
    for old in settings.findall(qn("w:endnotePr")):
        settings.remove(old)
    made = element("endnotePr")
    made.append(element("numFmt", val="decimal"))
    made.extend([element("endnote", id="-1"), element("endnote", id="0")])
    for section in word.sections:
        counted = element("endnotePr")
        counted.append(element("numFmt", val="decimal"))
        _put_after_headers(section._sectPr, counted)
    place = next((child for child in settings if child.tag.partition("}")[2] in AFTER_NOTES), None)
    if place is None:
        settings.append(made)
    else:
        place.addprevious(made)


def _put_after_headers(section: Any, made: Any) -> None:
    """The schema wants what is said of notes behind the headers and footers of a section."""
    for old in section.findall(made.tag):
        section.remove(old)
    heads = [child for child in section if child.tag in (qn("w:headerReference"), qn("w:footerReference"), qn("w:footnotePr"))]
    section.insert(len(heads), made)


AFTER_NOTES = {
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "shapeDefaults",
    "decimalSymbol",
    "listSeparator",
}
"""What the schema of the settings wants behind the notes."""

"""Lists of a Word file: each ordered list counts from 1, and bullets are bullets in any template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from service.exports.word_fields import element

BULLET = "•"
PLACE = PackURI("/word/numbering.xml")


def restarted(word: WordDocument, lines: Sequence[Paragraph], *, ordered: bool) -> None:
    """Give the lines a numbering of their own."""
    number = _new_list(word, ordered)
    for line in lines:
        properties = line._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(6), Mm(-5)


def _numbering(word: WordDocument) -> Any:
    """Where the file keeps its lists; a template that has none yet gets an empty one."""
    known = [relation for relation in word.part.rels.values() if relation.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if not known:
        empty: Any = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(PLACE, CONTENT_TYPE.WML_NUMBERING, empty, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return word.part.numbering_part.element


def _new_list(word: WordDocument, ordered: bool) -> int:
    """A new abstract list of one level, and the number of the list that uses it."""
    numbering: Any = _numbering(word)
    used = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
    found = max(used, default=0) + 1
    abstract = element("abstractNum", abstractNumId=str(found))
    abstract.append(element("multiLevelType", val="singleLevel"))
    level = element("lvl", ilvl="0")
    level.append(element("start", val="1"))
    level.append(element("numFmt", val="decimal" if ordered else "bullet"))
    level.append(element("lvlText", val="%1." if ordered else BULLET))
    level.append(element("lvlJc", val="left"))
    abstract.append(level)
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    return int(numbering.add_num(found).numId)

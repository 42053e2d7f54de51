"""Part 2 as blocks: the workings, for whoever must sign the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from service.exports.blocks import heading, paragraph, quiet_table
from service.exports.document import Block, EvidenceList, Heading, Paragraph, Part, Words
from service.exports.method_lines import method_line
from service.exports.part_two_control import measurement, programme
from service.exports.part_two_delivery import organisation, quality_gaps, relationships
from service.exports.part_two_direction import objectives, situation
from service.exports.part_two_ledgers import assumptions, calculations, checks, questions, sources
from service.exports.part_two_market import customers, positioning
from service.exports.part_two_promise import expectations, mix
from service.exports.workings import Section, Workings

CHAPTERS: tuple[Callable[[Workings], Section], ...] = (
    objectives,
    situation,
    customers,
    positioning,
    expectations,
    mix,
    quality_gaps,
    relationships,
    organisation,
    programme,
    measurement,
)
LEDGERS: tuple[Callable[[Workings], Section], ...] = (assumptions, questions, checks, sources, calculations)
MOST_LINES = 4
"""With more sections of a single line than this, they share a table."""


def part_two(w: Workings, evidence: EvidenceList) -> Part:
    """All of part 2; its sections are numbered. The evidence comes last, where Word prints its endnotes."""
    closing = Section("evidence", (evidence,) if evidence.items else ())
    chapters = _lines_gathered(w, [chapter(w) for chapter in CHAPTERS])
    present = [s for s in (*chapters, *(ledger(w) for ledger in LEDGERS), closing) if s.blocks]
    blocks = chain.from_iterable(_numbered(w, number, section) for number, section in enumerate(present, start=1))
    intro = paragraph(Words(w.wording.label("two.intro")), quiet=True)
    return Part(Heading(2, w.wording.label("part.2"), "part-2"), (*intro, *blocks))


def _numbered(w: Workings, number: int, section: Section) -> list[Block]:
    title = w.wording.label("two.numbered", number=str(number), title=w.wording.label(f"section.{section.name}"))
    return [heading(3, title, f"two-{section.name.replace('_', '-')}"), *method_line(w.wording, section.name), *section.blocks]


def _lines_gathered(w: Workings, chapters: Sequence[Section]) -> list[Section]:
    """The chapters; those of one line come last, as one table, when there are many."""
    lines = [section for section in chapters if _is_line(section)]
    if len(lines) <= MOST_LINES:
        return list(chapters)
    rows = [(Words(w.wording.label(f"section.{section.name}"), emphasis=True), _line(section)) for section in lines]
    caption = ("rest", w.wording.label("section.rest"))
    rest = Section("rest", tuple(quiet_table(caption, w.columns(("section", "can_be_said")), rows)))
    return [*(section for section in chapters if not _is_line(section)), rest]


def _is_line(section: Section) -> bool:
    return len(section.blocks) == 1 and isinstance(section.blocks[0], Paragraph)


def _line(section: Section) -> Words:
    (block,) = section.blocks
    return block.words if isinstance(block, Paragraph) else Words("")

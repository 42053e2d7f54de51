"""The document of a plan: part 1, part 2, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Literal

from service.domain.plan.plan import Plan
from service.exports.document import Block, Document, EvidenceList, Figure, Heading, Part
from service.exports.part_one import OwnersPages, part_one
from service.exports.part_two import part_two
from service.exports.wording import Wording
from service.exports.workings import Workings

Parts = Literal["1", "2", "both"]


def document_of(plan: Plan, parts: Parts = "both") -> Document:
    """The plan as a document. Part 1 alone is followed by the list its numbers point to."""
    workings = Workings(Wording(plan))
    pages = OwnersPages(workings.wording)
    first = part_one(pages)
    evidence = pages.notes.listed(workings.support)
    second = (part_two(workings, evidence),) if parts != "1" else _evidence_part(workings, evidence)
    chosen = second if parts == "2" else (first, *second)
    label = workings.wording.label
    numbers = count(1)
    numbered = tuple(replace(part, blocks=tuple(_numbered(part.blocks, numbers, workings.wording))) for part in chosen)
    return Document(plan.summary.title, plan.language, numbered, label("evidence.note"), label("contents"))


def _numbered(blocks: Iterable[Block], numbers: Iterator[int], wording: Wording) -> Iterator[Block]:
    """The blocks, with the figures numbered as they come."""
    for block in blocks:
        if isinstance(block, Figure):
            number = next(numbers)
            yield replace(block, number=number, lead=str(wording.book.phrase("charts.figure", number=number)))
        else:
            yield block


def _evidence_part(workings: Workings, evidence: EvidenceList) -> tuple[Part, ...]:
    if not evidence.items:
        return ()
    return (Part(Heading(2, workings.wording.label("section.evidence"), "evidence"), (evidence,)),)

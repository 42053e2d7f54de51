"""Groups and lines of the register by name: a part of the week in words, a line with whom or when it is for."""

from __future__ import annotations

from service.domain.evidence import Phrase
from service.figures.register_groups import find_slots
from service.figures.register_line import RegisterLine
from service.stages.desk import Desk
from service.writing.week_names import name_slots


def called(desk: Desk, group: Phrase) -> Phrase:
    """A group of a record by the part of the week it stands for (`sat morning` is Saturday morning), else by its own name."""
    slots = find_slots(desk.case.week, group) if desk.case.week else ()
    return Phrase(name_slots(desk.book, slots), group.evidence) if slots else group


def group_of(desk: Desk, line: RegisterLine) -> Phrase | None:
    """The group of a line: parts of the week where they are known."""
    if line.group is None or not line.dayparts:
        return line.group
    return Phrase(name_slots(desk.book, line.dayparts), line.group.evidence)


def named_line(desk: Desk, line: RegisterLine) -> Phrase:
    """A line by its label, with the segment or group it is for."""
    whose = group_of(desk, line) if line.pool else line.segment or group_of(desk, line)
    return desk.phrase("expectations.line", label=line.label, whose=whose) if whose else line.label


def is_apart(line: RegisterLine) -> bool:
    """Whether the line is that of an uneven group, which has a note of its own."""
    return line.group is not None and line.pool is None

"""Parts of the week in words: `Tuesday and Thursday afternoon`, `周二、周四下午`; a season by its name alone."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain.evidence import Phrase
from service.figures.slots import Slot
from service.writing.phrasebook import Phrasebook

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
A_RUN = 3


def name_slots(book: Phrasebook, slots: Sequence[Slot]) -> Phrase:
    """Slots in words, days with the same part of the day together, runs of days as `Monday to Friday`."""
    by_part: dict[str, list[Slot]] = {}
    for slot in slots:
        by_part.setdefault(str(slot.part), []).append(slot)
    by_days: dict[tuple[str, ...], list[Phrase]] = {}
    for group in by_part.values():
        by_days.setdefault(() if group[0].is_season else tuple(s.day for s in group), []).append(group[0].part)
    return book.listed([_on(book, days, book.listed(parts)) for days, parts in by_days.items()], "groups")


def name_each(book: Phrasebook, slot: Slot) -> Phrase:
    """One part of one day, with its day even where the part is a season."""
    return _on(book, (slot.day,), slot.part)


def _on(book: Phrasebook, days: Sequence[str], part: Phrase) -> Phrase:
    """A part of some days; a season alone, whatever the day."""
    return book.phrase("numbers.slot", day=name_days(book, days), part=part) if days else part


def name_days(book: Phrasebook, days: Sequence[str]) -> Phrase:
    """Days in words, runs as `Monday to Friday`."""
    numbers = sorted({WEEK.index(d) for d in days})
    names = [book.texts[f"numbers.days.{WEEK[i]}"] for i in numbers]
    if len(numbers) >= A_RUN and numbers[-1] - numbers[0] == len(numbers) - 1:
        return book.phrase("numbers.run", first=names[0], last=names[-1])
    return book.listed(names)

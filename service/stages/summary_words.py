"""Sentences ready to be said or sent, for the moments that the plan brings about."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Statement
from service.moves.lexicon import family_of
from service.moves.naming import offer_name, side_of
from service.stages.desk import Desk
from service.writing.week_names import name_slots

MOST_WORDS = 4
FIRST_WORDS = ("asked_when", "day_after", "one_name")
"""What a firm without a record can say from the first day."""


def ready_words(desk: Desk) -> tuple[Statement, ...]:
    """At most four, the most telling first; none for what the plan does not do."""
    if desk.case.thin:
        return tuple(desk.tell(f"summary.words.{key}") for key in FIRST_WORDS)
    rows = [*_late(desk), *_offer(desk), *_quiet(desk), *_leaver(desk), *_price(desk), *_of_actions(desk)]
    return tuple(rows[:MOST_WORDS])


def _offer(desk: Desk) -> Iterator[Statement]:
    """What is said when the offer is made, by the side of quality it stands on."""
    chosen = desk.case.position.chosen
    if chosen and desk.scheme.has("lead"):
        yield desk.tell(f"summary.words.offer.{side_of(desk.case, chosen)}", offer=offer_name(desk.case))


def _quiet(desk: Desk) -> Iterator[Statement]:
    """Where someone books: the times with room, by name."""
    slots = desk.case.week.quiet if desk.case.week else ()
    if slots and (desk.scheme.has("level_week") or desk.scheme.has("fill_hours")):
        yield desk.tell("summary.words.quiet", quiet=name_slots(desk.book, slots))


def _late(desk: Desk) -> Iterator[Statement]:
    """Where the firm is late: it is said before anyone asks."""
    lines = [line for line in desk.case.register.lines if not line.yes_no and family_of(desk.brief.language, str(line.label)) == "late"]
    if lines:
        yield desk.tell("summary.words.late")


def _leaver(desk: Desk) -> Iterator[Statement]:
    if desk.scheme.action("keep.leavers"):
        yield desk.tell("summary.words.leaver")


def _price(desk: Desk) -> Iterator[Statement]:
    """The new price, told with its day."""
    told = desk.scheme.action("price_step.tell")
    if told:
        yield desk.tell("summary.words.price", **told.slots)


def _of_actions(desk: Desk) -> Iterator[Statement]:
    for key in ("put_right.book", "keep.call", "fill_hours.ask"):
        if desk.scheme.action(key):
            yield desk.tell(f"summary.words.{key.replace('.', '_')}")

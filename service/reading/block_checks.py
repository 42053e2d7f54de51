"""Blocks of a brief that only make sense together: who buys, who does the work, and hours demanded where hours are sold."""

from __future__ import annotations

from collections.abc import Iterator

from service.reading.faults import Fault, suggestion
from service.reading.raw_blocks import Block, table


def block_faults(data: Block) -> Iterator[Fault]:
    """All faults between blocks."""
    yield from _customers(data)
    yield from _slots(data)
    yield from _nobody(data)


def _nobody(data: Block) -> Iterator[Fault]:
    """Someone who works alone and has no hour leaves nobody to do what a plan asks."""
    team, hours = data.get("team") or [], table(data, "business").get("owner_hours_per_week")
    if hours == 0 and isinstance(team, list) and len(team) <= 1:
        yield Fault(
            ("business", "owner_hours_per_week"), "is 0, and `team` names nobody else; give the hours you can spare, or leave it out"
        )


def _customers(data: Block) -> Iterator[Fault]:
    if not data.get("segments") and not data.get("customers_in_words"):
        yield Fault(("customers_in_words",), "is missing; say who buys in one sentence, or give `segments`")


def _slots(data: Block) -> Iterator[Fault]:
    capacity = table(data, "capacity")
    hours, demand = table(capacity, "hours"), table(capacity, "demand")
    for day in demand:
        for part in table(demand, day):
            if part not in table(hours, day):
                words = f"has demand but no hours to sell in `capacity.hours.{day}`; {suggestion(part, table(hours, day))}"
                yield Fault(("capacity", "demand", day, part), words)

"""What the trade does for a group of customers begins in a month in which nothing else does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.domain.evidence import Statement
from service.domain.plan.owner import CustomerRow
from service.stages.desk import Desk
from service.stages.idea_slots import Fitting
from service.stages.monday import who
from service.stages.summary_customers import deed_for_a_group
from service.stages.trials import tried_by


@dataclass(frozen=True)
class Begun:
    """A deed that begins in some month, and who begins it."""

    said: Statement
    who: str


def deeds_to_begin(desk: Desk, rows: Sequence[CustomerRow], groups: Mapping[int, Fitting]) -> Iterator[Begun]:
    """The deeds that the rows of the customers name, in their order; `groups` holds them by the index of the segment."""
    index = {str(segment.name): segment.index for segment in desk.case.customers.segments}
    for row in rows:
        found = groups.get(index[row.segment])
        deed = deed_for_a_group(desk, found) if found else None
        if found and deed and deed.casefold() in row.text.text.casefold():
            yield Begun(desk.tell("summary.calendar.begin", deed=deed), who(desk, tried_by(desk, found)))

"""A first roster to try, day by day, where hours can be moved to the customers."""

from __future__ import annotations

from service.domain.evidence import Fact, Statement
from service.domain.plan.owner_tables import RosterDay, RosterTable
from service.figures.roster import Roster, read_roster
from service.figures.slots import Slot
from service.moves.level_week import moves_bookings
from service.stages.desk import Desk
from service.writing.week_names import WEEK, name_days, name_slots

MOST_PARTS = 4
SAME_H = 0.01


def roster_table(desk: Desk) -> RosterTable | None:
    """None where the plan builds no roster, or the day has more parts than a table of part 1 has columns.

    Where the plan fills its quiet hours as well, hours that are moved away cannot be filled: no table says which.
    """
    week, fills = desk.case.week, desk.scheme.has("fill_hours")
    builds = desk.scheme.action("level_week.roster") and not moves_bookings(desk.case) and not fills
    roster = read_roster(week, desk.ledger) if week and builds else None
    if week is None or roster is None or week.fullest is None:
        return None
    parts = list(dict.fromkeys(str(slot.part) for slot, _ in roster.slots))
    if len(parts) > MOST_PARTS:
        return None
    intro = desk.tell(
        "summary.roster.intro",
        hours=week.hours,
        moved=roster.moved,
        load=roster.fullest_load,
        limit=desk.case.queue_line,
        fullest=name_slots(desk.book, [week.fullest]),
    )
    days = [day for day in WEEK if any(slot.day == day for slot, _ in roster.slots)]
    return RosterTable(intro=intro, parts=tuple(parts), rows=tuple(_day(desk, day, parts, roster) for day in days))


def _day(desk: Desk, day: str, parts: list[str], roster: Roster) -> RosterDay:
    cells = {str(slot.part): _cell(desk, slot, then) for slot, then in roster.slots if slot.day == day}
    return RosterDay(day=str(name_days(desk.book, [day])), cells=tuple(cells.get(part) for part in parts))


def _cell(desk: Desk, slot: Slot, then: Fact) -> Statement:
    moves = abs(then.value - slot.hours.value) > SAME_H
    return desk.tell(f"summary.roster.{'moves' if moves else 'stays'}", now=slot.hours, then=then)

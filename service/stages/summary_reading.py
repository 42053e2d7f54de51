"""What the firm's figures say, in a few lines: what its record, its week, its services and its customers add up to."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Phrase, Statement, from_brief, named
from service.figures.criteria import CriterionFigures
from service.figures.record_contrast import Contrast, read_contrast
from service.figures.register_line import RegisterLine
from service.figures.segments import SegmentFigures
from service.stages.desk import Desk
from service.stages.expectations_thin import cases_logged, supported_by
from service.stages.summary_bolder import come_once
from service.stages.summary_earnings import money_said
from service.writing.week_names import name_slots

MOST_LINES = 5
MANY_TIMES = 3
"""From how many times its worth one customer is told against another."""
CLOSE = 0.25
"""Points of a rating within which two firms are called close."""
LOG_STEPS = (10, 22)
"""Rows of a log after which it is told how sure they make."""
OFTEN_MISSED = 0.05
"""Share of cases from which a miss is no accident."""
ONE_CAUSE, LEAST_COMPLAINTS = 0.35, 3


def write_reading(desk: Desk) -> tuple[Statement, ...]:
    """At most five lines, what decides most first; one for a brief without a record."""
    lines = (_log, money_said, _record, come_once, _missed, _worth, _week, _rivals, _complaints)
    return tuple(line for write in lines for line in write(desk))[:MOST_LINES]


def _log(desk: Desk) -> Iterator[Statement]:
    """Without a record: how much surer each row of the log makes the firm."""
    if desk.case.thin:
        few, more, enough = (cases_logged(desk, n) for n in (*LOG_STEPS, int(desk.case.register.smallest_n.value)))
        held = [supported_by(desk, int(n.value)) for n in (few, more, enough)]
        yield desk.tell("reading.log", few=few, more=more, enough=enough, few_hold=held[0], more_hold=held[1], enough_hold=held[2])


def _record(desk: Desk) -> Iterator[Statement]:
    """Where the record breaks, and the calm hours that keep it."""
    found = read_contrast(desk.brief, desk.case.register, desk.case.week, desk.ledger)
    if found is None:
        return
    where = "full" if found.by_load else "group"
    slots = {"group": _group(desk, found)} if where == "group" else {"line": desk.case.queue_line}
    line = desk.tell(
        f"reading.record.{where}",
        label=desk.case.low(found.line.label),
        level=found.level,
        kept=found.better.kept,
        n=found.better.n,
        broken_kept=found.broken.kept,
        broken_n=found.broken.n,
        **slots,
    )
    yield desk.book.join([line, *_calm(desk, found)], part=1)


def _group(desk: Desk, found: Contrast) -> Phrase:
    return name_slots(desk.book, found.slots) if found.group is None else found.group


def _calm(desk: Desk, found: Contrast) -> Iterator[Statement]:
    """The quiet part of the week whose whole record is better than what is told of the rest."""
    quiet = next((x for x in desk.case.register.of(found.line.measure) if x.pool == "quiet" and x.worst), None)
    if quiet and quiet.worst and quiet.worst.value < found.level.value:
        yield desk.tell("reading.record.calm", quiet=name_slots(desk.book, quiet.dayparts), n=quiet.n, worst=quiet.worst)


def _missed(desk: Desk) -> Iterator[Statement]:
    """The yes-or-no matter that is missed most, where no objective of the plan mends it."""
    mended = {str(o.move.slots.get("label_low")) for o in desk.scheme.objectives if o.move.kind == "fix_measure"}
    rows = [(x.kept.value / x.total.value, x.measure, x) for x in desk.case.register.lines if _is_whole(x) and x.kept and x.total]
    rate, measure, line = min(rows, key=lambda r: r[:2], default=(1.0, "", None))
    if line is None or line.kept is None or line.total is None or rate > 1 - OFTEN_MISSED or str(desk.case.low(line.label)) in mended:
        return
    misses = desk.ledger.fact(f"missed.{measure}", line.total.value - line.kept.value, "count", "total − kept", {"kept": line.kept})
    yield desk.tell("reading.missed", label=desk.case.low(line.label), misses=misses, total=line.total)


def _is_whole(line: RegisterLine) -> bool:
    return line.yes_no and line.segment is None and line.group is None


def _week(desk: Desk) -> Iterator[Statement]:
    week = desk.case.week
    if week is None or week.seasonal:
        return
    if not week.overloaded and week.emptiest and week.unsold and week.unsold.value > 0:
        quiet, load = name_slots(desk.book, [week.emptiest]), week.emptiest.utilisation
        yield desk.tell("reading.week.empty", unsold=week.unsold, hours=week.hours, quiet=quiet, quiet_load=load)


def _worth(desk: Desk) -> Iterator[Statement]:
    """A customer of the most valuable group against one of the group that brings the most together."""
    valued = [s for s in desk.case.customers.segments if s.contribution_year and s.contribution_all and s.contribution_year.value > 0]
    if len(valued) < 2:
        return
    top, many = max(valued, key=_each), max(valued, key=_together)
    times = _each(top)[0] / _each(many)[0]
    if times >= MANY_TIMES:
        slots = {"top": desk.case.group_words(top.name), "many": desk.case.group_words(many.name)}
        fact = desk.ledger.fact("worth.times", times, "count", "contribution of one customer ÷ contribution of the other")
        money = {"top_each": top.contribution_year, "many_each": many.contribution_year, "many_all": many.contribution_all}
        yield desk.tell("reading.worth", times=fact, **slots, **money)


def _each(segment: SegmentFigures) -> tuple[float, str]:
    return (segment.contribution_year.value if segment.contribution_year else 0.0, str(segment.name))


def _together(segment: SegmentFigures) -> tuple[float, str]:
    return (segment.contribution_all.value if segment.contribution_all else 0.0, str(segment.name))


def _rivals(desk: Desk) -> Iterator[Statement]:
    """The best rival's weighed rating beside the firm's, and what would move the firm's most."""
    position = desk.case.position
    rated = [(r.total.value, r.name, r) for r in position.rivals if r.total]
    room = [c for c in position.criteria if c.own and c.own.value < 5 and not c.role_price]
    if position.own_total is None or not rated or not room:
        return
    best = max(rated, key=lambda r: r[:2])[2]
    lead = position.own_total.value - (best.total.value if best.total else 0.0)
    key = "close" if abs(lead) < CLOSE else "ahead" if lead > 0 else "behind"
    criterion = _heaviest(room)
    yield desk.tell(f"reading.rivals.{key}", own=position.own_total, theirs=best.total, rival=best.name, criterion=criterion.name)


def _heaviest(criteria: list[CriterionFigures]) -> CriterionFigures:
    return min(criteria, key=lambda c: (-c.weight.value, c.name))


def _complaints(desk: Desk) -> Iterator[Statement]:
    """The cause of most complaints, where one stands out."""
    all_month, told = desk.case.complaints_month, desk.brief.complaints
    if all_month is None or told is None or not told.kinds or all_month.value < LEAST_COMPLAINTS:
        return
    kind, count = max(told.kinds.items(), key=lambda k: (k[1], k[0]))
    if count >= ONE_CAUSE * all_month.value:
        path = f"complaints.kinds.{kind}"
        yield desk.tell("reading.complaints", all=all_month, kinds=from_brief(count, "count", path), kind=named(kind, path))

"""What each segment gets: its place in the hours, what it asks for, what the plan does for it, and what it may be told."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Phrase, Statement
from service.figures.register_line import RegisterLine
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.moves.level_week import is_for_callers
from service.moves.naming import offer_name
from service.moves.promise_sentence import promise_sentence
from service.stages.desk import Desk
from service.writing.week_names import name_slots

SENTENCE_ENDS = " .。"
MOST_NAMED = 2


def service_level(desk: Desk, segment: SegmentFigures) -> Statement:
    """What customers of a segment get, each sentence from the figure, wish or move that asks for it."""
    parts = (_place(desk, segment), _wants(desk, segment), _plans(desk, segment), _promises(desk, segment))
    return desk.book.join([s for part in parts for s in part] or [desk.say("customers.level.same")])


def tight_slots(desk: Desk) -> tuple[Slot, ...]:
    """Parts of the week in which customers stand in each other's way, the fullest first."""
    week = desk.case.week
    tight = (*week.overloaded, *week.full, *week.queue_risk) if week else ()
    return tuple(sorted(tight, key=lambda s: -(s.utilisation.value if s.utilisation else float("inf"))))


def name_some(desk: Desk, slots: tuple[Slot, ...]) -> Phrase:
    """Slots by name where they are few, else the fullest as an example."""
    if len(slots) <= MOST_NAMED:
        return name_slots(desk.book, slots)
    return desk.phrase("customers.full_hours", fullest=name_slots(desk.book, slots[:1]))


def _place(desk: Desk, segment: SegmentFigures) -> Iterator[Statement]:
    """Which hours they come first or last in; those kept for whoever rings that day are nobody's."""
    tight = tuple(slot for slot in tight_slots(desk) if not is_for_callers(desk.case, slot))
    if _loses(segment):
        yield desk.say("customers.level.losing")
    elif segment.tier == "platinum" and tight:
        yield desk.say("customers.level.first_choice", tight=name_some(desk, tight))
    elif segment.tier in ("iron", "lead") and tight and not any(g.kind == "keep" and g.segment == segment.index for g in desk.case.goals):
        yield desk.say("customers.level.last_choice", tight=name_some(desk, tight))
    fill = desk.case.fill
    if fill and fill.won and fill.segment and fill.segment.index == segment.index:
        yield desk.say("customers.level.quiet_first", quiet=name_slots(desk.book, fill.targets))
    elif segment.tier == "lead" and not _loses(segment):
        yield desk.say("customers.level.no_advert")


def _wants(desk: Desk, segment: SegmentFigures) -> Iterator[Statement]:
    """What they ask for, and how much personal touch answers it."""
    if segment.needs:
        yield desk.say("customers.level.needs", needs=Phrase(segment.needs.rstrip(SENTENCE_ENDS), segment.needs.evidence))
    if desk.scheme.action(f"keep.newcomers.{segment.index}"):
        yield desk.say("customers.level.newcomers")
    elif segment.touch == "high" and segment.tier in ("iron", "lead"):
        yield desk.say("customers.level.touch_whoever")
    elif segment.touch and not _loses(segment):
        yield desk.say(f"customers.level.touch_{segment.touch}")


def _loses(segment: SegmentFigures) -> bool:
    """Whether a customer of the segment costs more than it brings."""
    return segment.contribution_year is not None and segment.contribution_year.value < 0


def _plans(desk: Desk, segment: SegmentFigures) -> Iterator[Statement]:
    """What the plan does for them, with its first day."""
    focus = desk.case.focus
    if desk.scheme.has("lead") and focus is not None and focus.index == segment.index:
        yield desk.say("customers.level.offer", offer=offer_name(desk.case))
    for key in ("call", "visit", "same_hands"):
        action = desk.scheme.action(f"keep.{key}.{segment.index}")
        if action:
            yield desk.say(f"customers.level.{key}", start=action.start, action=action.id)
    turn = next((m for m in desk.scheme.moves if m.kind == "turn_segment"), None)
    if turn is not None and turn.slots["segment"] == segment.name:
        for action in (a for a in desk.scheme.actions if a.task.key.startswith("turn_segment.")):
            yield desk.say(f"customers.level.{action.task.key.split('.')[1]}", finish=action.finish, action=action.id)


def _promises(desk: Desk, segment: SegmentFigures) -> Iterator[Statement]:
    """The first promise they may be told, and the first measure on which they may be told nothing yet."""
    expects = desk.brief.segments[segment.index].expects
    own = [line for m in expects for line in desk.case.register.of(m) if _concerns(desk, line, segment)]
    said = next((line for line in own if line.may_be_published), None)
    if said:
        sentence = promise_sentence(said, desk.book, desk.case.week, desk.ledger)
        yield desk.say("customers.level.may_be_told", sentence=sentence)
    held = next((line for line in own if line.verdict == "fix_first" and line.adequate and line.deliverable), None)
    if held:
        yield desk.say("customers.level.not_yet", label=desk.case.low(held.label), adequate=held.adequate, deliverable=held.deliverable)


def _concerns(desk: Desk, line: RegisterLine, segment: SegmentFigures) -> bool:
    """Whether a line is a segment's own, or the one for everyone where it has none of its own."""
    if line.segment is not None:
        return line.segment == segment.name
    alone = not any(other.segment == segment.name for other in desk.case.register.of(line.measure))
    return line.group is None and alone

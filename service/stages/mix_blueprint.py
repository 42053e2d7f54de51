"""The service blueprint: the steps of a visit that this firm's own figures and words show to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from service.domain.evidence import Phrase, known
from service.domain.plan.promise import FailPoint
from service.figures.register_line import RegisterLine
from service.figures.week import find_slot
from service.moves.lexicon import family_of
from service.moves.model import SlotDict
from service.moves.promise_sentence import promise_sentence
from service.moves.put_right import lost_someone, unrecorded
from service.stages.desk import Desk
from service.stages.mix_carriers import fitting
from service.stages.mix_complaints import Step, counted, kinds_of
from service.stages.mix_quotes import HANDLING, NOTES, audits, told
from service.stages.recovery_complaints import line_of
from service.writing.ideas import Post
from service.writing.week_names import name_slots

MOST_RECORDS = 2


@dataclass(frozen=True)
class Point:
    """A step that fails: its wording, why, and which standard fits. `name` replaces the step's own name."""

    key: str
    because: str
    post: Post
    standard: str = "standard"
    slots: SlotDict = field(default_factory=dict)
    name: Phrase | None = None


def blueprint(desk: Desk) -> tuple[FailPoint, ...]:
    """All fail points, in the order in which a customer meets them."""
    return tuple(_written(desk, point) for find in FINDERS for point in find(desk))


def _written(desk: Desk, point: Point) -> FailPoint:
    key = f"mix.blueprint.{point.key}"
    slots = {"desk": desk.case.posts.desk} | point.slots
    return FailPoint(
        step=str(point.name or desk.phrase(f"{key}.step")),
        fails_because=desk.say(_shared(desk, key, f"because.{point.because}"), **slots),
        backstage=desk.say(f"{key}.backstage", **slots),
        standard=desk.say(_shared(desk, key, point.standard), **slots),
        recovery=desk.say(f"{key}.recovery", **slots),
        owner=desk.case.posts.of(point.post),
    )


def _shared(desk: Desk, key: str, name: str) -> str:
    """The step's own text, else the one that all steps share."""
    return f"{key}.{name}" if desk.book.has(f"{key}.{name}") else f"mix.blueprint.any.{name}"


def _booking(desk: Desk) -> Iterator[Point]:
    week = desk.case.week
    if week and week.overloaded and week.fullest and week.fullest.utilisation:
        slots: SlotDict = {
            "slot": name_slots(desk.book, [week.fullest]),
            "load": week.fullest.utilisation,
            "quiet": name_slots(desk.book, week.quiet),
        }
        cap = fitting(desk, ("level_week.cap",))
        kinds = kinds_of(desk, "booking")
        slots |= _kinds(desk, "booking") if kinds else {}
        standard, shared = ("standard_cap", cap[0].slots) if cap else ("standard", {})
        yield Point("booking", "load_kinds" if kinds else "load", "desk", standard, {**shared, **slots})
    elif kinds_of(desk, "booking"):
        yield Point("booked_out", "kinds", "desk", slots=_kinds(desk, "booking"))


def _message(desk: Desk) -> Iterator[Point]:
    lines = [x for x in _general(desk) if _family(desk, x) == "reply" and not x.yes_no]
    standard = "standard_twice" if fitting(desk, ("fix_measure.fix_reply",)) else "standard"
    failing = [x for x in lines if x.verdict == "fix_first" and x.adequate and x.deliverable]
    said = told(desk.brief, "unclear_role", audits("process", "place"))
    if failing:
        yield Point("message", "fix_first", "desk", standard, _levels(desk, failing[0]))
    elif kinds_of(desk, "message"):
        yield Point("message", "kinds", "desk", standard, _kinds(desk, "message"))
    elif said and lines:
        yield Point("message", "told", "desk", standard, {"quote": said})


def _keys(desk: Desk) -> Iterator[Point]:
    said = told(desk.brief, "key_risk", audits("process", "place", "people"))
    if said:
        yield Point("keys", "told", "steward", slots={"quote": said})


def _prepared(desk: Desk) -> Iterator[Point]:
    for key, sign in (("prepared", "not_prepared"), ("papers", "late_papers")):
        said = told(desk.brief, sign, audits("process", "place"))
        if said:
            yield Point(key, "told", "desk", slots={"quote": said})


def _wait(desk: Desk) -> Iterator[Point]:
    """Being late or made to wait: by the record, by what the owner says of it, or by the complaints."""
    line = next((x for x in _general(desk) if _family(desk, x) == "late" and not x.yes_no), None)
    said, kinds = told(desk.brief, "not_told", audits("process", "people")), kinds_of(desk, "wait")
    if line and _fails(line):
        yield _late(desk, line, *_why(desk, line))
    elif said:
        yield _late(desk, line, "told", {"quote": said})
    elif kinds:
        yield _late(desk, line or line_of(desk, kinds[0]), "kinds", _kinds(desk, "wait"))


def _fails(line: RegisterLine) -> bool:
    """Whether the record of a line shows where it fails: a group that falls behind, or a level that misses what is accepted."""
    return bool(line.uneven_groups) or (line.verdict == "fix_first" and line.adequate is not None and line.deliverable is not None)


def _why(desk: Desk, line: RegisterLine) -> tuple[str, SlotDict]:
    return _worst_group(desk, line) if line.uneven_groups else ("fix_first", {})


def _worst_group(desk: Desk, line: RegisterLine) -> tuple[str, SlotDict]:
    """The group that keeps the level least often, with its load where it is a part of the week."""
    worst = min(line.uneven_groups, key=lambda g: (g.kept.value / g.n.value, str(g.name)))
    slot = find_slot(desk.case.week, str(worst.name)) if desk.case.week else None
    slots: SlotDict = {"group": worst.name, "kept": worst.kept, "n": worst.n, "level": worst.level}
    if slot is None or slot.utilisation is None:
        return "uneven", slots
    return "uneven_full", {**slots, "group": name_slots(desk.book, [slot]), "load": slot.utilisation}


def _late(desk: Desk, line: RegisterLine | None, because: str, slots: SlotDict) -> Point:
    """The promise is the standard; without one what customers accept, else a record first."""
    if line is None:
        return Point("wait", because, "steward", "standard_none", slots)
    standard, more = _standard(desk, line)
    return Point("wait", because, "steward", standard, {**_levels(desk, line), **more, **slots})


def _hands(desk: Desk) -> Iterator[Point]:
    if kinds_of(desk, "hands"):
        yield Point("hands", "kinds", "steward", slots=_kinds(desk, "hands"))
    elif lost_someone(desk.brief) and not desk.case.posts.solo:
        yield Point("hands", "told", "steward", slots={"quote": told(desk.brief, "staff_loss", (NOTES, *audits("people"))) or ""})


def _work(desk: Desk) -> Iterator[Point]:
    """Yes/no records with misses, the worst first; else complaints about the work itself."""
    missed = [x for x in _general(desk) if x.yes_no and x.kept and x.total and x.kept.value < x.total.value and _counts(desk, x)]
    for line in sorted(missed, key=lambda x: (known(x.kept).value / known(x.total).value, x.key))[:MOST_RECORDS]:
        misses = desk.ledger.fact(f"{line.key}.misses", known(line.total).value - known(line.kept).value, "count", "total − kept")
        standard, more = _standard(desk, line)
        slots: SlotDict = {"misses": misses, "total": known(line.total), **_levels(desk, line), **more}
        yield Point("work", "missed", "hands", standard, slots, line.label)
    if not missed and kinds_of(desk, "check"):
        yield Point("check", "kinds", "hands", slots=_kinds(desk, "check"))


def _slow(desk: Desk) -> Iterator[Point]:
    """What else takes too long: work, claims, a place in a class."""
    slow = [x for x in _general(desk) if not x.yes_no and _family(desk, x) not in ("reply", "late") and _fails(x)]
    for line in slow[:MOST_RECORDS]:
        because, slots = _why(desk, line)
        standard, more = _standard(desk, line)
        yield Point("slow", because, "steward", standard, {**_levels(desk, line), **more, **slots}, line.label)


def _pay(desk: Desk) -> Iterator[Point]:
    said = told(desk.brief, "not_told", audits("price"))
    if kinds_of(desk, "pay"):
        yield Point("pay", "kinds", "steward", slots=_kinds(desk, "pay"))
    elif said:
        yield Point("pay", "told", "steward", slots={"quote": said})


def _damage(desk: Desk) -> Iterator[Point]:
    if kinds_of(desk, "damage"):
        yield Point("damage", "kinds", "desk", slots=_kinds(desk, "damage"))


def _other(desk: Desk) -> Iterator[Point]:
    for kind in kinds_of(desk, "other"):
        yield Point("other", "kinds", "steward", slots={"kinds": counted(desk, [kind])}, name=kind.name)


def _complaint(desk: Desk) -> Iterator[Point]:
    said = told(desk.brief, "unrecorded", (HANDLING,), last=True)
    if unrecorded(desk.brief) and said:
        yield Point("complaint", "told", "desk", slots={"quote": said})


FINDERS: tuple[Callable[[Desk], Iterator[Point]], ...] = (
    _booking, _message, _keys, _prepared, _wait, _hands, _work, _slow,
    _damage, _pay, _other, _complaint,
)  # fmt: skip


def _general(desk: Desk) -> list[RegisterLine]:
    """Lines for everyone."""
    return [x for x in desk.case.register.lines if x.segment is None and x.group is None]


def _family(desk: Desk, line: RegisterLine) -> str:
    return family_of(desk.book.language, f"{line.label} {line.measure}")


def _counts(desk: Desk, line: RegisterLine) -> bool:
    """Whether misses matter: something must be mended first, is promised too high, or carries the position."""
    chosen = desk.case.position.chosen
    carries = chosen is not None and chosen.measure == line.measure
    return carries or line.verdict in ("fix_first", "held_back") or "overpromising_now" in line.flags


def _kinds(desk: Desk, step: Step) -> SlotDict:
    return {"kinds": counted(desk, kinds_of(desk, step))}


def _levels(desk: Desk, line: RegisterLine) -> SlotDict:
    slots: SlotDict = {"label": line.label, "label_low": desk.case.low(line.label)}
    for name, fact in (("adequate", line.adequate), ("deliverable", line.deliverable), ("median", line.median)):
        if fact:
            slots[name] = fact
    return slots


def _standard(desk: Desk, line: RegisterLine) -> tuple[str, SlotDict]:
    """Which standard a line gives: its printed promise, what customers accept, or none yet."""
    said = next((x for x in desk.case.register.of(line.measure) if x.may_be_published and x.segment is None), None)
    if said:
        return "standard_promise", {"sentence": promise_sentence(said, desk.book, desk.case.week, desk.ledger)}
    if line.adequate:
        return ("standard_share" if line.yes_no else "standard_accepted"), {}
    return ("standard_done" if line.yes_no else "standard_none"), {}

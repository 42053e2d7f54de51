"""Process and physical evidence: what changes in how the work is done, and what customers see of it."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement
from service.domain.plan.promise import Process
from service.moves.lexicon import family_of
from service.stages.desk import Desk
from service.stages.mix_blueprint import blueprint
from service.stages.mix_carriers import fitting
from service.stages.mix_parts import Decided, joined, steps
from service.stages.mix_quotes import audits, told

CHANGES = ("fix_measure", "level_week.run_roster", "put_right.book", "turn_segment.care")
FALLBACK = ("level_week", "record.open_log", "learn.log")
PRINTS = ("take_down.reprint", "take_down.swap")
CARDS = ("lead.pilot", "fill_hours.ask")
SEEN = (*PRINTS, *CARDS, "record.one_line")
SHOWN = ("learn.log", "record.open_log")


def process(desk: Desk) -> Process:
    """How the work is done, with the blueprint."""
    keys = CHANGES if fitting(desk, CHANGES) else FALLBACK
    actions = fitting(desk, keys) or fitting(desk, ("learn.answers",))
    decision = desk.say("mix.process.steps", steps=steps(desk, "process", actions))
    short = desk.tell("mix.process.short", steps=steps(desk, "process", actions[:2]))
    decided = Decided(decision, next(_refusals(desk)), short, keys)
    return Process(**decided.fields(desk), blueprint=blueprint(desk))


def physical_evidence(desk: Desk) -> Decided:
    """What customers see: prints that agree with the register, a card that asks, the record shown."""
    keys = SEEN if fitting(desk, SEEN) else SHOWN
    parts = list(_cues(desk))
    seen = told(desk.brief, "no_evidence", audits("physical_evidence"))
    if seen:
        parts.append(desk.say("mix.physical_evidence.told", proof=Phrase("", seen.evidence)))
    decision = joined(desk, parts) if parts else desk.say("mix.physical_evidence.log")
    return Decided(decision, _looks(desk), _short_cue(desk), keys)


def _refusals(desk: Desk) -> Iterator[Statement]:
    """The tool that is not bought, with the number that says why; the most telling first."""
    fix = fitting(desk, ("fix_measure",))
    line = next((x for x in desk.case.register.fix_first() if fix and x.label == fix[0].move.slots["label"] and not x.segment), None)
    if line and line.yes_no and line.kept and line.total:
        yield desk.say("mix.process.not_system", misses=fix[0].slots["misses"], total=line.total, label_low=desk.case.low(line.label))
    if line and line.median and line.per_month and family_of(desk.book.language, f"{line.label} {line.measure}") == "reply":
        yield desk.say("mix.process.not_call_centre", median=line.median, per_month=line.per_month)
    week = desk.case.week
    if week and week.overloaded:
        yield desk.say("mix.process.not_planner", over=week.over_hours, room=week.room_hours, limit=desk.case.queue_line)
    complaints = desk.case.complaints_month
    if complaints and fitting(desk, ("put_right.book",)):
        yield desk.say("mix.process.not_complaint_tool", n=complaints)
    yield desk.say("mix.process.not_tool", need=desk.case.register.smallest_n)


def _cues(desk: Desk) -> Iterator[Statement]:
    prints, cards = fitting(desk, PRINTS), fitting(desk, CARDS)
    if prints:
        yield desk.say("mix.physical_evidence.prints", finish=prints[0].finish)
    if cards:
        yield desk.say(f"mix.physical_evidence.card.{cards[0].task.key.split('.')[0]}", **cards[0].slots)
    line = fitting(desk, ("record.one_line",))
    if line:
        yield desk.say("mix.physical_evidence.one_line", **line[0].slots)


def _looks(desk: Desk) -> Statement:
    """New looks, by how much of the choice they carry."""
    criteria = desk.case.position.criteria
    if not criteria:
        return desk.say("mix.physical_evidence.not_looks_unknown")
    tangible = [c for c in criteria if c.dimension == "tangibles" and not c.role_price]
    if not tangible:
        points: Fact = desk.ledger.fact("criteria.count", len(criteria), "count", "points that customers choose by")
        return desk.say("mix.physical_evidence.not_looks_none", points=points)
    names = desk.book.listed([desk.case.low(c.name) for c in tangible])
    weight = sum(c.weight.value for c in tangible)
    formula = "Σ weights of what can be seen, the price aside"
    share = desk.ledger.fact("criteria.tangibles", weight, "share", formula, {str(c.name): c.weight for c in tangible})
    return desk.say("mix.physical_evidence.not_looks", names=names, weight=share)


def _short_cue(desk: Desk) -> Statement:
    prints, cards = fitting(desk, PRINTS), fitting(desk, CARDS)
    if prints:
        return desk.tell("mix.physical_evidence.short.prints", finish=prints[0].finish)
    if cards:
        return desk.tell("mix.physical_evidence.short.card", **cards[0].slots)
    line = fitting(desk, ("record.one_line",))
    return desk.tell("mix.physical_evidence.short.one_line", **line[0].slots) if line else desk.tell("mix.physical_evidence.short.log")

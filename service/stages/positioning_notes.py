"""Notes to the position: how wide the lead is, who is near, what a missing rating can change, and what would make a position."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Phrase, Statement, known
from service.domain.plan.block import Note
from service.figures.criteria import CriterionFigures
from service.stages.assuming import says_who_rated
from service.stages.desk import Desk
from service.stages.positioning_change import ways_to_a_position
from service.stages.positioning_rejected import slots_of
from service.stages.positioning_statement import in_doubt, rivals_by_name


def write_notes(desk: Desk) -> tuple[Note, ...]:
    """The notes that this position needs."""
    position = desk.case.position
    if not position.rivals or not position.criteria:
        return tuple(_nothing_to_compare(desk))
    return tuple(_all_notes(desk))


def _all_notes(desk: Desk) -> Iterator[Note]:
    chosen = desk.case.position.chosen
    lead = [*(_lead(desk, chosen) if chosen else ()), *_raters(desk), desk.say("positioning.notes.team")]
    if in_doubt(desk):
        lead.append(desk.say("positioning.notes.doubt", question=_question(desk)))
    yield desk.note("lead" if chosen else "reading", *lead)
    yield from _near(desk)
    if not chosen:
        yield from (desk.note("change", way) for way in ways_to_a_position(desk))
    missing = [s for c in desk.case.position.criteria if (s := _missing_rating(desk, c))]
    if missing:
        yield desk.note("unknown", *missing)


def _nothing_to_compare(desk: Desk) -> Iterator[Note]:
    rivals = rivals_by_name(desk)
    key = "no_criteria" if rivals else "no_rivals"
    ask = desk.scheme.action("prove.ask_five")
    sentences = [desk.say(f"positioning.notes.{key}", rivals=desk.book.listed([r.name for r in rivals]))]
    if ask:
        sentences.append(desk.say("positioning.notes.ask", action=Phrase(ask.id)))
    yield desk.note("reading", *sentences)


def _lead(desk: Desk, chosen: CriterionFigures) -> Iterator[Statement]:
    criteria = desk.case.position.criteria
    passing = sum(c.verdict == "position" for c in criteria)
    count = desk.ledger.fact("positioning.passing", passing, "count", "criteria that are important, real and hard to copy")
    of = desk.ledger.fact("positioning.criteria", len(criteria), "count", "criteria of the brief")
    key = "passes" if passing == 1 else "pass_too"
    yield desk.say(f"positioning.notes.{key}", count=count, of=of, criterion=desk.case.low(chosen.name))
    yield desk.say("positioning.notes.narrow" if known(chosen.advantage).value <= 1 else "positioning.notes.wide", lead=chosen.advantage)
    yield from _without_lead(desk)


def _without_lead(desk: Desk) -> Iterator[Statement]:
    """Where the firm would stand but for what it leads on."""
    bare = desk.case.position.without_lead
    if bare is None:
        return
    ahead = desk.book.listed([desk.phrase("positioning.notes.total_of", rival=name, total=total) for name, total in bare.ahead])
    yield desk.say(f"positioning.notes.{'hangs_on_it' if bare.ahead else 'stands_without'}", own=bare.own, ahead=ahead)


def _raters(desk: Desk) -> Iterator[Statement]:
    if "ratings" in desk.doubts.keys and not says_who_rated(desk.brief):
        yield desk.say("positioning.notes.raters", ratings=desk.doubts.mark("ratings"))


def _question(desk: Desk) -> Phrase:
    """The question on the proof by its id, where it is among those asked."""
    if not desk.doubts.asks("proof"):
        return desk.phrase("positioning.notes.the_question")
    return desk.phrase("positioning.notes.question", id=desk.doubts.questions[desk.doubts.question_keys.index("proof")].id)


def _near(desk: Desk) -> Iterator[Note]:
    """Who stands nearest on the map, and what the map shows."""
    position = desk.case.position
    if position.map is None:
        return
    axes = desk.say("positioning.notes.axes", x=desk.case.low(position.map.x.name), y=desk.case.low(position.map.y.name))
    placed = sorted(((known(r.distance).value, r.name, r) for r in position.rivals if r.distance), key=lambda p: p[:2])
    if not placed:
        yield desk.note("map", axes)
        return
    nearest, others = placed[0][2], [p[2] for p in placed[1:]]
    sentences = [desk.say("positioning.notes.nearest", rival=nearest.name, distance=known(nearest.distance))]
    if others:
        apart = desk.book.listed([desk.phrase("positioning.notes.away", rival=r.name, distance=known(r.distance)) for r in others])
        sentences.append(desk.say("positioning.notes.others", others=apart))
    yield desk.note("map", *sentences, axes)


def _missing_rating(desk: Desk, c: CriterionFigures) -> Statement | None:
    """What a rating that is missing can change: nothing where weight or a known rival already decides."""
    if not c.unknown_rivals or c.own is None:
        return None
    slots = slots_of(desk, c)
    if c.real is False:
        return desk.say("positioning.missing.behind", **slots)
    if not c.important:
        return desk.say("positioning.missing.light", **slots)
    return desk.say("positioning.missing.decides", **slots)

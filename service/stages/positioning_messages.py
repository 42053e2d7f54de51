"""The message house: the position's line and every promise that may be published, with proof, what may be said and what may not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain.evidence import Phrase, from_brief
from service.domain.plan.market import Message
from service.figures.criteria import CriterionFigures
from service.figures.register_line import RegisterLine
from service.figures.week import find_slot
from service.moves.naming import offer_name
from service.moves.promise_sentence import promise_sentence
from service.stages.desk import Desk
from service.stages.positioning_statement import bare, in_doubt, is_within_register, plain_fact, rivals_by_name
from service.writing.week_names import name_slots

MOST_PROMISES = 5


def write_messages(desk: Desk) -> tuple[Message, ...]:
    """The position first, then what may be promised; with neither, the plain facts."""
    chosen = desk.case.position.chosen
    lines = [line for line in desk.case.register.published() if line.verdict in ("delight", "within_zone")]
    promises = [m for line in lines[:MOST_PROMISES] if (m := _promise(desk, line))]
    messages = [*([_position(desk, chosen)] if chosen else []), *promises]
    return tuple(messages) or (_plain(desk),)


def _position(desk: Desk, chosen: CriterionFigures) -> Message:
    says = next((s for s in _position_lines(desk, chosen) if is_within_register(desk, s)), plain_fact(desk))
    return Message(
        message=desk.say("positioning.message.position", criterion=desk.case.plainly(chosen.name)),
        proof=desk.book.join(_proof(desk, chosen)),
        may_say=desk.book.join([says]),
        may_not_say=desk.say("positioning.may_not.position", rivals=desk.book.listed([r.name for r in rivals_by_name(desk)], "or")),
    )


def _position_lines(desk: Desk, chosen: CriterionFigures) -> Iterator[Phrase]:
    """The proof as a plain fact once it is beyond doubt (its first clause: the rest is often about others); an invitation."""
    hard = _hard(chosen)
    if not in_doubt(desk):
        yield desk.phrase("positioning.may.fact", fact=bare(Phrase(re.split("[;；]", hard)[0], hard.evidence)))
    yield desk.phrase("positioning.may.ask", offer=offer_name(desk.case))


def _proof(desk: Desk, chosen: CriterionFigures) -> Iterator[Phrase]:
    yield desk.phrase("positioning.proof.ratings", own=chosen.own, best=chosen.best, rival=chosen.best_rival)
    yield desk.phrase("positioning.proof.hard", hard=bare(_hard(chosen)))
    if in_doubt(desk):
        yield desk.phrase("positioning.proof.doubt")
    pilot = desk.scheme.action("lead.pilot")
    if pilot:
        yield desk.phrase(
            "positioning.proof.cards", offer=offer_name(desk.case), need=desk.case.register.smallest_n, action=Phrase(pilot.id)
        )


def _hard(chosen: CriterionFigures) -> Phrase:
    """Why the position is hard to copy; a position always has it."""
    return chosen.hard_to_copy or Phrase("")


def _promise(desk: Desk, line: RegisterLine) -> Message | None:
    """A promise of the register, where its sentence stays within it."""
    said = promise_sentence(line, desk.book, desk.case.week, desk.ledger)
    if not is_within_register(desk, said, level_said=True):
        return None
    label, segment = desk.case.low(line.label), line.segment
    key, who = ("segment", {"segment": desk.case.low(segment)}) if segment else ("promise", {})
    return Message(
        message=desk.say(f"positioning.message.{key}", label=label, **who),
        proof=desk.book.join([_kept(desk, line)]),
        may_say=desk.book.join([said]),
        may_not_say=desk.say("positioning.may_not.listed", things=desk.book.listed(_too_much(desk, line), "semicolon")),
    )


def _kept(desk: Desk, line: RegisterLine) -> Phrase:
    """The count behind a promise, or the sums it is modelled on."""
    low = line.keep_rate_lower_bound
    if line.kept and line.total and low:
        return desk.phrase("positioning.proof.kept", kept=line.kept, total=line.total, low=low)
    n = desk.brief.delivery[line.index].n
    if line.median and n:
        return desk.phrase("positioning.proof.modelled", median=line.median, n=from_brief(n, "count", f"delivery.{line.index}.n"))
    return desk.phrase("positioning.proof.thin")


def _too_much(desk: Desk, line: RegisterLine) -> Iterator[Phrase]:
    """A tighter level, any level for whom it does not hold, and the present lines that say so."""
    yield desk.phrase("positioning.may_not.more" if line.better == "higher" else "positioning.may_not.tighter", level=line.promise)
    others = desk.case.register.of(line.measure)
    apart = [
        *(_slot_or_group(desk, g) for g in line.excluded),
        *(desk.case.low(o.segment) for o in others if o.segment and o.verdict == "fix_first" and o.segment != line.segment),
    ]
    if apart:
        yield desk.phrase("positioning.may_not.apart", whom=desk.book.listed(dict.fromkeys(apart), "or"))
    if line.segment:
        yield desk.phrase("positioning.may_not.others", segment=desk.case.low(line.segment))
    yield from (
        desk.phrase("positioning.may_not.line", line=bare(c.line))
        for c in desk.case.copy_lines
        if c.measure and c.measure.measure == line.measure
    )


def _slot_or_group(desk: Desk, group: Phrase) -> Phrase:
    """A group of the record by its name in the week, where it is a part of it."""
    slot = find_slot(desk.case.week, group) if desk.case.week else None
    return name_slots(desk.book, [slot]) if slot else group


def _plain(desk: Desk) -> Message:
    """With nothing that may be promised: what is sold and for how much."""
    key = "plain_weak" if desk.brief.delivery else "plain"
    return Message(
        message=desk.say("positioning.message.plain"),
        proof=desk.say(f"positioning.proof.{key}"),
        may_say=desk.book.join([plain_fact(desk)]),
        may_not_say=desk.say(f"positioning.may_not.{key}", need=desk.case.register.smallest_n),
    )

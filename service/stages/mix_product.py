"""Product: the named offer where a position is unique, else the core service with what is mended first."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement, known
from service.domain.plan.block import Note
from service.figures.criteria import CriterionFigures
from service.moves.naming import offer_name
from service.moves.saying import offered_service
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.mix_carriers import fitting
from service.stages.mix_parts import Decided, joined, steps
from service.stages.positioning_statement import bare

LEADING = ("lead.words", "lead.ask_ten", "lead.pilot", "lead.launch")
MENDING = ("fix_measure", "turn_segment.care", "keep.same_hands")
LOGGING = ("record.open_log", "record.read_log", "learn.log", "prove.ask_five")
ORDER = ("credence", "experience", "search")


def product(desk: Desk) -> Decided:
    """What is sold, and what is done to it."""
    leading, mending = fitting(desk, LEADING), fitting(desk, MENDING)
    if leading:
        return Decided(_offer(desk, leading), _rejected(desk), _short_offer(desk), LEADING)
    if mending:
        short = desk.tell("mix.product.short.mend", steps=steps(desk, "product", mending[:1]))
        return Decided(desk.say("mix.product.mend", steps=steps(desk, "product", mending)), _rejected(desk), short, MENDING)
    slots = {"need": desk.case.register.smallest_n}
    return Decided(desk.say("mix.product.log", **slots), _rejected(desk), desk.tell("mix.product.short.log", **slots), LOGGING)


def judging_notes(desk: Desk) -> Iterator[Note]:
    """What follows from how customers can judge each service, and what the extras are for."""
    kinds = [s for e in ORDER if (s := _judged(desk, e)) is not None]
    extras = _extras(desk)
    if kinds or extras:
        yield desk.note("judging", *kinds, *([extras] if extras else []))


def _offer(desk: Desk, leading: tuple[Action, ...]) -> Statement:
    slots = leading[0].slots
    sentences = [desk.say("mix.product.offer", criterion_low=desk.case.plainly(_chosen(desk).name), core_low=_made_of(desk), **slots)]
    fill = desk.case.fill
    if desk.scheme.has("fill_hours") and fill:
        sentences.append(desk.say("mix.product.where", slots=_words_of(desk, "fill_hours", "slots"), segment_low=slots["segment_low"]))
    sentences.append(desk.say("mix.product.rests", why=bare(_chosen(desk).hard_to_copy or Phrase(""))))
    sentences.append(desk.say("mix.product.waits", need=desk.case.register.smallest_n))
    return joined(desk, sentences)


def _short_offer(desk: Desk) -> Statement:
    criterion = desk.case.plainly(_chosen(desk).name)
    need = desk.case.register.smallest_n
    return desk.tell("mix.product.short.offer", offer=offer_name(desk.case), criterion_low=criterion, core_low=_made_of(desk), need=need)


def _made_of(desk: Desk) -> Phrase:
    return desk.case.low(offered_service(desk.case).name)


def _chosen(desk: Desk) -> CriterionFigures:
    chosen = desk.case.position.chosen
    assert chosen is not None  # noqa: S101 - an offer is only led with where a position was chosen
    return chosen


def _words_of(desk: Desk, kind: str, slot: str) -> Phrase:
    move = next(m for m in desk.scheme.moves if m.kind == kind)
    return Phrase(str(move.slots[slot]), getattr(move.slots[slot], "evidence", ()))


def _rejected(desk: Desk) -> Statement:
    """A rival's ground that is left to it, else anything new before the log is full."""
    ground = _left_to_rivals(desk)
    if ground is None:
        return desk.say("mix.product.not_new", need=desk.case.register.smallest_n)
    return desk.say(
        "mix.product.not_ground",
        criterion=ground.name,
        rival=ground.best_rival,
        own=ground.own,
        best=ground.best,
        weight=ground.weight,
        ratings=desk.doubts.mark("ratings"),
    )


def _left_to_rivals(desk: Desk) -> CriterionFigures | None:
    """The criterion on which we are furthest behind and that matters least; none that is being mended."""
    mended = {a.move.slots.get("label") for a in fitting(desk, ("fix_measure",))}
    mended_measures = {line.measure for line in desk.case.register.lines if line.label in mended}
    behind = [
        c
        for c in desk.case.position.criteria
        if c.advantage and c.advantage.value < 0 and c.best_rival and not c.role_price and str(c.measure) not in mended_measures
    ]
    return min(behind, key=lambda c: (c.important, known(c.advantage).value, str(c.name)), default=None)


def _judged(desk: Desk, evaluation: str) -> Statement | None:
    names = [s.name for s in desk.case.money.services if desk.brief.services[s.index].evaluation == evaluation]
    return desk.say(f"mix.judging.{evaluation}", services=desk.book.listed(names)) if names else None


def _extras(desk: Desk) -> Statement | None:
    """What the supplementary and support services bring, and how they are sold."""
    services = desk.case.money.services
    extras = [s for s in services if s.role != "core"]
    month, total = desk.case.money.contribution_month, None
    if not extras:
        return None
    names = desk.book.listed([s.name for s in extras])
    if month and month.value > 0 and all(s.contribution_month for s in extras if not s.is_extra):
        inputs: dict[str, Fact] = {str(s.name): known(s.contribution_month) for s in extras if not s.is_extra}
        share = sum(f.value for f in inputs.values()) / month.value
        total = desk.ledger.fact("extras.share", share, "share", "Σ contribution of what is not core ÷ contribution a month", inputs)
    if total is None:
        return desk.say("mix.judging.extras_unknown", services=names)
    return desk.say("mix.judging.extras", services=names, share=total)

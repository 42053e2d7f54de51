"""Promotion: true words first, what is free before what costs money, one voice, and what is done when a rival moves."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement, known, named
from service.domain.plan.block import Note
from service.figures.rivals import RivalFigures
from service.figures.segments import SegmentFigures
from service.figures.week import hours_for_growth
from service.moves.goals import Goal
from service.moves.lexicon import mentions
from service.moves.naming import offer_name
from service.moves.promise_sentence import promise_sentence
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.mix_carriers import fitting
from service.stages.mix_parts import Decided, steps
from service.stages.mix_price import undercut
from service.writing.week_names import name_slots

CARRIERS = (
    "fill_hours",
    "take_down.swap",
    "record.one_line",
    "keep.call",
    "keep.visit",
    "lead.launch",
    "prove.ask_points",
    "prove.ask_five",
)
CALLED_BY = 3
MORE_CUSTOMERS = ("grow", "name", "open", "other")
"""Goals that ask for more customers; a share in other goals is of something else."""
BOUGHT = ("fill_hours.page", "fill_hours.adverts", "lead.launch")


def promotion(desk: Desk) -> Decided:
    """What is said, to whom, where and when."""
    actions = fitting(desk, CARRIERS)
    paid = tuple(a for a in actions if a.cost.value > 0 and a.task.key in BOUGHT)
    free = tuple(a for a in actions if a not in paid)
    return Decided(_decision(desk, free, paid), _rejected(desk), _short(desk, paid), CARRIERS)


def defence_notes(desk: Desk) -> Iterator[Note]:
    """What is done about each move of a rival that the owner knows of."""
    threats = [(i, e) for i, e in enumerate(desk.brief.environment) if e.kind == "competitor" and e.effect == "threat"]
    for i, threat in sorted(threats, key=lambda pair: (-pair[1].importance, pair[1].finding)):
        finding = named(threat.finding.rstrip(".。"), f"environment.{i}.finding")
        rival = next((r for r in desk.case.position.rivals if _called(r, threat.finding)), None)
        yield desk.note("defence", desk.say(f"mix.defence.{_answer(desk, rival)}", finding=finding, **_against(desk, rival)))


def _called(rival: RivalFigures, finding: str) -> bool:
    """Whether a finding names a rival, if only by the first word (in Chinese the first characters) of its name."""
    short = rival.name.split()[0] if rival.name.isascii() else rival.name[:CALLED_BY]
    return rival.name in finding or (len(short) >= CALLED_BY and short in finding)


def _answer(desk: Desk, rival: RivalFigures | None) -> str:
    chosen = desk.case.position.chosen
    if chosen and rival and chosen.rivals[rival.name]:
        return "lead"
    if fitting(desk, ("keep.visit",)):
        return "visit"
    return "call" if fitting(desk, ("keep.call",)) else "hold"


def _against(desk: Desk, rival: RivalFigures | None) -> dict[str, Fact | Phrase | None]:
    chosen, match = desk.case.position.chosen, undercut(desk)
    kept = fitting(desk, ("keep.visit", "keep.call"))
    slots: dict[str, Fact | Phrase | None] = {"rival": rival.name if rival else None, "segment_low": None}
    if kept:
        slots["segment_low"] = Phrase(str(kept[0].slots["segment_low"]))
    if chosen and rival:
        slots |= {"criterion_low": desk.case.low(chosen.name), "own": chosen.own, "theirs": chosen.rivals[rival.name]}
    if match:
        slots["volume"] = match.stand_still_volume
    return slots


def _decision(desk: Desk, free: tuple[Action, ...], paid: tuple[Action, ...]) -> Statement:
    voice = _voice(desk)
    if not free and not paid:
        return desk.say("mix.promotion.nothing", voice=voice)
    free_steps, paid_steps = steps(desk, "promotion", free), steps(desk, "promotion", paid)
    if paid and free:
        return desk.say("mix.promotion.free_then_paid", free=free_steps, paid=paid_steps, voice=voice)
    return desk.say("mix.promotion.paid" if paid else "mix.promotion.free", free=free_steps, paid=paid_steps, voice=voice)


def _voice(desk: Desk) -> Phrase:
    """The promise that is said everywhere, and to whom it is not: those it is advertised to may accept less than it allows."""
    line = next((x for x in desk.case.register.published() if x.segment is None), None)
    if line is None:
        return desk.phrase("mix.promotion.voice_facts")
    said, focus = promise_sentence(line, desk.book, desk.case.week, desk.ledger), desk.case.focus
    own = next((x for x in desk.case.register.of(line.measure) if focus and x.segment == focus.name and x.verdict == "fix_first"), None)
    if own is None or focus is None or own.adequate is None:
        return desk.phrase("mix.promotion.voice", sentence=said)
    return desk.phrase("mix.promotion.voice_but", sentence=said, segment=desk.case.group_words(focus.name), adequate=own.adequate)


def _rejected(desk: Desk) -> Statement:
    return next(_refusals(desk))


def _refusals(desk: Desk) -> Iterator[Statement]:
    """What is not advertised and what it would cost, the most telling first."""
    yield from _growth(desk)
    week = desk.case.week
    if week and week.overloaded and week.fullest and week.fullest.utilisation:
        yield desk.say("mix.promotion.not_everyone", slot=name_slots(desk.book, [week.fullest]), load=week.fullest.utilisation)
    low, best = _least(desk), desk.case.focus
    if low and best and best.contribution_year and low is not best:
        slots = {
            "low": desk.case.low(low.name),
            "less": low.contribution_year,
            "best": desk.case.low(best.name),
            "more": best.contribution_year,
        }
        yield desk.say("mix.promotion.not_least", **slots)
    yield desk.say("mix.promotion.not_yet", need=desk.case.register.smallest_n)


def _growth(desk: Desk) -> Iterator[Statement]:
    """A growth that the owner asks for and the hours do not carry."""
    week = desk.case.week
    for goal in desk.case.goals:
        grown = hours_for_growth(week, desk.ledger, goal.growth) if week and goal.growth and _asks_for_more(desk, goal) else None
        if week and grown and not grown.fits and goal.growth:
            share = Fact(goal.growth, "share", goal.text.evidence)
            slots = {"needed": grown.needed, "hours": week.hours, "now": grown.overloaded_now, "then": grown.overloaded_then}
            yield desk.say("mix.promotion.not_growth", growth=share, **slots)


def _asks_for_more(desk: Desk, goal: Goal) -> bool:
    """Whether the goal is more customers, not a share of the empty hours."""
    return goal.kind in MORE_CUSTOMERS and not mentions(desk.book.language, "empty_hours", goal.text)


def _least(desk: Desk) -> SegmentFigures | None:
    """The segment that leaves least of those that leave something."""
    able = [s for s in desk.case.customers.segments if s.contribution_year and s.contribution_year.value > 0]
    return min(able, key=lambda s: (known(s.contribution_year).value, str(s.name)), default=None)


def _short(desk: Desk, paid: tuple[Action, ...]) -> Statement:
    adverts = desk.scheme.action("fill_hours.adverts")
    if adverts:
        return desk.tell("mix.promotion.short.adverts", **adverts.slots)
    asking = fitting(desk, ("fill_hours.introduce", "fill_hours.free_call", "keep.visit", "keep.call"))
    if paid or asking:
        key = asking[0].task.key.split(".")[1] if asking else "paid"
        return desk.tell(f"mix.promotion.short.{key}", **{**(asking or paid)[0].slots, "offer": offer_name(desk.case)})
    swap = fitting(desk, ("take_down.swap", "record.one_line"))
    return desk.tell("mix.promotion.short.words", **swap[0].slots) if swap else desk.tell("mix.promotion.short.nothing")

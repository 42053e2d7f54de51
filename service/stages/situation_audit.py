"""The marketing audit inside: a row for each P the brief or the figures say something about, with the action it calls for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from service.domain.brief import P
from service.domain.evidence import Evidence, Phrase, Statement, brief_evidence
from service.domain.plan.direction import AuditRow
from service.figures.prices import PriceFigures
from service.moves.dating import TOLD
from service.moves.lexicon import mentions
from service.moves.put_right import lost_someone, unrecorded
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.situation_actions import answered, told_actions

ANSWERS: Mapping[P, tuple[str, ...]] = {
    "product": ("lead.words", "turn_segment.care", "prove.decide"),
    "price": ("price_step.tell", "turn_segment.letter"),
    "place": ("level_week.roster", "level_week.cap", "fill_hours.page", "fill_hours.free_call", "fill_hours.introduce"),
    "promotion": ("take_down.swap", "fill_hours.ask", "record.open_log"),
    "people": ("lead.words", "level_week.roster", "take_down.team_words", "put_right.cover"),
    "process": ("fix_measure", "put_right.book", "learn.log", "record.open_log"),
    "physical_evidence": ("take_down.reprint", "lead.launch", "take_down.swap"),
}
"""The task that a finding on each P calls for, the most fitting first."""
PRICE_REASONS = ("floor_above_ceiling", "above_ceiling", "below_floor", "no_rival_price", "ceiling_unknown", "no_room")


@dataclass(frozen=True)
class Audit:
    """Rows, and the topics nothing is known of."""

    rows: tuple[AuditRow, ...]
    silent: tuple[str, ...]


def read_audit(desk: Desk) -> Audit:
    """One row a P, from the owner's words and the figures."""
    topics: tuple[P, ...] = get_args(P)
    found = {topic: [*_told(desk, topic), *_FIGURES[topic](desk)] for topic in topics}
    rows = tuple(
        AuditRow(topic=t, finding=desk.book.join(said), so_what=desk.book.join(_so_whats(desk, t))) for t, said in found.items() if said
    )
    return Audit(rows, tuple(t for t, said in found.items() if not said))


def sentence(text: str, support: Evidence) -> Statement:
    """The owner's words as a sentence."""
    words = text.strip()
    stop = "" if words[-1:] in ".!?。！？" else "。" if re.search(r"[\u4e00-\u9fff]", words) else "."
    return Statement(text=words[:1].upper() + words[1:] + stop, evidence=(support,))


def _told(desk: Desk, topic: P) -> Iterator[Statement]:
    text = desk.brief.audit.get(topic)
    if text:
        yield sentence(text, brief_evidence(f"audit.{topic}", text))


def _so_whats(desk: Desk, topic: P) -> list[Phrase]:
    """The action a finding calls for, and those that mend what is told; a process without a record of complaints calls for the book too."""
    first = _so_what(desk, topic)
    book = desk.scheme.action("put_right.book") if topic == "process" and unrecorded(desk.brief) else None
    also = [answered(desk, "situation.so_what.process", ("put_right.book",))] if book else []
    mended = [_mended(desk, action) for told, action in told_actions(desk) if told.topic == topic and action.task.key.startswith(TOLD)]
    return list(dict.fromkeys([first, *also, *mended]))


def _mended(desk: Desk, action: Action) -> Phrase:
    """In a few words what is done, with its action."""
    short = desk.phrase(f"{action.wording}.short", **action.slots)
    return desk.phrase("situation.so_what.told", short=short, action=Phrase(action.id))


def _so_what(desk: Desk, topic: P) -> Phrase:
    wanted = ANSWERS[topic]
    if topic == "people" and lost_someone(desk.brief):
        wanted = ("put_right.cover", *wanted)
    words = desk.scheme.action("lead.words")
    if topic == "people" and desk.case.posts.solo and words:
        return desk.phrase("situation.so_what.people.solo", action=Phrase(words.id))
    price = main_price(desk)
    if topic == "price" and not (desk.scheme.has("price_step") or desk.scheme.action("turn_segment.letter")):
        return desk.phrase(f"situation.hold.{price.reason if price.reason in PRICE_REASONS else 'other'}")
    return answered(desk, f"situation.so_what.{topic}", wanted)


def main_price(desk: Desk) -> PriceFigures:
    """The price of the main service; of the first one where no service is the main one."""
    main = desk.case.money.main
    return next(p for p in desk.case.prices.services if main is None or p.service.index == main.index)


def _product(desk: Desk) -> Iterator[Statement]:
    hourly = sorted(
        ((s.contribution_hour.value, str(s.name), s) for s in desk.case.money.sold if s.contribution_hour), key=lambda h: (-h[0], h[1])
    )
    if len(hourly) > 1:
        top, low = hourly[0][2], hourly[-1][2]
        yield desk.say(
            "situation.found.product", top=top.name, most=top.contribution_hour, low=desk.case.low(low.name), least=low.contribution_hour
        )
    elif hourly:
        only = hourly[0][2]
        yield desk.say("situation.found.product_one", service=only.name, each=only.contribution, price=only.price)


def _price(desk: Desk) -> Iterator[Statement]:
    price = main_price(desk)
    name, now = price.service.name, price.service.price
    low_name = desk.case.low(name)
    low, high = price.reference_low, price.reference_high
    told = "_told" if "price" in desk.brief.audit else ""
    if low is None or high is None:
        yield desk.say("situation.found.price", service=name, price=now)
    elif low.value == high.value and price.cheapest_rival:
        yield desk.say(
            f"situation.found.price_one{told}", service=low_name if told else name, price=now, rival=price.cheapest_rival, theirs=low
        )
    else:
        yield desk.say(f"situation.found.price_range{told}", service=low_name if told else name, price=now, low=low, high=high)


def _place(desk: Desk) -> Iterator[Statement]:
    week = desk.case.week
    if week and week.demand and week.load:
        yield desk.say("situation.found.place", hours=week.hours, demand=week.demand, load=week.load)
    elif week:
        yield desk.say("situation.found.place_hours", hours=week.hours)


def _promotion(desk: Desk) -> Iterator[Statement]:
    over, lines = len(desk.case.copy_lines), len(desk.brief.copy_)
    if lines:
        slots = {
            "lines": desk.ledger.fact("situation.copy_lines", lines, "count", "lines of present copy"),
            "over": desk.ledger.fact("situation.copy_over", over, "count", "lines of present copy that promise more than the register"),
        }
        yield desk.say("situation.found.promotion" if over else "situation.found.promotion_clean", **slots)


def _people(desk: Desk) -> Iterator[Statement]:
    team = desk.brief.team
    if sum(r.people for r in team) > 1:
        people = desk.ledger.fact("situation.people", sum(r.people for r in team), "people", "Σ people of the team")
        meeting = desk.ledger.fact(
            "situation.people_contact", sum(r.people for r in team if r.contact), "people", "Σ people who deal with customers"
        )
        yield desk.say("situation.found.people", people=people, meeting=meeting)
    notes = desk.brief.notes or ""
    told = [s for s in re.findall(r"[^.!?。！？]+[.!?。！？]*", notes) if mentions(desk.brief.language, "staff_loss", s)]
    yield from (sentence(s, brief_evidence("notes", s.strip())) for s in told)


def _process(desk: Desk) -> Iterator[Statement]:
    complaints = desk.brief.complaints
    if complaints and complaints.handling:
        yield desk.say(
            "situation.found.process",
            handling=Phrase(complaints.handling.rstrip(".。"), (brief_evidence("complaints.handling", complaints.handling),)),
        )


def _nothing(_desk: Desk) -> Iterator[Statement]:
    yield from ()


_FIGURES: Mapping[P, Callable[[Desk], Iterator[Statement]]] = {
    "product": _product, "price": _price, "place": _place, "promotion": _promotion, "people": _people, "process": _process,
    "physical_evidence": _nothing,
}  # fmt: skip

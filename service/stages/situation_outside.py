"""The marketing audit outside: market, customers, competitors, regulation, technology, each with what it calls for."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.brief import Environment
from service.domain.evidence import Phrase, Statement, brief_evidence, named
from service.domain.plan.direction import AuditRow
from service.figures.rivals import RivalFigures
from service.stages.desk import Desk
from service.stages.situation_actions import answered
from service.stages.situation_audit import Audit, sentence

KINDS = {"market": "market", "customers": "customers", "competitors": "competitor", "regulation": "regulation", "technology": "technology"}
"""Rows of the audit, with the kind of outside fact that belongs there."""
COMING = (
    "level_week.roster",
    "level_week.cap",
    "fill_hours.page",
    "fill_hours.free_call",
    "fill_hours.introduce",
    "lead.launch",
    "prove.ask_points",
    "record.open_log",
)
RULES = ("lead.words", "learn.answers")
RIVAL = ("take_down.swap", "keep.call", "keep.visit", "lead.launch")
THREATS = ("keep.call", "keep.visit", "level_week.roster", "level_week.cap", "put_right.cover", "record.open_log")


def read_outside(desk: Desk) -> Audit:
    """A row for each topic on which something is known."""
    found = {topic: _row(desk, topic) for topic in KINDS}
    return Audit(tuple(row for row in found.values() if row), tuple(topic for topic, row in found.items() if row is None))


def _row(desk: Desk, topic: str) -> AuditRow | None:
    facts = [(i, e) for i, e in enumerate(desk.brief.environment) if e.kind == KINDS[topic]]
    facts.sort(key=lambda f: (-f[1].importance, f[1].finding))
    known = [*_known(desk, topic), *(sentence(e.finding, brief_evidence(f"environment.{i}.finding", e.finding)) for i, e in facts)]
    if not known:
        return None
    follows: list[Statement | Phrase] = [*_follows(desk, topic), *dict.fromkeys(_answer(desk, e) for _, e in facts)]
    return AuditRow(topic=topic, finding=desk.book.join(known), so_what=desk.book.join(follows))


def is_proof(fact: Environment) -> bool:
    """Whether a fact is a rule that vouches for the firm, and brings nobody by itself: it has no size."""
    return fact.kind == "regulation" and fact.effect == "opportunity" and fact.size is None


def _answer(desk: Desk, fact: Environment) -> Phrase:
    """What one outside fact calls for."""
    if is_proof(fact) or (fact.kind, fact.effect) == ("regulation", "threat"):
        return answered(desk, f"situation.outside.rule_{fact.effect}", RULES)
    if (fact.kind, fact.effect) == ("competitor", "threat"):
        return answered(desk, "situation.outside.rival", RIVAL)
    return answered(desk, f"situation.outside.{fact.effect}", COMING if fact.effect == "opportunity" else THREATS)


def _known(desk: Desk, topic: str) -> Iterator[Statement]:
    """What the figures say on a topic."""
    if topic == "customers":
        yield from _customers(desk)
    elif topic == "competitors":
        yield from (_rival(desk, rival) for rival in sorted(desk.case.position.rivals, key=lambda r: r.name))
    elif topic == "regulation" and desk.brief.business.sector:
        yield desk.say("situation.outside.sector", sector=named(desk.brief.business.sector, "business.sector"))


def _follows(desk: Desk, topic: str) -> Iterator[Statement]:
    position = desk.case.position
    if topic == "customers" and position.criteria and position.rivals:
        yield desk.say(f"situation.outside.heaviest_{_standing(desk)}", criterion=_heaviest(desk)[0])
    elif topic == "customers":
        yield desk.say("situation.outside.heaviest_unknown")
    elif topic == "competitors" and position.rivals:
        key = "chosen" if position.chosen else "none"
        yield desk.say(f"situation.outside.ground_{key}", **({"criterion": desk.case.low(position.chosen.name)} if position.chosen else {}))
    elif topic == "regulation" and desk.brief.business.sector:
        yield desk.say("situation.outside.sector_so")


def _customers(desk: Desk) -> Iterator[Statement]:
    customers, heaviest = desk.case.customers, _heaviest(desk)
    if customers.total_customers and len(customers.segments) > 1:
        groups = desk.ledger.fact("situation.groups", len(customers.segments), "count", "segments of the brief")
        yield desk.say("situation.outside.customers", total=customers.total_customers, groups=groups)
    elif desk.brief.customers_in_words:
        yield sentence(desk.brief.customers_in_words, brief_evidence("customers_in_words", desk.brief.customers_in_words))
    if len(heaviest) > 1:
        yield desk.say("situation.outside.buy_on", first=heaviest[0], second=heaviest[1])


def _heaviest(desk: Desk) -> list[Phrase]:
    """Criteria by weight, ties by name."""
    return [desk.case.low(c.name) for c in sorted(desk.case.position.criteria, key=lambda c: (-c.weight.value, c.name))]


def _standing(desk: Desk) -> str:
    """Whether the firm leads, is level or trails on the heaviest criterion."""
    first = next(c for c in desk.case.position.criteria if desk.case.low(c.name) == _heaviest(desk)[0])
    if first.real is None:
        return "open"
    return "led" if first.real else "lost"


def _rival(desk: Desk, rival: RivalFigures) -> Statement:
    """A rival by what it charges and where it is strongest; by its image where neither is known."""
    main = desk.case.money.leading
    price, best = rival.prices.get(str(main.name)), rival.strongest
    known = []
    if price:
        known.append(desk.phrase("situation.outside.rival_price", service=desk.case.low(main.name), price=price))
    if best:
        known.append(desk.phrase("situation.outside.rival_best", criterion=desk.case.low(best.name), rating=best.rivals[str(rival.name)]))
    if not known and rival.image:
        known.append(desk.phrase("situation.outside.rival_image", image=rival.image))
    if not known:
        return desk.say("situation.outside.rival_unknown", rival=rival.name)
    return desk.say("situation.outside.rival_known", rival=rival.name, known=desk.book.listed(known, "semicolon"))

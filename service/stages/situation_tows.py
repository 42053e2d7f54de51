"""What follows from joining inside and outside: each high-scoring item is used by a move, each empty cell explained (SIT-3, SIT-4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.domain.evidence import Fact, Phrase, Statement, known
from service.domain.plan.direction import Tows, TowsMove
from service.figures.rivals import RivalFigures
from service.stages.desk import Desk
from service.stages.situation_actions import answered
from service.stages.situation_outside import is_proof
from service.stages.situation_repairs import repair_of, split_by_repair
from service.stages.situation_swot import Inner, Outer, Sides

HIGH = 4.0
"""Importance from which an outside fact has to be used."""
MOST_FACTS = 4
"""Less important facts beyond so many are left out."""
WEAK = 2.0
"""Rating up to which a rival is weak on a criterion."""
PEOPLE = (
    "fill_hours.page",
    "fill_hours.free_call",
    "fill_hours.introduce",
    "level_week.roster",
    "level_week.cap",
    "lead.launch",
    "record.open_log",
    "keep.call",
    "keep.visit",
)
RULES = ("lead.words", "learn.answers")
PROOF = ("prove.ask_points", "prove.decide")
RIVALS = ("lead.launch", "keep.call", "keep.visit", "prove.ask_points", "take_down.swap")
PRESSURE = ("keep.call", "keep.visit", "level_week.roster", "level_week.cap", "put_right.cover", "lead.words")
SILENCE = ("take_down.swap", "take_down.team_words", "record.open_log", "learn.log")
GUARD = ("take_down.swap", "level_week.roster", "level_week.cap", "keep.call", "keep.visit", "put_right.cover")
GAINING = {"people": PEOPLE, "rule": RULES, "conditional": PROOF}
HOLDING = {"rule": RULES, "pressure": PRESSURE}


@dataclass
class _Cells:
    """The moves of each cell, numbered as they come."""

    moves: dict[str, list[TowsMove]] = field(default_factory=lambda: {"so": [], "st": [], "wo": [], "wt": []})

    def add(self, cell: str, move: Statement, inside: Sequence[Inner], outside: Sequence[Outer]) -> None:
        """One more move of a cell."""
        uses = (*(i.id for i in inside), *(o.id for o in outside))
        self.moves[cell].append(TowsMove(id=f"{cell.upper()}{len(self.moves[cell]) + 1}", move=move, uses=uses))


def write_tows(desk: Desk, sides: Sides) -> Tows:
    """The four cells."""
    cells = _Cells()
    if sides.strengths:
        _join_strengths(desk, sides, cells)
    if sides.weaknesses:
        _join_weaknesses(desk, sides, cells)
    filled = {cell: tuple(moves) for cell, moves in cells.moves.items()}
    return Tows(**filled, empty={cell: _why_empty(desk, sides, cell) for cell, moves in filled.items() if not moves})


def _join_strengths(desk: Desk, sides: Sides, cells: _Cells) -> None:
    """Every strength against every outside fact that matters."""
    for cell, outside in (("so", sides.opportunities), ("st", sides.threats)):
        for group in _fronts(desk, outside):
            cells.add(cell, _with_strengths(desk, sides.strengths, group), sides.strengths, group)


def _join_weaknesses(desk: Desk, sides: Sides, cells: _Cells) -> None:
    """What the plan mends goes with the opportunities; what it does not mend is kept away from the threats."""
    repaired, rest = split_by_repair(desk, sides.weaknesses)
    gains = _fronts(desk, sides.opportunities)[: 1 if sides.strengths else None]
    for group in gains:
        cells.add("wo", _mend(desk, repaired, group) if repaired else _silent(desk, rest, group), repaired or rest, group)
    if gains and repaired and rest and not sides.threats:
        cells.add("wo", _silent(desk, rest, gains[0], "wo.apart"), rest, gains[0])
    for group in _guards(desk, sides):
        inside = rest if rest and gains else sides.weaknesses
        cells.add("wt", _guarded(desk, inside, group, bool(rest)), inside, group)


def _fronts(desk: Desk, items: Sequence[Outer]) -> list[tuple[Outer, ...]]:
    """The most important outside facts, those that call for the same answer together."""
    groups: dict[str, list[Outer]] = {}
    for item in [*items[:MOST_FACTS], *(i for i in items[MOST_FACTS:] if i.fact.importance >= HIGH)]:
        groups.setdefault(_class_of(desk, item), []).append(item)
    return [tuple(group) for group in groups.values()]


def _class_of(desk: Desk, item: Outer) -> str:
    """Facts of one class get one answer: a rival's, a rule, or people who come or go."""
    if item.fact.effect == "opportunity":
        return "proof" if is_proof(item.fact) else "people"
    if item.fact.kind != "competitor":
        return "rule" if item.fact.kind == "regulation" else "pressure"
    rival = _mentioned(desk, item)
    return f"rival {rival.name}" if rival else "rival"


def _guards(desk: Desk, sides: Sides) -> list[tuple[Outer, ...]]:
    """The threats that the weaknesses meet: a rival's first; all important ones where no strength meets them."""
    groups = _fronts(desk, sides.threats)
    rival = [g for g in groups if g[0].fact.kind == "competitor"]
    return groups if not sides.strengths else (rival or groups)[:1]


def _with_strengths(desk: Desk, strengths: Sequence[Inner], group: Sequence[Outer]) -> Statement:
    fact = group[0].fact
    slots = {"finding": _findings(desk, group), "strengths": _named(desk, strengths)}
    if fact.effect == "opportunity":
        key = "conditional" if desk.case.position.chosen is None else "rule" if is_proof(fact) else "people"
        return desk.say(f"situation.tows.so.{key}", how=answered(desk, "situation.how", GAINING[key]), **slots)
    if fact.kind == "competitor":
        return _against_rival(desk, strengths, group)
    key = "rule" if fact.kind == "regulation" else "pressure"
    return desk.say(f"situation.tows.st.{key}", how=answered(desk, "situation.how", HOLDING[key]), **slots)


def _against_rival(desk: Desk, strengths: Sequence[Inner], group: Sequence[Outer]) -> Statement:
    """Strengths where the rival that moves is weak, else where it is behind; all of them where it is not named."""
    how, finding = answered(desk, "situation.how", RIVALS), _findings(desk, group)
    rival = _mentioned(desk, group[0])
    rated = [(s, r) for s in strengths if rival and (r := s.criterion.rivals.get(str(rival.name)))]
    for key, met in (("weak", [x for x in rated if x[1].value <= WEAK]), ("behind", [x for x in rated if x[1].value < _own(x[0]).value])):
        if rival and met:
            most = max((r for _, r in met), key=lambda r: r.value)
            named = _named(desk, [s for s, _ in met])
            return desk.say(f"situation.tows.st.{key}", finding=finding, strengths=named, rival=rival.name, rating=most, how=how)
    return desk.say("situation.tows.st.rival", finding=finding, strengths=_named(desk, strengths), how=how)


def _own(item: Inner) -> Fact:
    return known(item.criterion.own)


def _mentioned(desk: Desk, item: Outer) -> RivalFigures | None:
    """The rival that an outside fact names."""
    return next((r for r in sorted(desk.case.position.rivals, key=lambda r: r.name) if str(r.name) in item.fact.finding), None)


def _mend(desk: Desk, weaknesses: Sequence[Inner], group: Sequence[Outer]) -> Statement:
    """The repair of the heaviest weakness dates the opportunity."""
    tasks = [task for w in weaknesses if (task := repair_of(desk, w))]
    how = answered(desk, "situation.repair", tasks)
    return desk.say("situation.tows.wo.mend", finding=_findings(desk, group), weaknesses=_named(desk, weaknesses), how=how)


def _silent(desk: Desk, weaknesses: Sequence[Inner], group: Sequence[Outer], key: str = "wo.silent") -> Statement:
    how = answered(desk, "situation.how", SILENCE)
    return desk.say(f"situation.tows.{key}", finding=_findings(desk, group), weaknesses=_named(desk, weaknesses), how=how)


def _guarded(desk: Desk, weaknesses: Sequence[Inner], group: Sequence[Outer], unrepaired: bool) -> Statement:
    slots = {"finding": _findings(desk, group), "weaknesses": _named(desk, weaknesses), "how": answered(desk, "situation.how", GUARD)}
    if not unrepaired:
        return desk.say("situation.tows.wt.mended", **slots)
    if group[0].fact.kind != "competitor":
        return desk.say("situation.tows.wt.other", **slots)
    return desk.say("situation.tows.wt.rival", price=_price_of_answering(desk, weaknesses), **slots)


def _price_of_answering(desk: Desk, weaknesses: Sequence[Inner]) -> Phrase:
    """What matching the cheapest price would take, where price is among the weaknesses."""
    if not any(w.criterion.role_price for w in weaknesses):
        return Phrase("")
    main = desk.case.money.main
    price = next((p for p in desk.case.prices.services if main and p.service.index == main.index and p.stand_still_volume), None)
    if price is None:
        return Phrase("")
    return desk.phrase(
        "situation.tows.matching", theirs=price.cheapest_price, service=desk.case.low(price.service.name), volume=price.stand_still_volume,
        now=price.service.per_month,
    )  # fmt: skip


def _findings(desk: Desk, group: Sequence[Outer]) -> Phrase:
    return desk.book.listed([o.finding for o in group], "semicolon")


def _named(desk: Desk, items: Sequence[Inner]) -> Phrase:
    """Criteria in customers' words."""
    return desk.book.listed([desk.phrase("situation.criterion", criterion=desk.case.low(i.criterion.name)) for i in items])


def _why_empty(desk: Desk, sides: Sides, cell: str) -> Statement:
    """Why a cell holds no move: nobody to compare with, nothing inside, or nothing outside."""
    inside = sides.strengths if cell[0] == "s" else sides.weaknesses
    reason = "outside" if inside else "inside" if sides.compared else "nobody"
    return desk.say(f"situation.tows.empty.{cell}.{reason}")

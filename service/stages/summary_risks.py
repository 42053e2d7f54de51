"""What could go wrong and what is done then, rules to check before printing, and how the owner will know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.evidence import Phrase, Statement, named
from service.domain.plan.owner import RiskRow, Route
from service.stages.desk import Desk
from service.stages.routes import served_objectives

MOST_RISKS = 6
RULES_OF_A_THIN_PLAN = 2
MOST_SIGNS = 5
MOST_WORDS = {"en": 5, "zh": 12}
"""Words (characters) of a goal beside its sign."""


def risk_rows(desk: Desk) -> tuple[RiskRow, ...]:
    """Risks of the moves made, then threats from outside; at most six."""
    return tuple([*_cover(desk), *_threats(desk), *_of_moves(desk)][:MOST_RISKS])


def _cover(desk: Desk) -> Iterator[RiskRow]:
    """People first: a small firm stands and falls with them."""
    key = "cover_solo" if desk.case.posts.solo else "leaver"
    yield _risk(desk, f"moves.put_right.risks.{key}", {})


def _of_moves(desk: Desk) -> Iterator[RiskRow]:
    """The risks of a move with an objective of its own; one that only hosts another's has nothing to lose by."""
    for move in desk.scheme.moves:
        own = next((o.slots for o in desk.scheme.objectives if o.move is move and o.aim.key.startswith(f"{move.kind}.")), None)
        slots = {**move.slots, **(own or {})}
        for key in move.risks if own is not None or not move.aims else ():
            if key not in ("leaver", "cover_solo"):
                yield _risk(desk, f"moves.{move.kind}.risks.{key}", slots)


def _threats(desk: Desk) -> Iterator[RiskRow]:
    """The most important step of a competitor, with its sign; what else comes from outside has a table of its own."""
    threats = [(i, e) for i, e in enumerate(desk.brief.environment) if e.effect == "threat" and e.kind == "competitor"]
    main = desk.case.money.main
    for i, threat in sorted(threats, key=lambda ie: (-ie[1].importance, ie[1].finding))[:1]:
        slots = {"finding": named(threat.finding.rstrip(".。"), f"environment.{i}.finding")}
        if main and main.per_month:
            fewer = desk.ledger.fact("risk.fewer", max(1, round(main.per_month.value * 0.04)), "count", "4 % of today's volume")
            key = "competitor" if desk.case.position.chosen else "competitor_open"
            yield _risk(desk, f"summary.risks.{key}", {**slots, "fewer": fewer, "volume": main.per_month})
        else:
            yield _risk(desk, "summary.risks.competitor_plain", slots)


def _risk(desk: Desk, key: str, slots: dict) -> RiskRow:  # type: ignore[type-arg]
    say = {name: desk.tell(f"{key}.{name}", **slots) for name in ("what", "sign", "response")}
    return RiskRow(**say)


def rules_to_check(desk: Desk) -> tuple[Statement, ...]:
    """The trade's rules, as things to check; the first few where next to nothing is known that they could bind."""
    rules = desk.case.trade.rules[:RULES_OF_A_THIN_PLAN] if desk.case.thin else desk.case.trade.rules
    return tuple(desk.book.fill_statement(rule) for rule in rules)


def know_by(desk: Desk, routes: Sequence[Route]) -> tuple[Statement, ...]:
    """How the owner sees that each road leads where it should, then a sign for each other objective: at most five, but all roads."""
    asked = {str(goal.text): goal.text for goal in desk.case.goals}
    yes = [(_in_few_words(desk, asked.get(r.goal, Phrase(r.goal))), _bare(r.condition)) for r in routes if r.answer == "yes"]
    signs = [desk.tell("summary.know.goal", goal=goal, condition=_without_goal(goal, condition)) for goal, condition in yes]
    others = (o for o in desk.scheme.objectives if o.id not in served_objectives(desk))
    watched = (next((i for i in desk.scheme.indicators if i.objective is o), None) for o in others)
    rest = [
        desk.tell(
            "summary.know.sign",
            name=desk.phrase(f"{i.wording}.name", **i.slots),
            target=desk.phrase(f"{i.wording}.target", **i.slots),
        )
        for i in watched
        if i
    ]
    return (*signs, *rest[: max(0, MOST_SIGNS - len(signs))])


def _in_few_words(desk: Desk, goal: Phrase) -> Phrase:
    """The beginning of a goal by which it is known again, for it stands above in full."""
    space = "" if desk.brief.language == "zh" else " "
    words, most = (goal.split() if space else list(goal)), MOST_WORDS[desk.brief.language]
    return goal if len(words) <= most + 2 else Phrase(f"{space.join(words[:most])}{space}…", goal.evidence)


def _without_goal(goal: Phrase, condition: Phrase) -> Phrase:
    """A condition that begins with its goal, without it: the goal stands before it."""
    return Phrase(condition.removeprefix(f"{goal}：").removeprefix(f"{goal}: "), condition.evidence)


def _bare(said: Statement) -> Phrase:
    """A statement without its full stop."""
    return Phrase(said.text.rstrip(".。"), said.evidence)


def know_rule(desk: Desk, count: int) -> Statement | None:
    """What to do with the count."""
    return desk.tell("summary.know.rule") if count >= MOST_SIGNS else desk.tell("summary.know.rule_few") if count > 1 else None

"""Stage positioning: what to be for whom, against whom, what is not claimed and at what price."""

from __future__ import annotations

from service.domain.evidence import Statement
from service.domain.plan.market import Difference, MapPoint, PerceptualMap, Positioning
from service.figures.criteria import CriterionFigures
from service.figures.position import Position
from service.stages.desk import Desk
from service.stages.positioning_messages import write_messages
from service.stages.positioning_notes import write_notes
from service.stages.positioning_refusals import write_will_not
from service.stages.positioning_rejected import write_rejected
from service.stages.positioning_statement import write_statement
from service.stages.support import value_of


def write_positioning(desk: Desk) -> Positioning:
    """The position with the matrix it rests on; the wording follows the verdict."""
    position = desk.case.position
    return Positioning(
        verdict=position.verdict,
        statement=write_statement(desk),
        chosen=_chosen(desk, position),
        strategy=position.strategy,
        rejected=write_rejected(desk),
        will_not=write_will_not(desk),
        differences=tuple(_difference(c) for c in position.criteria),
        totals=_totals(desk, position),
        map=_map(position),
        messages=write_messages(desk),
        notes=write_notes(desk),
    )


def _chosen(desk: Desk, position: Position) -> Statement:
    chosen = position.chosen
    if chosen:
        key = "cost" if chosen.role_price else "difference"
        return desk.say(
            f"positioning.chosen.{key}", criterion=desk.case.low(chosen.name), own=chosen.own, best=chosen.best, rival=chosen.best_rival
        )
    if position.verdict == "me_too":
        return desk.say("positioning.chosen.me_too")
    if not position.rivals:
        return desk.say("positioning.chosen.no_rivals")
    return desk.say("positioning.chosen.ratings_missing" if position.criteria else "positioning.chosen.no_criteria")


def _difference(c: CriterionFigures) -> Difference:
    return Difference(
        criterion=str(c.name),
        weight=c.weight.value,
        own=value_of(c.own),
        best_competitor=value_of(c.best),
        best_competitor_name=str(c.best_rival) if c.best_rival else None,
        ratings={name: value_of(rating) for name, rating in c.rivals.items()},
        advantage=value_of(c.advantage),
        important=c.important,
        real=c.real,
        sustained=c.sustained,
        verdict=c.verdict,
    )


def _totals(desk: Desk, position: Position) -> dict[str, float]:
    """Weighted total by player, of what is rated; ours first."""
    players = [(desk.brief.business.name, position.own_total), *((str(r.name), r.total) for r in position.rivals)]
    return {name: total.value for name, total in players if total is not None}


def _map(position: Position) -> PerceptualMap | None:
    chart = position.map
    if chart is None:
        return None
    points = tuple(MapPoint(name=str(p.name), x=p.x.value, y=p.y.value) for p in chart.points)
    return PerceptualMap(x=str(chart.x.name), y=str(chart.y.name), points=points)

"""From a brief to a plan: figures, moves, chapters in the order of their graph, checks."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter

from service.checks import checked
from service.domain.brief import Brief
from service.domain.evidence import Calculation
from service.domain.plan.block import Block
from service.domain.plan.plan import SECTIONS, Meta, Plan
from service.domain.plan.seal import sealed
from service.exports import counted
from service.knowledge.finder import Finder
from service.moves.case import read_case
from service.moves.choosing import choose_moves
from service.moves.scheme import make_scheme
from service.reading.brief_file import brief_digest
from service.stages.desk import Desk
from service.stages.doubts import read_doubts
from service.stages.graph import STAGES
from service.stages.grounds import find_grounds
from service.stages.trials import with_trials_planned

BUILT_IN = "built-in"
Written = Callable[[str, float], None]


@dataclass(frozen=True)
class Stamp:
    """What is passed in so that plans repeat."""

    id: str
    now: dt.datetime


def write_plan(brief: Brief, stamp: Stamp, written: Written = lambda _name, _seconds: None, finder: Finder | None = None) -> Plan:
    """A whole plan by the built-in writer. `written` hears of each chapter with its seconds; `finder` finds the passages to cite."""
    return checked(draft_plan(brief, stamp, written, finder))


def draft_plan(brief: Brief, stamp: Stamp, written: Written = lambda _name, _seconds: None, finder: Finder | None = None) -> Plan:
    """The same without its findings, for whoever has something to do that need not wait for them."""
    desk = set_desk(brief, stamp.now.date(), finder)
    sections: dict[str, Block] = {}
    seconds: dict[str, float] = {}
    for name, section, took in write_sections(desk):
        sections[name], seconds[name] = section, round(took, 4)
        written(name, took)
    return sealed(counted(assemble(desk, sections, stamp, seconds)))


def set_desk(brief: Brief, today: dt.date, finder: Finder | None = None) -> Desk:
    """All figures, the passages to cite, the moves chosen and dated, and what is assumed and asked."""
    case = read_case(brief, today)
    grounds = find_grounds(case, finder)
    case = replace(case, book=replace(case.book, citations=grounds.citations()))
    choice = with_trials_planned(case, choose_moves(case))
    scheme = make_scheme(case, choice.made)
    return Desk(case, choice, scheme, read_doubts(case, scheme), grounds=grounds)


def write_sections(desk: Desk, sections: Mapping[str, Block] | None = None) -> Iterator[tuple[str, Block, float]]:
    """Each chapter as it is done, with its seconds; those in `sections` are taken as written.

    One after the other: all of it is work for the processor, of which threads would only take turns.
    """
    done = dict(sections or {})
    stages = {stage.name: stage for stage in STAGES}
    for name in TopologicalSorter({stage.name: stage.after for stage in STAGES}).static_order():
        if name not in done:
            begun = time.perf_counter()
            done[name] = stages[name].draft(replace(desk, sections=dict(done)))
            yield name, done[name], time.perf_counter() - begun


def assemble(desk: Desk, sections: Mapping[str, Block], stamp: Stamp, seconds: Mapping[str, float]) -> Plan:
    """The plan, its words not counted yet. Calculations are in the order of their names, so that two runs are alike."""
    brief = desk.brief
    return Plan.model_validate(
        {
            **sections,
            "id": stamp.id,
            "language": brief.language,
            "currency": desk.book.currency,
            "created_at": stamp.now,
            "brief_digest": brief_digest(brief),
            "meta": Meta(writer=dict.fromkeys(SECTIONS, BUILT_IN), seconds=dict(seconds), knowledge=desk.grounds.state),
            "assumptions": desk.doubts.assumptions,
            "questions": desk.doubts.questions,
            "findings": (),
            "sources": desk.grounds.sources(),
            "calculations": tuple(_priced(c, desk.book.currency) for _, c in sorted(desk.ledger.calculations.items())),
            "brief": brief.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        }
    )


def _priced(calculation: Calculation, currency: str) -> Calculation:
    """Amounts of money carry the plan's currency."""
    return calculation.model_copy(update={"unit": currency}) if calculation.unit == "money" else calculation

"""Everything the moves decide from: the brief and all its figures, worked out once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from service.analysis.calendar import horizon_end, next_monday
from service.domain.brief import Brief
from service.domain.evidence import DateFact, Fact, Ledger, Phrase, brief_evidence
from service.figures.copy_lines import CopyLine, read_copy
from service.figures.customers import Customers, read_customers
from service.figures.fill import Fill, read_fill
from service.figures.goals import Goal, read_goals
from service.figures.money import Money, read_money
from service.figures.people import People, read_people
from service.figures.position import Position, read_position
from service.figures.prices import Prices, read_prices
from service.figures.register import Register, read_register
from service.figures.survey import Survey, read_survey
from service.figures.week import Week, read_week


@dataclass(frozen=True)
class Case:
    """One firm's brief with its figures."""

    brief: Brief
    ledger: Ledger
    start: DateFact
    end: DateFact
    money: Money
    customers: Customers
    position: Position
    prices: Prices
    week: Week | None
    register: Register
    fill: Fill | None
    people: People
    survey: Survey
    copy_lines: tuple[CopyLine, ...]
    goals: tuple[Goal, ...]

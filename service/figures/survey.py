"""How many customers to ask, and how far their answers can be trusted."""

from __future__ import annotations

import math
from dataclasses import dataclass

from service.analysis.survey import margin_of_error, sample_size
from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger
from service.figures.customers import Customers

ANSWER_RATE = 0.35
MARGIN = 0.05
ROUNDING = 1e-9


@dataclass(frozen=True)
class Survey:
    """The survey; without a number of customers it is sized for an endless population. The answer rate is an assumption.

    `margin` is what the answers expected leave, `margin_if_half` what half of them do. `everyone` is true where all must be asked.
    """

    population: Fact | None
    answer_rate: Fact
    sample_size: Fact
    sample_size_8_points: Fact
    sample_size_10_points: Fact
    sent: Fact
    everyone: bool
    rounds: int
    answers_expected: Fact
    margin: Fact | None
    margin_if_half: Fact | None


def read_survey(brief: Brief, ledger: Ledger, customers: Customers) -> Survey:  # noqa: ARG001  every reader takes the brief
    """Size the survey for 5 points, at an answer rate of 35 %."""
    people = customers.total_customers if customers.total_customers and customers.total_customers.value >= 1 else None
    population = people.value if people else None
    needed = _sample(ledger, MARGIN, population)
    wanted = math.ceil(needed.value / ANSWER_RATE - ROUNDING)
    everyone = population is not None and wanted >= population
    asked = population if population is not None and everyone else float(wanted)
    sent = ledger.fact("survey.sent", asked, "people", "answers needed ÷ answer rate, rounded up, at most all", {"rate": ANSWER_RATE})
    expected = ledger.fact(
        "survey.answers_expected", math.floor(asked * ANSWER_RATE + ROUNDING), "people", "sent × answer rate, rounded down"
    )
    return Survey(
        population=people,
        answer_rate=ledger.fact("survey.answer_rate", ANSWER_RATE, "share", "share of customers who answer: our assumption"),
        sample_size=needed,
        sample_size_8_points=_sample(ledger, 0.08, population),
        sample_size_10_points=_sample(ledger, 0.10, population),
        sent=sent,
        everyone=everyone,
        rounds=2 if population is not None and 2 * asked <= population else 1,
        answers_expected=expected,
        margin=_margin(ledger, "survey.margin", expected.value, population),
        margin_if_half=_margin(ledger, "survey.margin_if_half", math.floor(expected.value / 2), population),
    )


def _sample(ledger: Ledger, margin: float, population: float | None) -> Fact:
    formula = "z²p(1 − p) ÷ e², corrected for the population; z = 1.96, p = 0.5"
    size = sample_size(margin, population)
    name = f"survey.sample_size_{margin * 100:.0f}_points"
    return ledger.fact(name, size, "people", formula, {"e": margin, "population": population})


def _margin(ledger: Ledger, name: str, answers: float, population: float | None) -> Fact | None:
    value = margin_of_error(answers, population)
    formula = "z √(p(1 − p) ÷ answers × (population − answers) ÷ (population − 1))"
    return None if value is None else ledger.fact(name, value, "points", formula, {"answers": answers, "population": population})

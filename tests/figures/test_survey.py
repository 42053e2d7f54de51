"""Whom to ask, and how many."""

from __future__ import annotations

from typing import Any

from service.domain.evidence import Ledger
from service.figures.customers import read_customers
from service.figures.money import read_money
from service.figures.survey import Survey, read_survey
from tests.figures.valued_firms import brief, cleaners, clinic, number, sole_trader


def _survey(firm: dict[str, Any]) -> Survey:
    ledger, read = Ledger(), brief(firm)
    return read_survey(read, ledger, read_customers(read, ledger, read_money(read, ledger)))


def test_a_large_base_is_asked_in_two_rounds_and_nobody_twice() -> None:
    survey = _survey(clinic())
    assert (number(survey.population), number(survey.sample_size), number(survey.sample_size_8_points)) == (2020, 323, 140)
    assert (number(survey.sent), survey.rounds, survey.everyone) == (923, 2, False)
    assert (number(survey.answers_expected), number(survey.margin)) == (323, 0.05)
    assert number(survey.margin_if_half) == 0.0741


def test_a_small_base_is_asked_as_a_whole_and_told_what_margin_is_left() -> None:
    survey = _survey(cleaners())
    assert (number(survey.sample_size), number(survey.sample_size_8_points), number(survey.sample_size_10_points)) == (194, 109, 78)
    assert (number(survey.sent), survey.rounds, survey.everyone) == (390, 1, True)
    assert (number(survey.answers_expected), number(survey.margin)) == (136, 0.0679)


def test_an_unknown_base_counts_as_endless() -> None:
    survey = _survey(sole_trader())
    assert (survey.population, number(survey.sample_size), survey.rounds, survey.everyone) == (None, 385, 1, False)


def test_a_firm_without_customers_is_sized_as_if_unknown() -> None:
    survey = _survey(sole_trader() | {"segments": [{"name": "All", "customers": 0}]})
    assert (survey.population, number(survey.sample_size)) == (None, 385)


def test_two_customers_leave_no_margin_to_speak_of() -> None:
    survey = _survey(sole_trader() | {"segments": [{"name": "All", "customers": 2}]})
    assert (number(survey.sent), number(survey.answers_expected), survey.margin, survey.margin_if_half) == (2, 0, None, None)


def test_the_answer_rate_is_a_named_figure_of_ours() -> None:
    assert _survey(clinic()).answer_rate.evidence[0].ref == "survey.answer_rate"


def test_a_base_of_just_the_number_wanted_is_asked_as_a_whole() -> None:
    survey = _survey(sole_trader() | {"segments": [{"name": "All", "customers": 718}]})
    assert (number(survey.sent), survey.everyone) == (718, True)

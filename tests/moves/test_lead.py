"""The one lasting difference becomes a named offer, tried before it is advertised."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.lead import SOON_WEEKS, lead
from service.moves.model import Move
from tests.moves.briefs import A_REPAIR_SHOP, ALL_EMPTY, HOMES, a_case


def made(**changes: Any) -> Move:
    move = lead(a_case(**changes))
    assert move
    return move


@pytest.mark.parametrize(
    "change",
    [{"own": {"ratings": {"Care": 5}}}, {"competitors": []}, {"own": {**A_REPAIR_SHOP["own"], "ratings": {"Care": 3}}}],
)
def test_without_a_lasting_difference_there_is_nothing_to_lead_with(change: dict[str, Any]) -> None:
    assert lead(a_case(**change)) is None


def test_the_offer_carries_the_criterion_and_the_rival_it_beats() -> None:
    slots = made(segments=[HOMES]).slots
    assert (slots["offer"], slots["criterion"], slots["rival"]) == ("The Step-by-Step Job", "Care", "Acorn")
    assert "trained here for years" in str(slots["hard"])
    assert ".." not in str(slots["hard"])


def test_it_is_asked_about_written_tried_and_only_then_launched() -> None:
    tasks = made().tasks
    assert [t.key for t in tasks] == ["lead.ask_ten", "lead.words", "lead.pilot", "lead.launch"]
    assert [t.after for t in tasks] == [(), ("lead.ask_ten",), ("lead.words",), ("lead.pilot",)]


def test_the_proof_is_as_many_cards_as_a_promise_needs() -> None:
    case = a_case()
    move = lead(case)
    assert move
    assert move.aims[0].target == case.register.smallest_n
    assert move.doors[0].key == "lead.advert"


def test_the_pace_of_the_quiet_hours_says_how_long_the_proof_takes() -> None:
    move = made()
    assert move.aims[0].key == "lead.proof"
    assert float(move.slots["pace"]) == 5  # type: ignore[arg-type]
    assert float(move.slots["weeks"]) == 45 / 5  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"capacity": None}, {"capacity": ALL_EMPTY}, {"services": [{"name": "Repair", "price": 90}]}])
def test_without_a_pace_no_weeks_are_named(change: dict[str, Any]) -> None:
    move = made(**change)
    assert (move.aims[0].key, "weeks" in move.slots) == ("lead.proof_free", False)


def test_a_proof_that_takes_too_long_is_not_dated_by_its_pace() -> None:
    long_jobs = [{"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 600, "per_month": 26}]
    move = made(services=long_jobs)
    assert float(move.slots["weeks"]) > SOON_WEEKS  # type: ignore[arg-type]
    assert move.aims[0].key == "lead.proof_free"


def test_without_segments_it_is_for_customers() -> None:
    assert made(segments=[], customers_in_words="People with broken things.", capacity=None).slots["segment_low"] == "customers"


def test_it_is_worth_what_leaves_with_the_segment_it_is_made_for() -> None:
    assert made().worth == pytest.approx(a_case().leak_worth)
    assert made(segments=[], customers_in_words="People.", capacity=None).worth == 0

"""Bolder ideas, each with its price."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_options import write_options
from tests.moves.briefs import (
    A_REPAIR_SHOP,
    A_STALL,
    CALM,
    MANY_OVER,
    a_desk,
)
from tests.stages.sayings import says
from tests.stages.summary_texts import NOBODY


def option_texts(**changes: Any) -> str:
    return " ".join(s.text for s in write_options(a_desk(**changes)))


def test_bolder_ideas_have_their_price() -> None:
    assert "Offer repair together with check" in option_texts()


@pytest.mark.parametrize(
    ("changes", "never"),
    [
        ({"services": A_REPAIR_SHOP["services"][:1]}, "together with"),
        (NOBODY, "come and most do not come back"),
    ],
)
def test_an_idea_without_figures_is_left_out(changes: dict[str, Any], never: str) -> None:
    assert never not in option_texts(**changes)


def test_money_left_over_buys_help_first_where_hours_are_short() -> None:
    assert says(option_texts(capacity=MANY_OVER, **NOBODY), "summary.options.spend_more")
    assert not says(option_texts(capacity=CALM, **NOBODY), "summary.options.spend_more")
    assert not says(option_texts(capacity=MANY_OVER, business={"marketing_budget": 0}, **NOBODY), "summary.options.spend_more")


def test_one_price_without_a_length_is_worked_through_as_a_what_if() -> None:
    rows = write_options(a_desk(A_STALL))
    assert [says(row.text, "summary.options.what_if_year") for row in rows] == [False, False, False, True]
    assert all("What if" in row.text for row in rows)
    assert write_options(a_desk(A_STALL, services=[{"name": "Lock opened", "price": 90, "minutes": 30}])) == ()
    assert write_options(a_desk(A_STALL, services=[{"name": "Lock opened", "price": 0}])) == ()


@pytest.mark.parametrize(("referrals", "said"), [(0.5, True), (0.001, False), (None, False)])
def test_what_word_of_mouth_brings_is_counted_from_the_owners_figures(referrals: float | None, said: bool) -> None:
    segments = [{**s, "retention_rate": 0.9, "referrals_per_year": referrals} for s in A_REPAIR_SHOP["segments"]]
    assert says(option_texts(segments=segments), "summary.options.word_of_mouth") is said


@pytest.mark.parametrize(
    ("name", "own", "theirs", "said"), [("Evening hours", 2, 4, True), ("Evening hours", 4, 2, False), ("Price", 2, 4, False)]
)
def test_evenings_are_tried_where_customers_choose_by_them_and_afternoons_are_free(name: str, own: int, theirs: int, said: bool) -> None:
    changes: dict[str, Any] = {
        "criteria": [{"name": name, "weight": 1}],
        "own": {"ratings": {name: own}},
        "competitors": [{"name": "Rival", "ratings": {name: theirs}}],
        "capacity": {"hours": {"tue": {"afternoon": 8}}, "demand": {"tue": {"afternoon": 2}}},
    }
    assert says(option_texts(**changes), "summary.options.evening") is said

"""Quiet months look at one figure each, once it is time for it."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Statement
from service.domain.plan.owner import MonthRow
from service.stages.desk import Desk
from service.stages.summary_looks import with_looks
from tests.moves.briefs import A_STALL, CALM, HOMES, LANDLORDS, a_desk, example
from tests.stages.sayings import says
from tests.stages.summary_texts import NOBODY

MONTHS = [f"2027-{n:02}" for n in range(1, 13)]
LOOKS = ("price", "adverts", "leavers", "promise", "rivals")


def year(desk: Desk, quiet: list[str]) -> list[str]:
    rows = [MonthRow(month=m, actions=(Statement(text="As ever.", part=1),), who="You", spend=0, look_for=None) for m in MONTHS]
    return [row.actions[0].text for row in with_looks(desk, rows, frozenset(quiet))]


def looked(desk: Desk, quiet: list[str]) -> list[str]:
    return [key for text in year(desk, quiet) for key in LOOKS if says(text, f"summary.looks.{key}")]


def a_year(**changes: Any) -> Desk:
    return a_desk(business={"start": "2027-01-04", "marketing_budget": 20_000}, **changes)


def test_only_quiet_months_look_and_each_look_comes_once() -> None:
    desk = example("brightside")
    assert looked(desk, []) == []
    every = looked(desk, MONTHS)
    assert sorted(every) == sorted(set(every))
    assert set(every) == set(LOOKS)


def test_no_look_comes_before_its_time() -> None:
    desk = example("brightside")
    told = desk.scheme.action("price_step.tell")
    assert told
    first = next(i for i, text in enumerate(year(desk, MONTHS)) if says(text, "summary.looks.price"))
    assert MONTHS[first] > f"{told.finish.value:%Y-%m}"


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("rivals", {"competitors": []}),
        ("promise", {"delivery": []}),
        ("leavers", {"segments": [], "customers_in_words": "People.", "goals": ["Be happy"]}),
        ("adverts", {"capacity": None}),
        ("price", {"own": {}, "capacity": CALM, "segments": [HOMES, LANDLORDS], "competitors": [], **NOBODY}),
    ],
)
def test_what_the_plan_does_not_do_is_not_looked_at(key: str, changes: dict[str, Any]) -> None:
    assert key in looked(a_year(), MONTHS) or key == "price"
    assert key not in looked(a_year(**changes), MONTHS)


def test_a_thin_brief_has_nothing_to_look_at() -> None:
    assert looked(a_desk(A_STALL), MONTHS) == []


def test_where_few_may_go_three_months_are_counted() -> None:
    desk = example("copperbeech-plumbing")
    told = desk.scheme.action("price_step.tell")
    assert told and [text for text in year(desk, MONTHS) if says(text, "summary.looks.price_quarter")]
    assert not [text for text in year(desk, MONTHS) if says(text, "summary.looks.price")]

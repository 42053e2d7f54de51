"""The money by what it is for, and what the rest of it is for."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Statement
from service.moves.drafting import effort
from service.prompts import read_yaml
from service.stages.desk import Desk
from service.stages.summary_money import MOST_BOUGHT, MOST_NAMED, money_left, money_rows
from tests.moves.briefs import A_STALL, HOMES, LANDLORDS, PASSERS_BY, a_desk, example
from tests.stages.sayings import says

LEFT = "To win one person more, spend at most half of what one leaves in a year: "


def left_of(desk: Desk) -> Statement:
    said = money_left(desk)
    assert said
    return said


def test_the_money_is_told_by_what_it_buys_the_largest_first_and_the_smallest_things_together() -> None:
    desk = a_desk(business={"marketing_budget": 90000})
    rows = money_rows(desk)
    things = [r.amount for r in rows[:MOST_BOUGHT]]
    assert things == sorted(things, reverse=True)
    assert len(rows) == MOST_BOUGHT + 1
    assert rows[-1].what == "Smaller things"
    assert sum(r.amount for r in rows) == pytest.approx(desk.scheme.budget.total)
    assert "Smaller things" not in [r.what for r in money_rows(a_desk(capacity=None, own={}, copy=[], delivery=[]))]
    assert money_rows(a_desk(A_STALL)) == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whatever_may_cost_something_has_its_name_as_a_thing_bought(language: str) -> None:
    paid = {"_".join(key.split(".")[:2]) for key, given in effort()["tasks"].items() if given.get("cost")}
    named = set(read_yaml(f"wording/{language}/summary.yaml")["buys"])
    assert named == paid | {"fill_hours_adverts", "small"}


def test_one_more_may_cost_half_of_what_one_leaves_in_a_year() -> None:
    desk = a_desk(business={"marketing_budget": 90000})
    homes = next(s for s in desk.case.customers.segments if s.name == "Homes")
    assert homes.contribution_year
    said = left_of(desk).text
    assert LEFT in said
    assert f"€{round(homes.contribution_year.value / 2)} for “homes”" in said


def test_no_more_is_named_for_one_customer_than_there_is() -> None:
    said = left_of(example("quaymark-couriers"))
    assert says(said.text, "summary.left.rest_alone") and "To win one" not in said.text
    assert says(left_of(example("tidewall-fitness")).text, "summary.left.rest")


@pytest.mark.parametrize("stem", ["tidewall-fitness", "copperbeech-plumbing", "qingdou-huashi"])
def test_few_are_named(stem: str) -> None:
    said = left_of(example(stem))
    assert 1 <= len([e for e in said.evidence if e.kind == "calculation"]) <= MOST_NAMED


UNKNOWN = [{"name": name} for name in ("Homes", "Landlords")]
POOR = [{**segment, "revenue_per_year": 1} for segment in (HOMES, LANDLORDS, PASSERS_BY)]


@pytest.mark.parametrize(
    ("budget", "more"),
    [(3000, {}), (0, {}), (90000, {"segments": POOR}), (90000, {"segments": UNKNOWN})],
    ids=["little is left", "there is no money", "nobody brings any", "nobody is known"],
)
def test_nothing_is_said(budget: float, more: dict[str, Any]) -> None:
    assert money_left(a_desk(business={"marketing_budget": budget}, **more)) is None


def test_a_thin_brief_is_told_nothing_of_money() -> None:
    assert money_left(a_desk(A_STALL)) is None

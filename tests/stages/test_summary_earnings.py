"""What each service earns, as a table of part 1."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_earnings import MOST_ROWS, earnings_table
from tests.moves.briefs import A_STALL, a_desk
from tests.stages.sayings import says

REPAIR: dict[str, Any] = {"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 60, "per_month": 260}
CHECK: dict[str, Any] = {"name": "Check", "price": 40, "variable_cost": 8, "minutes": 30, "per_month": 40}
REFIT: dict[str, Any] = {"name": "Refit", "price": 900, "variable_cost": 600, "minutes": 600, "per_month": 4}


def cells(**changes: Any) -> list[tuple[str, ...]]:
    table = earnings_table(a_desk(**changes))
    shown = table.rows if table else ()
    return [(r.service, *(c.text for c in (r.price, r.sold_month, r.contribution_month, r.contribution_hour) if c)) for r in shown]


def test_what_leaves_most_stands_first() -> None:
    assert cells(services=[CHECK, REFIT, REPAIR]) == [
        ("Repair", "€90", "260", "€18,200", "€70"),
        ("Check", "€40", "40", "€1,280", "€64"),
        ("Refit", "€900", "4", "€1,200", "€30"),
    ]


def test_an_hour_is_left_out_where_the_minutes_are_not_known() -> None:
    assert cells(services=[REPAIR, CHECK | {"minutes": None}])[1] == ("Check", "€40", "40", "€1,280")


@pytest.mark.parametrize("services", [[REPAIR], [REPAIR, CHECK | {"per_month": None}], [REPAIR, CHECK | {"variable_cost": None}]])
def test_there_is_no_table_of_one_or_of_half_the_services(services: list[dict[str, Any]]) -> None:
    assert cells(services=services) == []


def test_a_brief_without_figures_has_no_table() -> None:
    assert earnings_table(a_desk(A_STALL)) is None


def test_many_services_are_told_by_those_that_leave_most() -> None:
    many = [CHECK | {"name": f"Check {n}", "per_month": 10 + n} for n in range(8)]
    assert [row[0] for row in cells(services=many)] == [f"Check {n}" for n in range(7, 7 - MOST_ROWS, -1)]


def test_below_it_stands_what_a_month_leaves_and_that_the_dearest_work_is_the_worst_paid() -> None:
    table, plain = earnings_table(a_desk(services=[REPAIR, REFIT])), earnings_table(a_desk(services=[REPAIR, CHECK]))
    assert table and table.in_all and says(table.in_all.text, "reading.hours.dearest")
    assert plain and plain.in_all and not says(plain.in_all.text, "reading.hours.plain")
    no_fixed = earnings_table(a_desk(services=[REPAIR, CHECK], business={"fixed_costs_per_month": None}))
    assert no_fixed and no_fixed.in_all is None

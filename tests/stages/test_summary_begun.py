"""What is done for a group begins in a month in which nothing else does, and whoever does it is named."""

from __future__ import annotations

from service.stages.desk import Desk
from service.stages.routes import roads
from service.stages.summary_begun import Begun, deeds_to_begin
from service.stages.summary_customers import customer_rows
from service.stages.summary_ideas import choose_ideas
from service.stages.summary_year import calendar_rows, quiet_months
from tests.moves.briefs import example


def begun_in(desk: Desk) -> list[Begun]:
    groups = choose_ideas(desk, roads(desk)).groups
    return list(deeds_to_begin(desk, customer_rows(desk, groups), groups))


def test_the_deeds_that_the_rows_of_the_customers_name_begin() -> None:
    desk = example("brightside")
    groups = choose_ideas(desk, roads(desk)).groups
    begun = begun_in(desk)
    assert begun and all(deed.said.text.startswith("Begin: ") and deed.who for deed in begun)
    assert list(deeds_to_begin(desk, customer_rows(desk), groups)) == []


def test_each_begins_in_a_quiet_month_and_once() -> None:
    desk = example("brightside")
    begun, quiet = begun_in(desk), quiet_months(desk)
    rows = calendar_rows(desk, (), begun)
    months = [row.month for row in rows for said in row.actions if said in [deed.said for deed in begun]]
    assert months and set(months) <= quiet and len(months) <= len(begun)

"""What is done for a group begins in a month of its own, and whoever does it is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.moves.payback import read_payback
from service.stages.desk import Desk
from service.stages.idea_slots import Fitting
from service.stages.in_short import in_short, leak_of
from service.stages.routes import roads
from service.stages.summary_begun import Begun, begun_in_turn
from service.stages.summary_customers import begun_for_groups, customer_rows
from service.stages.summary_ideas import choose_ideas
from service.stages.summary_months import quiet_months, shown_months
from service.stages.summary_year import calendar_rows
from tests.moves.briefs import example


def found_in(desk: Desk) -> list[Fitting]:
    return list(choose_ideas(desk, roads(desk)).groups.values())


def begun_in(desk: Desk) -> dict[int, Begun]:
    return begun_for_groups(desk, choose_ideas(desk, roads(desk)).groups)


def test_the_rows_of_the_customers_name_the_deed_its_month_and_who_begins_it() -> None:
    desk = example("brightside")
    begun = begun_in(desk)
    texts = {row.segment: row.text.text for row in customer_rows(desk, begun)}
    assert begun
    for index, deed in begun.items():
        said = texts[desk.brief.segments[index].name]
        assert str(deed.deed)[1:] in said and deed.who in said and f"{deed.month.value:%B}" in said
    assert not any("from" in row.text.text for row in customer_rows(desk) if row.segment in texts)


def test_the_first_begins_in_the_second_month_and_the_others_later() -> None:
    desk = example("brightside")
    first, *others = begun_in_turn(desk, found_in(desk))
    assert first.month.value == shown_months(desk)[1]
    assert others and all(deed.month.value > first.month.value for deed in others)


def test_a_deed_with_months_of_its_own_begins_in_the_first_of_them() -> None:
    desk = example("brightside")
    found = found_in(desk)[0]
    in_autumn = replace(found, segment=9, idea=replace(found.idea, months=(9, 10)))
    assert next(begun_in_turn(desk, [in_autumn])).month.value.month == 9


@pytest.mark.parametrize("name", ["brightside", "nuanxiang", "quaymark"])
def test_the_calendar_has_each_in_its_month(name: str) -> None:
    desk = example(name)
    begun, quiet = begun_in(desk), quiet_months(desk)
    rows = {row.month: row for row in calendar_rows(desk, (), begun.values())}
    for deed in {f"{deed.month.value:%Y-%m}": deed for deed in reversed(begun.values())}.values():
        row = rows[f"{deed.month.value:%Y-%m}"]
        said = [s.text for s in row.actions]
        assert any(str(deed.deed)[1:] in text for text in said)
        assert (row.month in quiet) == (len(said) == 1)


def test_the_leak_is_told_with_what_begins_against_it() -> None:
    desk = example("quaymark")
    leak, begun, payback = leak_of(desk), begun_in(desk), read_payback(desk.case, desk.scheme)
    assert leak is not None and leak.index in begun
    told = [block.text for block in in_short(desk, payback, begun)]
    assert any(str(begun[leak.index].deed)[1:] in text for text in told)
    assert not any(str(begun[leak.index].deed)[1:] in block.text for block in in_short(desk, payback))


def test_a_leak_without_a_deed_of_the_trade_is_told_with_the_first_call_against_it() -> None:
    desk = example("copperbeech")
    payback, call = read_payback(desk.case, desk.scheme), desk.scheme.action("keep.call.0")
    assert call is not None
    told = " ".join(block.text for block in in_short(desk, payback, begun_in(desk)))
    assert f"{call.start.value:%B} begins with this: calls" in told

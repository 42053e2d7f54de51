"""What comes from outside: each fact that matters has its deed, its day and its name."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Evidence, Statement
from service.domain.plan.owner import OutsideRow
from service.stages.routes import roads
from service.stages.summary_ideas import choose_ideas
from service.stages.summary_outside import MOST_ROWS, by_first_deed, most_important, outside_rows
from tests.moves.briefs import a_desk

FACTS = [
    {"finding": f"Fact {i}", "effect": effect, "importance": importance}
    for i, (effect, importance) in enumerate([("threat", 5), ("opportunity", 4), ("threat", 3), ("opportunity", 2)])
]


def rows_of(facts: list[dict[str, Any]], **changes: Any) -> tuple[OutsideRow, ...]:
    desk = a_desk(environment=facts, **changes)
    return outside_rows(desk, choose_ideas(desk, roads(desk)))


def test_facts_that_matter_stand_with_deed_day_and_name_the_first_due_first() -> None:
    rows = rows_of(FACTS)
    assert {r.what.text for r in rows} == {"Fact 0", "Fact 1", "Fact 2"}
    assert [r.date for r in rows] == sorted(r.date for r in rows)
    assert all(r.do.text and r.who for r in rows)


def test_a_brief_without_such_facts_has_none_and_many_are_cut() -> None:
    assert rows_of([]) == ()
    many = [{"finding": f"Fact {i}", "effect": "threat", "importance": 5} for i in range(9)]
    assert len(rows_of(many)) <= MOST_ROWS


def test_the_trade_says_what_to_do_where_it_knows_in_two_sentences_but_people_are_counted() -> None:
    stop = {"finding": "Two plumbers of my age stop this year", "effect": "opportunity", "importance": 5}
    (row,) = rows_of([stop], business={"kind": "plumber"})
    assert row.do.text.startswith("Buy lunch")
    assert row.do.text.count(". ") == 1
    (plain,) = rows_of([stop], business={"kind": "something new"})
    assert not plain.do.text.startswith("Buy lunch")
    homes = {**stop, "kind": "market", "finding": "Two estates open; two plumbers of my age stop", "size": 600, "size_unit": "homes"}
    (counted,) = rows_of([homes], business={"kind": "plumber"})
    assert "If " in counted.do.text


def test_of_equally_important_facts_those_that_are_worked_out_stay() -> None:
    trade = {"finding": "A trade fair comes", "effect": "opportunity", "importance": 4}
    flats = {"finding": "Two estates open", "effect": "opportunity", "importance": 4, "size": 600, "size_unit": "homes"}
    kept = most_important(rows_of([trade, flats]), 1)
    assert [row.what.text for row in kept] == ["Two estates open"]


@pytest.mark.parametrize(
    ("do", "worked_out", "shorter"),
    [
        ("Ring them. Then write.", False, "Ring them"),
        ("问清五件事；再试一回。", False, "问清五件事"),
        ("Ring them.", False, "Ring them"),
        ("They bring £5; ask them; make a sheet", True, "They bring £5; ask them"),
        ("They bring £5", True, "They bring £5"),
    ],
)
def test_where_room_is_short_the_first_deed_stays_and_the_sum_before_it(do: str, worked_out: bool, shorter: str) -> None:
    (row,) = rows_of([{"finding": "A fair", "effect": "opportunity", "importance": 5}])
    evidence = (Evidence(kind="calculation", ref="x"),) if worked_out else ()
    long = row.model_copy(update={"do": Statement(text=do, part=1, evidence=evidence)})
    assert by_first_deed(long).do.text == shorter

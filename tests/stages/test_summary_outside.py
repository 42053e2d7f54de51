"""What comes from outside: each fact that matters has its deed, its day and its name."""

from __future__ import annotations

from service.stages.summary_outside import MOST_ROWS, outside_rows
from tests.moves.briefs import a_desk

FACTS = [
    {"finding": f"Fact {i}", "effect": effect, "importance": importance}
    for i, (effect, importance) in enumerate([("threat", 5), ("opportunity", 4), ("threat", 3), ("opportunity", 2)])
]


def test_facts_that_matter_stand_with_deed_day_and_name_the_first_due_first() -> None:
    rows = outside_rows(a_desk(environment=FACTS))
    assert {r.what.text for r in rows} == {"Fact 0", "Fact 1", "Fact 2"}
    assert [r.date for r in rows] == sorted(r.date for r in rows)
    assert all(r.do.text and r.who for r in rows)


def test_a_brief_without_such_facts_has_none_and_many_are_cut() -> None:
    assert outside_rows(a_desk(environment=[])) == ()
    many = [{"finding": f"Fact {i}", "effect": "threat", "importance": 5} for i in range(9)]
    assert len(outside_rows(a_desk(environment=many))) <= MOST_ROWS

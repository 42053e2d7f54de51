"""What the firm's figures say, in a few lines."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_earnings import earnings_table
from service.stages.summary_reading import MOST_LINES, write_reading
from tests.moves.briefs import (
    A_REPAIR_SHOP,
    A_STALL,
    ALL_EMPTY,
    CALM,
    EXAMPLES,
    HOMES,
    LANDLORDS,
    LATE,
    OFTEN_FIXED,
    PASSERS_BY,
    SELDOM_FIXED,
    TWO_SEASONS,
    a_desk,
    example,
)
from tests.stages.sayings import says

REPAIR = {"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 60, "per_month": 260}
CHECK = {"name": "Check", "price": 40, "variable_cost": 8, "minutes": 30, "per_month": 40}
REFIT = {"name": "Refit", "price": 900, "variable_cost": 600, "minutes": 600, "per_month": 4}


def a_record(**groups: list[float]) -> dict[str, Any]:
    names = [name.replace("_", " ") for name, values in groups.items() for _ in values]
    return {"delivery": [{**LATE, "samples": [v for values in groups.values() for v in values], "sample_groups": names}]}


FULL_BREAKS = a_record(sat_morning=[40.0] * 20, thu_afternoon=[8.0] * 60)
GROUP_BREAKS = a_record(Boilers=[40.0] * 20, Taps=[8.0] * 60)
NO_BREAK = a_record(Boilers=[8.0] * 20, Taps=[8.0] * 60)
CALM_KEEPS = a_record(sat_morning=[40.0] * 20, mon_morning=[15.0] * 40, thu_afternoon=[8.0] * 60)
STRICT_HOMES = HOMES | {"expects": {"late": {"adequate": 10}}}


def text(**changes: Any) -> str:
    """All lines, however many there are room for."""
    desk = a_desk(**changes)
    table = earnings_table(desk)
    return " ".join([*(s.text for s in write_reading(desk)), *([table.in_all.text] if table and table.in_all else [])])


ROWS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("record.full", FULL_BREAKS, GROUP_BREAKS),
    ("record.group", GROUP_BREAKS, NO_BREAK),
    ("record.calm", {**CALM_KEEPS, "segments": [STRICT_HOMES, LANDLORDS]}, FULL_BREAKS),
    ("missed", {"delivery": [OFTEN_FIXED | {"kept": 186}]}, {"delivery": [OFTEN_FIXED | {"kept": 196}]}),
    ("missed", {}, {"delivery": [SELDOM_FIXED]}),
    ("hours.plain", {"services": [REPAIR, CHECK | {"minutes": 60}, REFIT | {"per_month": None}]}, {"services": [REPAIR]}),
    ("hours.dearest", {"services": [REPAIR, REFIT]}, {"services": [REPAIR, CHECK]}),
    ("worth", {"segments": [HOMES, LANDLORDS | {"revenue_per_year": 2000}]}, {"segments": [HOMES]}),
    ("week.empty", {"capacity": CALM}, {"capacity": TWO_SEASONS}),
    ("month.plain", {}, {"services": [REPAIR | {"per_month": None}]}),
    ("month.thin", {"business": {"fixed_costs_per_month": 18000}}, {}),
    ("month.none", {"business": {"fixed_costs_per_month": 28000}}, {}),
    ("rivals.close", {"own": {"ratings": {"Speed": 3, "Care": 4, "Price": 3}}}, {"competitors": []}),
    ("rivals.ahead", {}, {"own": {"ratings": {"Speed": 3, "Care": 4, "Price": 3}}}),
    ("rivals.behind", {"own": {"ratings": {"Speed": 2, "Care": 2, "Price": 2}}}, {}),
    ("complaints", {}, {"complaints": {"per_month": 6, "kinds": {"late": 1}}}),
]


@pytest.mark.parametrize(("key", "present", "absent"), ROWS, ids=[key for key, _, _ in ROWS])
def test_a_line_is_told_where_the_figures_hold_it_and_only_there(
    key: str, present: dict[str, Any], absent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.stages.summary_reading.MOST_LINES", 99)
    assert says(text(**present), f"reading.{key}")
    assert not says(text(**absent), f"reading.{key}")


def test_a_brief_without_figures_is_told_what_a_log_is_worth() -> None:
    assert [says(line.text, "reading.log") for line in write_reading(a_desk(A_STALL))] == [True]


def test_hours_that_nobody_books_are_still_hours_to_sell() -> None:
    assert says(text(capacity=ALL_EMPTY), "reading.week.empty")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_an_example_is_read_in_a_few_lines_that_open_with_their_finding(file: Any) -> None:
    lines = write_reading(example(file.stem))
    assert len(lines) <= MOST_LINES
    assert all(line.part == 1 and line.evidence for line in lines)
    assert len({line.text for line in lines}) == len(lines)


def test_those_who_come_once_are_asked_back_for_the_main_service() -> None:
    assert says(text(), "reading.come_once")
    stay = [{**s, "retention_rate": 0.9} for s in A_REPAIR_SHOP["segments"]]
    assert not says(text(segments=stay), "reading.come_once")


LAMP = {"name": "Lamp", "price": 20, "variable_cost": 5, "minutes": 10, "per_month": 9, "role": "supplementary"}


def test_they_are_asked_back_for_what_is_due_again_or_for_something_else_but_not_for_the_same() -> None:
    assert "the next check before" in text()
    services = [s for s in A_REPAIR_SHOP["services"] if s["name"] != "Check"] + [LAMP]
    came_for = {name: [HOMES, {**PASSERS_BY, "service_mix": {name: 1}}] for name in ("Lamp", "Repair")}
    assert "the next repair before" in text(services=services, segments=came_for["Lamp"])
    assert not says(text(services=services, segments=came_for["Repair"]), "reading.come_once")
    assert not says(text(services=services, segments=[HOMES, PASSERS_BY]), "reading.come_once")

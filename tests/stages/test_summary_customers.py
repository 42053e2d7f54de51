"""How part 1 treats each segment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.stages.idea_slots import fitting_ideas
from service.stages.summary import write_summary
from service.stages.summary_customers import begun_for_groups
from tests.moves.briefs import ALL_OVER, CALM, HOMES, LANDLORDS, PASSERS_BY, example
from tests.stages.sayings import says
from tests.stages.summary_texts import summary


def test_each_segment_is_treated_by_what_it_leaves_and_where_it_fits() -> None:
    rows = {row.segment: row.treatment for row in summary().customers}
    assert rows == {"Homes": "keep_first", "Landlords": "win", "Passing trade": "do_not_court"}


@pytest.mark.parametrize(
    ("segment", "treatment"),
    [
        ({**HOMES, "retention_rate": 0.95}, "keep"),
        ({"name": "Homes"}, "serve"),
        ({**HOMES, "customers": 5, "retention_rate": 0.5}, "keep_first"),
    ],
)
def test_the_treatment_of_one_segment(segment: dict[str, Any], treatment: str) -> None:
    assert [r.treatment for r in summary(segments=[segment], capacity=None).customers] == [treatment]


def test_those_whom_the_owner_names_are_told_so_and_stand_before_others_of_their_kind() -> None:
    segments = [{**HOMES, "retention_rate": 0.95}, {**LANDLORDS, "retention_rate": 0.95}]
    wanted = summary(segments=segments, capacity=CALM, goals=["Two more landlords"]).customers
    assert [(r.segment, r.treatment) for r in wanted] == [("Landlords", "win"), ("Homes", "keep")]
    assert says(wanted[0].text.text, "summary.customers.win")
    trained = next(row for row in write_summary(example("tidewall-fitness")).customers if row.segment == "People with a trainer")
    assert says(trained.text.text, "summary.customers.win_asked")
    asked = summary(segments=[*segments, {**PASSERS_BY, "cost_to_serve_per_year": 0}], capacity=None, goals=["Keep the passing trade"])
    assert {r.segment: r.treatment for r in asked.customers}["Passing trade"] in ("keep", "keep_first")


def test_of_those_for_whom_there_is_no_room_no_more_are_looked_for() -> None:
    goals = ["Two more landlords"]
    rows = {row.segment: row.treatment for row in summary(goals=goals, segments=[HOMES, LANDLORDS], capacity=ALL_OVER).customers}
    assert rows["Landlords"] == "keep"
    roomy = {row.segment: row.treatment for row in summary(goals=goals, segments=[HOMES, LANDLORDS], capacity=CALM).customers}
    assert roomy["Landlords"] == "win"


def test_little_rests_on_a_few_who_stay() -> None:
    few = {**LANDLORDS, "customers": 3, "retention_rate": 0.95}
    rows = {r.segment: r.text.text for r in summary(segments=[HOMES, few], capacity=None).customers}
    assert says(rows["Landlords"], "summary.customers.hold_few")
    assert not says(rows["Landlords"], "summary.customers.hold")


def test_a_segment_to_keep_and_to_win_is_both() -> None:
    (row,) = summary(segments=[HOMES]).customers
    assert row.treatment == "keep_first"
    assert says(row.text.text, "summary.customers.keep_and_win")


@pytest.mark.parametrize(
    ("segment", "cells"),
    [
        ({"name": "Homes"}, ()),
        ({"name": "Homes", "customers": 8}, ("8",)),
        ({k: v for k, v in HOMES.items() if k not in ("retention_rate", "customers")}, ("€175",)),
        ({k: v for k, v in HOMES.items() if k != "retention_rate"}, ("600", "€175, €105,005 in all")),
        (HOMES, ("600", "€175, €105,005 in all", "70%")),
        (PASSERS_BY, ("200", "A loss of €43", "10%")),
    ],
)
def test_a_segment_is_told_in_its_numbers(segment: dict[str, Any], cells: tuple[str, ...]) -> None:
    row = summary(segments=[segment], capacity=None).customers[0]
    assert tuple(cell.text for cell in (row.count, row.contribution_year, row.retention) if cell) == cells


def test_segments_told_the_same_are_told_once() -> None:
    rows = summary(segments=[{"name": "B"}, {"name": "A"}]).customers
    assert rows[1].text.text == "Serve them as now, too"
    steady = [{**HOMES, "name": name, "retention_rate": 0.95} for name in ("C", "B", "A")]
    assert summary(segments=steady).customers[-1].text.text.startswith("As for ")


def test_before_more_of_those_whose_care_eats_what_they_bring_the_care_is_brought_down() -> None:
    dear = {**LANDLORDS, "cost_to_serve_per_year": 640, "retention_rate": 0.95}
    said = [
        {r.segment: r.text.text for r in summary(segments=[HOMES, dear], goals=goals).customers}["Landlords"]
        for goals in (["More landlords"], ["Keep the homes"])
    ]
    assert [says(text, "summary.customers.save_care") for text in said] == [True, False]


@pytest.mark.parametrize(
    ("firm", "segment", "said"),
    [
        (
            "copperbeech-plumbing",
            "Strangers with water on the floor",
            "winning more. From April: ask the day after a leak whether it is still dry",
        ),
        ("copperbeech-plumbing", "Landlords and letting agents", "hours. From March: ring landlords and letting agents long before"),
        ("quaymark-couriers", "Offices", "Keep them first. Operations manager, from April: offer offices a standing document run"),
        ("nuanxiang-jiazheng", "换季才叫的住户", "不花钱去找。3 月起由客服来做：春秋两头，给换季才叫的住户挨户写一条消息"),
    ],
)
def test_what_the_trade_does_for_a_group_stands_beside_it(firm: str, segment: str, said: str) -> None:
    row = next(row for row in write_summary(example(firm)).customers if row.segment == segment)
    assert said in row.text.text
    assert not row.text.text.endswith((".", "。"))


def test_less_of_a_work_is_looked_for_and_more_people_only_where_they_are_wanted() -> None:
    desk = example("copperbeech-plumbing")
    winning = next(f for f in fitting_ideas(desk) if f.idea.serves == "win" and f.segment == 1)
    deeds = {index: replace(winning, segment=index) for index in range(4)}
    desk = replace(desk, case=replace(desk.case, ledger=Ledger({})))
    assert list(begun_for_groups(desk, deeds)) == [0, 1]

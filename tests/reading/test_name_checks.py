"""Names in a brief fit together."""

from __future__ import annotations

from typing import Any

import pytest

from service.reading.block_checks import block_faults
from service.reading.faults import fault_lines
from service.reading.name_checks import name_faults

SERVICES = [{"name": "Cut"}, {"name": "Colour"}]


def told(**blocks: Any) -> list[str]:
    return fault_lines(name_faults({"services": SERVICES} | blocks))


def test_names_that_fit_are_accepted() -> None:
    assert not told(
        segments=[{"name": "A", "service_mix": {"Cut": 0.999}, "expects": {"wait": {}, "something else": {}}}],
        criteria=[{"name": "Speed", "measure": "wait", "role": "price"}],
        own={"ratings": {"Speed": 3}},
        competitors=[{"name": "R", "prices": {"Colour": 3}, "ratings": {"Speed": 2}, "promises": {"wait": 3}}],
        delivery=[{"measure": "wait"}],
        team=[{"role": "Owner"}, {"role": "Desk", "reports_to": "Owner"}, {"role": "Desk", "reports_to": "Owner"}],
    )


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ({"segments": [{"name": "A"}, {"name": "a"}]}, 'segments[1].name: "a" is also segments[0]; give each a name of its own'),
        (
            {"delivery": [{"measure": "wait"}, {"measure": "wait"}]},
            'delivery[1].measure: "wait" is also delivery[0]; give each a name of its own',
        ),
        (
            {"segments": [{"service_mix": {"Cut": 0.5, "Color": 0.5}}]},
            "segments[0].service_mix.Color: no service has this name; did you mean `Colour`?",
        ),
        (
            {"segments": [{"service_mix": {"Cut": 0.5, "Colour": 0.48}}]},
            "segments[0].service_mix: the shares must add up to 1, they add up to 0.98; correct them, or leave the mix out",
        ),
        ({"own": {"ratings": {"Speed": 3}}}, "own.ratings.Speed: no criterion has this name; none is given"),
        (
            {"own": {"hard_to_copy": {"Sped": "x"}}, "criteria": [{"name": "Speed"}]},
            "own.hard_to_copy.Sped: no criterion has this name; did you mean `Speed`?",
        ),
        (
            {"competitors": [{"ratings": {"Noise": 3}}], "criteria": [{"name": "Speed"}]},
            "competitors[0].ratings.Noise: no criterion has this name; known are `Speed`",
        ),
        ({"competitors": [{"prices": {"Cutt": 3}}]}, "competitors[0].prices.Cutt: no service has this name; did you mean `Cut`?"),
        (
            {"delivery": [{"measure": "call_back"}], "competitors": [{"promises": {"callback": 3}}]},
            'competitors[0].promises.callback: no record in `delivery` has the measure "callback"; did you mean `call_back`?',
        ),
        (
            {"delivery": [{"measure": "wait"}], "criteria": [{"name": "Speed", "measure": "waits"}]},
            'criteria[0].measure: no record in `delivery` has the measure "waits"; did you mean `wait`?',
        ),
        (
            {"criteria": [{"name": "A", "role": "price"}, {"name": "B", "role": "price"}]},
            "criteria[1].role: criteria[0] is the price criterion already; mark one only",
        ),
        (
            {"team": [{"role": "Desk", "reports_to": "Ownr"}, {"role": "Owner"}]},
            'team[0].reports_to: no role in `team` is called "Ownr"; did you mean `Owner`?',
        ),
        ({"team": [{"role": "A", "reports_to": "A"}]}, 'team[0].reports_to: "A" reports to "A" in turn; one of them must be at the top'),
    ],
)
def test_a_name_that_fits_nowhere_is_told(blocks: dict[str, Any], expected: str) -> None:
    assert told(**blocks) == [expected]


def test_a_ring_of_chiefs_is_told_at_its_members_only() -> None:
    team = [{"role": "A", "reports_to": "B"}, {"role": "B", "reports_to": "A"}, {"role": "C", "reports_to": "A"}]
    assert [fault.split(":")[0] for fault in told(team=team)] == ["team[0].reports_to", "team[1].reports_to"]


def test_a_faulty_block_of_names_is_not_told_twice() -> None:
    assert told(criteria={"name": "x"}, own={"ratings": {"Speed": 3}}) == []


def test_someone_must_buy_and_demand_needs_hours() -> None:
    capacity = {"hours": {"tue": {"morning": 5}}, "demand": {"tue": {"mornin": 4}, "wed": {"all": 2}}}
    assert fault_lines(block_faults({"capacity": capacity})) == [
        "customers_in_words: is missing; say who buys in one sentence, or give `segments`",
        "capacity.demand.tue.mornin: has demand but no hours to sell in `capacity.hours.tue`; did you mean `morning`?",
        "capacity.demand.wed.all: has demand but no hours to sell in `capacity.hours.wed`; none is given",
    ]
    assert not list(block_faults({"segments": [{}]}))


@pytest.mark.parametrize(
    ("team", "hours", "faulty"),
    [([], 0, True), ([{"role": "Owner"}], 0, True), ([{"role": "Owner"}, {"role": "Desk"}], 0, False), ([], 0.5, False)],
)
def test_someone_must_have_an_hour_for_the_plan(team: list[dict[str, Any]], hours: float, faulty: bool) -> None:
    found = fault_lines(block_faults({"segments": [{}], "team": team, "business": {"owner_hours_per_week": hours}}))
    said = "business.owner_hours_per_week: is 0, and `team` names nobody else; give the hours you can spare, or leave it out"
    assert found == ([said] if faulty else [])

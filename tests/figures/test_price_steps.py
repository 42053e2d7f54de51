"""The prices beside the one that is raised: how far each goes, and why the rest stay."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.pricing import LARGEST_LEVELLING, LARGEST_RISE
from service.domain.evidence import Ledger
from service.figures.money import read_money
from service.figures.position import read_position
from service.figures.price_steps import MOST_BESIDE, HeldPrice, PriceStep, PriceSteps, read_price_steps
from service.figures.prices import read_prices
from tests.figures.valued_firms import brief, cleaners, clinic, courier, number, sole_trader


def steps_of(
    firm: dict[str, Any], unwanted: str | None = None, counted_on: frozenset[str] = frozenset(), elsewhere: frozenset[str] = frozenset()
) -> PriceSteps | None:
    ledger, read = Ledger(), brief(firm)
    money = read_money(read, ledger)
    prices = read_prices(read, ledger, money, read_position(read, ledger), counted_on=counted_on)
    return read_price_steps(prices, money, ledger, unwanted, elsewhere)


def made(firm: dict[str, Any], **more: Any) -> PriceSteps:
    steps = steps_of(firm, **more)
    assert steps
    return steps


def a_plumber(**bath: Any) -> dict[str, Any]:
    """A plumber with a core service that is raised, one beside it, and a long supplementary job whose hour leaves least."""
    job = {"name": "Bath", "role": "supplementary", "price": 5200, "variable_cost": 2900, "minutes": 2700, "per_month": 0.5}
    return {
        "business": {"name": "Elm Pipes", "kind": "plumber", "fixed_costs_per_month": 5150},
        "services": [
            {"name": "Repair", "price": 95, "variable_cost": 18, "minutes": 75, "per_month": 46},
            {"name": "Boiler", "price": 90, "variable_cost": 12, "minutes": 60, "per_month": 30},
            {**job, **bath},
        ],
        "customers_in_words": "People with wet floors.",
        "criteria": [{"name": "Care", "weight": 80}, {"name": "Price", "weight": 20, "role": "price"}],
        "own": {"ratings": {"Care": 4, "Price": 3}},
        "competitors": [
            {"name": "Near", "prices": {"Repair": 98, "Boiler": 96, "Bath": 5900}, "ratings": {"Care": 4, "Price": 3}},
            {"name": "Far", "prices": {"Repair": 149, "Boiler": 85}, "ratings": {"Care": 2, "Price": 1}},
        ],
    }


def step(steps: PriceSteps, name: str) -> PriceStep:
    return next(s for s in steps.beside if s.service.name == name)


def held(steps: PriceSteps, name: str) -> HeldPrice:
    return next(h for h in steps.held if h.service.name == name)


def _names(steps: PriceSteps) -> set[str]:
    return {str(s.service.name) for s in steps.beside} | {str(h.service.name) for h in steps.held}


def test_the_cleaners_move_four_prices_on_one_day() -> None:
    steps = made(cleaners())
    assert (steps.first.service.name, number(steps.first.rise.price), steps.first.why) == ("日常", 174, "first")
    assert [(s.service.name, number(s.rise.price), number(s.rise.gain)) for s in steps.beside] == [
        ("做饭", 120, 520),
        ("深度", 515, 408),
        ("家电", 174, 240),
    ]
    assert number(steps.gain_month) == 1168
    assert [number(s.hour, 2) for s in steps.beside] == [19, 29.17, 57.33]


def test_what_may_leave_is_told_by_the_year_too() -> None:
    (root,) = made(clinic()).beside
    assert (root.service.name, number(root.rise.price), number(root.rise.may_leave, 2)) == ("Root", 2540, 0.28)
    assert (number(root.may_leave_year, 2), number(root.volume_year)) == (3.35, 60)


def test_the_worst_paid_job_goes_up_to_where_its_hour_leaves_as_much_as_the_main_ones() -> None:
    steps = made(a_plumber())
    bath = step(steps, "Bath")
    assert (bath.why, number(bath.rise.price)) == ("worst_paid", 5670)
    assert number(steps.first.service.contribution_hour) == 61.6
    assert number(bath.hour, 2) == 61.56
    assert bath.dearest is not None and bath.dearest.rival == "Near"
    assert step(steps, "Boiler").why == "room"


@pytest.mark.parametrize(
    ("bath", "rival", "price"),
    [
        ({}, 5900, 5670),
        ({}, 5500, 5500),
        ({"minutes": 4000}, 5900, 5720),
        ({"minutes": 3300}, 9000, 5720),
    ],
    ids=["its hour", "the rival's price", "a tenth at most", "a tenth, however dear the rival"],
)
def test_the_longer_step_is_bound_by_the_hour_the_rival_and_a_tenth(bath: dict[str, Any], rival: float, price: float) -> None:
    firm = a_plumber(**bath)
    firm["competitors"][0]["prices"]["Bath"] = rival
    assert number(step(made(firm), "Bath").rise.price) == price


def test_the_longer_step_never_passes_what_the_ratings_allow() -> None:
    firm = a_plumber()
    firm["own"]["ratings"]["Care"] = 3.9
    firm["competitors"][0]["prices"] |= {"Repair": 110, "Bath": 5500}
    assert number(step(made(firm), "Bath").rise.price) == 5360


def test_what_the_owner_wishes_to_do_less_of_goes_further_though_it_is_not_the_worst_paid() -> None:
    firm = a_plumber(minutes=2300)
    firm["business"]["target_margin"] = 0.3
    firm["services"].append({"name": "Drain", "role": "supplementary", "price": 60, "variable_cost": 40, "minutes": 60, "per_month": 4})
    assert "Bath" in [s.service.name for s in made(firm).beside]
    assert step(made(firm), "Bath").why == "room"
    firm["services"][2]["minutes"] = 2600
    assert (step(made(firm), "Bath").why, step(made(firm, unwanted="Bath"), "Bath").why) == ("room", "unwanted")


def test_a_core_service_never_goes_further_for_being_the_worst_paid() -> None:
    steps = made(a_plumber(role="core", variable_cost=4000))
    assert all(s.why == "room" for s in steps.beside)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"prices": {"Repair": 98, "Boiler": 96, "Bath": 5000}}, "as_good"),
        ({"prices": {"Repair": 98, "Boiler": 96, "Bath": 4200}, "ratings": {"Care": 3.9, "Price": 3}}, "dear"),
        ({"prices": {"Repair": 98, "Boiler": 96, "Bath": 5200}}, "no_room"),
        ({"prices": {"Repair": 98, "Boiler": 96}}, "no_rival"),
    ],
)
def test_a_price_stays_for_a_reason(change: dict[str, Any], reason: str) -> None:
    firm = a_plumber()
    firm["competitors"][0] |= change
    assert held(made(firm), "Bath").reason == reason


def test_without_ratings_or_where_its_buyers_count_on_it_a_price_stays() -> None:
    firm = a_plumber()
    firm["competitors"].append({"name": "New", "prices": {"Bath": 6000}})
    assert held(made(firm), "Bath").reason == "unknown"
    assert held(made(a_plumber(), counted_on=frozenset({"Bath"})), "Bath").reason == "counted_on"


def test_a_missing_rating_leaves_a_price_between_the_ends_of_its_ceiling_where_it_is() -> None:
    firm = a_plumber()
    firm["criteria"].append({"name": "Speed", "weight": 40})
    firm["own"]["ratings"]["Speed"] = 4
    for rival, speed in zip(firm["competitors"], (4, 2), strict=True):
        rival["ratings"]["Speed"] = speed
    firm["competitors"].append({"name": "New", "prices": {"Bath": 5200}, "ratings": {"Care": 4}})
    assert held(made(firm), "Bath").reason == "unrated"


def test_a_core_price_that_the_market_does_not_carry_is_held() -> None:
    steps = made(a_plumber(role="core"))
    assert held(steps, "Bath").reason == "carries_not"
    assert held(steps, "Bath").binding is not None


def test_a_price_that_another_part_of_the_plan_changes_is_left_to_it() -> None:
    steps = made(a_plumber(), elsewhere=frozenset({"Bath"}))
    assert "Bath" not in _names(steps)


def test_what_nobody_pays_for_is_left_out() -> None:
    firm = a_plumber(role="support")
    firm["services"].append({"name": "Call", "role": "support", "price": 0})
    assert _names(made(firm)) == {"Boiler"}


def test_without_a_rise_there_are_no_steps() -> None:
    assert steps_of(courier()) is None
    assert steps_of(sole_trader()) is None
    assert steps_of(a_plumber(per_month=None)) is None


def test_one_letter_carries_only_so_many_prices() -> None:
    firm = a_plumber()
    more = [{**firm["services"][1], "name": f"Extra {i}", "per_month": 5 + i} for i in range(4)]
    firm["services"] += more
    for rival in firm["competitors"]:
        rival["prices"] |= {service["name"]: 96 for service in more}
    assert len(made(firm).beside) == MOST_BESIDE


def _picture(steps: PriceSteps | None) -> object:
    if steps is None:
        return None
    moves = [(str(s.service.name), s.rise.price.value, s.why, s.dearest and str(s.dearest.rival)) for s in (steps.first, *steps.beside)]
    return moves, [(str(h.service.name), h.reason, h.binding and str(h.binding.rival)) for h in steps.held]


@pytest.mark.parametrize("firm", [a_plumber, cleaners, clinic])
def test_the_order_of_services_and_rivals_changes_nothing(firm: Any) -> None:
    expected = _picture(steps_of(firm()))
    for services in itertools.permutations(firm()["services"]):
        for rivals in itertools.permutations(firm()["competitors"]):
            shuffled = copy.deepcopy({**firm(), "services": list(services), "competitors": list(rivals)})
            assert _picture(steps_of(shuffled)) == expected


money = st.floats(1, 9000).map(lambda x: round(x, 2))


@given(
    st.lists(st.tuples(money, st.floats(0, 0.99), st.floats(5, 3000), st.floats(0.1, 400), money, money), min_size=1, max_size=5), st.data()
)
def test_no_new_price_is_a_leap_or_beyond_what_the_ratings_allow(rows: list[tuple[float, ...]], data: st.DataObject) -> None:
    firm = a_plumber()
    names = [f"S{i}" for i in range(len(rows))]
    firm["services"] = [
        {"name": name, "role": role, "price": price, "variable_cost": price * cost, "minutes": minutes, "per_month": volume}
        for name, (price, cost, minutes, volume, _, _) in zip(names, rows, strict=True)
        for role in [data.draw(st.sampled_from(["core", "supplementary"]))]
    ]
    for rival, place in zip(firm["competitors"], (4, 5), strict=True):
        rival["prices"] = {name: row[place] for name, row in zip(names, rows, strict=True)}
    steps = steps_of(firm, unwanted=data.draw(st.sampled_from(names)))
    for each in steps.beside if steps else ():
        old, new = each.service.price.value, each.rise.price.value
        assert each.figures.ceiling_low is not None and each.dearest is not None
        assert old < new <= each.figures.ceiling_low.value + 1e-6
        assert new <= old * (1 + (LARGEST_RISE if each.why == "room" else LARGEST_LEVELLING)) + 1e-6
        assert each.why == "room" or new <= each.dearest.price.value + 1e-6

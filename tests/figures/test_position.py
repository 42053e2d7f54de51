"""Where a firm stands against its rivals."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.criteria import CriterionFigures
from service.figures.position import Position, read_position
from tests.figures.valued_firms import brief, cleaners, clinic, courier, number, sole_trader


def _position(firm: dict[str, Any]) -> Position:
    return read_position(brief(firm), Ledger())


def _criterion(position: Position, name: str) -> CriterionFigures:
    return next(c for c in position.criteria if c.name == name)


def test_the_clinic_is_unique_by_a_hard_to_copy_lead_that_matters() -> None:
    position = _position(clinic())
    assert position.verdict == "unique"
    assert position.chosen is not None
    assert (position.chosen.name, position.chosen.best_rival, number(position.chosen.score)) == ("Care", "Regent", 25)
    assert position.chosen.hard_to_copy == "Both dentists hold a sedation licence"
    assert position.nearest_miss is None
    assert position.strategy == "differentiation"


@pytest.mark.parametrize(
    ("name", "advantage", "score", "important", "verdict"),
    [
        ("Speed", -2, 60, True, "do_not_claim"),
        ("Care", 1, 25, True, "position"),
        ("Cost", -2, 40, True, "do_not_claim"),
        ("Clarity", 1, 15, False, "support"),
        ("Late hours", -2, 20, False, "do_not_claim"),
    ],
)
def test_each_criterion_of_the_clinic(name: str, advantage: float, score: float, important: bool, verdict: str) -> None:
    criterion = _criterion(_position(clinic()), name)
    assert (number(criterion.advantage), number(criterion.score)) == (advantage, score)
    assert (criterion.important, criterion.verdict) == (important, verdict)


def test_the_map_and_the_totals_of_the_clinic() -> None:
    position = _position(clinic())
    assert position.map is not None
    assert (position.map.x.name, position.map.y.name) == ("Cost", "Care")
    assert [(p.name, number(p.x), number(p.y)) for p in position.map.points] == [
        ("Fern Street Dental", 3, 5),
        ("Quick Teeth", 5, 2),
        ("Regent", 1, 4),
    ]
    assert [number(r.distance) for r in position.rivals] == [3.6056, 2.2361]
    assert position.nearest_rival is position.rivals[1]
    assert number(position.own_total) == 3.7
    assert [number(r.total) for r in position.rivals] == [3.1, 3.6]
    assert number(position.mean_weight) == 0.2


def test_a_rival_is_shown_with_its_image_prices_and_best_and_worst_criterion() -> None:
    quick, regent = _position(clinic()).rivals
    assert (quick.image, regent.image) == ("Fast and cheap", None)
    assert quick.strongest is not None
    assert quick.weakest is not None
    assert (quick.strongest.name, quick.weakest.name) == ("Cost", "Care")
    assert number(regent.prices["Root"]) == 2900


def test_the_cleaners_stand_out_by_the_same_face() -> None:
    position = _position(cleaners())
    assert position.chosen is not None
    assert (position.chosen.name, number(position.chosen.score)) == ("熟人", 60)
    assert position.map is not None
    assert {position.map.x.name, position.map.y.name} == {"价格", "熟人"}
    assert [number(r.distance) for r in position.rivals] == [4.4721, 2.8284]
    assert _criterion(position, "价格").role_price


def test_a_missing_rating_is_unknown_and_cannot_rescue_what_matters_too_little() -> None:
    position = _position(courier())
    told = _criterion(position, "Told")
    assert (told.real, told.verdict, told.unknown_rivals, told.rivals["Bikes"]) == (None, "unknown", ("Bikes",), None)
    assert number(told.advantage) == 2
    assert position.verdict == "me_too"
    assert position.chosen is None
    assert position.strategy == "focus"
    assert number(position.rivals[1].total, 2) == 3.53


def test_the_nearest_miss_says_what_is_missing() -> None:
    miss = _position(courier()).nearest_miss
    assert miss is not None
    assert (miss.criterion.name, number(miss.weight_missing), miss.rating_missing) == ("Told", 0.05, None)
    assert miss.hard_to_copy_missing
    assert miss.unknown_rivals == ("Bikes",)


def test_the_nearest_miss_may_be_proof_alone() -> None:
    firm = clinic()
    firm["own"]["hard_to_copy"] = {}
    position = _position(firm)
    assert position.verdict == "me_too"
    assert position.nearest_miss is not None
    assert position.nearest_miss.criterion.name == "Care"
    assert (position.nearest_miss.weight_missing, position.nearest_miss.rating_missing) == (None, None)


def test_the_nearest_miss_may_be_rating_points() -> None:
    firm = courier()
    del firm["own"]["ratings"]["Told"]
    miss = _position(firm).nearest_miss
    assert miss is not None
    assert (miss.criterion.name, number(miss.rating_missing)) == ("Brought", 2)
    assert miss.weight_missing is None


def test_where_every_rival_is_perfect_nothing_is_near() -> None:
    firm = clinic()
    for rival in firm["competitors"]:
        rival["ratings"] = dict.fromkeys(firm["own"]["ratings"], 5)
    assert _position(firm).nearest_miss is None


def test_a_missing_rating_where_it_matters_leaves_the_verdict_open() -> None:
    firm = clinic()
    del firm["competitors"][0]["ratings"]["Care"]
    assert _position(firm).verdict == "unknown"


def test_without_rivals_nothing_is_known() -> None:
    firm = clinic() | {"competitors": []}
    position = _position(firm)
    assert (position.verdict, position.chosen, position.map, position.nearest_rival) == ("unknown", None, None, None)
    assert {c.verdict for c in position.criteria} == {"unknown"}
    assert number(position.own_total) == 3.7


def test_without_criteria_nothing_is_known() -> None:
    position = _position(sole_trader())
    assert (position.verdict, position.criteria, position.mean_weight, position.own_total) == ("unknown", (), None, None)


def test_rivals_without_ratings_have_neither_total_nor_place_on_the_map() -> None:
    firm = clinic()
    firm["competitors"][0]["ratings"] = {}
    quick = _position(firm).rivals[0]
    assert (quick.total, quick.distance, quick.strongest, quick.weakest) == (None, None, None, None)


def test_without_own_ratings_there_is_a_map_but_no_distance() -> None:
    firm = clinic()
    firm["own"] = {}
    position = _position(firm)
    assert position.verdict == "unknown"
    assert position.map is not None
    assert position.map.own is None
    assert position.nearest_rival is None
    assert position.nearest_miss is None


def test_the_cheapest_who_cannot_be_copied_leads_on_cost() -> None:
    firm = clinic()
    firm["own"] = {"ratings": {"Cost": 5}, "hard_to_copy": {"Cost": "We own the building"}}
    firm["competitors"] = [{"name": "Regent", "ratings": {"Cost": 2}}]
    assert _position(firm).strategy == "cost"


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7])
def test_the_order_of_criteria_and_rivals_changes_no_choice(order: tuple[int, ...]) -> None:
    firm = courier()
    before = _position(firm)
    firm["criteria"] = [firm["criteria"][i] for i in order]
    firm["competitors"].reverse()
    after = _position(firm)
    assert before.verdict == after.verdict
    assert before.map is not None
    assert after.map is not None
    assert (before.map.x.name, before.map.y.name) == (after.map.x.name, after.map.y.name)
    assert before.nearest_miss is not None
    assert after.nearest_miss is not None
    assert before.nearest_miss.criterion.name == after.nearest_miss.criterion.name
    assert {(c.name, c.verdict, c.best_rival) for c in before.criteria} == {(c.name, c.verdict, c.best_rival) for c in after.criteria}
    assert before.nearest_rival is not None
    assert after.nearest_rival is not None
    assert before.nearest_rival.name == after.nearest_rival.name


def test_without_what_the_clinic_leads_on_who_is_ahead_stands_first() -> None:
    bare = _position(clinic()).without_lead
    assert bare is not None
    totals = [bare.own, *(total for _, total in bare.ahead)]
    assert all(ahead.value > totals[0].value for ahead in totals[1:])
    assert [t.value for t in totals[1:]] == sorted((t.value for t in totals[1:]), reverse=True)
    rest = [c for c in _position(clinic()).criteria if c.name != "Care"]
    weights = sum(c.weight.value for c in rest)
    assert number(bare.own) == round(sum(c.weight.value * c.own.value for c in rest if c.own) / weights, 4)


def test_where_nothing_leads_or_a_rating_is_missing_nothing_is_reckoned_without_it() -> None:
    assert _position(courier()).chosen is None or _position(courier()).without_lead is not None
    unrated = clinic()
    unrated["own"]["ratings"].pop("Speed")
    assert _position(unrated).without_lead is None
    gap = clinic()
    gap["competitors"][0]["ratings"].pop("Cost")
    bare = _position(gap).without_lead
    assert bare is not None and gap["competitors"][0]["name"] not in [name for name, _ in bare.ahead]


@pytest.mark.parametrize(("firm", "hangs"), [(clinic(), True), (sole_trader(), None), (cleaners(), None)])
def test_a_lead_on_which_all_hangs_is_told_from_one_that_all_else_bears_out(firm: dict[str, Any], hangs: bool | None) -> None:
    bare = _position(firm).without_lead
    assert (bare is None) == (_position(firm).chosen is None)
    assert hangs is None or bool(bare and bare.ahead) is hangs

"""Invented firms that the tests of the figures share."""

from __future__ import annotations

from typing import Any

from service.domain.brief import Brief
from service.domain.evidence import Fact, Ledger
from service.figures.customers import Customers, read_customers
from service.figures.money import Money, read_money


def number(fact: Fact | None, digits: int = 4) -> float:
    """The value of a fact that must be there."""
    assert fact is not None
    assert fact.evidence
    return round(fact.value, digits)


def clinic() -> dict[str, Any]:
    """A clinic that earns money, leads on care and is slow."""
    return {
        "business": {"name": "Fern Street Dental", "kind": "dental clinic", "fixed_costs_per_month": 19500, "target_margin": 0.3},
        "services": [
            {"name": "Check", "price": 62, "variable_cost": 14, "minutes": 40, "per_month": 310},
            {"name": "Bleach", "role": "supplementary", "price": 290, "variable_cost": 95, "minutes": 60, "per_month": 14},
            {"name": "Root", "price": 2450, "variable_cost": 930, "minutes": 150, "per_month": 5},
        ],
        "segments": [
            _segment("Families", (900, 210, 2.6, 38, 0.86), referrals_per_year=0.25),
            _segment("Anxious", (520, 380, 1.8, 120, 0.74), referrals_per_year=0.4, demanding=True, touch="high", needs="A calm hour"),
            _segment("Passers-by", (600, 65, 1.1, 41, 0.2)),
        ],
        "criteria": [
            {"name": "Speed", "weight": 30, "dimension": "responsiveness", "measure": "wait"},
            {"name": "Care", "weight": 25},
            {"name": "Cost", "weight": 20, "role": "price"},
            {"name": "Clarity", "weight": 15},
            {"name": "Late hours", "weight": 10},
        ],
        "own": {
            "ratings": {"Speed": 3, "Care": 5, "Cost": 3, "Clarity": 5, "Late hours": 2},
            "hard_to_copy": {"Care": "Both dentists hold a sedation licence"},
        },
        "competitors": [
            {
                "name": "Quick Teeth",
                "image": "Fast and cheap",
                "prices": {"Check": 49},
                "ratings": {"Speed": 3, "Care": 2, "Cost": 5, "Clarity": 2, "Late hours": 4},
            },
            {
                "name": "Regent",
                "prices": {"Check": 95, "Root": 2900},
                "ratings": {"Speed": 5, "Care": 4, "Cost": 1, "Clarity": 4, "Late hours": 3},
            },
        ],
    }


def courier(own_mix: bool = True) -> dict[str, Any]:
    """A courier without a difference, with a rival whose rating is missing and a segment that loses money."""
    mixes: list[dict[str, Any]] = [
        {"service_mix": {"Paper": 0.7, "Parcel": 0.3}},
        {"service_mix": {"Parcel": 0.9, "Paper": 0.1}},
        {"service_mix": {"Return": 0.66, "Parcel": 0.34}},
        {"service_mix": {"Parcel": 0.86, "Paper": 0.14}},
    ]
    a, b, c, d = mixes if own_mix else [{}, {}, {}, {}]
    return {
        "business": {"name": "Harbour Vans", "kind": "courier", "fixed_costs_per_month": 54800},
        "services": [
            {"name": "Parcel", "price": 32, "variable_cost": 6.5, "minutes": 35, "per_month": 1500},
            {"name": "Paper", "price": 19, "variable_cost": 2.5, "minutes": 25, "per_month": 900},
            {"name": "Return", "role": "supplementary", "price": 12, "variable_cost": 5.2, "minutes": 30, "per_month": 520},
        ],
        "segments": [
            _segment("Offices", (64, 4800, 210, 1500, 0.78), referrals_per_year=0.1, **a),
            _segment("Clinics", (18, 13500, 440, 4200, 0.83), demanding=True, **b),
            _segment("Shops", (41, 4300, 230, 3700, 0.7), **c),
            _segment("Others", (1900, 66, 2.2, 24, 0.25), **d),
        ],
        "criteria": [
            {"name": "Fetched", "weight": 30},
            {"name": "Brought", "weight": 25},
            {"name": "price", "weight": 20},
            {"name": "Told", "weight": 15},
            {"name": "Tracked", "weight": 10},
        ],
        "own": {"ratings": {"Fetched": 2, "Brought": 3, "price": 3, "Told": 4, "Tracked": 2}},
        "competitors": [
            {
                "name": "Rapid",
                "prices": {"Parcel": 29},
                "ratings": {"Fetched": 4, "Brought": 4, "price": 4, "Told": 2, "Tracked": 5},
            },
            {
                "name": "Bikes",
                "prices": {"Parcel": 34, "Paper": 20},
                "ratings": {"Fetched": 4, "Brought": 4, "price": 3, "Tracked": 2},
            },
        ],
    }


def cleaners() -> dict[str, Any]:
    """A Chinese cleaning firm whose segments all say what they buy."""
    day, deep, meal, machine = "日常", "深度", "做饭", "家电"
    return {
        "language": "zh",
        "business": {"name": "南巷家政", "kind": "家政", "fixed_costs_per_month": 18400, "target_margin": 0.25},
        "services": [
            {"name": day, "price": 168, "variable_cost": 118, "minutes": 180, "per_month": 260},
            {"name": deep, "price": 498, "variable_cost": 340, "minutes": 360, "per_month": 24},
            {"name": meal, "price": 116, "variable_cost": 82, "minutes": 120, "per_month": 130},
            {"name": machine, "role": "supplementary", "price": 168, "variable_cost": 88, "minutes": 90, "per_month": 40},
        ],
        "segments": [
            _segment(
                "上班", (100, 5034, 28, 560, 0.82), referrals_per_year=0.15, service_mix={day: 0.892857, deep: 0.035714, machine: 0.071429}
            ),
            _segment(
                "父母",
                (30, 7376, 60, 2000, 0.9),
                referrals_per_year=0.05,
                demanding=True,
                service_mix={meal: 0.866667, day: 0.1, machine: 0.033333},
            ),
            _segment(
                "换季", (90, 1254, 5.5, 110, 0.55), referrals_per_year=0.05, service_mix={day: 0.545455, deep: 0.181818, machine: 0.272727}
            ),
            _segment("搬家", (170, 539, 2.1, 85, 0.1), service_mix={day: 0.481586, deep: 0.277620, machine: 0.240794}),
        ],
        "criteria": [
            {"name": "守时", "weight": 25},
            {"name": "熟人", "weight": 30},
            {"name": "价格", "weight": 20},
            {"name": "干净", "weight": 25},
        ],
        "own": {"ratings": {"守时": 3, "熟人": 5, "价格": 3, "干净": 4}, "hard_to_copy": {"熟人": "员工平均在店三年多"}},
        "competitors": [
            {
                "name": "甲",
                "prices": {day: 128, deep: 398, meal: 98, machine: 128},
                "ratings": {"守时": 4, "熟人": 1, "价格": 5, "干净": 3},
            },
            {"name": "乙", "prices": {day: 298, deep: 688}, "ratings": {"守时": 4, "熟人": 3, "价格": 1, "干净": 5}},
        ],
    }


def sole_trader() -> dict[str, Any]:
    """The least a brief can hold."""
    return {
        "business": {"name": "Elm Bikes", "kind": "bike mechanic"},
        "services": [{"name": "Service", "price": 75}],
        "customers_in_words": "Commuters.",
    }


def brief(data: dict[str, Any]) -> Brief:
    """A brief of these values."""
    return Brief.model_validate(data)


def money_of(data: dict[str, Any]) -> Money:
    """The month of a firm."""
    return read_money(brief(data), Ledger())


def customers_of(data: dict[str, Any]) -> Customers:
    """The customers of a firm."""
    ledger = Ledger()
    return read_customers(brief(data), ledger, read_money(brief(data), ledger))


def _segment(name: str, figures: tuple[float, float, float, float, float], **more: Any) -> dict[str, Any]:
    keys = ("customers", "revenue_per_year", "visits_per_year", "cost_to_serve_per_year", "retention_rate")
    return {"name": name, **dict(zip(keys, figures, strict=True)), **more}

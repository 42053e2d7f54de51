"""Two invented firms with a week, a record by daypart and a team."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.domain.brief import Brief

HALF_DAYS = ("morning", "afternoon")
CLINIC_HOURS = {"mon": (7, 7), "tue": (7, 7), "wed": (7, 7), "thu": (7, 7), "fri": (7, 5), "sat": (4,)}
CLINIC_DEMAND = {"mon": (6.5, 6), "tue": (6, 2.5), "wed": (6.5, 5.5), "thu": (5.5, 2), "fri": (6, 3), "sat": (4.6,)}
CLINIC_WITHIN_TEN = {
    "mon morning": (26, 38),
    "mon afternoon": (25, 36),
    "tue morning": (23, 36),
    "tue afternoon": (15, 15),
    "wed morning": (26, 38),
    "wed afternoon": (28, 32),
    "thu morning": (29, 33),
    "thu afternoon": (12, 12),
    "fri morning": (26, 35),
    "fri afternoon": (18, 18),
    "sat morning": (11, 27),
}
CLINIC_TEAM: tuple[dict[str, Any], ...] = (
    {"role": "Owner-dentist", "name": "Dr Imra Vale", "hours_per_week": 40, "contact": True},
    {"role": "Dentist", "hours_per_week": 34, "contact": True, "reports_to": "Owner-dentist"},
    {"role": "Hygienist", "people": 2, "hours_per_week": 30, "contact": True, "reports_to": "Owner-dentist"},
    {"role": "Receptionist", "people": 2, "hours_per_week": 32, "contact": True, "reports_to": "Practice manager"},
    {"role": "Practice manager", "hours_per_week": 38, "contact": False, "reports_to": "Dr Imra Vale"},
)
CLEANER_DEMAND = {"mon": (30, 23), "tue": (25, 19), "wed": (23, 13), "thu": (24, 15), "fri": (27, 30)}
CLEANER_WITHIN_THIRTY = {"周一上午": (19, 19), "周五上午": (16, 17), "周五下午": (18, 19), "周三下午": (8, 8), "周六全天": (30, 36)}
CLEANER_TEAM: tuple[dict[str, Any], ...] = (
    {"role": "店主", "name": "苏晴", "hours_per_week": 50, "contact": True},
    {"role": "带班", "name": "方姐", "hours_per_week": 44, "contact": True, "reports_to": "店主"},
    {"role": "客服", "name": "小林", "hours_per_week": 44, "contact": True, "reports_to": "店主"},
    {"role": "培训", "name": "白老师", "hours_per_week": 10, "contact": False, "reports_to": "店主"},
    {"role": "阿姨", "people": 9, "hours_per_week": 46, "contact": True, "reports_to": "带班"},
)


def a_clinic(**changes: Any) -> Brief:
    """A dental clinic: an overloaded Saturday, two quiet afternoons."""
    brief: dict[str, Any] = {
        "business": {"name": "Millrow Dental", "kind": "dental clinic", "fixed_costs_per_month": 19500},
        "services": [
            {"name": "Check-up", "price": 62, "variable_cost": 14, "minutes": 40, "per_month": 310},
            {"name": "Whitening", "role": "supplementary", "price": 290, "variable_cost": 95, "minutes": 60, "per_month": 14},
            {"name": "Implant", "price": 2450, "variable_cost": 930, "minutes": 150, "per_month": 5},
        ],
        "segments": [
            {**_a_segment("Families", 900, 210, 2.6), "cost_to_serve_per_year": 38, "retention_rate": 0.86, "referrals_per_year": 0.25}
            | {"expects": {"wait": {"adequate": 20, "desired": 5}}},
            {**_a_segment("Nervous", 520, 380, 1.8), "cost_to_serve_per_year": 120, "retention_rate": 0.74, "referrals_per_year": 0.4}
            | {"demanding": True, "expects": {"wait": {"adequate": 10, "desired": 0}}},
            {**_a_segment("Emergencies", 600, 65, 1.1), "cost_to_serve_per_year": 41, "retention_rate": 0.2},
        ],
        "delivery": [a_record("wait", CLINIC_WITHIN_TEN, 10)],
        "capacity": {"hours": by_half_day(CLINIC_HOURS), "demand": by_half_day(CLINIC_DEMAND)},
        "team": CLINIC_TEAM,
    }
    return Brief.model_validate(brief | changes)


def a_cleaning_firm(**changes: Any) -> Brief:
    """A Chinese cleaning firm: an overloaded Saturday, three quiet afternoons, a segment with its own mix."""
    hours = by_half_day(dict.fromkeys(CLEANER_DEMAND, (36, 36)), ("上午", "下午")) | {"sat": {"全天": 54}}
    demand = by_half_day(CLEANER_DEMAND, ("上午", "下午")) | {"sat": {"全天": 58}}
    brief: dict[str, Any] = {
        "language": "zh",
        "business": {"name": "晴巷家政", "kind": "家政服务店"},
        "services": [
            {"name": "日常保洁", "price": 168, "variable_cost": 118, "minutes": 180, "per_month": 260},
            {"name": "深度保洁", "price": 498, "variable_cost": 340, "minutes": 360, "per_month": 24},
            {"name": "家电清洗", "role": "supplementary", "price": 168, "variable_cost": 88, "minutes": 90, "per_month": 40},
        ],
        "segments": [
            {**_a_segment("双职工家庭", 100, 5034, 28), "cost_to_serve_per_year": 560, "retention_rate": 0.82}
            | {"service_mix": {"日常保洁": 25 / 28, "深度保洁": 1 / 28, "家电清洗": 2 / 28}, "expects": {"late": {"adequate": 30}}},
            {**_a_segment("散客", 170, 539, 2.1), "cost_to_serve_per_year": 85, "retention_rate": 0.1},
        ],
        "delivery": [a_record("late", CLEANER_WITHIN_THIRTY, 30)],
        "capacity": {"hours": hours, "demand": demand},
        "team": CLEANER_TEAM,
    }
    return Brief.model_validate(brief | changes)


def by_half_day(week: Mapping[str, tuple[float, ...]], parts: tuple[str, ...] = HALF_DAYS) -> dict[str, dict[str, float]]:
    """Hours by day and daypart."""
    return {day: dict(zip(parts, hours, strict=False)) for day, hours in week.items()}


def a_record(measure: str, counts: Mapping[str, tuple[int, int]], level: float) -> dict[str, Any]:
    """A delivery record in which so many of each group's values kept a level."""
    samples = [level if i < kept else level + 8 for kept, total in counts.values() for i in range(total)]
    groups = [group for group, (_, total) in counts.items() for _ in range(total)]
    return {"measure": measure, "unit": "min", "better": "lower", "samples": samples, "sample_groups": groups}


def _a_segment(name: str, customers: int, revenue: float, visits: float) -> dict[str, Any]:
    return {"name": name, "customers": customers, "revenue_per_year": revenue, "visits_per_year": visits}

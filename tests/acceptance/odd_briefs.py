"""Small invented briefs of odd shapes: each is a whole brief as plain data, by a name that says what is odd about it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from tests.stages.a_desk import a_segment, a_stall, a_workshop

Raw = dict[str, Any]
PARTS = ("morning", "midday", "afternoon", "evening")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _with(raw: Raw, **changes: Any) -> Raw:
    brief = copy.deepcopy(raw)
    brief["business"] |= changes.pop("business", {})
    return brief | changes


def _without(raw: Raw, *keys: str) -> Raw:
    return {key: value for key, value in copy.deepcopy(raw).items() if key not in keys}


def _yes_no_only() -> Raw:
    kept = [("right", 96, 100), ("told", 178, 260), ("clean", 900, 903)]
    entries = [
        {"measure": name, "label": f"Job {name}", "unit": "jobs", "better": "higher", "kept": k, "total": n, "per_month": 80}
        for name, k, n in kept
    ]
    return _with(a_workshop(), delivery=entries, segments=[{"name": "Homes", "customers": 600, "expects": {"right": {"adequate": 0.9}}}])


def _full_week() -> Raw:
    hours = {day: dict.fromkeys(PARTS, 10) for day in WEEK}
    demand = {day: dict.fromkeys(PARTS, 10 + place % 3) for place, day in enumerate(WEEK)}
    return _with(a_workshop(), capacity={"hours": hours, "demand": demand})


def _quiet_week() -> Raw:
    hours = {day: dict.fromkeys(PARTS, 10) for day in WEEK}
    return _with(a_workshop(), capacity={"hours": hours, "demand": {day: dict.fromkeys(PARTS, 0) for day in WEEK}})


def _with_rivals(raw: Raw, names: tuple[str, ...], service: str) -> Raw:
    """Ratings and rivals added to a brief."""
    criteria = [
        {"name": "Punctuality", "weight": 40, "dimension": "reliability", "measure": "late"},
        {"name": "Price", "weight": 30, "role": "price"},
        {"name": "Manner", "weight": 30, "dimension": "empathy"},
    ]
    own = {"ratings": {"Punctuality": 4, "Price": 3, "Manner": 5}, "hard_to_copy": {"Manner": "Twelve years with the same three people"}}
    rivals = [
        {"name": name, "image": "quick and cheap", "prices": {service: 70 + place}, "ratings": {"Punctuality": 3, "Price": 4, "Manner": 3}}
        for place, name in enumerate(names)
    ]
    return _with(raw, criteria=criteria, own=own, competitors=rivals)


def _strange_names() -> Raw:
    raw = _with_rivals(a_workshop(), ("A & B < Co>", "{firm} & 100% Sons", 'O\'Neil "Quick" [Ltd]', "50 % | off_*now*"), "Tuning {x}")
    raw["business"] |= {"name": "Mill {Lane} & <3 Piano 100%", "kind": "piano tuners {n:word}"}
    raw["services"][0]["name"] = "Tuning {x}"
    raw["segments"][0]["name"] = "Teachers & {co} 50%"
    raw["segments"][1]["name"] = "Homes < new >"
    raw["delivery"][0]["label"] = "Arrival {late} & after 5% of the time < agreed >"
    raw["goals"] = ["Be at 80% {full} by June & beat <Co>"]
    return raw | {"copy": ["{We} are never 100% late & always <here>."]}


def _chinese_with_english_rivals() -> Raw:
    raw = {
        "language": "zh",
        "business": {"name": "木棉琴行", "kind": "钢琴调律", "location": "广州", "currency": "CNY", "start": "2027-01-04"},
        "services": [{"name": "调律", "price": 480, "variable_cost": 60, "minutes": 90, "per_month": 120}],
        "segments": [{"name": "琴童家庭", "customers": 300, "revenue_per_year": 960, "visits_per_year": 2, "retention_rate": 0.8}],
        "criteria": [{"name": "准时", "weight": 60, "measure": "late"}, {"name": "价格", "weight": 40, "role": "price"}],
        "own": {"ratings": {"准时": 4, "价格": 3}},
        "competitors": [
            {"name": "Steinway Service Center", "image": "贵，但放心", "prices": {"调律": 800}, "ratings": {"准时": 5, "价格": 1}},
            {"name": "Tune-It Guangzhou", "image": "便宜", "prices": {"调律": 300}, "ratings": {"准时": 2, "价格": 5}},
        ],
        "goals": ["多接二十位新客户"],
    }
    record = {"measure": "late", "label": "比约定晚到", "unit": "min", "better": "lower", "dimension": "reliability", "per_month": 120}
    return raw | {"delivery": [record | {"samples": [5.0] * 60 + [12.0] * 39 + [40.0], "current_promise": 10}]}


def _many_segments() -> Raw:
    rows = [a_segment(f"Group {chr(65 + n)}", (10 + 7 * n, 90 + 11 * n, 1 + n % 4, 5 + n, 0.3 + 0.03 * n)) for n in range(20)]
    return _with(a_workshop(), segments=rows)


def _one_of_all() -> Raw:
    """A record of each kind, both directions, too few values among them."""
    base = {"unit": "min", "better": "lower", "per_month": 50}
    entries = [
        base | {"measure": "few", "label": "Wait at the desk", "samples": [4, 9, 12]},
        base | {"measure": "some", "label": "Call back after", "samples": [float(n % 17) for n in range(30)], "unit": "h"},
        base | {"measure": "model", "label": "Repair after", "median": 3, "p90": 7, "unit": "days"},
        base | {"measure": "guess", "label": "Quote after", "typical": 2, "unit": "days", "current_promise": 1},
        base | {"measure": "score", "label": "Score in the survey", "samples": [8.0, 9.0, 10.0] * 40, "unit": "points", "better": "higher"},
        base | {"measure": "same", "label": "Set-up before", "samples": [5.0] * 100},
        base | {"measure": "zero", "label": "Scratches a job", "samples": [0.0] * 90, "unit": "scratches"},
        base | {"measure": "none", "label": "Kept the hour", "kept": 0, "total": 40, "unit": "visits", "better": "higher"},
        base | {"measure": "all", "label": "Right first time", "kept": 60, "total": 60, "unit": "jobs", "better": "higher"},
    ]
    expects = {entry["measure"]: {"adequate": 10, "desired": 5} for entry in entries[:6] if entry["measure"] != "score"}
    return _with(a_workshop(), delivery=entries, segments=[{"name": "Homes", "customers": 600, "expects": expects}])


def _no_prices() -> Raw:
    raw = _with_rivals(a_workshop(), ("Bell & Sons", "Cheap Chimes"), "Tuning")
    return raw | {"services": [service | {"price": 0} for service in raw["services"]]}


def _loss_maker() -> Raw:
    return _with(_with_rivals(a_workshop(), ("Bell & Sons", "Cheap Chimes"), "Tuning"), business={"fixed_costs_per_month": 90_000})


ODD: dict[str, Callable[[], Raw]] = {
    "as little as can be said": a_stall,
    "as little as can be said, in Chinese": lambda: {
        "language": "zh",
        "business": {"name": "老周开锁", "kind": "上门开锁"},
        "services": [{"name": "开锁", "price": 150}],
        "customers_in_words": "忘带钥匙、怕乱收费的街坊。",
    },
    "no team": lambda: _without(a_workshop(), "team"),
    "no week": lambda: _without(a_workshop(), "capacity"),
    "no record": lambda: _without(a_workshop(), "delivery"),
    "a budget of nothing": lambda: _with(a_workshop(), business={"marketing_budget": 0}),
    "no hours of the owner": lambda: _with(a_workshop(), business={"owner_hours_per_week": 0}),
    "a horizon of one month": lambda: _with(a_workshop(), business={"horizon_months": 1}),
    "a horizon of thirty-six months": lambda: _with(a_workshop(), business={"horizon_months": 36}),
    "only yes and no": _yes_no_only,
    "names like markup and like slots": _strange_names,
    "a Chinese firm with English rivals": _chinese_with_english_rivals,
    "one segment": lambda: _with(a_workshop(), segments=a_workshop()["segments"][:1]),
    "twenty segments": _many_segments,
    "every slot full": _full_week,
    "every slot empty": _quiet_week,
    "prices of nothing": _no_prices,
    "money lost every month": _loss_maker,
    "rivals named like their betters": lambda: _with_rivals(a_workshop(), ("Mill Lane Piano Two", "Teachers"), "Tuning"),
    "a record of each kind": _one_of_all,
    "a firm of five hundred": lambda: _with(a_workshop(), team=[{"role": "Owner", "name": "Ida"}, {"role": "Tuner", "people": 499}]),
    "no customers left": lambda: _with(a_workshop(), segments=[a_segment("Homes", (0, 0, 0, 0, 0.0))]),
    "everyone stays and everyone refers": lambda: _with(
        a_workshop(), segments=[a_segment("Homes", (600, 180, 2, 12, 1.0), referrals_per_year=3, demanding=True, growth_rate=0.5)]
    ),
    "goals that no rule knows": lambda: _with(a_workshop(), goals=["Sleep better", "Sleep better!", "Grow to 12 vans by 2030", "???"]),
}

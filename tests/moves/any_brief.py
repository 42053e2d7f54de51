"""Any brief that is valid, for property tests: each block full, changed or missing, names with signs that mean something to a computer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from service.domain.brief import Brief
from tests.moves import briefs

ODD = ("", "", "", " {x}", " 50% off {0}", " a.b", " 周六", " O'Neil \\ {", " the 3rd")
GOALS = (
    "Fill the quiet afternoons",
    "Keep the homes we have",
    "A quarter more customers",
    "Hire another fitter",
    "Put the price up",
    "Fewer Sundays",
    "Better reviews",
    "To be the fastest",
    "Open a second branch",
    "{x} by 10%",
    "More landlords",
    "Sell Check to homes",
)
CHECK = briefs.A_REPAIR_SHOP["services"][1]
MEASURES = (
    briefs.ON_TIME,
    briefs.SLOW_ANSWERS,
    briefs.OFTEN_FIXED,
    briefs.SELDOM_FIXED,
    briefs.FEW_ON_RECORD,
    briefs.GUESSED,
    {**briefs.FIXED, "kept": 0, "total": 3},
)
CHANCE = {"finding": "{x} flats open, 50% sold.", "effect": "opportunity", "size": 90}
THREAT = {"finding": "A rival opens {0}", "effect": "threat", "kind": "competitor"}

Block = st.SearchStrategy[dict[str, Any]]


def either(*options: Any) -> st.SearchStrategy[Any]:
    """One of some values; None takes a key away."""
    return st.sampled_from(options)


def named(name: str) -> st.SearchStrategy[str]:
    """A name, at times with an odd end."""
    return st.sampled_from(ODD).map(lambda end: name + end)


def block(**fields: st.SearchStrategy[Any]) -> Block:
    """A block of fields; those that come out None are left out."""
    return st.fixed_dictionaries(fields).map(_without_none)


def a_business() -> Block:
    return block(
        name=named("Elm Row"),
        kind=either("repair shop", "dental clinic", "{kind}", "家政"),
        marketing_budget=either(None, 0, 1, 30, 500, 9000, 1_000_000),
        owner_hours_per_week=either(None, 0, 0.5, 2, 5, 40),
        fixed_costs_per_month=either(None, 0, 9000),
        horizon_months=either(1, 2, 3, 6, 12, 18, 24),
        start=either(None, dt.date(2027, 1, 4), dt.date(2027, 2, 1), dt.date(2028, 2, 29)),
        target_margin=either(None, 0.3),
        location=either(None, "Ghent, Belgium", "{place}, %s"),
    )


def a_service() -> Block:
    return block(
        name=named("Repair"),
        price=either(0, 0.5, 90),
        variable_cost=either(None, 0, 20, 95),
        minutes=either(None, 60),
        per_month=either(None, 0, 3, 260),
    )


def segments() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Up to three groups, each with figures missing here and there."""
    known = st.lists(either(briefs.HOMES, briefs.LANDLORDS, briefs.PASSERS_BY), max_size=3, unique_by=lambda s: s["name"])
    return known.flatmap(lambda chosen: st.tuples(*(_a_segment(s) for s in chosen)).map(list))


def _a_segment(full: dict[str, Any]) -> Block:
    figures = {key: either(value, value, None) for key, value in full.items() if key not in ("name", "customers")}
    return block(name=named(full["name"]), customers=either(None, 0, 1, 7, 40, 600), **figures)


def some(options: tuple[dict[str, Any], ...], key: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Up to three of some blocks, no two with the same name."""
    return st.lists(st.sampled_from(options), max_size=3, unique_by=lambda o: o[key])


def any_brief() -> st.SearchStrategy[Brief]:
    """Any brief."""
    shop, rivals = briefs.A_REPAIR_SHOP, briefs.RIVALS
    return block(
        language=either("en", "zh"),
        business=a_business(),
        services=a_service().flatmap(lambda first: either([first], [first, CHECK])),
        customers_in_words=either("People with {broken} things, 100% of them.", "They wait for days"),
        segments=segments(),
        criteria=either([], shop["criteria"], shop["criteria"][:1]),
        own=either({}, shop["own"], {"ratings": {"Care": 5}, "hard_to_copy": {"Care": "{x} 5%"}}),
        competitors=named("Bolt").flatmap(
            lambda n: either([], rivals, [{"name": n}], [{**rivals[0], "name": n, "prices": {"Repair": 0}}], [{**rivals[1], "name": n}])
        ),
        delivery=some(MEASURES, "measure"),
        capacity=either(
            None,
            briefs.ONE_OVER,
            briefs.MANY_OVER,
            briefs.ALL_OVER,
            briefs.HALF_IDLE,
            briefs.TWO_SEASONS,
            briefs.CALM,
            briefs.HOURS_ONLY,
            briefs.ALL_EMPTY,
        ),
        team=either([], briefs.TEAM, [briefs.OWNER], briefs.TEAM[1:], [{**briefs.OWNER, "role": "Owner {x}"}, briefs.DESK]),
        complaints=either(None, {}, shop["complaints"], {"per_month": 0, "handling": "Written in a book"}),
        copy=either([], shop["copy"], ["{x} always within 5% of the price!"]),
        goals=st.lists(st.sampled_from(GOALS), max_size=3, unique=True),
        environment=either([], [CHANCE, THREAT]),
        notes=either(None, "A fitter left us last year.", "Nobody comes in the afternoon: they are at work until six."),
    ).map(Brief.model_validate)


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}

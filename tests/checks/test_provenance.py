"""PRV-1 and PRV-2: numbers rest on the evidence beside them, and evidence rests on the plan."""

from __future__ import annotations

from typing import Any

import pytest

from service.checks import Read
from service.checks.provenance import citations_resolve, numbers_shown
from service.domain.evidence import Calculation, Evidence
from service.domain.plan.plan import Plan, Source
from tests.checks.changes import calc, changed, field, words
from tests.checks.plans import a_plan

PLANS = {language: a_plan(language) for language in ("en", "zh")}
PLACE = "situation.strategies[0].reason"


def _missing(text: str, *evidence: Evidence, plan: Plan = PLANS["en"], changes: dict[str, Any] | None = None) -> list[str]:
    plan = changed(plan, {PLACE: words(text, *evidence), **(changes or {})})
    return [f.message.split("“")[1].split("”")[0] for f in numbers_shown(Read(plan)) if f.path == PLACE]


def _with(value: Any, **inputs: Any) -> dict[str, Any]:
    entry = Calculation(name="x", formula="a ÷ b", inputs=inputs, value=value, unit="")
    return {"calculations": lambda entries: (*entries, entry)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("98.6% of visits", 0.98634),
        ("98.7 %", 0.98634),
        ("98 in 100 visits are kept", 0.98634),
        ("98.6 times in a hundred", 0.98634),
        ("8 of 10 stay", 0.8),
        ("about £5,800", 5797.2),
        ("minus 20 hours", -20.0),
        ("2¼ of them", 2.25),
        ("twenty minutes", 20.0),
        ("Started on 4 January", "2027-01-04"),
        ("In January 2027, and 2027 as a whole", "2027-01-04"),
        ("From 4 to 6 January", "2027-01-04 and 2027-01-06"),
        ("At 12:30 sharp", "12:30"),
        ("It takes ten minutes and one hand", 5.0),
        ("1. Ring them\n2. Write it down", 5.0),
    ],
)
def test_a_number_may_be_written_in_many_ways(text: str, value: Any) -> None:
    assert _missing(text, calc("x"), changes=_with(value)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("99.7% of visits", 0.98634),
        ("98 in 10 days", 0.5),
        ("£5,800", 5790.0),
        ("forty-five rows", 44.0),
        ("On 5 January", "2027-01-04"),
        ("12:45", "12:30"),
    ],
)
def test_another_number_is_found(text: str, value: Any) -> None:
    assert _missing(text, calc("x"), changes=_with(value)) != []


@pytest.mark.parametrize(
    ("text", "value"),
    [("九成做得到", 0.91), ("三十分钟内", 30.0), ("3 月 1 日起", "2027-03-01"), ("1.8 万元", 18120.0), ("三分之一", 1 / 3)],
)
def test_chinese_numerals_are_read(text: str, value: Any) -> None:
    assert _missing(text, calc("x"), plan=PLANS["zh"], changes=_with(value)) == []


@pytest.mark.parametrize(("text", "value"), [("九成做得到", 0.7), ("四十分钟内", 30.0), ("3 月 2 日起", "2027-03-01")])
def test_wrong_chinese_numerals_are_found(text: str, value: Any) -> None:
    assert _missing(text, calc("x"), plan=PLANS["zh"], changes=_with(value)) != []


def test_inputs_of_a_calculation_support_too() -> None:
    assert _missing("5 of 8 rows in March 2027", calc("x"), changes=_with(0.625, rows={"kept": 5, "of": [8], "2027-03": True})) == []


def test_the_value_at_a_path_of_the_brief_supports() -> None:
    assert _missing("They pay £60", field("services.0.price")) == []
    assert _missing("They pay £60 and SmileCo £49", field("services.*.price"), field("competitors[0].prices")) == []
    assert _missing("They pay £60", field("business.marketing_budget")) == ["60"]


def test_words_of_the_owner_support_the_numbers_in_them() -> None:
    assert _missing("The 600 homes", field("environment.0.finding")) == []
    assert (
        _missing("Model X5 of 600", field("environment.0.finding"), changes={"brief.environment[0].finding": "Model X5 for 600 homes"})
        == []
    )


def test_a_record_supports_only_where_it_is_cited_itself() -> None:
    record = {"brief.delivery[0].samples": list(range(1, 30))}

    assert _missing("A wait of 27 minutes", field("delivery.0"), changes=record) == ["27"]
    assert _missing("A wait of 27 minutes", field("delivery.0.samples"), changes=record) == []


def test_a_passage_supports_what_it_says() -> None:
    sources = {"sources": (Source(id="queues", title="Queues", quote="From 85 per cent on, waits grow fast."),)}

    assert _missing("From 85% on", Evidence(kind="passage", ref="queues"), changes=sources) == []


def test_an_assumption_supports_others_but_not_itself() -> None:
    cited = Evidence(kind="assumption", ref="H1")
    assumed = {"assumptions[0].statement": words("20 families accept Tuesday", cited)}
    plan = changed(PLANS["en"], {PLACE: words("20 families", cited), **assumed})

    assert [f.path for f in numbers_shown(Read(plan))] == ["assumptions[0].statement"]


def test_a_number_without_evidence_is_found() -> None:
    assert _missing("There are 37 reasons") == ["37"]


def test_a_number_in_a_name_of_the_owner_is_no_figure() -> None:
    named = {"brief.services[0].name": "Plan B2 wash", "brief.business.name": "Fix 24"}

    assert _missing("Offer the plan B2 wash of Fix 24, B2 for short", changes=named) == []
    assert _missing("Offer the turbo80 wash", changes=named) == ["turbo80"]


def test_a_term_of_the_method_is_no_figure() -> None:
    assert _missing("One line for each of the 7Ps") == []


def test_ids_of_the_plan_are_references() -> None:
    plan = changed(PLANS["en"], {PLACE: words("G1 comes after A2, by R1 and K1, see EXP-5 and S1, SO1, H1, Q1, M1")})

    assert list(numbers_shown(Read(plan))) == []
    assert list(citations_resolve(Read(plan))) == []


def test_a_quote_must_stand_where_it_is_quoted_from() -> None:
    def faults(quote: str) -> list[str]:
        evidence = Evidence(kind="calculation", ref="promise.wait", quote=quote)
        return [f.rule for f in citations_resolve(Read(changed(PLANS["en"], {PLACE: words("So it is", evidence)})))]

    assert faults("19") == []
    assert faults("19.0000000001") == []
    assert faults("17") == ["PRV-2"]


def test_a_key_with_dots_is_found_in_the_brief() -> None:
    ratings = {"brief.own": {"ratings": {"Dr. Osei": 4}}}

    assert _missing("4 for Dr. Osei", field("own.ratings.Dr. Osei"), changes=ratings) == []


@pytest.mark.parametrize("path", ["services.7.price", "services.price", "business.name.first", "competitors.*.nothing", "nothing.*"])
def test_a_path_that_leads_nowhere_does_not_resolve(path: str) -> None:
    plan = changed(PLANS["en"], {PLACE: words("So it is", field(path))})

    assert [f.rule for f in citations_resolve(Read(plan))] == ["PRV-2"]


def test_the_owners_copy_is_found_under_either_key() -> None:
    plan = changed(PLANS["en"], {PLACE: words("So it is", field("copy.0")), "brief": lambda b: {**b, "copy_": b["copy"]}})
    renamed = changed(plan, {"brief": lambda b: {k: v for k, v in b.items() if k != "copy"}})

    assert list(citations_resolve(Read(renamed))) == []

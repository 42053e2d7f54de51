"""Small plans, built by hand, for the tests of the exports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from service.domain.evidence import Calculation
from service.domain.plan.control import Budget, Measurement, Question
from service.domain.plan.delivery import QualityGaps, Relationships
from service.domain.plan.direction import Objectives, Situation, Swot, Tows
from service.domain.plan.market import Customers
from service.domain.plan.owner import Offer
from service.domain.plan.plan import Assumption, Finding, Meta, OwnerQuestion, Plan, Source
from service.domain.plan.promise import Expectations, Guarantee
from tests.exports.a_market import a_direction, a_market
from tests.exports.a_promise import a_delivery, a_mix, expectations
from tests.exports.a_summary import a_programme, a_summary
from tests.exports.evidence_pieces import WAIT, a_brief, note, one, two


def a_plan(**changes: Any) -> Plan:
    """A plan with something in every section."""
    objectives, situation = a_direction()
    customers, positioning = a_market()
    gaps, relationships, organisation = a_delivery()
    fields: dict[str, Any] = {
        "id": "p1",
        "language": "en",
        "currency": "GBP",
        "created_at": dt.datetime(2027, 2, 20, tzinfo=dt.UTC),
        "brief_digest": "0",
        "meta": Meta(writer={"summary": "built-in", "mix": "some-model"}, fallbacks=("A sentence.",)),
        "summary": a_summary(),
        "objectives": objectives,
        "situation": situation,
        "customers": customers,
        "positioning": positioning,
        "expectations": expectations(),
        "mix": a_mix(),
        "quality_gaps": gaps,
        "relationships": relationships,
        "organisation": organisation,
        "programme": a_programme(),
        "measurement": Measurement(
            questionnaire=(Question(dimension="overall", text=two("How satisfied are you?"), scale="1–7"),), sample_size=186, population=360
        ),
        "assumptions": (
            Assumption(
                id="H1",
                statement=two("The log is fair."),
                why_it_matters=two("Else no promise."),
                sections=("mix",),
                check=two("Count again."),
                by="Ben",
            ),
        ),
        "questions": (OwnerQuestion(id="Q1", text=two("Who rated you?"), changes=two("The position."), path="own.ratings"),),
        "findings": (
            Finding(rule="POS-1", severity="note", section="positioning", message="One lead.", path="positioning"),
            Finding(rule="EXP-5", severity="warning", section="copy", message="Too much.", path="copy[0]"),
        ),
        "sources": (Source(id="kb-7", title="Setting expectations", quote="Promise a little less than you can deliver."),),
        "calculations": some_calculations(),
        "brief": a_brief(),
    }
    return Plan(**{**fields, **changes})


def some_calculations() -> tuple[Calculation, ...]:
    return (
        Calculation(
            name="promise.wait", formula="x(r), smallest r", inputs={"n": 60, "samples": [4.0] * 60, "keep": 0.95}, value=15.0, unit="min"
        ),
        Calculation(name="break_even.share_of_volume", formula="fixed ÷ contribution", inputs={}, value=0.77, unit="share"),
        Calculation(
            name="capacity.week", formula="Σ demand ÷ Σ hours", inputs={"by_day": {"tue": 3.0, "wed": None}}, value=0.6, unit="share"
        ),
        Calculation(name="budget.total", formula="Σ costs", inputs={"costs": [1200.0]}, value=1200.0, unit="GBP"),
        Calculation(name="plan.first_monday", formula="next Monday", inputs={"is_monday": True}, value="2027-03-01", unit="date"),
        Calculation(name="plan.holds", formula="all of them", inputs={}, value=False, unit=""),
    )


def a_short_plan() -> Plan:
    """A plan from an almost empty brief: one line in most sections."""
    full = a_plan()
    nothing = two("")
    line = (note("not_known", "Nothing in the brief."),)
    offer = Offer(name="At your door", what=one("A visit."), contents=(), why=(one("It saves the way."),))
    summary = a_summary(
        title="First plan",
        in_short=(),
        routes=(),
        not_yet=(),
        customers=(),
        customers_note=None,
        offer=offer,
        will_not=None,
        say=(),
        seven_p={},
        who=(),
        calendar=(),
        money=(),
        payback=(),
        options=(),
        risks=(),
        rules_to_check=(),
        know_by=(),
        know_rule=None,
    )
    budget = Budget(total=0, limit=0, reserve=0, locked=0, by_objective={}, by_month={})
    return full.model_copy(
        update={
            "summary": summary,
            "objectives": Objectives(objectives=(), not_now=(), notes=line),
            "situation": Situation(audit=(), swot=Swot(), tows=Tows(), strategies=(), notes=line),
            "customers": Customers(segments=(), tiers=(), allocation=(), unserved_hours=None, capacity=(), notes=line),
            "positioning": full.positioning.model_copy(
                update={
                    "verdict": "unknown",
                    "statement": nothing,
                    "rejected": (),
                    "will_not": (),
                    "differences": (),
                    "map": None,
                    "messages": (),
                    "totals": {},
                }
            ),
            "expectations": Expectations(
                promises=(),
                copy_rows=(),
                dimensions=(),
                guarantee=Guarantee(offered=False, statement=two("None: no record.")),
                who_may_promise=two("You."),
            ),
            "quality_gaps": QualityGaps(gaps=(), notes=line),
            "relationships": Relationships(segments=(), recovery=(), limits=(), notes=line),
            "organisation": full.organisation.model_copy(
                update={
                    "roles": (),
                    "responsibilities": (),
                    "empowerment": (),
                    "promise_owner": "",
                    "upward": nothing,
                    "keep": nothing,
                    "change": nothing,
                    "notes": line,
                }
            ),
            "programme": full.programme.model_copy(
                update={"actions": (), "routines": (), "budget": budget, "indicators": (), "monday": (), "owner_hours": {}, "notes": ()}
            ),
            "measurement": Measurement(questionnaire=(), sample_size=None, population=None, notes=line),
            "assumptions": (),
            "questions": (),
            "findings": (),
            "sources": (),
            "calculations": (),
            "meta": Meta(writer={"summary": "built-in"}),
        }
    )


def a_chinese_plan() -> Plan:
    """The same plan in Chinese labels and yuan; its statements stay as they are but for a few."""
    summary = a_summary(title="码头理疗：营销计划", in_short=(one("先撤一句广告。六十次里只做到四次。", WAIT),), opening=one("给罗莎。"))
    return a_plan(language="zh", currency="CNY", summary=summary, brief=a_brief("zh"))

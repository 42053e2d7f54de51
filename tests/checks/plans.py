"""A small whole plan that keeps every rule, in English and in Chinese. Tests change one place of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from service.domain.plan import plan
from tests.checks import plan_control, plan_people, plan_promises, plan_strategy
from tests.checks.brief_figures import a_brief, a_ledger
from tests.checks.writer import Writer


def a_plan(language: Literal["en", "zh"] = "en") -> plan.Plan:
    """The plan."""
    write = Writer(language)
    return plan.Plan(
        id="p1",
        language=language,
        currency=write.names["currency"],
        created_at=dt.datetime(2026, 12, 1, tzinfo=dt.UTC),
        brief_digest="0" * 64,
        meta=plan.Meta(writer={}),
        summary=plan_control.summary(write),
        objectives=plan_strategy.objectives(write),
        situation=plan_strategy.situation(write),
        customers=plan_strategy.customers(write),
        positioning=plan_strategy.positioning(write),
        expectations=plan_promises.expectations(write),
        mix=plan_promises.mix(write),
        quality_gaps=plan_people.quality_gaps(write),
        relationships=plan_people.relationships(write),
        organisation=plan_people.organisation(write),
        programme=plan_control.programme(write),
        measurement=plan_control.measurement(write),
        assumptions=(
            plan.Assumption(
                id="H1",
                statement=write("assumed"),
                why_it_matters=write("matters"),
                sections=("customers",),
                check=write("check"),
                by=write.names["desk"],
            ),
        ),
        questions=(plan.OwnerQuestion(id="Q1", text=write("owner_question"), changes=write("changes"), path=None),),
        findings=(),
        sources=(plan.Source(id="rater", title="RATER", quote="Five sides of quality"),),
        calculations=a_ledger(language),
        brief=a_brief(language),
    )

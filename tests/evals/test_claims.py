"""Every claim holds of good plans, and says what is wrong with bad ones."""

from __future__ import annotations

import datetime as dt

import pytest

from evals.cases import Must, MustNot
from evals.change import changed
from evals.claims import CLAIMS, Claim
from evals.claims.case_claims import LeavesItUnsaid, holds
from evals.claims.choice import OneChoiceIsMade
from evals.claims.documents import FormatsAgree, HeadingsAreThere
from evals.claims.identities import DatesFollow, MoneyAddsUp, plan_days
from evals.claims.language import OneLanguageThroughout
from evals.claims.likeness import AnotherFirmGetsAnotherPlan, OrderChangesNothing, specificity
from evals.claims.provenance import cited_share, provenance_counts
from evals.claims.reading import OwnerCanReadIt
from evals.drafts import Draft
from service.checks import RULES
from tests.evals.drafted import draft_of, drafts

ENGLISH, CHINESE = "saltmarsh-physio", "qiaohan-weixiu"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_a_claim_holds_of_the_built_in_writers_plans(claim: Claim) -> None:
    assert {draft.case.name: found for draft in drafts() if (found := claim.faults(draft))} == {}


def test_every_rule_is_a_claim() -> None:
    assert [claim.name for claim in CLAIMS][: len(RULES)] == list(RULES)


def spoilt(name: str, path: str, value: object) -> Draft:
    draft = draft_of(name)
    return draft.with_plan(changed(draft.plan, {path: value}))


@pytest.mark.parametrize(
    ("claim", "path", "value", "says"),
    [
        (MoneyAddsUp(), "programme.budget.total", 5445.0, "actions"),
        (MoneyAddsUp(), "summary.money[0].amount", 1.0, "money table"),
        (DatesFollow(), "summary.routes[0].date", dt.date(2031, 1, 1), "goal"),
        (OneChoiceIsMade(), "positioning.chosen.text", "It depends.", "open"),
        (OwnerCanReadIt(), "summary.opening.text", "Leverage our SWOT.", "SWOT"),
        (OneLanguageThroughout(), "summary.opening.text", "These are your figures. 这里是您的数字。", "summary.opening"),
    ],
)
def test_a_claim_says_what_is_wrong(claim: Claim, path: str, value: object, says: str) -> None:
    assert says in " ".join(claim.faults(spoilt(ENGLISH, path, value)))


def test_an_english_sentence_in_a_chinese_plan_is_noticed_and_an_english_name_is_not() -> None:
    claim, path = OneLanguageThroughout(), "summary.opening.text"
    assert claim.faults(spoilt(CHINESE, path, "先看这一页。Read this page before all the others."))
    assert claim.faults(spoilt(CHINESE, path, "先看这一页，空调用的是 Midea 牌子的。")) == []


def test_the_days_of_a_plan_end_the_day_before_its_months_are_over() -> None:
    assert plan_days(draft_of(ENGLISH).plan) == (dt.date(2027, 1, 11), dt.date(2028, 1, 10))


def test_every_number_has_its_source_and_every_figure_its_citation() -> None:
    for draft in drafts():
        stated, lost = provenance_counts(draft)
        assert stated > 20
        assert (lost, cited_share(draft)) == (0, 1.0)


def test_likeness_is_nothing_to_itself_but_everything() -> None:
    draft = draft_of(ENGLISH)
    twins = [Draft(draft.case, draft.plan, draft.plan), Draft(draft.case, draft.plan, draft.plan)]
    alike = specificity(twins)
    assert (alike.pairs, alike.shorter_median, alike.jaccard_median) == (1, 1.0, 1.0)
    twins[0].neighbours = {"twin": twins[1]}
    assert AnotherFirmGetsAnotherPlan().faults(twins[0])


def test_another_choice_in_the_turned_brief_is_noticed() -> None:
    draft = draft_of(ENGLISH)
    other = Draft(draft.case, draft.plan, changed(draft.turned, {"summary.offer.name": "Another"}))
    assert OrderChangesNothing().faults(other) == ["offer"]


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_document_that_lost_a_sentence_or_a_heading_is_noticed(name: str) -> None:
    draft = draft_of(ENGLISH)
    text = str(draft.documents[name])
    words = draft.plan.summary.in_short[0].text.split()[1]
    lost = draft.with_documents({**draft.documents, name: text.replace(words, "")})
    bare = draft.with_documents({**draft.documents, name: text.replace("The money", "")})
    assert any(found.startswith(f"{name}: lost") for found in FormatsAgree().faults(lost))
    assert HeadingsAreThere().faults(bare) == [f"{name}: no heading “Themoney”"]


def test_what_a_case_forbids_is_found_where_customers_read_it_and_not_where_it_is_declined() -> None:
    draft = draft_of(ENGLISH)
    case = draft.case.model_copy(update={"must_not_say": (MustNot(words="painless", to="customers", because="no outcome"),)})
    said = Draft(case, changed(draft.plan, {"summary.offer.what.text": "Painless care."}), draft.turned)
    declined = Draft(case, changed(draft.plan, {"summary.say[0].not_say.text": "Painless care."}), draft.turned)
    assert LeavesItUnsaid().faults(said) == ["summary.offer.what: “Painless” (no outcome)"]
    assert LeavesItUnsaid().faults(declined) == []


@pytest.mark.parametrize(
    ("demand", "verdict"),
    [
        ({"at": "positioning.verdict", "is": "unique"}, True),
        ({"at": "positioning.verdict", "among": ["me_too"]}, False),
        ({"at": "programme.actions", "least": 3}, True),
        ({"at": "programme.actions", "most": 3}, False),
        ({"at": "programme.budget.total", "at_most": 10}, False),
        ({"at": "customers.capacity[day=fri,part=afternoon].state", "is": "spare"}, True),
        ({"at": "customers.capacity[].state", "is": "spare"}, False),
        ({"at": "customers.capacity[].state", "is": "spare", "some": True}, True),
        ({"at": "customers.capacity[day=sun].state", "is": "spare"}, False),
        ({"at": "summary.customers_note", "filled": True}, True),
        ({"says": "no such words", "in": "part_1"}, False),
        ({"says": "runners", "in": "part_1"}, True),
    ],
)
def test_a_demand_of_a_case(demand: dict[str, object], verdict: bool) -> None:
    assert holds(Must.model_validate({**demand, "because": "a test"}), draft_of(ENGLISH)) is verdict


def test_a_path_that_leads_nowhere_is_an_error_of_the_case() -> None:
    with pytest.raises(ValueError, match="a plan has no verdicts there"):
        holds(Must.model_validate({"at": "positioning.verdicts", "is": "unique", "because": "a test"}), draft_of(ENGLISH))

"""The name of a customer group promises nothing, whatever words it has; the same words about the firm do."""

from __future__ import annotations

import datetime as dt

from service.checks.read import Read
from service.domain.plan.plan import Plan
from service.pipeline import Stamp, write_plan
from tests.moves.briefs import HOMES, a_brief

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
DOGS = {**HOMES, "name": "Owners who wait each time"}


def plan() -> Plan:
    return write_plan(a_brief(segments=[DOGS]), Stamp("a-plan", NOW))


def test_a_group_may_be_called_what_no_record_carries() -> None:
    drafted = plan()
    assert "owners who wait each time" in drafted.summary.offer.what.text.lower()
    assert [f for f in drafted.findings if f.rule in ("EXP-5", "READ-3") and f.severity == "error"] == []


def test_the_same_words_about_the_firm_are_a_promise() -> None:
    drafted = plan()
    said = drafted.summary.offer.what.model_copy(update={"text": "You never wait at Elm Row!"})
    offer = drafted.summary.offer.model_copy(update={"what": said})
    edited = drafted.model_copy(update={"summary": drafted.summary.model_copy(update={"offer": offer})})
    assert any(path == "summary.offer.what" for path, _ in Read(edited).faults)

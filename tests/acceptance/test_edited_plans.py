"""A plan that somebody edits by hand is caught by the rule that the edit breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from service.checks import check_plan
from service.domain.plan.plan import Plan
from service.exports import render
from tests.acceptance.drafts import plan_of

ENGLISH, CHINESE = "brightside-dental", "nuanxiang-jiazheng"
Json = dict[str, Any]


def another_number(plan: Json) -> None:
    statement = next(row["road"] for row in plan["summary"]["routes"] if re.search(r"\d", row["road"]["text"]))
    statement["text"] = re.sub(r"\d+", lambda found: str(int(found.group()) + 7919), statement["text"], count=1)


def tighter_promise(plan: Json) -> None:
    promise = next(p for p in plan["expectations"]["promises"] if p["promise"] is not None and p["better"] == "lower")
    promise["promise"] = promise["deliverable"] / 2


def bolder_sentence(plan: Json) -> None:
    plan["summary"]["offer"]["what"]["text"] += {"en": " You never wait, guaranteed.", "zh": "保证准时。"}[plan["language"]]


def nobody_accountable(plan: Json) -> None:
    plan["organisation"]["responsibilities"][0]["accountable"] = ""


def stranger_as_owner(plan: Json) -> None:
    plan["objectives"]["objectives"][0]["owner"] = "Nobody of this firm"


def too_early(plan: Json) -> None:
    actions = {action["id"]: action for action in plan["programme"]["actions"]}
    late = next(action for action in actions.values() if actions.keys() & set(action["after"]))
    late["start"] = min(actions[other]["start"] for other in late["after"] if other in actions)


def other_month(plan: Json) -> None:
    months = plan["programme"]["budget"]["by_month"]
    months[max(months, key=lambda month: months[month])] += 100


def no_evidence(plan: Json) -> None:
    plan["situation"]["swot"]["strengths"][0]["evidence"] = []
    plan["situation"]["swot"]["strengths"][0]["statement"]["evidence"] = []


def lost_calculation(plan: Json) -> None:
    plan["calculations"] = [entry for entry in plan["calculations"] if entry["name"] != "capacity.week"]


def placeholder(plan: Json) -> None:
    plan["summary"]["opening"]["text"] = "TODO: {firm}"


EDITS: dict[str, Callable[[Json], None]] = {
    "PRV-1": another_number,
    "EXP-2": tighter_promise,
    "EXP-5": bolder_sentence,
    "ORG-1": nobody_accountable,
    "OBJ-3": stranger_as_owner,
    "ACT-2": too_early,
    "ACT-1": other_month,
    "SIT-2": no_evidence,
    "PRV-2": lost_calculation,
    "PRV-5": placeholder,
}


@pytest.mark.parametrize("stem", [ENGLISH, CHINESE])
@pytest.mark.parametrize(("rule", "edit"), EDITS.items())
def test_an_edit_is_caught_by_its_rule(stem: str, rule: str, edit: Callable[[Json], None]) -> None:
    data: Json = json.loads(render(plan_of(stem), "json"))
    edit(data)
    found = {f.rule for f in check_plan(Plan.model_validate_json(json.dumps(data))) if f.severity == "error"}
    assert rule in found - {f.rule for f in plan_of(stem).findings if f.severity == "error"}

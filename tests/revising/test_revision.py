"""A plan revised: what depends on a change is drafted again, the rest stays to the byte, and edits by hand are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from service.checks import check_plan
from service.domain.plan.plan import SECTIONS, Plan
from service.domain.plan.seal import edited_sections
from service.errors import BriefError, PlanError
from service.revising.change import Change, read_values
from service.revising.revision import dependents
from service.revising.revision import revise as revised
from tests.acceptance.drafts import STEMS, brief_of, plan_of

FIRM = "brightside-dental"
WAIT = "expectations.promises[wait].promise"
AFTER_EXPECTATIONS = {"mix", "quality_gaps", "relationships", "organisation", "programme", "measurement", "summary"}


def revise(plan: Plan, change: Change, told: Callable[[str], None] = lambda _name: None) -> Plan:
    return revised(plan, change, told)[0]


def bytes_of(plan: Plan) -> dict[str, str]:
    return {name: getattr(plan, name).model_dump_json() for name in SECTIONS}


def changed(before: Plan, after: Plan) -> set[str]:
    old, new = bytes_of(before), bytes_of(after)
    return {name for name in SECTIONS if old[name] != new[name]}


def edited(plan: Plan, *edits: tuple[str, Any]) -> Plan:
    """A plan whose file somebody changed."""
    data = json.loads(plan.model_dump_json())
    for path, value in edits:
        node = data
        *way, last = path.split(".")
        for step in way:
            node = node[int(step)] if isinstance(node, list) else node[step]
        node[int(last) if isinstance(node, list) else last] = value
    return Plan.model_validate_json(json.dumps(data))


def test_the_graph_says_what_depends_on_a_section() -> None:
    assert dependents(["expectations"]) == AFTER_EXPECTATIONS
    assert dependents(["objectives"]) == {"positioning", "expectations", *AFTER_EXPECTATIONS}
    assert dependents(["summary"]) == frozenset()
    assert dependents(["mix", "organisation"]) == {"organisation", "programme", "measurement", "summary"}


@pytest.mark.parametrize("stem", STEMS)
def test_another_promise_drafts_again_only_what_the_graph_says(stem: str) -> None:
    before = plan_of(stem)
    made = [number for number, line in enumerate(before.expectations.promises) if line.promise is not None]
    for number in made if stem == FIRM else made[-1:]:
        line = before.expectations.promises[number]
        assert line.promise is not None
        level = line.promise * (1.5 if line.better == "lower" else 0.9)
        told: list[str] = []
        after = revise(before, Change(values={f"expectations.promises[{number}].promise": level}), told.append)
        assert set(told) == {"expectations", *AFTER_EXPECTATIONS}
        assert changed(before, after) <= set(told)
        assert after.expectations.promises[number].promise == level
        assert after.findings == check_plan(after)
        assert (after.id, after.created_at, after.meta.revision) == (before.id, before.created_at, 2)


@pytest.mark.parametrize("stem", STEMS)
def test_locked_sections_stay_to_the_byte_whatever_changes(stem: str) -> None:
    before = plan_of(stem)
    locked = ("summary", "mix", "objectives", "programme")
    values = {"business.owner_hours_per_week": 1.5, "services[0].price": brief_of(stem).services[0].price * 1.2}
    after = revise(before, Change(values=values, lock=locked))
    assert changed(before, after) & set(locked) == set()
    assert after.meta.locked == tuple(name for name in SECTIONS if name in locked)
    assert set(after.meta.stale) <= set(locked)
    assert {f.path for f in after.findings if f.message and f.severity == "warning"} >= set(after.meta.stale)


def test_what_is_locked_and_stale_is_reported_until_it_is_drafted_again() -> None:
    locked = revise(plan_of(FIRM), Change(values={WAIT: 22}, lock=("mix",)))
    assert "mix" in locked.meta.stale
    assert [(f.rule, f.severity) for f in check_plan(locked) if f.path == "mix"] == [("PRV-1", "warning")]
    later = revise(locked, Change(sections=("positioning",)))
    assert "mix" in later.meta.stale and "positioning" not in later.meta.stale
    unlocked = revise(later, Change(sections=("mix", "customers"), unlock=("mix",)))
    assert unlocked.meta.stale == ()
    assert "22 minutes" in unlocked.mix.promotion.decision.text


def test_a_promise_set_by_hand_is_judged_by_the_rules() -> None:
    def broken(level: float | None) -> set[str]:
        after = revise(plan_of(FIRM), Change(values={WAIT: level}))
        return {f.rule for f in after.findings if f.severity == "error" and f.section == "expectations"}

    assert broken(30) == {"EXP-2"}
    assert broken(12) == {"EXP-2"}
    assert broken(19.5) == set()
    after = revise(plan_of(FIRM), Change(values={WAIT: None}))
    assert (after.expectations.promises[0].promise, after.expectations.promises[0].verdict) == (None, "held_back")
    assert after.expectations.promises[0].sentence is None


def test_a_promise_where_nothing_may_be_promised_is_an_error_that_names_it() -> None:
    line = next(i for i, p in enumerate(plan_of(FIRM).expectations.promises) if p.verdict == "fix_first")
    after = revise(plan_of(FIRM), Change(values={f"expectations.promises[{line}].promise": 7}))
    assert f"expectations.promises[{line}].promise" in {f.path for f in after.findings if f.rule == "EXP-2"}


def test_a_decision_lasts_until_the_next_one() -> None:
    first = revise(plan_of(FIRM), Change(values={WAIT: 22}))
    second = revise(first, Change(values={"business.owner_hours_per_week": 2}))
    third = revise(second, Change(values={WAIT: 19}))
    assert [p.expectations.promises[0].promise for p in (first, second, third)] == [22, 22, 19]
    assert third.brief["decided"] == [{"line": "wait", "promise": 19.0}]


def test_a_value_of_the_brief_drafts_again_what_comes_out_otherwise_and_what_waits_for_it() -> None:
    before = plan_of(FIRM)
    told: list[str] = []
    after = revise(before, Change(values={"business.marketing_budget": 12000}), told.append)
    assert changed(before, after) <= set(told)
    assert after.programme.budget.limit == pytest.approx(10800)
    assert after.brief["business"]["marketing_budget"] == 12000
    assert not [f for f in after.findings if f.severity == "error"]


def test_a_revision_equals_a_new_plan_of_the_changed_brief() -> None:
    before = plan_of(FIRM)
    there = revise(before, Change(values={"segments[Young families].retention_rate": 0.9}))
    back = revise(there, Change(values={"segments[Young families].retention_rate": 0.86}))
    assert bytes_of(back) == bytes_of(before)
    assert back.calculations == before.calculations


def test_a_sentence_edited_by_hand_is_kept_and_checked() -> None:
    mine = edited(plan_of(FIRM), ("mix.people.decision.text", "Anna trains the desk."), ("summary.opening.text", "We keep 77 promises."))
    assert edited_sections(mine) == ("summary", "mix")
    after = revise(mine, Change(values={WAIT: 22}))
    assert after.mix.people.decision.text == "Anna trains the desk."
    assert "22 minutes" in after.mix.promotion.decision.text
    assert after.summary.opening.text == "We keep 77 promises."
    assert "summary.opening" in {f.path for f in after.findings if f.rule == "PRV-1"}
    again = revise(after, Change(values={WAIT: 19}))
    assert again.mix.people.decision.text == "Anna trains the desk."
    assert "19 minutes" in again.mix.promotion.decision.text


def test_a_promise_edited_in_the_file_counts_as_set() -> None:
    mine = edited(plan_of(FIRM), ("expectations.promises.0.promise", 22.0))
    after = revise(mine, Change(sections=("summary",)))
    assert after.expectations.promises[0].promise == 22
    assert after.expectations.promises[0].sentence is not None
    assert "22 minutes" in after.expectations.promises[0].sentence.text
    assert "22 minutes" in after.mix.promotion.decision.text


def test_a_section_edited_by_hand_after_it_became_stale_is_kept_whole() -> None:
    stale = revise(plan_of(FIRM), Change(values={WAIT: 22}))
    mine = edited(stale, ("positioning.statement.text", "Gentle first."))
    after = revise(mine, Change(sections=("positioning",)))
    assert after.positioning == mine.positioning
    assert "positioning" in after.meta.stale


def test_a_text_set_on_a_statement_takes_the_place_of_its_words() -> None:
    after = revise(plan_of(FIRM), Change(values={"summary.opening": "Gentleness leads."}))
    assert after.summary.opening.text == "Gentleness leads."
    assert changed(plan_of(FIRM), after) == {"summary"}


def test_a_value_set_in_a_section_stays_when_the_section_is_drafted_again() -> None:
    after = revise(plan_of(FIRM), Change(values={WAIT: 22, "mix.people.decision": "Anna trains the desk."}))
    assert after.mix.people.decision.text == "Anna trains the desk."
    assert "22 minutes" in after.mix.promotion.decision.text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change(), "nothing to revise"),
        (Change(sections=("mixx",)), "a plan has no section 'mixx'; did you mean `mix`"),
        (Change(sections=("mix",), lock=("mix",)), "mix is locked"),
        (Change(values={WAIT: 9}, lock=("expectations",)), "expectations is locked"),
        (Change(values={"mix.people.owner": "Anna"}, lock=("mix",)), "mix is locked"),
        (Change(values={"expectations.promises[weight].promise": 9}), "there is no 'weight' here; did you mean `wait`"),
        (Change(values={WAIT: "soon"}), "a promise is a number"),
        (Change(values={"nowhere.to": 1}), "'nowhere' is neither in the brief nor a section"),
        (Change(values={"mix.people.owner": 7}), "set: mix.people.owner: input should be a valid string"),
        (Change(values={"a..b": 7}), "is no path"),
        (Change(values={"goals[]": 7}), "is no path"),
        (Change(values={"goals[9]": "x"}), "there is no '9' here"),
    ],
)
def test_a_change_that_cannot_be_made_is_told_in_a_line(change: Change, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        revise(plan_of(FIRM), change)
    assert told in str(caught.value)


def test_a_value_that_the_brief_refuses_is_told_with_its_path() -> None:
    with pytest.raises(BriefError) as caught:
        revise(plan_of(FIRM), Change(values={"business.marketing_budjet": 1, "services[Implant].price": -2}))
    assert [fault.partition(":")[0] for fault in caught.value.faults] == ["business.marketing_budjet", "services[2].price"]


def test_a_row_is_added_at_the_end() -> None:
    after = revise(plan_of(FIRM), Change(values={"goals[2]": "Open on Saturdays"}))
    assert after.brief["goals"][2] == "Open on Saturdays"


def test_values_are_read_as_they_are_typed() -> None:
    assert read_values(["a.b=20", "c[x = y].d=two words", "e=null", 'f="20"', "g=[1, 2]", "h="]) == {
        "a.b": 20, "c[x = y].d": "two words", "e": None, "f": "20", "g": [1, 2], "h": None,
    }  # fmt: skip
    for wrong in ("a", "=4", "a=[1"):
        with pytest.raises(PlanError):
            read_values([wrong])

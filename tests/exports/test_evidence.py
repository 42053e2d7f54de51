"""Evidence in words and in short."""

from __future__ import annotations

import pytest

from service.domain.evidence import Calculation, Evidence, brief_evidence
from service.exports.evidence import Support, fold
from service.exports.wording import Wording
from tests.exports.a_plan import a_chinese_plan, a_plan
from tests.exports.evidence_pieces import GUESS, HOSTILE, PASSAGE, calc

SUPPORT = Support(Wording(a_plan()))


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (brief_evidence("segments.0.retention_rate"), f"Your brief, segments › {HOSTILE} › share who stay a year: 80%"),
        (brief_evidence("services.0.price"), "Your brief, services › Session › price: £55"),
        (brief_evidence("segments.0.expects.wait.adequate"), f"Your brief, segments › {HOSTILE} › expects › wait › accept: 15"),
        (brief_evidence("segments.0.service_mix"), f"Your brief, segments › {HOSTILE} › mix of services: Session 100%"),
        (brief_evidence("segments.1.demanding"), "Your brief, segments › Office backs › demanding or expert: yes"),
        (brief_evidence("segments.0.demanding"), f"Your brief, segments › {HOSTILE} › demanding or expert: no"),
        (brief_evidence("delivery.0.samples"), "Your brief, delivery record › wait › values measured: 60 values"),
        (brief_evidence("audit.promotion"), "Your brief, what is done today › promotion: “A leaflet in two lines.”"),
        (brief_evidence("copy.0"), "Your brief, present copy › 1: “Never a queue!”"),
        (brief_evidence("segments.9.customers", 12), "Your brief, segments › 10 › customers: “12”"),
        (brief_evidence("notes"), "Your brief, notes"),
        (brief_evidence("segments"), "Your brief, segments: 2 values"),
        (calc("promise.wait"), "promise.wait = 15 minutes. x(r), smallest r; with n = 60, samples = 60 values, keep = 0.95"),
        (calc("break_even.share_of_volume"), "break_even.share_of_volume = 77%. fixed ÷ contribution"),
        (calc("capacity.week"), "capacity.week = 60%. Σ demand ÷ Σ hours; with by_day = (tue 3, wed none)"),
        (calc("plan.first_monday"), "plan.first_monday = 1 March 2027. next Monday; with is_monday = yes"),
        (calc("plan.holds"), "plan.holds = no. all of them"),
        (calc("not.recorded"), "not.recorded: ?"),
        (PASSAGE, "Handbook, Setting expectations: “Promise a little less than you can deliver.”"),
        (Evidence(kind="passage", ref="kb-9"), "kb-9"),
        (GUESS, "We assume: The log is fair."),
        (Evidence(kind="assumption", ref="H9"), "We assume: H9"),
    ],
)
def test_evidence_is_said_in_words(evidence: Evidence, words: str) -> None:
    assert SUPPORT.in_words([evidence]) == words


def test_long_texts_are_cut() -> None:
    said = SUPPORT.in_words([Evidence(kind="passage", ref="kb-7", quote="word " * 100)])
    assert said.endswith("…”")
    assert len(said) < 220


def test_chinese_evidence_is_chinese() -> None:
    said = Support(Wording(a_chinese_plan())).in_words([brief_evidence("services.0.price"), GUESS])
    assert said == "简报，服务 › Session › 价格：55 元；我们假设：The log is fair."


def test_what_was_told_before_is_its_value_alone() -> None:
    assert SUPPORT.in_words([calc("promise.wait"), calc("plan.holds")], {"promise.wait"}) == (
        "promise.wait = 15 minutes; plan.holds = no. all of them"
    )


def test_chinese_evidence_tells_formula_and_inputs_in_chinese() -> None:
    formula = "hours demanded ÷ hours that can be sold"
    worked = Calculation(name="load.tue_am", formula=formula, inputs={"demand": 27.0}, value=0.75, unit="share")
    plan = a_plan(language="zh", calculations=(worked,))
    assert Support(Wording(plan)).in_words([calc("load.tue_am")]) == "load.tue_am = 75%。订出工时 ÷ 可派工时；用到 订出工时 = 27"


def test_fold_joins_indices_and_crowded_parents() -> None:
    assert fold(["segments.0.expects", "segments.1.expects"]) == ["segments.*.expects"]
    assert fold(["segments.0.expects"]) == ["segments.0.expects"]
    assert fold(["load.mon", "load.tue", "load.wed", "budget.total"]) == ["load.*", "budget.total"]
    assert fold(["load.mon", "load.tue", "load.mon"]) == ["load.mon", "load.tue"]
    assert fold(["a", "b", "c"]) == ["a", "b", "c"]


def test_tags_are_one_a_kind() -> None:
    assert SUPPORT.tags([calc("a.b"), PASSAGE, calc("c.d"), GUESS]) == (
        "[calc: a.b, c.d]",
        "[passage: Setting expectations]",
        "[assumption: H1]",
    )

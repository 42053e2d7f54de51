"""Every claim notices its generated faults, and stays quiet where nothing is wrong."""

from __future__ import annotations

from random import Random

import pytest

from evals.bars import LEAST_DETECTION, MOST_FALSE_ALARMS
from evals.claims import CLAIMS
from evals.confusion import Confusion, faults_by_claim, judge_the_judges, merged
from evals.drafts import Draft
from evals.faults import FAULTS, Fault
from evals.harmless import HARMLESS
from tests.evals.drafted import draft_of, drafts


def chance(draft: Draft, fault: Fault) -> Random:
    return Random(f"{draft.case.name} {fault.name}")  # noqa: S311 - the same fault in every run


BY_NAME = {claim.name: claim for claim in CLAIMS}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed_by_every_claim_it_breaks(fault: Fault) -> None:
    shown = [s for draft in drafts() if (s := fault.spoil(draft, chance(draft, fault))) is not None]
    assert shown
    missed = [(draft.case.name, name) for draft in shown for name in fault.breaks if not BY_NAME[name].faults(draft)]
    assert missed == []


def test_every_claim_has_a_fault_and_every_fault_a_claim() -> None:
    assert set(faults_by_claim()) == set(BY_NAME)
    assert {name for fault in FAULTS for name in fault.also} <= set(BY_NAME)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("name", HARMLESS)
def test_no_claim_cries_out_over_a_harmless_change(name: str) -> None:
    sound = HARMLESS[name](draft_of("qiaohan-weixiu"))
    assert {claim.name: found for claim in CLAIMS if (found := claim.faults(sound))} == {}


def test_a_blind_claim_and_a_jumpy_one_are_found_out() -> None:
    class Blind(type(BY_NAME["MoneyAddsUp"])):  # type: ignore[misc]
        name = "MoneyAddsUp"

        def faults(self, draft: object) -> list[str]:  # noqa: ARG002 - it looks at nothing
            return []

    class Jumpy(type(BY_NAME["DatesFollow"])):  # type: ignore[misc]
        name = "DatesFollow"

        def faults(self, draft: object) -> list[str]:  # noqa: ARG002 - it looks at nothing
            return ["something must be wrong"]

    table = {row.claim: row for row in judge_the_judges([draft_of("xiaoman-chongwu")], [Blind(), Jumpy()])}
    assert table["MoneyAddsUp"].detection < LEAST_DETECTION
    assert table["DatesFollow"].false_alarm_rate > MOST_FALSE_ALARMS


def test_two_runs_judge_alike() -> None:
    claims = [BY_NAME["PRV-1"], BY_NAME["ACT-2"], BY_NAME["LeavesItUnsaid"]]
    one, other = (judge_the_judges([draft_of("harbour-removals")], claims) for _ in range(2))
    assert one == other


def test_tables_of_several_runs_are_added_up() -> None:
    one = Confusion("A", noticed=3, missed=1, false_alarms=0, quiet=5, misses=["here"])
    other = Confusion("A", noticed=1, missed=0, false_alarms=1, quiet=4, alarms=["there"])
    assert merged([[one], [other]]) == [Confusion("A", 4, 1, 1, 9, ["here"], ["there"])]
    assert (one.detection, Confusion("B").detection, Confusion("B").false_alarm_rate) == (0.75, 0.0, 0.0)

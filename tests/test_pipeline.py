"""From a brief to a plan: the order of the chapters, what is told on the way, and what a plan carries with it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from service.checks import check_plan
from service.domain.brief import Brief
from service.domain.plan.block import Block
from service.domain.plan.plan import SECTIONS
from service.errors import OverdeliverError
from service.pipeline import Stamp, set_desk, write_plan, write_sections
from service.reading.brief_file import brief_digest, parse_brief, read_brief
from service.stages import graph, summary
from service.stages.desk import Desk
from service.stages.graph import STAGES, Stage
from tests.moves.briefs import EXAMPLES
from tests.stages.a_desk import a_stall, a_workshop

STAMP = Stamp("a-plan", dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC))
AFTER = {stage.name: stage.after for stage in STAGES}


def a_brief() -> Brief:
    return parse_brief(a_workshop())


def test_each_chapter_is_told_once_and_after_those_it_waits_for() -> None:
    told: list[str] = []
    write_plan(a_brief(), STAMP, lambda name, _seconds: told.append(name))
    assert sorted(told) == sorted(SECTIONS)
    assert [name for place, name in enumerate(told) if set(AFTER[name]) - set(told[:place])] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_part_1_that_was_not_printed_to_know_its_length_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def drafted() -> Block:
        return write_plan(read_brief(path), STAMP).summary

    by_its_count = drafted()
    monkeypatch.setattr(summary, "ROOMY", 0.0)
    assert drafted() == by_its_count


def test_seconds_are_told_and_kept() -> None:
    told: dict[str, float] = {}
    plan = write_plan(a_brief(), STAMP, told.__setitem__)
    assert plan.meta.seconds == {name: round(seconds, 4) for name, seconds in told.items()}
    assert all(seconds >= 0 for seconds in told.values())


def test_a_plan_carries_its_stamp_its_brief_and_its_findings() -> None:
    brief = a_brief()
    plan = write_plan(brief, STAMP)
    assert (plan.id, plan.created_at) == (STAMP.id, STAMP.now)
    assert plan.brief_digest == brief_digest(brief)
    assert parse_brief(json.loads(json.dumps(plan.brief))) == brief
    assert plan.findings == check_plan(plan)
    assert plan.meta.words_part_1 > 0
    assert plan.meta.minutes_part_1 > 0


def test_the_day_is_passed_in_and_matters_only_where_no_start_is_named() -> None:
    later = Stamp("a-plan", dt.datetime(2027, 2, 10, tzinfo=dt.UTC))
    stall, workshop = parse_brief(a_stall()), a_brief()
    assert set_desk(stall, STAMP.now.date()).case.start.value == dt.date(2026, 11, 23)
    assert set_desk(stall, later.now.date()).case.start.value == dt.date(2027, 2, 15)
    assert write_plan(workshop, later).programme == write_plan(workshop, STAMP).programme


def test_amounts_of_money_are_in_the_currency_of_the_plan() -> None:
    plan = write_plan(a_brief(), STAMP)
    units = {entry.unit for entry in plan.calculations}
    assert plan.currency == "GBP"
    assert "GBP" in units
    assert "money" not in units


def test_sections_already_written_are_not_written_again() -> None:
    desk = set_desk(a_brief(), STAMP.now.date())
    done = {name: section for name, section, _ in write_sections(desk)}
    kept = {name: section for name, section in done.items() if name not in ("programme", "summary")}
    again = {name: section for name, section, _ in write_sections(desk, kept)}
    assert again == {name: done[name] for name in ("programme", "summary")}
    assert list(write_sections(desk, done)) == []


def test_a_chapter_finds_those_it_waits_for_on_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[str, set[str]] = {}

    def noting(stage: Stage) -> Stage:
        def write(desk: Desk) -> Block:
            found[stage.name] = set(desk.sections)
            return stage.write(desk)

        return Stage(stage.name, write, stage.after)

    monkeypatch.setattr("service.pipeline.STAGES", tuple(noting(stage) for stage in graph.STAGES))
    write_plan(a_brief(), STAMP)
    assert [name for name, there in found.items() if set(AFTER[name]) - there] == []


def test_a_fault_in_a_chapter_reaches_the_caller_and_ends_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def fail(_desk: Desk) -> Block:
        raise OverdeliverError("no more")

    broken = tuple(Stage(s.name, fail, s.after) if s.name == "mix" else s for s in STAGES)
    monkeypatch.setattr("service.pipeline.STAGES", broken)
    with pytest.raises(OverdeliverError, match="no more"):
        write_plan(a_brief(), STAMP, lambda name, _seconds: told.append(name))
    assert "summary" not in told

"""Runs in this process: DBOS on SQLite."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest
from dbos import DBOS

from service.domain.plan.plan import SECTIONS, Plan
from service.errors import StoreError
from service.jobs import Helpers, Limits, Runtime, start_runtime
from service.jobs.plain_json import NoPickle, PlainJson
from service.jobs.workflows import FAULT, plan_workflow_id
from service.store import Store
from tests.jobs.a_model import NAME, SlowModel
from tests.jobs.running import BUILT_IN, assert_whole, order, until_done
from tests.web.a_service import now


@contextmanager
def running(store: Store, log: Path, seconds: float = 0.05, limits: Limits | None = None) -> Iterator[Runtime]:
    helpers = Helpers(editing=lambda model: SlowModel(log, seconds) if model == NAME else None)
    runtime = start_runtime(store, worker_id="here", limits=limits, helpers=helpers)
    try:
        yield runtime
    finally:
        runtime.stop(5)


def test_a_plan_a_revision_and_a_plan_by_a_model_are_written(store: Store, tmp_path: Path) -> None:
    with running(store, tmp_path / "log") as runtime:
        first, second = order(store), order(store, NAME)
        runtime.ask(first, 1, BUILT_IN)
        runtime.ask(first, 1, BUILT_IN)
        runtime.ask(second, 1, NAME)
        until_done(store, first, second)
        assert_whole(store, first)
        assert_whole(store, second)
        meta = Plan.model_validate_json(store.plans.written("w", second) or "").meta
        assert set(meta.seals) == set(SECTIONS) and meta.words_part_1 > 0 and meta.minutes_part_1 > 0, "made once the model is done"
        store.plans.revise("w", first, {"values": {"business.owner_hours_per_week": 2}, "lock": ["mix"]}, now())
        runtime.ask(first, 2, BUILT_IN)
        until_done(store, first)
        assert '"locked":["mix"]' in (store.plans.written("w", first) or "")
        lines = (tmp_path / "log").read_text("utf-8").splitlines()
        assert all(len(line.split()) == 3 for line in lines), "a stage began before one that it waits for"
        assert sum(line.startswith("end") for line in lines) == 6
        assert runtime.waiting() == 0
        _erased_without_a_trace(runtime, store, first)


def _erased_without_a_trace(runtime: Runtime, store: Store, plan_id: str) -> None:
    assert store.plans.erase("w", plan_id) == 2
    runtime.erase(plan_id, 2)
    jobs = str(store.engine.url.database).replace(".sqlite", "-jobs.sqlite")
    with sqlite3.connect(jobs) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        text = "\n".join(str(row) for table in tables for row in connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
    assert plan_id not in text
    assert "Hedge Lane" not in text and "py_pickle" not in text


def test_a_process_takes_on_no_more_plans_by_a_model_than_it_may(store: Store, tmp_path: Path) -> None:
    with running(store, tmp_path / "log", limits=Limits(model_plans_here=1)) as runtime:
        plans = [order(store, NAME) for _ in range(3)]
        for plan_id in plans:
            runtime.ask(plan_id, 1, NAME)
        until_done(store, *plans)
    called = [line.split()[1] for line in (tmp_path / "log").read_text("utf-8").splitlines()]
    begun = [plan_id for plan_id, _ in groupby(called)]
    assert sorted(begun) == sorted(plans), "one plan was begun before the one before it was written"


def test_cancelling_cuts_a_call_that_is_under_way(store: Store, tmp_path: Path) -> None:
    with running(store, tmp_path / "log", seconds=30) as runtime:
        plan_id = order(store, NAME)
        runtime.ask(plan_id, 1, NAME)
        until = time.monotonic() + 20
        while not (tmp_path / "log").exists() and time.monotonic() < until:
            time.sleep(0.05)
        begun = time.monotonic()
        assert store.plans.cancel("w", plan_id, now()).status == "cancelled"
        runtime.cancel(plan_id, 1)
        while "cut" not in (tmp_path / "log").read_text("utf-8") and time.monotonic() < begun + 10:
            time.sleep(0.05)
        assert time.monotonic() - begun < 5
        assert store.plans.get("w", plan_id).status == "cancelled"
        assert [event.kind for event in store.events.after(plan_id, 0)][-1] == "cancelled"


def test_a_plan_that_was_accepted_and_never_asked_for_is_found(store: Store, tmp_path: Path) -> None:
    plan_id = order(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE plans SET updated_at = '2026-01-01 00:00:00'")
    with running(store, tmp_path / "log"):
        until_done(store, plan_id)
    assert_whole(store, plan_id)


def test_a_plan_that_cannot_be_written_says_why_and_the_next_one_is_written(store: Store, tmp_path: Path) -> None:
    broken, wrong, sound = order(store), order(store), order(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE plans SET brief = '{}' WHERE id = ?", (broken,))
    with running(store, tmp_path / "log") as runtime:
        runtime.ask(sound, 1, BUILT_IN)
        until_done(store, sound)
        store.plans.revise("w", sound, {"values": {"nowhere": 1}}, now())
        runtime.ask(broken, 1, BUILT_IN)
        runtime.ask(wrong, 1, BUILT_IN)
        runtime.ask(sound, 2, BUILT_IN)
        rows = until_done(store, broken, wrong, sound)
    assert [row.status for row in rows] == ["failed", "done", "failed"]
    assert rows[0].error == FAULT
    assert "nowhere" in str(rows[2].error)
    assert store.plans.written("w", sound) is not None


def test_a_plan_is_one_workflow_whose_id_is_explicit(store: Store, tmp_path: Path) -> None:
    with running(store, tmp_path / "log") as runtime:
        plan_id = order(store)
        runtime.ask(plan_id, 1, BUILT_IN)
        until_done(store, plan_id)
        time.sleep(0.3)
        ids = {status.workflow_id for status in DBOS.list_workflows()}
    assert ids == {plan_workflow_id(plan_id, 1)}


def test_the_job_tables_hold_json_and_no_pickle_is_ever_read(store: Store, tmp_path: Path) -> None:
    plain = PlainJson()
    assert plain.deserialize(plain.serialize({"args": ["a", 1], "kwargs": {}})) == {"args": ["a", 1], "kwargs": {}}
    assert str(plain.deserialize(plain.serialize(ValueError("a secret")))) == "ValueError"
    with pytest.raises(TypeError):
        plain.serialize(dt.datetime.now(dt.UTC))
    with running(store, tmp_path / "log"):
        import dbos._serialization as theirs

        assert isinstance(theirs.DBOSDefaultSerializer, NoPickle)
        with pytest.raises(StoreError):
            theirs.deserialize_value("gASVAAAAAA==", "py_pickle", plain)
        with pytest.raises(StoreError):
            theirs.serialize_value_as(1, "py_pickle", plain)

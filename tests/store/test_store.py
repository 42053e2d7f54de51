"""The store on both databases: tables, plans, events, runs under many hands at once."""

from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from service.errors import ConflictError, NotFoundError, SettingsError, StoreError
from service.store import Store, open_store, ping
from service.store.database import database_url, open_engine
from service.store.migrating import migrate
from service.store.plans import NewPlan
from service.store.runs import Step
from service.store.tables import metadata

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


def a_plan(workspace: str = "w", key: str | None = None, body: str = "b") -> NewPlan:
    return NewPlan(str(uuid.uuid4()), workspace, "Hedge Lane", "en", "built-in", "{}", NOW, key, body)


def test_the_migrations_make_exactly_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert {table.name for table in metadata.sorted_tables} == {
        "api_keys", "plans", "revisions", "sections", "events", "idempotency", "workers", "drafts", "shares",
    }  # fmt: skip


def test_several_processes_may_migrate_at_once(store: Store, tmp_path: Path) -> None:
    if store.engine.dialect.name == "postgresql":
        metadata.drop_all(store.engine)
        with store.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE alembic_version")
        urls = [store.engine.url.render_as_string(hide_password=False)] * 4
    else:
        urls = [database_url(tmp_path / "new", None)] * 4
    engines = [open_engine(url, patient=True) for url in urls]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, engines))
    for engine in engines:
        ping(engine)
        assert "plans" in sa.inspect(engine).get_table_names()
        engine.dispose()


def test_one_key_gives_one_plan_even_at_the_same_moment(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: store.plans.create(a_plan(key="same")), range(16)))
    assert len({plan_id for plan_id, _ in made}) == 1
    assert sum(is_new for _, is_new in made) == 1
    with pytest.raises(ConflictError):
        store.plans.create(a_plan(key="same", body="other"))
    assert store.plans.create(a_plan("another", key="same"))[1]


def test_events_have_no_gap_under_many_hands(store: Store) -> None:
    plan_id, _ = store.plans.create(a_plan())
    assert store.runs.begin(plan_id, 1, ["a"], NOW)
    names = [f"stage-{number}" for number in range(20)] * 2
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda name: store.runs.save(plan_id, 1, Step(name, "{}", 0.1), NOW), names))
    assert all(kept)
    events = store.events.after(plan_id, 0)
    assert [event.number for event in events] == list(range(1, 23))
    assert len({event.data.get("stage") for event in events if event.kind == "stage"}) == 20
    assert store.events.newest([plan_id, "gone"]) == {plan_id: 22}
    assert [event.number for event in store.events.after(plan_id, 20)] == [21, 22]


def test_a_run_that_is_not_wanted_any_more_keeps_nothing(store: Store) -> None:
    plan_id, _ = store.plans.create(a_plan())
    assert [store.runs.begin(plan_id, 1, [], NOW) for _ in range(2)] == ["queued", "running"]
    store.plans.cancel("w", plan_id, NOW)
    assert store.runs.begin(plan_id, 1, [], NOW) is None
    assert not store.runs.save(plan_id, 1, Step("a", "{}", 0.1), NOW)
    assert not store.runs.finish(plan_id, 1, "{}", {}, NOW)
    store.runs.fail(plan_id, 1, "no", NOW)
    assert store.plans.get("w", plan_id).status == "cancelled"
    store.plans.erase("w", plan_id)
    assert not store.runs.save(plan_id, 1, Step("a", "{}", 0.1), NOW)
    assert store.runs.task(plan_id, 1) is None and store.runs.unfinished() == []


def test_a_run_goes_from_queued_to_done_and_a_revision_starts_from_its_text(store: Store) -> None:
    plan_id, _ = store.plans.create(a_plan())
    [(found, number, model, since)] = store.runs.unfinished()
    assert (found, number, model, since) == (plan_id, 1, "built-in", NOW)
    assert store.runs.finish(plan_id, 1, '{"n": 1}', {"errors": 0}, NOW)
    assert store.plans.written("w", plan_id) == '{"n": 1}'
    assert store.plans.brief("w", plan_id) == "{}"
    revision = store.plans.revise("w", plan_id, {"lock": ["mix"]}, NOW)
    task = store.runs.task(plan_id, 2)
    assert task is not None and (task.base, task.change) == ('{"n": 1}', {"lock": ["mix"]})
    assert revision.number == 2
    assert store.plans.by_status() == {"queued": 1}
    assert [row.status for row in store.plans.revisions("w", plan_id)] == ["done", "queued"]


def test_another_workspace_finds_nothing(store: Store) -> None:
    plan_id, _ = store.plans.create(a_plan())
    for look in (store.plans.get, store.plans.brief, store.plans.written, store.plans.revisions, store.plans.erase):
        with pytest.raises(NotFoundError):
            look("other", plan_id)
    for change in (lambda: store.plans.cancel("other", plan_id, NOW), lambda: store.plans.revise("other", plan_id, {}, NOW)):
        with pytest.raises(NotFoundError):
            change()
    assert store.plans.page("other", 9, None) == []


def test_a_database_that_is_away_is_told_without_its_password() -> None:
    engine = open_engine("postgresql+psycopg://user:secret@127.0.0.1:1/none")
    with pytest.raises(StoreError) as caught:
        ping(engine)
    assert "secret" not in str(caught.value)
    with pytest.raises(StoreError) as told:
        migrate(engine)
    assert "secret" not in str(told.value)


def test_addresses(tmp_path: Path) -> None:
    assert database_url(tmp_path / "home", None) == f"sqlite:///{tmp_path / 'home' / 'service.sqlite'}"
    assert database_url(tmp_path, "postgres://u@h/n") == database_url(tmp_path, "postgresql://u@h/n") == "postgresql+psycopg://u@h/n"
    for wrong in ("mysql://x", "nonsense"):
        with pytest.raises(SettingsError, match="no address of a database"):
            open_store(tmp_path, wrong)

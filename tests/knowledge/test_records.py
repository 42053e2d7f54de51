"""The file of the records: made by an earlier version it is brought up to date, made by a later one it is left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from service.errors import KnowledgeError
from service.knowledge.records import VERSION, Records


def run(file: Path, *statements: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(file) as held:
        found = [row for statement in statements for row in held.execute(statement)]
    held.close()
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "records.sqlite3"
    Records(made).close()
    return made


def test_a_file_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_holds(file: Path) -> None:
    home = run(file, "select value from state where name = 'home'")
    run(file, "drop index passages_size", "pragma user_version = 1")
    records = Records(file)
    assert [(records.state("home"),)] == home
    records.close()
    assert run(file, "pragma user_version") == [(VERSION,)]
    assert run(file, "select count(*) from sqlite_master where name = 'passages_size'") == [(1,)]


def test_a_file_of_a_later_version_is_not_touched(file: Path) -> None:
    run(file, f"pragma user_version = {VERSION + 1}")
    with pytest.raises(KnowledgeError, match="was written by a newer overdeliver"):
        Records(file)
    assert run(file, "pragma user_version") == [(VERSION + 1,)]

"""A shell in an empty folder, and one drafted plan for the commands that read plans."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from service.exports import render
from service.pipeline import Stamp, write_plan
from service.reading.brief_file import read_brief
from tests.cli.running import EXAMPLES, Shell


@pytest.fixture
def shell(tmp_path: Path, indexed_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    shutil.copytree(indexed_home, tmp_path / "home")
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Shell(folder, monkeypatch, capsys)


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan.json of an example."""
    plan = write_plan(read_brief(EXAMPLES / "brightside-dental.yaml"), Stamp("a-plan", dt.datetime(2026, 11, 22, tzinfo=dt.UTC)))
    file = tmp_path_factory.mktemp("drafted") / "plan.json"
    file.write_text(str(render(plan, "json")), "utf-8")
    return file

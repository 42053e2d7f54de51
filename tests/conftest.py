"""What every test stands on: a clean environment with a home of its own, and one hypothesis profile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from service.knowledge.opening import open_base
from service.settings import Settings
from tests.exports.browser import CHROMIUM, FLAGS

settings.register_profile("house", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def clean_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the developer's settings or key, nor writes into the developer's home."""
    for name in [name for name in os.environ if name.startswith(("OVERDELIVER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OVERDELIVER_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose handbook is indexed: that takes seconds, and is done once for all tests."""
    home = tmp_path_factory.mktemp("indexed")
    base = open_base(Settings(home=home))
    base.sync_handbook()
    base.close()
    return home


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for the tests of a module: longer, and its event loop would be in the way of others."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()

"""What every test stands on: a clean environment with a home of its own, and one hypothesis profile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from service.knowledge.opening import open_base
from service.settings import Settings

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

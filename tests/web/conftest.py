"""A service for each test, with a store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.a_service import Service, a_service


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = a_service(tmp_path / "kept")
    with made.client:
        yield made
    made.store.close()

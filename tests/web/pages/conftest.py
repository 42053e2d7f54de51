"""A visitor of the pages, and the service as a process for those with a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.a_service import Service
from tests.web.pages.a_browser import Served, a_port
from tests.web.pages.forms import Reader


@pytest.fixture
def reader(service: Service) -> Reader:
    return Reader(service.client)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("home"), a_port())
    made.start()
    yield made
    made.stop()

"""A visitor of the pages."""

from __future__ import annotations

import pytest

from tests.web.a_service import Service
from tests.web.pages.forms import Reader


@pytest.fixture
def reader(service: Service) -> Reader:
    return Reader(service.client)

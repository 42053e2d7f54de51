"""A door to a server that follows a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from service.model import Bearing, Door, open_door
from tests.fakes.openai_server import Script, Server, openai_server
from tests.model.a_door import PATIENT, Opened


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens a door to a server that follows a script."""
    stack: list[Callable[[], object]] = []

    def open_to(script: Script, bearing: Bearing = PATIENT) -> tuple[Door, Server]:
        serving = openai_server(script)
        server = serving.__enter__()
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        door = open_door("openai:fake", bearing)
        stack.extend([lambda: serving.__exit__(None, None, None), door.close])
        return door, server

    yield open_to
    for close in reversed(stack):
        close()

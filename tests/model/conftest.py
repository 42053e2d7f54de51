"""A door to a server that follows a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from service.model import Bearing, Door, open_door
from service.model.opening import MANY
from tests.fakes.openai_server import Script, Server, openai_server
from tests.model.a_door import PATIENT, Opened


@pytest.fixture(params=["few", "many"])
def opened(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Opens a door to a server that follows a script: by the client of LangChain's, and by the line for many calls at once."""
    stack: list[Callable[[], object]] = []

    def open_to(script: Script, bearing: Bearing = PATIENT) -> tuple[Door, Server]:
        serving = openai_server(script)
        server = serving.__enter__()
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        many = request.param == "many" and bearing.most_at_once == Bearing().most_at_once
        door = open_door("openai:fake", replace(bearing, most_at_once=MANY) if many else bearing)
        stack.extend([lambda: serving.__exit__(None, None, None), door.close])
        return door, server

    yield open_to
    for close in reversed(stack):
        close()

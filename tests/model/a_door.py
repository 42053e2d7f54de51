"""A door to ask through, and scripts for the server behind it."""

from __future__ import annotations

import json
from collections.abc import Callable

from service.editing.form import Rewrite
from service.model import Account, Bearing, Door, Prompt
from tests.fakes.openai_server import Reply, Script, Server

GOOD = json.dumps({"lines": [{"n": 1, "text": "A sentence."}]})
PATIENT = Bearing(most_seconds=5)
ASKED = Prompt("mix", "Be an editor.", "Edit this.")
Opened = Callable[..., tuple[Door, Server]]


def in_turn(*replies: Reply) -> Script:
    """One reply after the other; the last one again and again."""
    return lambda asked: replies[min(asked.number, len(replies) - 1)]


def ask(door: Door, account: Account | None = None) -> Rewrite:
    return door.ask(ASKED, Rewrite, account or Account())

"""What the tests of the customers read of them."""

from __future__ import annotations

from service.domain.plan.market import Customers
from service.stages.desk import Desk


def topics(section: Customers) -> set[str]:
    return {note.topic for note in section.notes}


def level(section: Customers, name: str) -> str:
    return next(s.service_level.text for s in section.segments if s.name == name)


def note(section: Customers, topic: str) -> str:
    return " ".join(n.text for n in section.notes if n.topic == topic)


def said(desk: Desk, key: str) -> str:
    """The fixed beginning of a wording, by which its use is known."""
    return desk.book.texts[f"customers.{key}"].split("{", 1)[0].strip()

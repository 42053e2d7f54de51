"""What the tests of positioning read of it."""

from __future__ import annotations

from typing import Any

from service.domain.brief import Brief
from service.domain.plan.market import Message, NotChosen, Positioning
from service.stages.positioning import write_positioning
from tests.stages.market_desks import a_desk, example


def position(brief: Brief) -> Positioning:
    return write_positioning(a_desk(brief))


def row(section: Positioning, criterion: str) -> NotChosen:
    return next(r for r in section.rejected if criterion in r.what.text)


def notes(section: Positioning, topic: str) -> str:
    return " ".join(n.text for n in section.notes if n.topic == topic)


def refusals(section: Positioning) -> str:
    return " ".join(s.text for s in section.will_not)


def message(section: Positioning, words: str) -> Message:
    return next(m for m in section.messages if words in m.message.text)


def own(**changes: Any) -> dict[str, Any]:
    """The clinic's own block with changes."""
    return {**example("brightside").own.model_dump(), **changes}


def rivals(name: str = "brightside") -> list[dict[str, Any]]:
    return [c.model_dump() for c in example(name).competitors]

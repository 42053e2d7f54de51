"""What a firm shows of a cause: its state, the words and figures that show it, and the tasks that act against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.domain.evidence import Phrase
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.mix_quotes import proof

State = Literal["present", "absent", "unknown"]


@dataclass(frozen=True)
class Seen:
    """A cause as this firm shows it. `variant` is the key of its words, `tasks` act against it, the most fitting first."""

    state: State
    variant: str = ""
    slots: SlotDict = field(default_factory=dict)
    tasks: tuple[str, ...] = ()


Finder = Callable[[Desk], Seen]
Causes = Mapping[str, Finder]
UNKNOWN = Seen("unknown")


def present(variant: str, tasks: tuple[str, ...], **slots: object) -> Seen:
    """A cause that is there."""
    return Seen("present", variant, _kept(slots), tasks)


def absent(variant: str = "absent", **slots: object) -> Seen:
    """A cause that is not there, with what shows it."""
    return Seen("absent", variant, _kept(slots))


def quoted(quote: Phrase | None, tasks: tuple[str, ...]) -> Seen:
    """Present where the owner says so, else unknown."""
    return present("told", tasks, quote=quote) if quote else UNKNOWN


def alone(desk: Desk) -> Seen:
    """Absent where one person does everything, as the team of the brief shows."""
    return absent("alone", proof=team(desk)) if desk.brief.team else UNKNOWN


def team(desk: Desk) -> Phrase:
    """Empty words that carry the team of the brief as evidence."""
    return proof("team.0.role", desk.brief.team[0].role)


def _kept(slots: Mapping[str, object]) -> SlotDict:
    return {name: value for name, value in slots.items() if value is not None}  # type: ignore[misc]

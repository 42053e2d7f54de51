"""Which action of the plan answers a finding, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain.evidence import Phrase
from service.moves.model import SlotDict
from service.moves.scheme import Action
from service.moves.told import Told, keys_of, read_told
from service.stages.desk import Desk


def find_action(desk: Desk, wanted: Sequence[str]) -> tuple[str, Action] | None:
    """The first wanted task that the plan holds, with its action: `keep.call` finds `keep.call.0`, `fix_measure` any task of that move."""
    for key in wanted:
        for action in desk.scheme.actions:
            if f"{action.task.key}.".startswith(f"{key}."):
                return key, action
    return None


def slots_of(action: Action) -> SlotDict:
    """All slots of an action's wording, with its id."""
    return {**action.slots, "action": Phrase(action.id)}


def answered(desk: Desk, prefix: str, wanted: Sequence[str], **more: Phrase) -> Phrase:
    """The words `<prefix>.<task>` of the first wanted task that the plan holds, `<prefix>.none` without one."""
    found = find_action(desk, wanted)
    if found is None:
        return desk.phrase(f"{prefix}.none", **more)
    key, action = found
    return desk.phrase(f"{prefix}.{key.replace('.', '_')}", **{**slots_of(action), **more})


def told_actions(desk: Desk) -> Iterator[tuple[Told, Action]]:
    """The owner's words, each with the action of the plan that mends what they tell; an action answers once."""
    taken: set[str] = set()
    for told in read_told(desk.case):
        found = find_action(desk, keys_of(told))
        if found and found[1].id not in taken:
            taken.add(found[1].id)
            yield told, found[1]

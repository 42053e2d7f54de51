"""Which actions of the scheme carry a decision: by the keys of their tasks, the most fitting first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.domain.evidence import Phrase
from service.moves.scheme import Action, Indicator
from service.stages.desk import Desk

LAST_RESORT = ("record.open_log", "learn.log", "put_right.book", "learn.answers")
"""What every plan holds: a log, a book or the owner's answers."""


def carriers(desk: Desk, keys: Iterable[str]) -> tuple[Action, ...]:
    """Actions whose task is one of the keys (or of their kind), in the order of the keys; else the log, the book or the answers.

    Falls back on the first action, so that it is empty only for a scheme without any.
    """
    return fitting(desk, keys) or fitting(desk, LAST_RESORT)[:1] or desk.scheme.actions[:1]


def fitting(desk: Desk, keys: Iterable[str]) -> tuple[Action, ...]:
    """Actions whose task is one of the keys (or of their kind), in the order of the keys; none where none fits."""
    found = [a for key in keys for a in desk.scheme.actions if f"{a.task.key}.".startswith(f"{key}.")]
    return tuple(dict((a.id, a) for a in found).values())


def by_date(actions: Sequence[Action]) -> list[Action]:
    """Actions in the order in which they end, ties by key."""
    return sorted(actions, key=lambda a: (a.finish.value, a.task.key))


def indicator_words(desk: Desk, action: Action) -> Phrase:
    """What shows that an action works, in its own words."""
    return desk.phrase(f"{action.wording}.indicator", **action.slots)


def watch_of(desk: Desk, action: Action) -> Indicator | None:
    """The indicator that watches the objective an action serves."""
    return next((i for i in desk.scheme.indicators if i.objective.id == action.objective), None)


def watch_words(desk: Desk, action: Action) -> Phrase:
    """Name of the indicator behind an action, else what the action itself is read by."""
    watch = watch_of(desk, action)
    return desk.phrase(f"{watch.wording}.name", **watch.slots) if watch else indicator_words(desk, action)

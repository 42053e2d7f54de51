"""Service levels stated in words ("within 20 minutes", "九成") against the levels of the promise register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.checks.numbers import find_numbers
from service.domain.plan.promise import Promise

MINUTES = {
    "second": 1 / 60, "minute": 1, "min": 1, "hour": 60, "h": 60, "day": 1440, "working day": 1440, "week": 10080,
    "秒": 1 / 60, "分钟": 1, "小时": 60, "天": 1440, "日": 1440, "个工作日": 1440, "工作日": 1440, "周": 10080,
}  # fmt: skip
"""Minutes in a unit of time."""

_UNIT = re.compile(r"[\s-]?(seconds?|minutes?|mins?|hours?|h|working days?|days?|weeks?|秒|分钟|小时|天|个工作日|工作日)(?![a-z])")
_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Level:
    """A level as a reader sees it: minutes, or a share."""

    words: str
    minutes: float | None = None
    share: float | None = None


def stated_levels(text: str) -> Iterator[Level]:
    """Every time and every share in a text."""
    for number in find_numbers(text, small=True):
        unit = _UNIT.match(text, number.end)
        if number.kind == "percent":
            yield Level(number.text, share=number.value / 100)
        elif number.kind == "number" and unit:
            yield Level(number.text + unit.group(), minutes=number.value * MINUTES[_singular(unit.group(1))])


def covered_by_register(level: Level, promises: Iterable[Promise]) -> bool:
    """Whether some promise that is made allows the level: as tight as this, or tighter."""
    return any(_allows(promise, promise.promise, level) for promise in promises if promise.promise is not None and is_made(promise))


def is_made(promise: Promise) -> bool:
    """Whether a line of the register may be promised."""
    return promise.promise is not None and promise.verdict in ("delight", "within_zone")


def _allows(promise: Promise, promised: float, level: Level) -> bool:
    factor = MINUTES.get(_singular(promise.unit))
    if level.minutes is not None:
        return factor is not None and _no_tighter(level.minutes, promised * factor, promise.better)
    return factor is None and level.share is not None and _no_tighter(level.share, promised, promise.better)


def _no_tighter(stated: float, promised: float, better: str) -> bool:
    return stated >= promised - _TOLERANCE if better == "lower" else stated <= promised + _TOLERANCE


def _singular(unit: str) -> str:
    return unit if unit in MINUTES else unit.removesuffix("s")

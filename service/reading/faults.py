"""Faults of a brief: a path, and plain words for what is wrong and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Where = tuple[str | int, ...]
"""The way to a value: keys and list positions."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a brief."""

    where: Where
    words: str


def fault_lines(faults: Iterable[Fault], lines: Mapping[Where, int] | None = None) -> list[str]:
    """One line a fault, in the order of the file: path, line where known, words."""
    lines = lines or {}
    placed = [(_line_of(fault.where, lines), fault) for fault in dict.fromkeys(faults)]
    return [_written(line, fault) for line, fault in sorted(placed, key=lambda item: item[0] or 0)]


def dotted(where: Where) -> str:
    """A path as the owner reads it: `segments[1].retention_rate`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{_short(step)}" for step in where).lstrip(".") or "brief"


def shown(value: Any) -> str:
    """A value as a fault line quotes it, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_short(value)}"'
    if isinstance(value, Mapping):
        return "a block of keys"
    if isinstance(value, list | tuple):
        return "a list"
    return _short(f"{value:.15g}" if isinstance(value, float) else str(value))


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like `word`, if one is like it."""
    by_folded = {name.casefold(): name for name in reversed(list(known))}
    close = difflib.get_close_matches(word.casefold()[:200], by_folded, n=1, cutoff=cutoff)
    return by_folded[close[0]] if close else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """`did you mean …?`, or the words there are."""
    names = list(known)
    close = nearest(word, names)
    if close:
        return f"did you mean `{close}`?"
    return "known are " + ", ".join(f"`{_short(name)}`" for name in names[:20]) if names else "none is given"


def _line_of(where: Where, lines: Mapping[Where, int]) -> int | None:
    """Line of a value, or of the nearest block around it."""
    return next((lines[where[:end]] for end in range(len(where), 0, -1) if where[:end] in lines), None)


def _written(line: int | None, fault: Fault) -> str:
    place = f" (line {line})" if line else ""
    return f"{dotted(fault.where)}{place}: {fault.words}"


def _short(text: str, most: int = 60) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else one_line[: most - 1] + "…"

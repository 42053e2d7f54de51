"""Looking into a brief that may be faulty: what has the wrong shape is passed over, for the model complains about it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

Block = Mapping[str, Any]
_LONGEST_LIST = 200


def entries(data: Block, key: str) -> Iterator[tuple[int, Block]]:
    """Position and content of each well-formed entry of a list, as far as the model takes the list."""
    value = data.get(key)
    for place, entry in enumerate(value[:_LONGEST_LIST] if isinstance(value, list) else ()):
        if isinstance(entry, Mapping):
            yield place, entry


def names(data: Block, key: str, field: str = "name") -> list[str]:
    """Names of the entries of a list."""
    return [entry[field] for _, entry in entries(data, key) if isinstance(entry.get(field), str)]


def table(block: Block, key: str) -> Block:
    """A block inside a block; empty where there is none."""
    value = block.get(key)
    return value if isinstance(value, Mapping) else {}


def number(block: Block, key: str) -> float | None:
    """A finite number; None where there is none."""
    value = block.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e300 and math.isfinite(value) else None

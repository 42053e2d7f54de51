"""Finds passages that say the same twice, word by word or nearly so."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.knowledge.characters import squeezed

SHINGLE = 8
"""Letters and digits in a shingle."""
SAME = 0.8
"""Share of shingles that two passages have in common from which one of them is enough."""
_SKETCH = 12
"""Smallest shingles kept of each passage: those that share none of them are not compared."""


@dataclass
class Seen:
    """Passages met so far."""

    _shingles: list[frozenset[int]] = field(default_factory=list)
    _by_sketch: dict[int, list[int]] = field(default_factory=dict)

    def is_new(self, text: str) -> bool:
        """Whether no passage met before is nearly the same; it is remembered if so."""
        shingles = shingles_of(text)
        sketch = sorted(shingles)[:_SKETCH]
        rivals = {place for mark in sketch for place in self._by_sketch.get(mark, ())}
        if any(overlap(shingles, self._shingles[place]) >= SAME for place in rivals):
            return False
        for mark in sketch:
            self._by_sketch.setdefault(mark, []).append(len(self._shingles))
        self._shingles.append(shingles)
        return True


def shingles_of(text: str) -> frozenset[int]:
    """Hashes of all runs of letters of a text."""
    plain = squeezed(text)
    return frozenset(zlib.crc32(plain[i : i + SHINGLE].encode()) for i in range(max(1, len(plain) - SHINGLE + 1)))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of shingles in common."""
    return len(one & other) / (len(one | other) or 1)


def distinct(texts: Sequence[str]) -> list[int]:
    """Places of the texts that say something no earlier one says."""
    seen = Seen()
    return [place for place, text in enumerate(texts) if seen.is_new(text)]

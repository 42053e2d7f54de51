"""The groups of a delivery record: their names, the parts of the week they stand for, and pools of them by load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.analysis.capacity import QUEUE_RISK_FROM, SPARE_BELOW, TOLERANCE
from service.domain.brief import Delivery
from service.domain.evidence import Phrase, named
from service.figures.register_line import Pool
from service.figures.slots import DAY_WORDS, Slot
from service.figures.week import Week, find_slot

Rows = NDArray[np.bool_]
POOL_LIMITS: Mapping[Pool, float] = {"quiet": SPARE_BELOW, "below_85": QUEUE_RISK_FROM}


@dataclass(frozen=True)
class Groups:
    """Which group each row of a record belongs to. Different spellings of one part of the week are one group."""

    keys: tuple[str | None, ...]
    names: Mapping[str, Phrase]
    slots: Mapping[str, tuple[Slot, ...]]

    def rows(self, keys: frozenset[str]) -> Rows:
        """The rows of some groups."""
        return np.array([key in keys for key in self.keys], dtype=np.bool_)

    def state(self, key: str) -> str:
        """The load state of the fullest part of the week a group stands for; its own key where that is not known."""
        known = [(s.utilisation.value, s.state) for s in self.slots[key] if s.utilisation]
        return str(max(known)[1]) if known else key

    def below(self, pool: Pool) -> frozenset[str]:
        """Groups whose every part of the week is less full than a pool's limit: chosen by load, never by looking at the waits."""
        limit = POOL_LIMITS[pool] - TOLERANCE

        def is_below(slots: tuple[Slot, ...]) -> bool:
            return bool(slots) and all(s.utilisation and s.utilisation.value < limit for s in slots)

        return frozenset(key for key, slots in self.slots.items() if is_below(slots))

    def dayparts(self, keys: frozenset[str]) -> tuple[Slot, ...]:
        """The parts of the week that some groups stand for, in the order of the record."""
        return tuple(dict.fromkeys(slot for key, slots in self.slots.items() if key in keys for slot in slots))


def read_groups(entry: Delivery, index: int, week: Week | None) -> Groups:
    """The groups of an entry's samples; a blank group is none."""
    said = entry.sample_groups or ("",) * len(entry.samples or ())
    slots = {text: find_slots(week, text) if week else () for text in dict.fromkeys(said)}
    key_of = {text: _key(text, found) for text, found in slots.items()}
    first = {key: text for text, key in reversed(key_of.items()) if key is not None}
    ordered = [key for key in dict.fromkeys(key_of.values()) if key is not None]
    return Groups(
        keys=tuple(key_of[text] for text in said),
        names={key: named(first[key].strip(), f"delivery.{index}.sample_groups") for key in ordered},
        slots={key: slots[first[key]] for key in ordered},
    )


def find_slots(week: Week, group: str) -> tuple[Slot, ...]:
    """Every part of the week a group's name stands for: one daypart, a whole day, or the same part of all days."""
    slot = find_slot(week, group)
    if slot is not None:
        return (slot,)
    wanted = _plain(group)
    return tuple(s for s in week.slots if wanted == _plain(s.part) or wanted in DAY_WORDS[s.day])


def _key(text: str, slots: tuple[Slot, ...]) -> str | None:
    if not text.strip():
        return None
    return "+".join(s.name for s in slots) or _plain(text) or text.strip()


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())

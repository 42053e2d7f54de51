"""Figures: only by id, all of them kept, each beside what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from service.editing.filling import PASSAGE, Filled
from service.editing.grounding.content import stems_of
from service.editing.grounding.ground import Fault, Ground, Original
from service.editing.slots import figures_in

_REACH = {"en": 40, "zh": 12}
"""Characters to each side of a figure that are its company."""


def slots_known(original: Original, filled: Filled, _ground: Ground) -> Iterator[Fault]:
    """A figure that does not exist, was given another value, or belongs to another sentence."""
    own = {piece.slot.id for piece in original.slotted.pieces}
    foreign = [name for name in filled.used if name not in own and not name.startswith(PASSAGE)]
    yield from (Fault("unknown_slot", name[:80]) for name in (*filled.unknown, *foreign))


def no_figure_typed(_original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """A figure the model wrote itself, in digits or in words."""
    naming = ground.read.naming
    for number in figures_in(naming.without_names(filled.between)):
        if not naming.is_name(number):
            yield Fault("figure_typed", number.text.strip())


def no_quantity_told(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """Half, twice, most of: quantities without a figure that the built-in sentence does not tell."""
    for match in ground.lists.quantities.finditer(filled.between):
        if match.group().casefold() not in original.statement.text.casefold():
            yield Fault("figure_typed", match.group())


def none_dropped(original: Original, filled: Filled, _ground: Ground) -> Iterator[Fault]:
    """A figure of the built-in sentence that is gone, or stands there more often than before."""
    needed = Counter(piece.slot.id for piece in original.slotted.pieces)
    yield from (Fault("figure_dropped", name) for name in needed - filled.used)
    yield from (Fault("figure_twice", name) for name in filled.used - needed if name in needed)


def same_company(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """A figure that now stands beside other words, and so may count another thing."""
    text = original.statement.text
    before: dict[str, set[str]] = {}
    for piece in original.slotted.pieces:
        before.setdefault(piece.slot.id, set()).update(_company(text, piece.start, piece.end, ground))
    for name, start, end in filled.spans:
        known = before.get(name)
        if known and not known.intersection(_company(filled.text, start, end, ground)):
            yield Fault("figure_moved", name)


def _company(text: str, start: int, end: int, ground: Ground) -> set[str]:
    """Words near a figure; in Chinese, where few stand near, those without matter too."""
    reach = _REACH[ground.language]
    near = f"{text[max(0, start - reach) : start]} {text[end : end + reach]}"
    return set(ground.content(near)) if ground.language == "en" else set(stems_of(near, "zh"))


def same_order(original: Original, filled: Filled, _ground: Ground) -> Iterator[Fault]:
    """Figures that have changed places: `5 to your 3` is not `3 to your 5`."""
    before = [piece.slot.id for piece in original.slotted.pieces]
    after = [name for name, _, _ in filled.spans if name in before]
    if Counter(before) == Counter(after) and before != after:
        yield Fault("figures_swapped")

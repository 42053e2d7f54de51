"""Does a model's sentence say what the built-in one says? Each check names its fault; the words for it go back to the model.

Deterministic, and meant to be stricter than taste: a good sentence refused costs nothing, for the built-in one stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from service.domain.evidence import Statement
from service.editing.filling import Filled
from service.editing.grounding import figures, manner, meaning, names, promising
from service.editing.grounding.ground import Fault, Ground, Original

__all__ = ["Fault", "Ground", "Original", "find_faults"]

Check = Callable[[Original, Filled, Ground], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    manner.is_there,
    figures.slots_known,
    figures.no_figure_typed,
    figures.no_quantity_told,
    figures.none_dropped,
    figures.same_company,
    figures.same_order,
    names.same_names,
    names.same_quotations,
    names.no_source_invented,
    meaning.same_polarity,
    meaning.same_direction,
    meaning.same_matter,
    meaning.no_clause_added,
    meaning.known_words,
    manner.one_language,
    manner.no_filler,
    manner.no_echo,
    manner.no_codes,
    manner.clean,
    manner.short,
    promising.no_claim,
    promising.within_register,
)


def find_faults(original: Original, filled: Filled, ground: Ground) -> list[Fault]:
    """What is wrong with a model's sentence; nothing where it may stand."""
    said = Statement(text=filled.text, part=original.statement.part)
    if said.text == original.statement.text:
        return []
    return list(dict.fromkeys(fault for check in CHECKS for fault in check(original, filled, ground)))

"""Names, quotations and sources: those of the built-in sentence, no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.editing.filling import Filled
from service.editing.grounding.ground import Fault, Ground, Original

_QUOTES = re.compile(r"[“”„‟\"「」『』«»《》]")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+\.\w|\b[\w-]+\.(?:com|org|net|io|co|cn|uk)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-z]{2,}")


def same_names(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """A rival, segment, service or day that is gone, or that has come in."""
    before, after = _names_in(original.statement.text, ground), _names_in(filled.text, ground)
    yield from (Fault("name_dropped", name) for name in sorted(before - after))
    yield from (Fault("name_added", name) for name in sorted(after - before))
    if ground.language == "en":
        known = f"{original.statement.text} {ground.owners_words}"
        yield from (Fault("name_added", word) for word in _CAPITAL.findall(filled.text) if word not in known)


def same_quotations(_original: Original, filled: Filled, _ground: Ground) -> Iterator[Fault]:
    """Quotation marks of the model's own: words that nobody said."""
    if _QUOTES.search(filled.between):
        yield Fault("quotation")


def no_source_invented(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """A study, an expert, an authority or an address that the built-in sentence does not name."""
    for pattern in (ground.lists.sources, _ADDRESS):
        for match in pattern.finditer(filled.between):
            if match.group().casefold() not in original.statement.text.casefold():
                yield Fault("source", match.group())


def _names_in(text: str, ground: Ground) -> set[str]:
    """Names in a text, a longer one before a shorter one within it."""
    left, found = text.casefold(), set()
    for name in map(str.casefold, ground.names):
        if name in left:
            pattern = rf"\b{re.escape(name)}" if ground.language == "en" else re.escape(name)
            left, times = re.subn(pattern, " ", left)
            if times:
                found.add(name)
    return found

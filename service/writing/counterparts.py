"""What the program says in English, with its counterpart in another language: a data file holds both, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Counterparts:
    """English texts and what they are in the other language; a slot in braces stands for words that differ, and are looked up too."""

    told: Mapping[str, str]

    def of(self, said: str) -> str | None:
        """`said` in the other language; None where nobody has put it in other words."""
        if said in self.told and not _SLOT.search(said):
            return self.told[said]
        filled = ((shown, found.groupdict()) for form, shown in self._forms if (found := form.fullmatch(said)))
        return next((shown.format(**{slot: self.of(words) or words for slot, words in slots.items()}) for shown, slots in filled), None)

    @cached_property
    def _forms(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Texts with slots as patterns. Those that leave less open come first."""
        open_ones = [(said, shown) for said, shown in self.told.items() if _SLOT.search(said)]
        ordered = sorted(open_ones, key=lambda entry: (len(_SLOT.findall(entry[0])), -len(entry[0])))
        return tuple((re.compile("".join(_pattern(said)), re.DOTALL), shown) for said, shown in ordered)


def _pattern(said: str) -> Iterator[str]:
    end = 0
    for slot in _SLOT.finditer(said):
        yield f"{re.escape(said[end : slot.start()])}(?P<{slot[1]}>.+?)"
        end = slot.end()
    yield re.escape(said[end:])

"""Figures and quotations of a sentence as slots: the model sees and moves `{id}`, only the program prints what stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from service.checks.naming import Naming
from service.checks.numbers import Number, find_numbers
from service.checks.support import Shelf
from service.domain.brief import Language
from service.domain.evidence import Evidence, Statement
from service.prompts import wording

_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|《[^《》]*》")
_CURRENCY = re.compile(r"(?:[A-Z]{0,3}[£$€¥]|(?<![A-Za-z])[A-Z]{3}\s)$")
_NO_ID = re.compile(r"[^\w.]+")
_ONE = 1.0
_STEPS = 2
_LONGEST_ID = 32


@dataclass(frozen=True)
class Slot:
    """A piece of text that only the program writes."""

    id: str
    printed: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A slot where it stands in a sentence."""

    start: int
    end: int
    slot: Slot


@dataclass
class Rack:
    """All slots that one call may use, by id. The same figure from the same source is one slot."""

    slots: dict[str, Slot] = field(default_factory=dict)

    def hang(self, wanted: str, printed: str, evidence: tuple[Evidence, ...]) -> Slot:
        """The slot that prints so from that source, made where there is none."""
        for number in range(1, 100):
            name = wanted if number == 1 else f"{wanted}.{number}"
            slot = self.slots.setdefault(name, Slot(name, printed, evidence))
            if (slot.printed, slot.evidence) == (printed, evidence):
                return slot
        raise ValueError(f"too many figures of {wanted}")


@dataclass(frozen=True)
class Slotted:
    """A sentence with its slots cut out."""

    statement: Statement
    pieces: tuple[Piece, ...]

    @property
    def shown(self) -> str:
        """What the model sees: `{id=printed}` for each slot."""
        return self._with(lambda slot: f"{{{slot.id}={slot.printed}}}")

    @property
    def bare(self) -> str:
        """The words between the slots."""
        return self._with(lambda _: " ")

    def _with(self, write: object) -> str:
        parts, place = [], 0
        for piece in self.pieces:
            parts += [self.statement.text[place : piece.start], write(piece.slot)]  # type: ignore[operator]
            place = piece.end
        return "".join([*parts, self.statement.text[place:]]).replace("\n", " ")


@dataclass(frozen=True)
class Slotter:
    """Cuts slots out of sentences of one plan."""

    shelf: Shelf
    naming: Naming
    language: Language

    def slot(self, statement: Statement, rack: Rack) -> Slotted:
        """The sentence with its figures and quotations as slots of the rack."""
        text = statement.text
        pieces: list[Piece] = []
        for match in _QUOTED.finditer(text):
            slot = rack.hang("said", match.group(), statement.evidence if find_numbers(match.group()) else ())
            pieces.append(Piece(match.start(), match.end(), slot))
        taken = [(piece.start, piece.end) for piece in pieces]
        for number, start, end in self._figures(text):
            if not any(start < last and first < end for first, last in taken):
                source = self._source(statement, number)
                slot = rack.hang(_id(source), text[start:end], (source,) if source else statement.evidence)
                pieces.append(Piece(start, end, slot))
                taken.append((start, end))
        return Slotted(statement, tuple(sorted(pieces, key=lambda piece: piece.start)))

    def _figures(self, text: str) -> Iterator[tuple[Number, int, int]]:
        """Numbers with their currency before them and their unit of time after them; `one` is seldom a figure."""
        plain = self.naming.without_names(text)
        for number in find_numbers(plain, small=True):
            if is_figure(number) and not self.naming.is_name(number):
                start, end = number.end - len(number.text), number.end
                end -= number.text.endswith(".")  # `9 April.` ends a sentence
                before = _CURRENCY.search(text[:start])
                after = _units(self.language).match(text, end)
                yield number, before.start() if before else start, after.end() if after else end

    def _source(self, statement: Statement, number: Number) -> Evidence | None:
        """The evidence that shows the number, a calculation before a field of the brief."""
        shown = [e for e in statement.evidence if (cited := self.shelf.cited(e)) is not None and cited.shows(number)]
        return min(shown, key=lambda e: (e.kind != "calculation", len(e.ref)), default=None)


def is_figure(number: Number) -> bool:
    """Whether a number says how many: `one` in words mostly does not."""
    return number.value != _ONE or number.kind != "number" or number.text.strip()[:1].isdigit()


def figures_in(text: str) -> list[Number]:
    """All figures of a text, in digits or in words."""
    return [number for number in find_numbers(text, small=True) if is_figure(number)]


def _id(source: Evidence | None) -> str:
    """The end of what the source is called: long enough to be understood, short enough to be written often."""
    steps = [step for step in _NO_ID.sub("_", source.ref).split(".") if not step.isdigit()] if source else []
    return ".".join(steps[-_STEPS:])[-_LONGEST_ID:].strip("_.") or "figure"


@lru_cache(maxsize=2)
def _units(language: Language) -> re.Pattern[str]:
    """A unit of time right after a number."""
    forms = [form for key, text in wording(language).items() if key.startswith("numbers.units.") for form in text.split("|")]
    listed = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(rf"\s?(?:{listed})" + (r"\b" if language == "en" else ""))

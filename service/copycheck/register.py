"""The register as copy is held against it: its measures, how each is spoken of, and what may be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.copycheck.promised import Dimension, Promised
from service.copycheck.quantities import read_unit
from service.copycheck.sentences import Sentence, fold, vocabularies
from service.copycheck.stems import label_stems, overlap, places, stems
from service.copycheck.vocabulary import Vocabulary, alternatives, blank, vocabulary

CLEAR = 2.0
NAMED = 0.9
_HALF = 0.5
_HINT = 0.3


@dataclass(frozen=True)
class Measure:
    """A measure of the register with all its lines."""

    name: str
    lines: tuple[Promised, ...]

    @property
    def first(self) -> Promised:
        """The line that stands for the measure: the general one where there is one."""
        return next((line for line in self.lines if line.is_general), self.lines[0])

    @cached_property
    def minutes(self) -> float | None:
        """Minutes in its unit; None when it is no time."""
        return None if self._is_share else _minutes(self.first.unit)

    @cached_property
    def dimension(self) -> Dimension:
        """What its levels are."""
        return "share" if self._is_share else "time" if self.minutes is not None else "count"

    @cached_property
    def families(self) -> frozenset[str]:
        """The usual measures it belongs to, by its label and id."""
        name = blank(fold(f"{self.first.label} {self.name.replace('_', ' ')}"), _both(), "topics.innocent")
        return frozenset(
            family
            for words in _both()
            for family, lists in words.entry("topics.families").items()
            if words.compile(alternatives(lists["names"])).search(name)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The telling words of its label."""
        return label_stems(self.label)

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The telling words of its id."""
        return label_stems(fold(self.name.replace("_", " ")))

    @cached_property
    def is_lateness(self) -> bool:
        """Whether it is counted from the time agreed, not from the customer's call."""
        return self.dimension == "time" and is_lateness(self.label)

    @cached_property
    def label(self) -> str:
        """Its label in lower case, half-width."""
        return fold(self.first.label)

    @property
    def _is_share(self) -> bool:
        unit = fold(self.first.unit)
        return any(word in unit for words in _both() for word in words.entry("units_of_share"))

    def in_copy(self, level: float) -> float:
        """A level of the register in the terms copy is read in: minutes, or 0 to 1."""
        if self.dimension == "share":
            return level / 100 if level > 1 or "%" in fold(self.first.unit) else level
        return level * (self.minutes or 1)

    def in_register(self, value: float) -> float:
        """A value read in copy, in the unit of the register."""
        if self.dimension == "share":
            return value * 100 if "%" in fold(self.first.unit) else value
        return value / (self.minutes or 1)


@dataclass(frozen=True)
class Cue:
    """A place where a sentence speaks of a measure, or of a usual one that the register lacks (`measure` is None).

    `says_all`: naming it already promises it, as `the same cleaner` does.
    """

    measure: Measure | None
    weight: float
    start: int
    end: int
    says_all: bool = False


@dataclass(frozen=True)
class _Searched:
    """Words that speak of a usual measure, and the measures of the register that are meant."""

    words: Vocabulary
    pattern: re.Pattern[str]
    owners: tuple[Measure | None, ...]
    weight: float
    says_all: bool = False


@dataclass(frozen=True)
class Register:
    """All measures of the register, in its order."""

    measures: tuple[Measure, ...]

    @classmethod
    def of(cls, promises: Sequence[Promised] | Register) -> Register:
        """Lines of one measure belong together. A register that is made stays, with all it has found."""
        if isinstance(promises, Register):
            return promises
        names = dict.fromkeys(line.measure for line in promises)
        return cls(tuple(Measure(name, tuple(line for line in promises if line.measure == name)) for name in names))

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """Units that are only counted, such as `photos`."""
        return tuple(fold(measure.first.unit) for measure in self.measures if measure.dimension == "count")

    @cached_property
    def withheld(self) -> tuple[Measure, ...]:
        """Yes-or-no measures of which nothing may be said yet."""
        return tuple(measure for measure in self.measures if measure.dimension == "share" and measure.first.allowed is None)

    def may_withhold(self, sentence: Sentence) -> bool:
        """Whether a sentence may speak of a yes-or-no measure that is withheld; a quick look before the thorough one."""
        if not self.withheld:
            return False
        return not self._withheld_stems.isdisjoint(stems(sentence.plain)) or any(
            pattern.search(sentence.plain) for pattern in self._withheld_names
        )

    @cached_property
    def _withheld_stems(self) -> frozenset[str]:
        return frozenset[str]().union(*(measure.stems for measure in self.withheld))

    @cached_property
    def _withheld_names(self) -> tuple[re.Pattern[str], ...]:
        """Words that promise a withheld measure by naming it."""
        return tuple(s.pattern for s in self._searched if s.says_all and any(owner in self.withheld for owner in s.owners))

    def cues(self, sentence: Sentence) -> tuple[Cue, ...]:
        """Every place of a sentence that speaks of a measure; found once for each sentence."""
        found = self._found.get(sentence.plain)
        if found is None:
            found = self._found[sentence.plain] = (*self._family_cues(sentence), *self._label_cues(sentence), *self._name_cues(sentence))
        return found

    @cached_property
    def _found(self) -> dict[str, tuple[Cue, ...]]:
        return {}

    def _family_cues(self, sentence: Sentence) -> Iterator[Cue]:
        plain = blank(sentence.plain, sentence.words, "topics.innocent")
        for searched in self._searched:
            if searched.words in sentence.words:
                for match in searched.pattern.finditer(plain):
                    yield from (Cue(measure, searched.weight, *match.span(), searched.says_all) for measure in searched.owners)

    @cached_property
    def _searched(self) -> tuple[_Searched, ...]:
        return tuple(
            searched for words in _both() for family in words.entry("topics.families") for searched in self._lists_of(words, family)
        )

    def _lists_of(self, words: Vocabulary, family: str) -> Iterator[_Searched]:
        owners = self._owners(words, family)
        name, says_all = f"topics.families.{family}", family in words.entry("topics.said_is_promised")
        yield _Searched(words, words.pattern(f"{name}.cues"), owners or (None,), CLEAR, says_all)
        if owners and "also" in words.entry(name):
            yield _Searched(words, words.pattern(f"{name}.also"), owners, 1.0)

    def _owners(self, words: Vocabulary, family: str) -> tuple[Measure, ...]:
        """The measures of a family; where there are none, those of the first family next to it that has some."""
        kin = (family, *words.entry("topics.kin").get(family, ()))
        owned = (tuple(measure for measure in self.measures if one in measure.families) for one in kin)
        return next((measures for measures in owned if measures), ())

    def _name_cues(self, sentence: Sentence) -> Iterator[Cue]:
        """A measure's id says what it is about where its label does not: `leaving` of `Notice to the last payment stopped`."""
        found = list(places(sentence.plain))
        found_stems = frozenset(stem for stem, _ in found)
        for measure in self.measures:
            if measure.name_stems and measure.name_stems <= found_stems:
                yield from (Cue(measure, NAMED, place, place + len(stem)) for stem, place in found if stem in measure.name_stems)

    def _label_cues(self, sentence: Sentence) -> Iterator[Cue]:
        found = list(places(sentence.plain))
        found_stems = frozenset(stem for stem, _ in found)
        for measure in self.measures:
            shared = overlap(measure.label, found_stems)
            if shared >= _HINT:
                weight = shared + (1.0 if shared >= _HALF else 0.0)
                yield from (
                    Cue(measure, weight, place, place + len(stem), shared >= 1 and len(measure.stems) > 1)
                    for stem, place in found
                    if stem in measure.stems
                )


def is_lateness(label: str) -> bool:
    """Whether a label names a time that is counted from the time agreed."""
    return any(words.pattern("topics.lateness").search(fold(label)) for words in _both())


def _minutes(unit: str) -> float | None:
    return next((found for words in vocabularies(fold(unit)) if (found := read_unit(unit, words)) is not None), None)


def _both() -> tuple[Vocabulary, Vocabulary]:
    return vocabulary("en"), vocabulary("zh")

"""Word signs by which the owner's own words are understood; the words stand in data files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from service.domain.brief import Language
from service.domain.evidence import Phrase
from service.prompts import read_yaml
from service.writing.signs import any_stands

STEM, LONG = 4, 6
"""Letters of the stem of a long English word, and from how many on a word is long."""


def mentions(language: Language, sign: str, text: str) -> bool:
    """Whether a text shows one of the words of a sign."""
    words: Sequence[str] = _lexicon(language)[sign]
    return any_stands(words, text.lower())


def family_of(language: Language, label: str) -> str:
    """Kind of measure by its label: reply, late, settle, turnaround or other."""
    families: Mapping[str, Sequence[str]] = _lexicon(language)["families"]
    return next((name for name, words in families.items() if any_stands(words, label.lower())), "other")


def first_sign(language: Language, table: str, text: str) -> str | None:
    """The first entry of a table of signs of which the text shows a word."""
    signs: Mapping[str, Sequence[str]] = _lexicon(language)[table]
    return next((name for name, words in signs.items() if any_stands(words, text.lower())), None)


def dimension_of(language: Language, name: str) -> str | None:
    """Side of quality that a criterion's own name points to; None where it names none."""
    hints: Mapping[str, Sequence[str]] = _lexicon(language)["dimension_hints"]
    return next((side for side, words in hints.items() if any_stands(words, name.lower())), None)


def offer_words(language: Language, side: str) -> str | None:
    """What an offer that stands on a side of quality is called; None where the criterion's own name serves."""
    names: Mapping[str, str] = _lexicon(language)["offer_names"]
    return names.get(side)


def thing_counted(language: Language, share_of: str | None) -> str:
    """What a share counts, as it follows a number: `lessons` of `share of lessons`, `个班级` of `班级占比`.

    The usual word where the brief does not say.
    """
    words: Mapping[str, Any] = _lexicon(language)["shares"]
    unit = (share_of or "").strip()
    told = unit.removeprefix(words["before"]).removesuffix(words["after"])
    if not told or told == unit:
        return str(words["usual"])
    return str(words["things"].get(told, words["other"].format(thing=told)))


def names_people(segment: str) -> bool:
    """Whether an English segment name can stand for people: `nervous adults`, `offices`."""
    words: Sequence[str] = _lexicon("en")["people_words"]
    return any_stands(words, segment.lower())


def group_opening(segment: str) -> str:
    """What an English segment name begins with: a time (`before work`), an age (`over sixty`) or something other."""
    openings: Mapping[str, Sequence[str]] = _lexicon("en")["group_openings"]
    first = segment.split(" ", 1)[0].lower()
    return next((kind for kind, words in openings.items() if first in words), "other")


def shares_words(text: str, label: str, language: Language) -> bool:
    """Whether a text names what a label measures: a telling word in English, two characters running in Chinese."""
    if language == "zh":
        return any(a + b in text for a, b in pairwise(label) if a + b not in _lexicon(language)["plain_words"])
    plain: Sequence[str] = _lexicon(language)["plain_words"]
    words = [w for w in re.findall(r"[a-z]{4,}", label.lower()) if w not in plain]
    return any_stands([w[:5] for w in words], text.lower())


def without_absolutes(language: Language, name: Phrase) -> Phrase:
    """A name without words that promise every case; the name itself where nothing else is left."""
    words: Sequence[str] = _lexicon(language)["absolutes"]
    signs = (rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words)
    left = re.sub(r"\s{2,}", " ", re.sub("|".join(signs), "", name, flags=re.IGNORECASE)).strip(" ,，、")
    return Phrase(left, name.evidence) if left else name


def words_shared(text: str, label: str, language: Language) -> int:
    """How many telling words of a label stand in a text, a long English one in any form: booked, book. Chinese counts pairs."""
    plain: Sequence[str] = _lexicon(language)["plain_words"]
    if language == "zh":
        return sum(a + b in text for a, b in pairwise(label) if a + b not in plain)
    words = {w for w in re.findall(r"[a-z]{4,}", label.lower()) if w not in plain}
    return sum(any_stands([w[: STEM if len(w) >= LONG else LONG]], text.lower()) for w in words)


def without_signs(language: Language, sign: str, text: str) -> str:
    """A text, in small letters, without the words that show a sign."""
    said = text.lower()
    for words in _lexicon(language)[sign]:
        said = said.replace(words, " ")
    return said


def _lexicon(language: Language) -> Mapping[str, Any]:
    lexicon: Mapping[str, Any] = read_yaml(f"lexicon/{language}.yaml")
    return lexicon

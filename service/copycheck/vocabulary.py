"""The word lists by which copy is read, one file a language, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from service.domain.brief import Language
from service.prompts import read_yaml

Form = Literal["anywhere", "at_end", "at_start"]
_DIGITS = r"\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?[½¼¾]?|[½¼¾]"
_FRAMES: dict[tuple[Language, Form], str] = {
    ("en", "anywhere"): r"(?<![a-z0-9])(?:{words})(?![a-z0-9])",
    ("en", "at_end"): r"(?<![a-z0-9])(?:{words}){fillers}[\s:-]*\Z",
    ("en", "at_start"): r"[\s,(-]*(?:{words})(?![a-z0-9])",
    ("zh", "anywhere"): r"(?:{words})",
    ("zh", "at_end"): r"(?:{words}){fillers}[\s:]*\Z",
    ("zh", "at_start"): r"[\s,]*(?:{words})",
}
_FILLERS = {"en": r"(?:\s+(?:{words}))*", "zh": r"(?:{words})*"}


class Vocabulary:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._lists: Mapping[str, Any] = read_yaml(f"copycheck/{language}.yaml")
        self._compiled: dict[tuple[str, Form], re.Pattern[str]] = {}

    def entry(self, name: str) -> Any:
        """What stands under a dotted name."""
        node: Any = self._lists
        for key in name.split("."):
            node = node[key]
        return node

    def pattern(self, name: str, form: Form = "anywhere") -> re.Pattern[str]:
        """The words of a list, or of all lists under a name, as one expression."""
        found = self._compiled.get((name, form))
        if found is None:
            found = self._compiled[name, form] = self._compile(self.entry(name), form)
        return found

    def compile(self, words: str) -> re.Pattern[str]:
        """One expression, with its placeholders filled, matched as whole words."""
        found = self._compiled.get((words, "anywhere"))
        if found is None:
            found = self._compiled[words, "anywhere"] = self._compile([words], "anywhere")
        return found

    def filled(self, pattern: str) -> str:
        """An expression with all its placeholders filled."""
        numbers = self.entry("numbers")
        places = {
            "n": self.number,
            "u": self.unit,
            "to": alternatives(map(re.escape, numbers["range"])),
            "part": alternatives(numbers.get("and_a_part", ())),
            "article": alternatives(numbers.get("articles", ())),
        }
        for name, words in places.items():
            pattern = pattern.replace(f"{{{name}}}", words)
        return pattern

    @property
    def number(self) -> str:
        """A number, in digits or words."""
        return f"(?:{_DIGITS}|{self._number_words()})"

    @property
    def unit(self) -> str:
        """A unit of time."""
        return "(?:" + "|".join(words for words, _ in self.entry("units")) + ")"

    def _compile(self, words: Iterable[str] | Mapping[str, Iterable[str]], form: Form) -> re.Pattern[str]:
        listed = [word for several in words.values() for word in several] if isinstance(words, Mapping) else words
        filled = alternatives(listed).replace("{q}", self._length_of_time()).replace("{n}", self.number)
        fillers = _FILLERS[self.language].replace("{words}", alternatives(self.entry("bounds.fillers"))) if form == "at_end" else ""
        return re.compile(_FRAMES[self.language, form].replace("{fillers}", fillers).replace("{words}", filled))

    def _number_words(self) -> str:
        numbers = self.entry("numbers")
        if self.language == "zh":
            return "[" + "".join([*numbers["digits"], *numbers["tens"]]) + "]{1,7}"
        units, tens = alternatives(numbers["units"]), alternatives(numbers["tens"])
        return f"(?<![a-z])(?:(?:{tens})(?:[ -](?:{units}))?|{alternatives(numbers['fixed'])}|{units})(?![a-z])"

    def _length_of_time(self) -> str:
        several = self.filled(r"{n}(?:\s?(?:{to})\s?{n})?[\s-]?{u}")
        whole = alternatives(words for words, _ in (*self.entry("spans"), *self.entry("deadlines")))
        single = self.filled("(?:{article}) {u}") if self.language == "en" else f"(?:{alternatives(self.entry('numbers.half'))}){self.unit}"
        return f"(?:{several}|{whole}|{single})"


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The words of a language, read once."""
    return Vocabulary(language)


def alternatives(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def find(text: str, words: Sequence[Vocabulary], name: str) -> list[re.Match[str]]:
    """All places where a word of a list stands, in any of the languages."""
    return [match for one in words for match in one.pattern(name).finditer(text)]


def holds(text: str, words: Sequence[Vocabulary], name: str, form: Form = "anywhere") -> bool:
    """Whether a word of a list stands in the text, at its end or at its start."""
    method = "match" if form == "at_start" else "search"
    return any(getattr(one.pattern(name, form), method)(text) for one in words)


def blank(text: str, words: Sequence[Vocabulary], name: str) -> str:
    """The text with the words of a list struck out, places kept."""
    for one in words:
        text = one.pattern(name).sub(lambda match: "\0" * len(match.group()), text)
    return text

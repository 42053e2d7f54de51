"""The owner's names with figures in them, told apart from the figures of a plan."""

from __future__ import annotations

import re

from service.checks.brief_path import all_words, names
from service.checks.finding import words
from service.checks.numbers import Number, find_numbers
from service.domain.plan.plan import Plan

_ENUMERATOR = re.compile(r"(?m)^\s*\d{1,2}[.)、](?=\s)")
_LETTERS = re.compile(r"[A-Za-z]")
_DIGITS = re.compile(r"\d")


class Naming:
    """The owner's names with figures in them (`Plan B2`, `24h line`), which are no figures of the plan."""

    def __init__(self, plan: Plan) -> None:
        self.owners_text = " ".join(all_words(plan.brief))
        """Every text of the owner."""
        self.words = f"{self.owners_text} {words(plan, 'allowed_words')}".casefold()
        numbered = sorted({name for name in names(plan.brief) if find_numbers(name, small=True)}, key=len, reverse=True)
        self._names = re.compile("|".join(re.escape(name) for name in numbered), re.IGNORECASE) if numbered else None

    def without_names(self, text: str) -> str:
        """The text with such names and the numbers of list items blanked out, so that positions stay."""
        is_list = "\n" in text or text.lstrip()[:1].isdigit()
        plain = _ENUMERATOR.sub(_blank, text) if is_list else text
        return plain if self._names is None else self._names.sub(_blank, plain)

    def is_name(self, number: Number) -> bool:
        """Whether figure and letters are one word that the owner uses."""
        written = number.text.strip()
        mixed = number.kind != "date" and _LETTERS.search(written) and _DIGITS.search(written)
        return bool(mixed) and written.casefold() in self.words


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())

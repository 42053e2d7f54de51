"""Asks the model for the facts of a text and makes a brief of those that stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from service.copycheck.sentences import language_of
from service.domain.brief import Language
from service.editing.templates import fault_words, fill_template
from service.errors import ClosedError, ModelError, UnreadableError
from service.model import Account, Door, Prompt
from service.notes.facts import FIELDS, NAMED, Facts
from service.notes.verify import LeftOut, Mark, Text, Verified, verify
from service.prompts import read_yaml

ROUNDS = 2
"""Times an answer that cannot be read is asked for again."""
LONGEST = 20_000
"""Characters of a text at most."""
_FILE = "read.yaml"
_PLAIN_LISTS = ("goals", "copy")


@dataclass(frozen=True)
class Reading:
    """What was understood of a text."""

    language: Language
    brief: Mapping[str, Any]
    """The brief as data; it may lack what a brief needs."""
    marks: Mapping[str, Mark]
    """Where each field comes from, by path (`services.0.price`)."""
    left_out: tuple[LeftOut, ...]
    """Facts that did not stand in the text."""


def read_notes(text: str, door: Door, account: Account) -> Reading:
    """The brief in a text.

    Raises: ModelError if the text is too long or empty, or the model gives no usable answer.
    """
    if not text.strip():
        raise ModelError("the text is empty; write down what you do, for whom, at what price")
    if len(text) > LONGEST:
        raise ModelError(f"the text has {len(text):,} characters; {LONGEST:,} at most can be read at once: shorten it")
    language = language_of(text)
    known = Text(text, language)
    checked = [verify(fact, known) for fact in dict.fromkeys(_ask(text, language, door, account).facts)]
    brief, marks = _brief([each for each in checked if isinstance(each, Verified)], language)
    return Reading(language, brief, marks, tuple(each for each in checked if isinstance(each, LeftOut)))


def _ask(text: str, language: Language, door: Door, account: Account) -> Facts:
    words: Mapping[str, Any] = read_yaml(_FILE)
    fields = "\n".join(f"{block}: {', '.join(names)}" for block, names in FIELDS.items())
    rules = fill_template(words["rules"][language], _FILE, fields=fields)
    safe = text.replace("<", "‹").replace(">", "›")
    first = prompt = Prompt("read", rules, fill_template(words["question"][language], _FILE, text=safe))
    reason = ""
    for _ in range(ROUNDS + 1):
        try:
            return door.ask(prompt, Facts, account)
        except UnreadableError as error:
            reason = fault_words().unreadable[language][error.reason]
            again = fill_template(words["again"][language], _FILE, what=reason)
            prompt = replace(first, question=f"{first.question}\n{again}")
        except ClosedError as error:
            raise ModelError(
                f"{door.name} gave no answer: {fault_words().closed['en'][error.reason]}; `overdeliver new` asks instead"
            ) from error
    raise ModelError(f"{door.name} gave no usable answer ({reason}); take a larger model, or `overdeliver new`")


def _brief(verified: Sequence[Verified], language: Language) -> tuple[dict[str, Any], dict[str, Mark]]:
    """The facts in the shape of a brief; the first of two that contradict each other holds."""
    brief: dict[str, Any] = {"language": language, "business": {}}
    marks: dict[str, Mark] = {}
    for each in verified:
        place, path = _place(brief, each)
        key = _key(each)
        if isinstance(place, list):
            if each.value not in place:
                marks[f"{path}.{len(place)}"] = each.mark
                place.append(each.value)
        elif key not in place:
            place[key] = _whole(each.value)
            marks[f"{path}.{key}" if path else key] = each.mark
    return {key: value for key, value in brief.items() if value or key == "business"}, marks


def _place(brief: dict[str, Any], each: Verified) -> tuple[Any, str]:
    """Where a fact goes, with the path of it."""
    block = each.fact.about
    if block in _PLAIN_LISTS:
        return brief.setdefault(block, []), block
    if block == "customers":
        return brief, ""
    if block not in NAMED:
        return brief.setdefault(block, {}), block
    rows: list[dict[str, Any]] = brief.setdefault(block, [])
    name, named = each.fact.name.strip(), NAMED[block]
    for index, row in enumerate(rows):
        if row[named].casefold() == name.casefold():
            return row, f"{block}.{index}"
    rows.append({named: name})
    return rows[-1], f"{block}.{len(rows) - 1}"


def _key(each: Verified) -> str:
    if each.fact.about == "customers":
        return "customers_in_words"
    return NAMED.get(each.fact.about, "name") if each.fact.field == "name" else each.fact.field


def _whole(value: str | float) -> str | float | int:
    return int(value) if isinstance(value, float) and value.is_integer() else value

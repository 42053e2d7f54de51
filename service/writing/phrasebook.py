"""Sentences from wording files: slots are filled with facts and phrases, and their support is gathered as they are used."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from service.domain.brief import Language
from service.domain.evidence import DateFact, Evidence, Fact, Phrase, Statement
from service.errors import WordingError
from service.prompts import wording
from service.writing.numerals import Numerals

Slot = Fact | DateFact | Statement | str | int | Sequence[Any] | None


@dataclass(frozen=True)
class Phrasebook:
    """The wording of one language for one firm. `words` are slots that every text may use: `{customers}`, `{visit}`, `{firm}`."""

    language: Language
    currency: str
    words: Mapping[str, Slot] = field(default_factory=dict)
    citations: Mapping[str, Evidence] = field(default_factory=dict)
    """Passages by the key of the text whose claim they carry. A text without one is said in its plain form, where it has one."""

    def say(self, key: str, **slots: Slot) -> Statement:
        """A statement of the workings from the text `key`.

        Raises: WordingError naming every slot that is missing, or the key that is.
        """
        return self._statement(self.phrase(key, **slots), 2)

    def tell(self, key: str, **slots: Slot) -> Statement:
        """A statement of part 1, for the owner.

        Raises: WordingError as `say`.
        """
        return self._statement(self.phrase(key, **slots), 1)

    def phrase(self, key: str, **slots: Slot) -> Phrase:
        """The words of the text `key`, with their support.

        Raises: WordingError as `say`.
        """
        cited = self.citations.get(key)
        texts = self.texts
        text = texts.get(key) if cited else texts.get(f"bare.{key}", texts.get(key))
        if text is None:
            raise WordingError(f"no wording '{key}' in {self.language}")
        words = self.fill(text, key, slots)
        return Phrase(words, (*words.evidence, cited)) if cited else words

    def fill_statement(self, text: str, **slots: Slot) -> Statement:
        """A statement of part 1 from words that stand outside the wording files, such as a trade's rules."""
        return self._statement(self.fill(text, text[:40], slots), 1)

    def fill(self, text: str, key: str, slots: Mapping[str, Slot]) -> Phrase:
        """`text` with its slots filled."""
        if "{" not in text and "}" not in text:
            return Phrase(text)
        words = self.words
        missing = [name for name in _names(text) if (slots[name] if name in slots else words.get(name)) is None]
        if missing:
            raise WordingError(f"wording '{key}' ({self.language}) lacks {', '.join(missing)}")
        filler = _Filler(self.numerals, slots, words)
        return Phrase(filler.fill(text), filler.evidence)

    def _statement(self, words: Phrase, part: Literal[1, 2]) -> Statement:
        return Statement(text=_capital(words), part=part, evidence=words.evidence)

    @cached_property
    def numerals(self) -> Numerals:
        """How numbers are written."""
        return Numerals(self.language, self.currency, self.texts)

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return key in self.texts

    def keys(self, prefix: str) -> list[str]:
        """All keys below a prefix, in file order."""
        return list(_keys(self.language, prefix))

    def listed(self, items: Iterable[str | Phrase], last: str = "and") -> Phrase:
        """Items as a list in words: `a, b and c`."""
        parts = list(items)
        support = [e for part in parts for e in getattr(part, "evidence", ())]
        comma, joint = self.texts["numbers.lists.comma"], self.texts[f"numbers.lists.{last}"]
        head, tail = comma.join(parts[:-1]), parts[-1] if parts else ""
        return Phrase(head + joint + tail if head else tail, support)

    def join(self, statements: Iterable[Statement | Phrase], part: Literal[1, 2] = 2) -> Statement:
        """Several sentences as one statement."""
        gathered = [(_capital(s) if isinstance(s, str) else s.text, s.evidence) for s in statements]
        gap = "" if self.language == "zh" else " "
        support = dict.fromkeys(e for _, evidence in gathered for e in evidence)
        return Statement(text=gap.join(text for text, _ in gathered), part=part, evidence=tuple(support))

    @property
    def texts(self) -> Mapping[str, str]:
        """All texts of the language by key."""
        return wording(self.language)


@dataclass
class _Filler:
    """Fills slots and remembers the support of those used."""

    numerals: Numerals
    slots: Mapping[str, Slot]
    words: Mapping[str, Slot]
    """Slots that every text may use, where it is given none of that name."""
    evidence: list[Evidence] = field(default_factory=list)

    def fill(self, text: str) -> str:
        """A text with its slots filled; a slot's format may hold slots of its own (`{people:{visit}|{visits}}`)."""
        words: list[str] = []
        for plain, name, form in _pieces(text):
            words.append(plain)
            if name is not None:
                value = self.slots[name] if name in self.slots else self.words[name]
                words.append(self._said(value, self.fill(form) if "{" in form else form))
        return "".join(words)

    def _said(self, value: Any, form: str) -> str:
        """A slot's words; facts by their unit, lists joined, the rest as it is."""
        self._keep(getattr(value, "evidence", ()))
        if isinstance(value, Fact | DateFact):
            return self.numerals.write(value, form)
        if not isinstance(value, str) and isinstance(value, Statement):
            return value.text
        text = str(value)
        return _capital(text) if form == "cap" else _low(text) if form == "low" else text

    def _keep(self, support: Sequence[Evidence]) -> None:
        if support and self.evidence:
            known = set(self.evidence)
            support = [e for e in support if e not in known]
        self.evidence += support


def slot_names(text: str) -> list[str]:
    """Names of the slots in a text, in order."""
    return list(_names(text))


@lru_cache(maxsize=256)
def _keys(language: Language, prefix: str) -> tuple[str, ...]:
    return tuple(key for key in wording(language) if key.startswith(prefix + "."))


@lru_cache(maxsize=8192)
def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name, _ in _pieces(text) if name))


@lru_cache(maxsize=8192)
def _pieces(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """Plain words, the slot after them, and its format."""
    return tuple((plain, name, form or "") for plain, name, form, _ in string.Formatter().parse(text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _low(text: str) -> str:
    """Lower-case start, unless the first word is an abbreviation or a name of several capitals."""
    first = text.split(" ", 1)[0]
    return text if sum(c.isupper() for c in first) > 1 else text[:1].lower() + text[1:]

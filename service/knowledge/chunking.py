"""Cuts a document into passages on its headings and sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service.knowledge.language import length_of
from service.knowledge.passages import Block, Language
from service.knowledge.sentences import sentences_of


@dataclass(frozen=True)
class Size:
    """Lengths of a passage: English words, Chinese characters."""

    least: int
    wanted: int
    most: int


SIZES: dict[Language, Size] = {"en": Size(40, 110, 150), "zh": Size(120, 300, 400)}


@dataclass
class Section:
    """A heading with its paragraphs."""

    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Chunk:
    """A passage before it has an id."""

    heading: str
    text: str


def cut(blocks: Sequence[Block], language: Language) -> list[Chunk]:
    """The passages of a document, in its order."""
    size = SIZES[language]
    chunks: list[Chunk] = []
    for section in _gathered(list(_sections(blocks)), language):
        units = [unit for paragraph in section.paragraphs for unit in _units(paragraph, language, size)]
        chunks += [Chunk(section.heading, text) for text in _filled(units, language, size)]
    return chunks


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    section = Section()
    for block in blocks:
        if block.level:
            if section.paragraphs:
                yield section
            section = Section(block.text)
        elif block.text:
            section.paragraphs.append(block.text)
    if section.paragraphs:
        yield section


def _gathered(sections: list[Section], language: Language) -> list[Section]:
    """Sections too short to be found on their own stand together with the next, their headings among the words."""
    out: list[Section] = []
    for section in sections:
        last = out[-1] if out else None
        if last and _length(last, language) < SIZES[language].least:
            last.paragraphs += [*([section.heading] if section.heading else []), *section.paragraphs]
        else:
            out.append(Section(section.heading, list(section.paragraphs)))
    if len(out) > 1 and _length(out[-1], language) < SIZES[language].least // 2:
        tail = out.pop()
        out[-1].paragraphs += [*([tail.heading] if tail.heading else []), *tail.paragraphs]
    return out


def _length(section: Section, language: Language) -> int:
    return sum(length_of(p, language) for p in section.paragraphs)


@dataclass(frozen=True)
class _Unit:
    """A sentence, or a part of one that is too long."""

    text: str
    length: int
    paragraph: int = 0
    """Length of the paragraph that begins with it; 0 where none does."""


def _units(paragraph: str, language: Language, size: Size) -> list[_Unit]:
    pieces = [piece for s in sentences_of(paragraph, language) for piece in _short_enough(s, language, size)]
    lengths = [length_of(piece, language) for piece in pieces]
    whole = max(1, sum(lengths))
    return [_Unit(piece, lengths[i], 0 if i else whole) for i, piece in enumerate(pieces)]


def _short_enough(sentence: str, language: Language, size: Size) -> list[str]:
    """A sentence, or where it is longer than a passage, its clauses, or else what fits."""
    if length_of(sentence, language) <= size.most:
        return [sentence]
    clauses = [c for c in re.split(r"(?<=[,;:，；：、])\s*", sentence) if c]
    if len(clauses) == 1:
        return _by_length(sentence, language, size)
    glue = " " if language == "en" else ""
    out = [""]
    for clause in (part for c in clauses for part in _by_length(c, language, size)):
        if out[-1] and length_of(out[-1], language) + length_of(clause, language) > size.wanted:
            out.append(clause)
        else:
            out[-1] = f"{out[-1]}{glue}{clause}".strip()
    return out


def _by_length(text: str, language: Language, size: Size) -> list[str]:
    pieces = text.split() if language == "en" else list(text)
    step = size.wanted
    glue = " " if language == "en" else ""
    return [glue.join(pieces[i : i + step]) for i in range(0, len(pieces), step)]


def _filled(units: Sequence[_Unit], language: Language, size: Size) -> list[str]:
    """Sentences put together up to the wanted length, whole paragraphs where they fit; too short a last piece takes from the one before."""
    if not units:
        return []
    if _sum(units) <= size.most:
        return [_text(units, language)]
    groups: list[list[_Unit]] = [[]]
    for unit in units:
        if _is_full(_sum(groups[-1]), unit, size):
            groups.append([])
        groups[-1].append(unit)
    if len(groups) > 1:
        _even_out(groups[-2], groups[-1], size)
    return [_text(group, language) for group in groups if group]


def _sum(units: Sequence[_Unit]) -> int:
    return sum(unit.length for unit in units)


def _is_full(now: int, unit: _Unit, size: Size) -> bool:
    if now + unit.length > size.most or now >= size.wanted:
        return now > 0
    return bool(unit.paragraph) and now >= size.least and now + unit.paragraph > size.most


def _even_out(before: list[_Unit], last: list[_Unit], size: Size) -> None:
    if _sum(before) + _sum(last) <= size.most:
        last[:0] = before
        before.clear()
    while len(before) > 1 and _sum(last) < size.least and _sum(before) - before[-1].length >= size.least:
        last.insert(0, before.pop())


def _text(group: Sequence[_Unit], language: Language) -> str:
    glue = " " if language == "en" else ""
    out = group[0].text
    for unit in group[1:]:
        out += f"{chr(10) if unit.paragraph else glue}{unit.text}"
    return out

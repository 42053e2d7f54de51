"""YAML to plain data with the line of every value: no aliases, tags, repeated keys or depth that a brief never needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from service.reading.faults import Where

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MOST_VALUES = 250_000
_DEEPEST = 12
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "yes": True, "false": False, "no": False}


@dataclass
class Document:
    """What a text holds, the line of each value, and the faults of its form."""

    data: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """What follows the name of the file: `, line 3: …` or `: …`."""


def read_yaml(text: str) -> Document:
    """The one document of a YAML text; faults of form are gathered, not raised."""
    document = Document()
    events = _Events(text)
    try:
        first = events.next()
        document.data = _value(first, (), events, document) if first is not None else None
        if events.next() is not None:
            raise YamlFormError(events.line, "a second document starts here; a brief is one document, so take out the line `---`")
    except YamlFormError as error:
        document.faults = [f", line {error.line}: {error}"]
    return document


class YamlFormError(Exception):
    """The text is no YAML a brief can be in; `read_yaml` turns it into a fault."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line = line


class _Events:
    """The nodes of a YAML text, one after the other, within bounds."""

    def __init__(self, text: str) -> None:
        self._events = self._parse(text)
        self._count = 0
        self.line = 1

    def next(self) -> Any:
        """The next event of a node; None after the last.

        Raises: YamlFormError for anything a brief must not hold.
        """
        event = next(self._events, None)
        if event is None:
            return None
        self.line = event.start_mark.line + 1 if event.start_mark else self.line
        self._count += 1
        if self._count > _MOST_VALUES:
            raise YamlFormError(self.line, "the brief has too many values; put long records into a CSV file")
        self._refuse_references(event)
        return event

    def _parse(self, text: str) -> Iterator[yaml.Event]:
        frame = yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentStartEvent | yaml.DocumentEndEvent
        try:
            yield from (event for event in yaml.parse(text, Loader=_LOADER) if not isinstance(event, frame))
        except yaml.YAMLError as error:
            raise _in_plain_words(error, text) from error

    def _refuse_references(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlFormError(self.line, "anchors and aliases (`&name`, `*name`) are not allowed; write the value out, or quote it")
        if getattr(event, "tag", None):
            raise YamlFormError(self.line, "tags (`!name`) are not allowed; quote the value if the `!` belongs to it")


def _value(event: Any, where: Where, events: _Events, document: Document) -> Any:
    if len(where) > _DEEPEST:
        raise YamlFormError(events.line, f"blocks lie deeper than {_DEEPEST} levels; check the brackets and the indents")
    document.lines.setdefault(where, events.line)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(where, events, document)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(where, events, document)
    return _scalar(event.value, plain=event.style in (None, ""))


def _sequence(where: Where, events: _Events, document: Document) -> list[Any]:
    items: list[Any] = []
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        items.append(_value(event, (*where, len(items)), events, document))
    return items


def _mapping(where: Where, events: _Events, document: Document) -> dict[str, Any]:
    block: dict[str, Any] = {}
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlFormError(events.line, "a key must be a word, not a list or a block; write `key: value`")
        key, inside = event.value, (*where, event.value)
        if key in block:
            first = document.lines[inside]
            raise YamlFormError(events.line, f"`{key[:60]}` stands a second time in the same block (first on line {first}); keep one")
        document.lines[inside] = events.line
        block[key] = _value(events.next(), inside, events, document)
    return block


def _scalar(text: str, *, plain: bool) -> Any:
    """A plain word as null, yes/no or a number where it is one; dates and all else stay text."""
    if not plain:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and not re.match(r"[-+]?0[0-9]", text) else text


_PLAIN_WORDS = {
    "did not find expected key": "the indent does not fit, or a quote or bracket is left open above",
    "mapping values are not allowed": "a second `:` in one line; put the text in quotes",
    "block sequence entries are not allowed": "a `-` where no list can start; put it on a line of its own",
    "cannot start any token": "a text cannot start with this character; put the text in quotes",
    "did not find expected ',' or": "a bracket is left open, or a comma is missing",
    "unexpected end of stream": "a quote or bracket is never closed",
    "could not find expected ':'": "a key without `:`",
    "did not find expected '-' indicator": "the indent does not fit the list above",
}


def _in_plain_words(error: yaml.YAMLError, text: str) -> YamlFormError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    written = text.split("\n")[line - 1 : line]
    if written and "\t" in written[0][: len(written[0]) - len(written[0].lstrip())]:
        return YamlFormError(line, "the line is indented with a tab; use spaces")
    problem = str(getattr(error, "problem", None) or "the text is not YAML")
    words = next((words for start, words in _PLAIN_WORDS.items() if start in problem), problem)
    return YamlFormError(line, f"cannot be read as YAML: {words}")

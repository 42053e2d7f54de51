"""The brief as a YAML file for the owner to check: every line says what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from service.editing.templates import fill_template
from service.notes.reading import Reading
from service.notes.verify import Mark
from service.prompts import read_yaml

_FILE = "read.yaml"
LONGEST_QUOTE = 80


def annotated_brief(reading: Reading, source: str) -> str:
    """The YAML text, with `said` or `inferred` behind each field."""
    words: Mapping[str, str] = read_yaml(_FILE)["said"][reading.language]
    lines = [f"# {fill_template(words['head'], _FILE, file=source)}"]
    for key, value in reading.brief.items():
        lines += _lines(key, value, key, reading, 0)
    return "\n".join(lines) + "\n"


def _lines(key: str, value: Any, path: str, reading: Reading, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, Mapping):
        yield f"{indent}{_scalar(key)}:" if value else f"{indent}{_scalar(key)}: {{}}"
        for name, child in value.items():
            yield from _lines(name, child, f"{path}.{name}", reading, depth + 1)
    elif isinstance(value, list):
        yield f"{indent}{_scalar(key)}:"
        for index, row in enumerate(value):
            yield from _row(row, f"{path}.{index}", reading, depth + 1)
    else:
        yield f"{indent}{_scalar(key)}: {_scalar(value)}{_comment(path, reading)}"


def _row(row: Any, path: str, reading: Reading, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not isinstance(row, Mapping):
        yield f"{indent}- {_scalar(row)}{_comment(path, reading)}"
        return
    for place, (name, child) in enumerate(row.items()):
        start = "- " if place == 0 else "  "
        yield f"{indent}{start}{_scalar(name)}: {_scalar(child)}{_comment(f'{path}.{name}', reading)}"


def _scalar(value: Any) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_style=None)
    return text.removesuffix("...\n").strip()


def _comment(path: str, reading: Reading) -> str:
    mark = reading.marks.get(path)
    return f"  # {_said(mark, reading)}" if mark else ""


def _said(mark: Mark, reading: Reading) -> str:
    words: Mapping[str, str] = read_yaml(_FILE)["said"][reading.language]
    if mark.kind == "inferred":
        return words["inferred"]
    quote = " ".join(mark.quote.split())
    return fill_template(words["said"], _FILE, quote=quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…")

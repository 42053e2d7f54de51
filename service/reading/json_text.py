"""JSON to plain data: repeated keys are faults, and so is what a parser chokes on."""

from __future__ import annotations

import json
from typing import Any

from service.reading.yaml_lines import Document


def read_json(text: str) -> Document:
    """The value of a JSON text; faults of form are gathered, not raised."""
    document = Document()

    def block(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            document.faults.append(f": `{twice[:60]}` stands twice in the same block; keep one")
        return found

    try:
        document.data = json.loads(text, object_pairs_hook=block)
    except (ValueError, RecursionError) as error:
        document.faults = [_reason(error)]
    return document


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f", line {error.lineno}: cannot be read as JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    deep = isinstance(error, RecursionError)
    return f": cannot be read as JSON: {'the brackets lie too deep' if deep else 'a number has too many digits'}"

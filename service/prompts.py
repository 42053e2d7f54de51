"""The only door to the prompts folder: wording of the built-in writer, word lists and prompts are data files read from here."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from service.domain.brief import Language
from service.errors import WordingError
from service.locations import prompts_folder

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_yaml(path: str) -> Any:
    """Content of a YAML file of the prompts folder, read once.

    Raises: WordingError if there is no such file.
    """
    file = prompts_folder() / path
    if not file.is_file():
        raise WordingError(f"there is no {path} in the prompts folder")
    return yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, see above


@cache
def wording(language: Language) -> dict[str, str]:
    """All texts of a language by dotted key: `<file>.<key>.<key>`."""
    folder = prompts_folder() / "wording" / language
    texts: dict[str, str] = {}
    for file in sorted(folder.glob("*.yaml")):
        _flatten(file.stem, read_yaml(f"wording/{language}/{file.name}"), texts)
    return texts


def _flatten(prefix: str, node: Any, into: dict[str, str]) -> None:
    if isinstance(node, dict):
        for key, child in node.items():
            _flatten(f"{prefix}.{key}", child, into)
    else:
        into[prefix] = node.replace("\n", " ") if isinstance(node, str) else str(node)

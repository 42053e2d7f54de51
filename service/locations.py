"""Where the data folders lie: inside the package when installed from a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def prompts_folder() -> Path:
    """The folder of prompts and wording."""
    return _data_folder("prompts")


def knowledge_folder() -> Path:
    """The folder of the handbook."""
    return _data_folder("knowledge")


def examples_folder() -> Path:
    """The folder of the example briefs."""
    return _data_folder("examples")


def _data_folder(name: str) -> Path:
    shipped = _PACKAGE / "data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name

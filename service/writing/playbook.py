"""What firms of a trade know about their own work, found by what the owner calls the firm: ideas to try, and what their offers hold."""

from __future__ import annotations

from typing import Any

from service.domain.brief import Brief, Language
from service.prompts import read_yaml
from service.writing.trade import names_trade

Playbook = dict[str, Any]


def own_playbook(brief: Brief) -> Playbook:
    """That of the first trade which the firm's kind or sector names; empty for a firm of another trade."""
    entries: list[dict[str, Any]] = read_yaml(f"playbooks/{brief.language}/index.yaml")
    own = next((e["file"] for e in entries[:-1] if names_trade(brief, e["match"])), None)
    return _read(own, brief.language) if own else {}


def common_playbook(language: Language) -> Playbook:
    """That for everyone."""
    return _read(read_yaml(f"playbooks/{language}/index.yaml")[-1]["file"], language)


def _read(name: str, language: Language) -> Playbook:
    book: Playbook = read_yaml(f"playbooks/{language}/{name}.yaml")
    return book

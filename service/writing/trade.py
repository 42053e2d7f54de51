"""The words of a trade: what it calls its customers and visits, the rules it must check, found by what the owner calls the firm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from service.domain.brief import Brief
from service.prompts import read_yaml
from service.writing.signs import any_stands


@dataclass(frozen=True)
class Trade:
    """Words and rules of a trade."""

    words: Mapping[str, str]
    rules: tuple[str, ...]
    care: str | None
    regulated: bool


def find_trade(brief: Brief) -> Trade:
    """The first trade that the firm's kind or sector names; the general one otherwise."""
    entries: list[dict[str, Any]] = read_yaml(f"trades/{brief.language}.yaml")
    entry = next(e for e in entries if names_trade(brief, e["match"]))
    return Trade(entry["words"], tuple(entry["rules"]), entry.get("care"), bool(entry.get("regulated") or brief.business.sector))


def names_trade(brief: Brief, words: Iterable[str]) -> bool:
    """Whether the firm is called by one of the words: at the start of a word in English, anywhere in Chinese."""
    return any_stands(words, f"{brief.business.kind} {brief.business.sector or ''}".lower())

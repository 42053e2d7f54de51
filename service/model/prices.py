"""What a model costs: list prices from a data file, or the price that whoever runs the program states."""

from __future__ import annotations

from dataclasses import dataclass

from service.prompts import read_yaml

PER_TOKENS = 1_000_000
_FREE = frozenset({"ollama", "llamacpp", "fake"})
"""Providers that run on the owner's own machine."""


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens."""

    tokens_in: float
    tokens_out: float
    cached: float

    def of(self, tokens_in: int, tokens_out: int, cached: int = 0) -> float:
        """Cost of so many tokens, US dollars; `cached` of those sent came from the provider's cache."""
        return ((tokens_in - cached) * self.tokens_in + cached * self.cached + tokens_out * self.tokens_out) / PER_TOKENS


def find_price(model: str) -> Price | None:
    """The list price of `provider:model`; None where it is not known. A dated name has the price of its family."""
    provider, _, name = model.partition(":")
    if provider in _FREE:
        return Price(0.0, 0.0, 0.0)
    listed: dict[str, list[float]] = read_yaml("model/prices.yaml")["usd_per_million_tokens"]
    family = max((known for known in listed if name == known or name.startswith(f"{known}-20")), key=len, default=None)
    return Price(*listed[family]) if family else None

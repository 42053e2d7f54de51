"""Counts in the lines the commands print."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")

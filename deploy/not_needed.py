"""Names the installed packages that running overdeliver does not need, a line each: the lock holds the tools of the developers too."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution, distributions

from packaging.requirements import Requirement

KEPT = {"overdeliver", "pip"}


def needed(name: str, extras: frozenset[str] = frozenset(), seen: set[tuple[str, frozenset[str]]] | None = None) -> set[str]:
    """A package with all it requires, in this environment."""
    seen = set() if seen is None else seen
    key = (_plain(name), extras)
    if key in seen:
        return set()
    seen.add(key)
    try:
        required = distribution(name).requires or []
    except PackageNotFoundError:
        return set()
    found = {_plain(name)}
    for line in required:
        requirement = Requirement(line)
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            found |= needed(requirement.name, frozenset(requirement.extras), seen)
    return found


def not_needed() -> list[str]:
    """Everything installed but the product, what it requires, and pip."""
    kept = needed("overdeliver") | KEPT
    return sorted({_plain(each.name) for each in distributions()} - kept)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    print("\n".join(not_needed()))

"""Names in a brief that must fit together: mixes, ratings, prices, measures and reporting lines name what exists, once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from service.reading.faults import Fault, Where, nearest, shown, suggestion
from service.reading.raw_blocks import Block, entries, names, number, table

_TYPO = 0.75
_MIX_TOLERANCE = 0.01
_MOST_STRANGE = 200
_NAMED = {"services": "name", "segments": "name", "criteria": "name", "competitors": "name", "delivery": "measure"}


def name_faults(data: Block) -> Iterator[Fault]:
    """All faults of names in a brief."""
    for check in (_repeated, _mixes, _ratings, _prices, _measures, _price_role, _reporting):
        yield from check(data)


def _repeated(data: Block) -> Iterator[Fault]:
    for block, field in _NAMED.items():
        first: dict[str, int] = {}
        for place, entry in entries(data, block):
            name = entry.get(field)
            if isinstance(name, str) and first.setdefault(name.casefold(), place) != place:
                yield Fault((block, place, field), f"{shown(name)} is also {block}[{first[name.casefold()]}]; give each a name of its own")


def _mixes(data: Block) -> Iterator[Fault]:
    for place, segment in entries(data, "segments"):
        mix, where = table(segment, "service_mix"), ("segments", place, "service_mix")
        yield from _unknown(mix, where, _known(data, "services"), "service")
        shares = [number(mix, name) for name in mix]
        total = sum(share or 0 for share in shares)
        if mix and None not in shares and abs(total - 1) > _MIX_TOLERANCE:
            yield Fault(where, f"the shares must add up to 1, they add up to {total:.4g}; correct them, or leave the mix out")


def _ratings(data: Block) -> Iterator[Fault]:
    known = _known(data, "criteria")
    own = table(data, "own")
    for key in ("ratings", "hard_to_copy"):
        yield from _unknown(table(own, key), ("own", key), known, "criterion")
    for place, rival in entries(data, "competitors"):
        yield from _unknown(table(rival, "ratings"), ("competitors", place, "ratings"), known, "criterion")


def _prices(data: Block) -> Iterator[Fault]:
    for place, rival in entries(data, "competitors"):
        yield from _unknown(table(rival, "prices"), ("competitors", place, "prices"), _known(data, "services"), "service")


def _measures(data: Block) -> Iterator[Fault]:
    """A measure without a record is allowed; one letter off a measure with a record is a slip."""
    known = names(data, "delivery", "measure")
    strange = dict.fromkeys(name for _, name in _measures_named(data) if name not in known)
    meant = {name: nearest(name, known, _TYPO) for name in islice(strange, _MOST_STRANGE)}
    for where, name in _measures_named(data):
        if meant.get(name):
            yield Fault(where, f"no record in `delivery` has the measure {shown(name)}; did you mean `{meant[name]}`?")


def _measures_named(data: Block) -> Iterator[tuple[Where, str]]:
    for block, key in (("segments", "expects"), ("competitors", "promises")):
        for place, entry in entries(data, block):
            yield from (((block, place, key, name), name) for name in table(entry, key))
    for place, criterion in entries(data, "criteria"):
        name = criterion.get("measure")
        if isinstance(name, str):
            yield ("criteria", place, "measure"), name


def _price_role(data: Block) -> Iterator[Fault]:
    marked = [place for place, criterion in entries(data, "criteria") if criterion.get("role") == "price"]
    for place in marked[1:]:
        yield Fault(("criteria", place, "role"), f"criteria[{marked[0]}] is the price criterion already; mark one only")


def _reporting(data: Block) -> Iterator[Fault]:
    roles = names(data, "team", "role")
    above = {entry["role"]: entry.get("reports_to") for _, entry in entries(data, "team") if isinstance(entry.get("role"), str)}
    for place, entry in entries(data, "team"):
        chief, where = entry.get("reports_to"), ("team", place, "reports_to")
        if isinstance(chief, str) and chief not in roles:
            yield Fault(where, f"no role in `team` is called {shown(chief)}; {suggestion(chief, roles)}")
        elif isinstance(chief, str) and _reaches(chief, str(entry.get("role")), above):
            yield Fault(where, f"{shown(chief)} reports to {shown(entry.get('role'))} in turn; one of them must be at the top")


def _reaches(role: str, goal: str, above: dict[str, object]) -> bool:
    seen: set[object] = set()
    while role not in seen and role != goal:
        seen.add(role)
        chief = above.get(role)
        if not isinstance(chief, str):
            return False
        role = chief
    return role == goal


def _known(data: Block, key: str) -> list[str] | None:
    return names(data, key) or (None if data.get(key) else [])


def _unknown(block: Block, where: Where, known: list[str] | None, what: str) -> Iterator[Fault]:
    """`known` is None where the names cannot be told, because their own block is at fault."""
    for name in block:
        if known is not None and name not in known:
            yield Fault((*where, name), f"no {what} has this name; {suggestion(name, known)}")

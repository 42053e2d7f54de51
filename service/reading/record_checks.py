"""Delivery entries of a brief: one form of record each, and figures that can be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.reading.faults import Fault, Where, shown
from service.reading.raw_blocks import Block, entries, number, table

MOST_SAMPLES = 200_000
"""The longest record that is read."""
_FORMS: Mapping[str, tuple[str, ...]] = {
    "samples": ("samples",),
    "csv + column": ("csv", "column"),
    "kept + total": ("kept", "total"),
    "median + p90": ("median", "p90"),
    "typical": ("typical",),
}
_COMPANIONS = {"n": "median", "date": "csv", "group": "csv", "sample_dates": "samples", "sample_groups": "samples"}


def record_faults(data: Block, *, allow_csv: bool) -> Iterator[Fault]:
    """All faults of delivery entries, and of the levels that segments and rivals set for them."""
    for place, entry in entries(data, "delivery"):
        where: Where = ("delivery", place)
        yield from _form(entry, where)
        yield from _companions(entry, where)
        yield from _kept(entry, where)
        yield from _quantiles(entry, where)
        yield from _sample_lists(entry, where)
        yield from _level(entry, "current_promise", where, _is_share(entry))
        if "csv" in entry and not allow_csv:
            yield Fault((*where, "csv"), "a brief that is sent cannot name a file; send the values as `samples`")
    yield from _expectations(data)
    yield from _rival_promises(data)


def _form(entry: Block, where: Where) -> Iterator[Fault]:
    begun = [form for form, keys in _FORMS.items() if any(key in entry for key in keys)]
    if len(begun) > 1:
        yield Fault(where, f"has {len(begun)} records ({', '.join(begun)}); keep the one that is nearest to the raw values")
    elif not begun:
        yield Fault(where, f"has no record; give {', or '.join(_FORMS)}")
    for form in begun:
        for key in _FORMS[form]:
            if key not in entry:
                yield Fault((*where, key), f"is missing; {form} go together")


def _companions(entry: Block, where: Where) -> Iterator[Fault]:
    for key, needed in _COMPANIONS.items():
        if key in entry and needed not in entry:
            yield Fault((*where, key), f"means nothing without `{needed}`; add that, or leave this out")


def _kept(entry: Block, where: Where) -> Iterator[Fault]:
    kept, total = number(entry, "kept"), number(entry, "total")
    if kept is not None and total is not None and kept > total:
        yield Fault((*where, "kept"), f"must be at most total ({total:.15g}), is {kept:.15g}")
    if _is_share(entry) and entry.get("better") == "lower":
        yield Fault((*where, "better"), "must be higher where kept + total are given: count what went well")


def _quantiles(entry: Block, where: Where) -> Iterator[Fault]:
    median, p90, better = number(entry, "median"), number(entry, "p90"), entry.get("better")
    for key, value in (("median", median), ("p90", p90), ("typical", number(entry, "typical"))):
        if value is not None and value <= 0:
            yield Fault((*where, key), f"must be more than 0, is {shown(value)}")
    if median is None or p90 is None:
        return
    if better == "lower" and p90 < median:
        yield Fault((*where, "p90"), f"must be at least the median ({shown(median)}) where lower is better, is {shown(p90)}")
    if better == "higher" and p90 > median:
        words = f"must be at most the median ({shown(median)}) where higher is better: the level nine in ten reach; is {shown(p90)}"
        yield Fault((*where, "p90"), words)


def _sample_lists(entry: Block, where: Where) -> Iterator[Fault]:
    samples = entry.get("samples")
    if not isinstance(samples, list):
        return
    if not samples:
        yield Fault((*where, "samples"), "is empty; give at least one value")
    if len(samples) > MOST_SAMPLES:
        yield Fault((*where, "samples"), f"has {len(samples):,} values, at most {MOST_SAMPLES:,} are read; give the latest")
    for key in ("sample_dates", "sample_groups"):
        beside = entry.get(key)
        if isinstance(beside, list) and len(beside) != len(samples):
            yield Fault((*where, key), f"must have one entry a sample ({len(samples)}), has {len(beside)}")


def _is_share(entry: Block) -> bool:
    return "kept" in entry or "total" in entry


def _level(block: Block, key: str, where: Where, is_share: bool) -> Iterator[Fault]:
    """A level is not negative; for a yes/no measure it is a share."""
    value = number(block, key)
    if value is None:
        return
    if is_share and not 0 <= value <= 1:
        hint = f"; write {value / 100:g} for {value:g} %" if 1 < value <= 100 else ""
        yield Fault((*where, key), f"must be between 0 and 1 for a yes/no measure, is {shown(value)}{hint}")
    elif value < 0:
        yield Fault((*where, key), f"must be at least 0, is {shown(value)}")


def _expectations(data: Block) -> Iterator[Fault]:
    """Desired is at least as good as adequate (EXP-1)."""
    records = {str(entry.get("measure")): entry for _, entry in entries(data, "delivery")}
    for place, segment in entries(data, "segments"):
        expects = table(segment, "expects")
        for measure in expects:
            wanted, record = table(expects, measure), records.get(measure, {})
            where: Where = ("segments", place, "expects", measure)
            for key in ("adequate", "desired"):
                yield from _level(wanted, key, where, _is_share(record))
            yield from _order(wanted, record, where)


def _order(wanted: Block, record: Block, where: Where) -> Iterator[Fault]:
    adequate, desired, better = number(wanted, "adequate"), number(wanted, "desired"), record.get("better")
    if adequate is None or desired is None or better not in ("lower", "higher"):
        return
    if (desired - adequate) * (1 if better == "lower" else -1) > 0:
        words = f"must not be worse than adequate ({shown(adequate)}; {better} is better), is {shown(desired)}; are the two swapped?"
        yield Fault((*where, "desired"), words)


def _rival_promises(data: Block) -> Iterator[Fault]:
    shares = {str(entry.get("measure")) for _, entry in entries(data, "delivery") if _is_share(entry)}
    for place, rival in entries(data, "competitors"):
        promises = table(rival, "promises")
        for measure in promises:
            yield from _level(promises, measure, ("competitors", place, "promises"), measure in shares)

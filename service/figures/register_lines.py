"""The lines of one measure: for everyone, for groups that are uneven, for stricter segments, and for quiet parts of the week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from service.analysis.levels import SMALLEST_KNOWN, meets, smallest_n
from service.domain.evidence import Ledger, Phrase, named
from service.figures.register_draw import Draft, Measure
from service.figures.register_expects import Bar, Wish, adequates, bar_of, split_wishes
from service.figures.register_groups import Groups, Rows
from service.figures.register_line import Pool, UnevenGroup
from service.figures.register_record import Record, Samples
from service.figures.register_split import Offence, Split, Trial


@dataclass(frozen=True)
class Sheet:
    """One measure with everything its lines are drawn from."""

    measure: Measure
    wishes: tuple[Wish, ...]
    groups: Groups
    joiner: str
    ledger: Ledger


def drafts(sheet: Sheet) -> Iterator[Draft]:
    """Every line of a measure, the one for everyone first."""
    split = _split(sheet)
    overall, own = _overall(sheet, split)
    yield overall
    yield from _uneven_drafts(sheet, split, overall.bar)
    for wish in own:
        yield replace(_plain(overall), tail=str(wish.segment), bar=Bar(wish.adequate, wish.desired, wish.segment), segment=wish.segment)
    yield from _pool_drafts(sheet, overall)


def _split(sheet: Sheet) -> Split:
    whole = sheet.measure.whole
    if not isinstance(whole, Samples):
        return Split(np.ones(0, dtype=np.bool_))
    return _trial(sheet, whole, sheet.groups.keys).split()


def _trial(sheet: Sheet, samples: Samples, keys: Sequence[str | None]) -> Trial:
    return Trial(samples, keys, adequates(sheet.wishes, samples.better), sheet.measure.unit, sheet.measure.standard)


def _overall(sheet: Sheet, split: Split) -> tuple[Draft, tuple[Wish, ...]]:
    """The line for everyone, and the segments it cannot serve."""
    measure, groups = sheet.measure, sheet.groups
    record = _part(measure.whole, split.rest)
    months = _months(sheet, record, split.rest)
    level = record.level(measure.standard)
    bar, own = bar_of(sheet.wishes, measure.better), tuple[Wish, ...]()
    if level.value is not None and level.basis != "assumed":
        bar, own = split_wishes(sheet.wishes, level.value, measure.better)
    apart = frozenset(o.check.group for o in split.apart)
    draft = Draft(
        record=record,
        bar=bar,
        share=_share(measure.whole, record),
        dayparts=groups.dayparts(frozenset(groups.names) - apart),
        excluded=tuple(groups.names[o.check.group] for o in split.apart),
        uneven_groups=_details(sheet, split.apart + split.named) + months,
        is_uneven=bool(split.named or months),
        tested=split.tested,
        rest=_part(measure.whole, ~split.rest) if apart else None,
    )
    return draft, own


def _plain(draft: Draft) -> Draft:
    """A draft of the same record, without what is said of its groups only once."""
    return replace(draft, uneven_groups=(), is_uneven=False, tested=0)


def _uneven_drafts(sheet: Sheet, split: Split, bar: Bar) -> Iterator[Draft]:
    """A line for each uneven group; those that share a load state share one."""
    by_state: dict[str, list[Offence]] = {}
    for offence in split.apart + split.named:
        by_state.setdefault(sheet.groups.state(offence.check.group), []).append(offence)
    for offences in by_state.values():
        keys = frozenset(o.check.group for o in offences)
        draft = _group_draft(sheet, keys, bar)
        names = [sheet.groups.names[o.check.group] for o in offences]
        details, group = _details(sheet, offences), _joined(names, sheet.joiner)
        yield replace(draft, tail=", ".join(names), group=group, uneven_groups=details, is_uneven=True)


def _pool_drafts(sheet: Sheet, overall: Draft) -> Iterator[Draft]:
    """Pools by load in which a segment's adequate is met that the line for everyone misses."""
    level, better = overall.record.level(sheet.measure.standard), sheet.measure.better
    if level.value is None or level.basis == "assumed":
        return
    hungry = [w for w in sheet.wishes if w.adequate and not meets(level.value, w.adequate.value, better)]
    misses_all = len(hungry) == sum(w.adequate is not None for w in sheet.wishes)
    steps: list[tuple[Pool, int]] = [("quiet", SMALLEST_KNOWN)]
    if misses_all:
        steps.insert(0, ("below_85", smallest_n(sheet.measure.standard)))
    for pool, least in steps:
        draft = _pool_draft(sheet, pool, hungry, least)
        if draft is not None:
            yield draft
            served = draft.record.level(sheet.measure.standard).value
            hungry = [w for w in hungry if w.adequate and served is not None and not meets(served, w.adequate.value, better)]


def _pool_draft(sheet: Sheet, pool: Pool, hungry: Sequence[Wish], least: int) -> Draft | None:
    """The line of a pool, judged by the strictest of the segments it serves; None where it serves nobody or is too small."""
    keys = sheet.groups.below(pool)
    if not hungry or not keys or int(sheet.groups.rows(keys).sum()) < least:
        return None
    draft = _group_draft(sheet, keys, Bar())
    level = draft.record.level(sheet.measure.standard).value
    served = [w for w in hungry if w.adequate and level is not None and meets(level, w.adequate.value, sheet.measure.better)]
    if not served:
        return None
    bar = bar_of(served, sheet.measure.better)
    name = _joined(_pool_names(sheet.groups, keys), sheet.joiner)
    rest = _part(sheet.measure.whole, ~sheet.groups.rows(keys))
    return replace(draft, tail=pool, pool=pool, group=name, segment=bar.segment, bar=bar, rest=rest)


def _group_draft(sheet: Sheet, keys: frozenset[str], bar: Bar) -> Draft:
    whole = sheet.measure.whole
    record = _part(whole, sheet.groups.rows(keys))
    return Draft(record, bar, share=_share(whole, record), dayparts=sheet.groups.dayparts(keys))


def _pool_names(groups: Groups, keys: frozenset[str]) -> list[Phrase]:
    """Names of a pool's groups; the part alone where it belongs to the pool on every day."""
    parts = {slot.part for slot in groups.dayparts(keys)}
    others = {slot.part for slot in groups.dayparts(frozenset(groups.names) - keys)}
    if parts and not parts & others:
        return list({slot.part: slot.part for slot in groups.dayparts(keys)})
    return [name for key, name in groups.names.items() if key in keys]


def _details(sheet: Sheet, offences: Sequence[Offence]) -> tuple[UnevenGroup, ...]:
    return tuple(_detail(sheet, o, sheet.groups.names[o.check.group], is_month=False) for o in offences)


def _detail(sheet: Sheet, offence: Offence, name: Phrase, *, is_month: bool) -> UnevenGroup:
    check, stem, ledger = offence.check, f"{sheet.measure.stem}.{'even_month' if is_month else 'even'}.{name}", sheet.ledger
    inputs = {"n": check.n, "kept": check.kept, "level": offence.level, "keep": sheet.measure.standard.keep}
    return UnevenGroup(
        name=name,
        n=ledger.fact(f"{stem}.n", check.n, "count", "deliveries of the group"),
        kept=ledger.fact(f"{stem}.kept", check.kept, "count", "deliveries of the group that kept the level", {"level": offence.level}),
        level=ledger.fact(f"{stem}.level", offence.level, sheet.measure.unit, "level at which the groups are compared"),
        chance=ledger.fact(f"{stem}.chance", check.chance, "share", "Binom(n, keep).cdf(kept)", inputs),
        is_month=is_month,
    )


def _months(sheet: Sheet, record: Record, rest: Rows) -> tuple[UnevenGroup, ...]:
    """Months that kept the promise too seldom. They are named, never set apart: nobody can choose a month that is past."""
    dates = sheet.measure.entry.sample_dates
    if not isinstance(record, Samples) or not dates or record.n < SMALLEST_KNOWN:
        return ()
    months = [date.isoformat()[:7] for date, stays in zip(dates, rest.tolist(), strict=True) if stays]
    found = _trial(sheet, record, months).unlikely() if len(set(months)) > 1 else ()
    path = f"delivery.{sheet.measure.index}.sample_dates"
    return tuple(_detail(sheet, o, named(o.check.group, path), is_month=True) for o in found)


def _part(whole: Record, rows: Rows) -> Record:
    return Samples(whole.values[rows], whole.better) if isinstance(whole, Samples) else whole


def _share(whole: Record, part: Record) -> float:
    return part.n / whole.n if isinstance(whole, Samples) else 1.0


def _joined(names: Sequence[Phrase], joiner: str) -> Phrase:
    return Phrase(joiner.join(names), [e for name in names for e in name.evidence])

"""How each level was found, which groups stand apart, and what would let a measure pass that does not."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from service.analysis.levels import TYPICAL_MARGIN
from service.domain.evidence import DateFact, Fact, Phrase, Statement, from_brief, known
from service.domain.plan.block import Note
from service.figures.register_line import RegisterLine, UnevenGroup
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.expectations_groups import called, is_apart, named_line

WEEKS_PER_MONTH = 52 / 12
NINE_IN_TEN = 0.9
HARDLY_EVER = 100_000
"""Odds beyond which a number says no more than that it hardly ever happens."""


def level_notes(desk: Desk) -> Iterator[Note]:
    """Notes on levels, uneven groups and remedies, in the order of the register."""
    register = desk.case.register
    yield desk.note(
        "reading", desk.say("expectations.standard", mark=desk.doubts.mark("season"), keep=register.keep_target, sure=register.confidence)
    )
    for line in register.lines:
        if line.segment is None and not is_apart(line) and (sentences := list(_found(desk, line))):
            yield desk.note("levels", *sentences)
        elif line.pool and line.segment is not None:
            yield desk.note("levels", *_found(desk, line))
    for line in register.lines:
        for group in line.uneven_groups if line.group is None else ():
            yield desk.note("uneven", *_uneven(desk, line, group))
    for line in register.lines:
        if line.verdict == "fix_first" and line.adequate and not is_apart(line):
            yield desk.note("change", *_remedy(desk, line, line.adequate))


def _found(desk: Desk, line: RegisterLine) -> Iterator[Statement]:
    """How the level was found, by the kind of record."""
    if line.deliverable is None:
        return
    name = named_line(desk, line)
    if line.yes_no and line.kept and line.total and line.keep_rate and line.keep_rate_lower_bound:
        words: SlotDict = {"kept": line.kept, "total": line.total, "rate": line.keep_rate, "low": line.keep_rate_lower_bound}
        yield desk.say("expectations.found.yes_no", label=name, **words)
    elif line.rank is not None:
        yield desk.say("expectations.found.sorted", label=name, n=_cases(desk, line), rank=line.rank, level=line.deliverable)
    elif line.supported_keep is not None:
        yield desk.say("expectations.found.worst", label=name, n=_cases(desk, line), level=line.deliverable, supported=line.supported_keep)
    elif line.basis == "modelled" and line.median:
        key = "modelled_guess" if line.n_assumed else "modelled"
        mark = _with_nine(desk, desk.doubts.mark("spread"))
        words = {"median": line.median, "n": _cases(desk, line), "level": line.deliverable, "mark": mark}
        yield desk.say(f"expectations.found.{key}", label=name, **words)
    else:
        yield desk.say("expectations.found.guess", label=name, level=line.deliverable, margin=_typical_margin(desk))
        return
    yield from _said(desk, line)


def _with_nine(desk: Desk, words: Phrase) -> Phrase:
    """Words that also carry what a p90 is."""
    nine = desk.ledger.fact("method.nine_in_ten", NINE_IN_TEN, "share", "share of cases within the slow end that the brief gives (p90)")
    return Phrase(words, (*words.evidence, *nine.evidence))


def _typical_margin(desk: Desk) -> Phrase:
    """Empty words with the support of the margin on a rough figure."""
    margin = desk.ledger.fact(
        "method.typical_margin", TYPICAL_MARGIN - 1, "share", "how much worse a typical value without a record is taken"
    )
    return Phrase("", margin.evidence)


def _cases(desk: Desk, line: RegisterLine) -> Fact:
    return desk.ledger.fact(f"{line.key}.cases", line.n, "count", "cases on record")


def _said(desk: Desk, line: RegisterLine) -> Iterator[Statement]:
    """What is said of the level, how often it is kept, and by how much the middle case beats it."""
    if line.promise is None:
        return
    if not line.yes_no and line.keep_rate_lower_bound:
        if line.kept and line.total:
            yield desk.say(
                "expectations.found.kept", promise=line.promise, kept=line.kept, total=line.total, low=line.keep_rate_lower_bound
            )
        else:
            yield desk.say("expectations.found.kept_model", promise=line.promise, low=line.keep_rate_lower_bound)
        if line.median and line.basis == "measured" and line.median.value != line.promise.value:
            yield desk.say("expectations.found.over_delivered", median=line.median)
    if line.broken_per_month and line.per_month:
        yield desk.say(f"expectations.found.{'missed' if line.yes_no else 'broken'}", broken=line.broken_per_month, month=line.per_month)
    if line.before_split and line.excluded and line.before_split.value != known(line.deliverable).value:
        yield desk.say(
            "expectations.found.hides", before=line.before_split, groups=desk.book.listed([called(desk, name) for name in line.excluded])
        )


def _uneven(desk: Desk, line: RegisterLine, group: UnevenGroup) -> Iterator[Statement]:
    """A group that keeps the level too seldom: the count, the chance, and when it may come back."""
    name = _month(group) if group.is_month else called(desk, group.name)
    words: SlotDict = {"label": line.label, "group": name, "kept": group.kept, "n": group.n, "level": group.level}
    yield desk.say("expectations.uneven.month" if group.is_month else "expectations.uneven.group", **words)
    odds = math.inf if group.chance.value <= 0 else 1 / group.chance.value
    if odds > HARDLY_EVER:
        yield desk.say("expectations.uneven.no_chance")
    else:
        name_of = f"{group.chance.evidence[0].ref}.odds"
        yield desk.say("expectations.uneven.chance", odds=desk.ledger.fact(name_of, odds, "count", "1 ÷ chance", {"chance": group.chance}))
    if group.name not in line.excluded:
        yield desk.say("expectations.uneven.watched" if group.is_month else "expectations.uneven.not_split")
        return
    need, miss = desk.case.register.smallest_n, desk.case.register.smallest_n_one_miss
    yield desk.say("expectations.uneven.back", need=need, miss=miss)
    yield from _weeks(desk, line, group)


def _month(group: UnevenGroup) -> DateFact:
    year, month = (int(part) for part in str(group.name).split("-"))
    return DateFact(dt.date(year, month, 1), group.name.evidence)


def _weeks(desk: Desk, line: RegisterLine, group: UnevenGroup) -> Iterator[Statement]:
    """How long such a record takes at today's pace."""
    entry = desk.brief.delivery[line.index]
    if not entry.per_month or not entry.samples:
        return
    register, pace = desk.case.register, entry.per_month * group.n.value / len(entry.samples) / WEEKS_PER_MONTH
    stem = f"{group.n.evidence[0].ref}.back"
    formula = "cases needed ÷ (deliveries a month × the group's share of the record × 12 ÷ 52), rounded up"
    soon, late = (
        desk.ledger.fact(f"{stem}_{int(n.value)}", math.ceil(n.value / pace), "weeks", formula, {"cases": n})
        for n in (register.smallest_n, register.smallest_n_one_miss)
    )
    yield desk.say("expectations.uneven.weeks", soon=soon, late=late)


def _remedy(desk: Desk, line: RegisterLine, adequate: Fact) -> Iterator[Statement]:
    """What the record would have to show for the measure to pass."""
    label, entry = line.label, desk.brief.delivery[line.index]
    who = line.segment or line.strictest_segment or Phrase(desk.case.trade.words["customers"])
    words: SlotDict = {"label": label, "who": who, "adequate": adequate}
    if line.p90_needed and entry.p90 is not None:
        p90 = from_brief(entry.p90, line.unit, f"delivery.{line.index}.p90")
        nine = _with_nine(desk, Phrase(""))
        yield desk.say("expectations.change.p90", nine=nine, now=p90, needed=line.p90_needed, median=known(line.median), **words)
    elif line.kept_needed and line.total and line.kept:
        yield desk.say("expectations.change.yes_no", kept=line.kept, total=line.total, needed=line.kept_needed, **words)
    elif line.misses_allowed and line.total and line.kept:
        missed = desk.ledger.fact(f"{line.key}.missed", line.total.value - line.kept.value, "count", "cases − cases kept")
        yield desk.say("expectations.change.samples", missed=missed, total=line.total, allowed=line.misses_allowed, **words)
    elif line.deliverable:
        yield desk.say("expectations.change.far", level=line.deliverable, **words)

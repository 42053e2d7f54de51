"""What is promised beyond the record today, what rivals promise, and what the lines held back still lack."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Statement
from service.domain.plan.block import Note
from service.figures.register_line import RegisterLine
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.expectations_groups import is_apart, named_line


def missing_notes(desk: Desk) -> Iterator[Note]:
    """Notes on present promises, rivals' promises, and lines held back."""
    general = [line for line in desk.case.register.lines if line.segment is None and line.group is None]
    for line in general:
        if "overpromising_now" in line.flags and line.current_promise:
            yield desk.note("current", *_current(desk, line))
    for line in general:
        if "behind_competitor" in line.flags and line.competitor_promise and line.competitor:
            yield desk.note("rivals_promise", _behind(desk, line))
    for line in desk.case.register.lines:
        if (line.verdict == "held_back" or line.basis == "provisional") and (sentences := list(_lacking(desk, line))):
            yield desk.note("measure_first", *sentences)
    yield from _uncounted(desk)


def _current(desk: Desk, line: RegisterLine) -> Iterator[Statement]:
    """What today's promise breaks a month."""
    label, current = line.label, line.current_promise
    if line.yes_no and line.kept and line.total:
        key = "every" if current and current.value >= 1 else "yes_no"
        yield desk.say(f"expectations.current.{key}", label=label, current=current, kept=line.kept, total=line.total)
        broken = line.broken_per_month
    elif line.current_kept and line.current_total:
        key = "counted" if line.current_kept.value else "never"
        yield desk.say(f"expectations.current.{key}", label=label, current=current, kept=line.current_kept, total=line.current_total)
        broken = line.current_broken_per_month
    elif line.current_keep_rate:
        yield desk.say("expectations.current.modelled", label=label, current=current, rate=line.current_keep_rate)
        broken = line.current_broken_per_month
    else:
        yield desk.say("expectations.current.unsupported", label=label, current=current)
        return
    if broken and line.per_month:
        yield desk.say("expectations.current.broken", broken=broken)


def _behind(desk: Desk, line: RegisterLine) -> Statement:
    """A rival who promises more, said plainly."""
    level, promise = line.promise or line.deliverable, line.competitor_promise
    key = "behind" if line.promise else "behind_silent"
    return desk.say(f"expectations.rival.{key}", label=line.label, rival=line.competitor, theirs=promise, ours=level)


def _lacking(desk: Desk, line: RegisterLine) -> Iterator[Statement]:
    """Whether a record is missing, or the customers' answer, or both."""
    label = named_line(desk, line)
    if is_apart(line):
        return
    if line.basis == "provisional" and line.supported_keep and line.missing_samples:
        words: SlotDict = {"label": label, "supported": line.supported_keep, "missing": line.missing_samples}
        key = "few" if line.promise else "few_missed" if line.adequate else "few_unasked"
        yield desk.say(f"expectations.lacks.{key}", promise=line.promise, **words)
    elif line.basis == "assumed" and line.missing_samples:
        key = "typical" if line.deliverable else "nothing"
        yield desk.say(f"expectations.lacks.{key}", label=label, missing=line.missing_samples)
    elif line.adequate is None and line.n:
        n = desk.ledger.fact(f"{line.key}.cases", line.n, "count", "cases on record")
        yield desk.say("expectations.lacks.answer", label=label, n=n)
        return
    if line.weeks_to_measure:
        yield desk.say("expectations.lacks.weeks", weeks=line.weeks_to_measure)
    if line.adequate is None:
        yield desk.say("expectations.lacks.answer_too")


def _uncounted(desk: Desk) -> Iterator[Note]:
    """Measures that customers have expectations of and nobody counts."""
    counted = {d.measure for d in desk.brief.delivery}
    wanted = sorted({m for s in desk.brief.segments for m in s.expects} - counted)
    if wanted:
        yield desk.note("measure_first", desk.say("expectations.lacks.uncounted", measures=desk.book.listed(wanted)))

"""The five sides of service quality: what is promised on each, or the plain reason why nothing is (EXP-4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from service.domain.brief import Dimension
from service.domain.evidence import Statement
from service.domain.plan.promise import DimensionRow
from service.figures.register_line import RegisterLine
from service.moves.promise_sentence import promise_sentence
from service.stages.desk import Desk
from service.stages.expectations_lexicon import complained_of, wishes_in


def dimension_of(desk: Desk, line: RegisterLine) -> Dimension | None:
    """The side a line lies on; where its record does not say, that of the criterion it shows."""
    return line.dimension or next((c.dimension for c in desk.brief.criteria if c.measure == line.measure), None)


def dimension_rows(desk: Desk) -> Iterator[DimensionRow]:
    """All five sides."""
    sides: tuple[Dimension, ...] = get_args(Dimension)
    for side in sides:
        yield DimensionRow(dimension=side, says=desk.book.join(_says(desk, side)))


def _says(desk: Desk, side: Dimension) -> Iterator[Statement]:
    lines = [line for line in desk.case.register.lines if dimension_of(desk, line) == side]
    published = [line for line in lines if line.may_be_published]
    for line in published:
        yield desk.say("expectations.side.says", sentence=promise_sentence(line, desk.book, desk.case.week, desk.ledger))
    said = {line.measure for line in published}
    silent = [line for line in lines if line.measure not in said and line.segment is None and line.group is None]
    for line in silent:
        yield _reason(desk, line)
    complaints = complained_of(desk.brief, side)
    if not lines:
        yield from _unmeasured(desk, side, complained=bool(complaints))
    if complaints and not published:
        yield desk.say("expectations.side.complaints", kinds=desk.book.listed(complaints))


def _reason(desk: Desk, line: RegisterLine) -> Statement:
    """Why nothing is promised on a measure."""
    label = desk.case.low(line.label)
    if line.verdict == "fix_first" and line.adequate and line.deliverable:
        return desk.say("expectations.side.fix_first", label=label, adequate=line.adequate, deliverable=line.deliverable)
    if line.basis == "assumed":
        return desk.say("expectations.side.not_measured", label=label)
    if line.adequate is None:
        return desk.say("expectations.side.not_asked", label=label)
    return desk.say("expectations.side.too_few", label=label, need=desk.case.register.smallest_n)


def _unmeasured(desk: Desk, side: Dimension, *, complained: bool) -> Iterator[Statement]:
    """A side without any record: what customers choose by there, complain of, or name."""
    criteria = [c.name for c in desk.case.position.criteria if c.dimension == side and not c.role_price]
    if criteria:
        yield desk.say(f"expectations.side.criterion.{side}", criteria=desk.book.listed([desk.case.low(c) for c in criteria]))
    elif _named_but_uncounted(desk, side):
        labels = [desk.phrase(f"expectations.thin.label.{key}") for key in _named_but_uncounted(desk, side)]
        yield desk.say(f"expectations.side.uncounted.{side}", labels=desk.book.listed([desk.case.low(x) for x in labels]))
    else:
        yield desk.say(f"expectations.side.{'complained' if complained else 'none'}.{side}")


def _named_but_uncounted(desk: Desk, side: Dimension) -> Sequence[str]:
    """Wishes of a side in a brief without any record."""
    return () if desk.case.register.lines else [w.key for w in wishes_in(desk.brief) if w.dimension == side]

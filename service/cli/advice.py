"""What one line of the register lets one say, in a sentence for whoever runs `overdeliver promise`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from service.domain.evidence import Fact, Phrase
from service.figures.register_line import RegisterLine
from service.writing.numerals import plain
from service.writing.phrasebook import Phrasebook

NO_UNIT = "value"
FINEST_SHARE = 10_000


def advice_on(line: RegisterLine, keep: float, book: Phrasebook) -> str:
    """What may be said, or why nothing may be said yet and what to add."""
    return book.join(_sentences(line, keep, book)).text


def _sentences(line: RegisterLine, keep: float, book: Phrasebook) -> Iterator[Phrase]:
    levels = {name: _level(fact) for name in ("adequate", "deliverable", "promise") if (fact := getattr(line, name))}
    cases = Fact(line.n, "count")
    is_thin = bool(line.missing_samples)
    if line.missing_samples:
        key, level = ("too_few_level", levels["promise"]) if line.promise else ("too_few", cases)
        yield book.phrase(f"commands.promise.{key}", cases=cases, missing=line.missing_samples, level=level)
    if line.adequate is None:
        yield book.phrase(f"commands.promise.no_adequate{'_thin' if is_thin else ''}", **levels)
    elif line.verdict == "fix_first":
        yield book.phrase(f"commands.promise.fix_{'thin' if is_thin else line.better}", **levels)
    elif line.may_be_published and line.yes_no and line.kept and line.total:
        yield book.phrase("commands.promise.counted", kept=line.kept, total=line.total, level=line.promise)
    elif line.may_be_published:
        yield book.phrase(f"commands.promise.{line.better}", level=levels["promise"], rate=_rate(keep, book), cases=cases)


def _level(fact: Fact) -> Fact | str:
    """A level in its unit, or bare where nobody named one."""
    return plain(fact.value) if fact.unit == NO_UNIT else fact


def _rate(keep: float, book: Phrasebook) -> Phrase:
    """A share as people say it: `19 times in 20`."""
    share = Fraction(keep).limit_denominator(FINEST_SHARE)
    return book.phrase("commands.promise.times", kept=share.numerator, of=share.denominator)

"""Which line of a measure decides on a claim: the general one, or those of the days, parts and segments that are named."""

from __future__ import annotations

from collections.abc import Sequence

from service.copycheck.claims import Claim, Reading
from service.copycheck.promised import Promised
from service.copycheck.register import Measure
from service.copycheck.scopes import covers, read_scope, strictest, touches, without_exceptions
from service.copycheck.sentences import Span


def deciding_line(measure: Measure, claim: Claim, reading: Reading) -> tuple[Promised, bool]:
    """The line, and whether it may stand for what the words name: a line of its own permits only when it is named."""
    plain = without_exceptions(_scope_words(claim, reading))
    named = read_scope(plain)
    general = [line for line in measure.lines if line.is_general]
    own = [line for line in measure.lines if not line.is_general]
    covering = [line for line in own if covers(line, plain, named)]
    touched = [line for line in own if line not in covering and touches(line, plain, named)]
    if covering:
        return strictest([*_permitting(_narrowest(covering)), *touched]), True
    if general:
        return strictest([*general, *touched]), True
    return strictest(touched or own), False


def _narrowest(covering: Sequence[Promised]) -> list[Promised]:
    """Without lines that another one narrows down: a segment's own afternoon stands before the segment at any time."""
    return [line for line in covering if not any(_narrows(other, line) for other in covering)]


def _narrows(line: Promised, wider: Promised) -> bool:
    same = (line.segment, line.group) == (wider.segment, wider.group)
    return not same and wider.segment in (None, line.segment) and wider.group in (None, line.group)


def _permitting(covering: Sequence[Promised]) -> list[Promised]:
    """Of several named lines the first that allows something permits; one that allows nothing forbids all the same."""
    allowing = [line for line in covering if line.allowed is not None]
    return [*allowing[:1], *(line for line in covering if line.allowed is None)]


def _scope_words(claim: Claim, reading: Reading) -> str:
    """The words that say for whom: where a sentence has several numbers, those that belong to the claim's."""
    plain = reading.sentence.plain
    numbers = sorted(other.span for other in reading.claims if other.quantity and other.quantity.kind == "time")
    return _words_of(plain, claim.span, numbers) if len(numbers) > 1 else plain


def _words_of(plain: str, span: Span, numbers: Sequence[Span]) -> str:
    """Days before the first number lead each number; else they follow it. A number without days takes those of the one before."""
    later = [start for start, _ in numbers if start >= span[1]]
    if not read_scope(plain[: numbers[0][0]]).is_named:
        return plain[span[0] : later[0] if later else len(plain)]
    ends = [0, *(end for _, end in numbers if end <= span[0])]
    return next(plain[end : span[1]] for end in reversed(ends) if not end or read_scope(plain[end : span[1]]).is_named)

"""Whether a number in copy is a ceiling, a floor or just a figure."""

from __future__ import annotations

from typing import Literal

from service.copycheck.quantities import Quantity
from service.copycheck.sentences import Sentence, Span
from service.copycheck.vocabulary import blank, holds

Bound = Literal["ceiling", "weak_ceiling", "floor", "none", "denied", "forfeit"]
_BEFORE = 60
_AFTER = 40


def bound_of(sentence: Sentence, quantity: Quantity, clause: Span) -> Bound:
    """How a quantity is bounded: `within 10 minutes` is a ceiling, `in 10 minutes` a weak one, `over 10 minutes` a floor.

    A negated floor (`you won't wait more than 10 minutes`) is a ceiling; a negated ceiling (`not within 10 minutes`) is denied.
    `forfeit` (set by the reader of claims) is a number after which something is given back.
    """
    before = sentence.plain[max(clause[0], quantity.start - _BEFORE) : quantity.start]
    after = sentence.plain[quantity.end : quantity.end + _AFTER]
    negated = _is_negated(sentence, clause[0], quantity.start)
    bound = _plain_bound(sentence, quantity, before, after)
    if bound == "floor":
        return "ceiling" if negated else "floor"
    if bound == "none":
        return "ceiling" if negated else "none"
    return "denied" if negated else bound


def _plain_bound(sentence: Sentence, quantity: Quantity, before: str, after: str) -> Bound:
    words = sentence.words
    if holds(before, words, "bounds.strong_before", "at_end"):
        return "ceiling"
    if holds(before, words, "bounds.lower_before", "at_end") or holds(after, words, "bounds.lower_after", "at_start"):
        return "floor"
    if holds(after, words, "bounds.after", "at_start"):
        return "ceiling"
    weak = quantity.is_deadline or holds(before, words, "bounds.weak_before", "at_end")
    return "weak_ceiling" if weak else "none"


def _is_negated(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a negation stands before the number in its clause; the bound's own words (`no more than`) are none."""
    before = blank(sentence.plain[start:end], sentence.words, "bounds.not_negation")
    for one in sentence.words:
        before = one.pattern("bounds.strong_before", "at_end").sub("", before)
    return holds(before, sentence.words, "bounds.negation")

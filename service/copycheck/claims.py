"""What a sentence promises: numbers and strong words that the firm says of itself, softened or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from service.copycheck.absolutes import Word, read_words
from service.copycheck.bounds import Bound, bound_of
from service.copycheck.moods import is_condition, is_denied, is_hedged, is_instruction, is_negated, is_unreal, pays_out
from service.copycheck.quantities import Quantity, read_quantities
from service.copycheck.sentences import Sentence, Span, clauses
from service.copycheck.vocabulary import find, holds
from service.copycheck.voices import speaks_of_others

_MOST = 0.9
_FILLERS = ("moods.hedge", "moods.payout", "bounds.strong_before")


@dataclass(frozen=True)
class Claim:
    """A number or a strong word by which a sentence may promise."""

    clause: Span
    quantity: Quantity | None = None
    bound: Bound = "none"
    word: Word | None = None
    soft: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        named = self.quantity or self.word
        return named.span if named else self.clause


@dataclass(frozen=True)
class Reading:
    """A sentence with what it claims."""

    sentence: Sentence
    claims: tuple[Claim, ...]

    @property
    def has_time(self) -> bool:
        """Whether it claims a length of time."""
        return any(claim.quantity and claim.quantity.kind == "time" for claim in self.claims)

    @property
    def has_share(self) -> bool:
        """Whether it claims a share of cases."""
        return any(claim.quantity and claim.quantity.kind == "share" for claim in self.claims)

    @cached_property
    def bare(self) -> str:
        """The sentence with its claims, hedges and payouts struck out, so that what it speaks of is left."""
        plain = list(self.sentence.plain)
        fillers = (match.span() for name in _FILLERS for match in find(self.sentence.plain, self.sentence.words, name))
        for start, end in (*(claim.span for claim in self.claims), *fillers):
            plain[start:end] = " " * (end - start)
        return "".join(plain)


def read_claims(sentence: Sentence, counted: tuple[str, ...], rivals: Sequence[str]) -> Reading:
    """All claims of a sentence that stand as promises of the firm. A sentence that was read before is not read again."""
    return replace(_read(replace(sentence, line=0, text=sentence.plain), counted, tuple(rivals)), sentence=sentence)


@lru_cache(maxsize=4096)
def _read(sentence: Sentence, counted: tuple[str, ...], rivals: tuple[str, ...]) -> Reading:
    quantities, words = read_quantities(sentence, counted), read_words(sentence)
    spans = (*(quantity.span for quantity in quantities), *(word.span for word in words))
    if not spans or sentence.is_question:
        return Reading(sentence, ())
    parts = clauses(sentence, spans)
    rough = [*_numbers(sentence, quantities, parts), *_words(sentence, words, quantities, parts)]
    soft = is_hedged(sentence) or _is_statistic(quantities)
    kept = [
        claim for claim in rough if _stands(sentence, claim, claim.span, spans) and not speaks_of_others(sentence, claim.span[0], rivals)
    ]
    return Reading(sentence, tuple(replace(claim, soft=soft and _may_be_soft(claim, quantities)) for claim in kept))


def plain_claim(reading: Reading, place: int, rivals: Sequence[str]) -> Claim | None:
    """The clause around a place as a claim of its own, where the firm or the customer is its subject; None where nothing is promised."""
    sentence, span = reading.sentence, (place, place + 1)
    claim = Claim(clause_of(place, clauses(sentence, ())))
    speaks = sentence.words[0].language == "zh" or holds(sentence.plain[slice(*claim.clause)], sentence.words, "moods.owner_action")
    if sentence.is_question or not speaks or is_negated(sentence, (place, place), claim.clause):
        return None
    return claim if _stands(sentence, claim, span, (span,)) and not speaks_of_others(sentence, place, rivals) else None


def clause_of(place: int, parts: Sequence[Span]) -> Span:
    """The clause in which a place lies."""
    return next((part for part in parts if part[0] <= place <= part[1]), (place, place))


def _numbers(sentence: Sentence, quantities: Sequence[Quantity], parts: Sequence[Span]) -> Iterator[Claim]:
    for quantity in quantities:
        clause = clause_of(quantity.start, parts)
        bound = bound_of(sentence, quantity, clause)
        if bound in ("none", "floor") and quantity.kind == "time" and pays_out(sentence, quantity.end):
            yield Claim(clause, quantity, "forfeit")
        elif bound != "denied" and not (quantity.single and bound not in ("ceiling", "weak_ceiling")):
            yield Claim(clause, quantity, bound)


def _words(sentence: Sentence, words: Sequence[Word], quantities: Sequence[Quantity], parts: Sequence[Span]) -> Iterator[Claim]:
    for word in words:
        clause = clause_of(word.start, parts)
        bounded = any(clause[0] <= quantity.start < clause[1] and quantity.start >= word.end for quantity in quantities)
        kind = _limited(sentence, word) if word.kind == "instant" and bounded else word
        if kind and not is_negated(sentence, word.span, clause):
            yield Claim(clause, word=kind)


def _limited(sentence: Sentence, word: Word) -> Word | None:
    """`You never wait more than 20 minutes` says `never`, not `no wait`; `you don't wait more than 20 minutes` says neither."""
    absolute = holds(sentence.plain[word.start : word.end], sentence.words, "absolutes.absolute")
    return replace(word, kind="absolute") if absolute else None


def _stands(sentence: Sentence, claim: Claim, span: Span, spans: tuple[Span, ...]) -> bool:
    """Whether the firm says it, and as something that will be."""
    return not (
        sentence.is_foreign(span[0])
        or (claim.bound != "forfeit" and is_condition(sentence, span, claim.clause))
        or is_denied(sentence, span, spans)
        or is_unreal(sentence, claim.clause)
        or (is_instruction(sentence, claim.clause) and not _permits(sentence, claim))
    )


def _permits(sentence: Sentence, claim: Claim) -> bool:
    """Whether an instruction grants something: `leave whenever you like`."""
    word = claim.word
    return word is not None and word.kind == "universal" and holds(sentence.plain[slice(*word.span)], sentence.words, "moods.permission")


def _is_statistic(quantities: Sequence[Quantity]) -> bool:
    """Whether a share of cases is named beside a time: `half are seen within 6 minutes` reports rather than promises."""
    shares = [quantity.low for quantity in quantities if quantity.kind == "share"]
    return any(quantity.kind == "time" for quantity in quantities) and any(share < _MOST for share in shares)


def _may_be_soft(claim: Claim, quantities: Sequence[Quantity]) -> bool:
    return bool(quantities) or (claim.word is not None and claim.word.kind in ("quick", "punctual"))

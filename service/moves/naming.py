"""The named offer: a name out of the firm's own difference, or its plain service where there is none."""

from __future__ import annotations

from typing import get_args

from service.domain.brief import Dimension
from service.domain.evidence import Phrase
from service.figures.criteria import CriterionFigures
from service.moves.case import Case
from service.moves.lexicon import dimension_of, mentions, offer_words

LONGEST = 40
ARTICLES = ("a", "an", "the")


def offer_name(case: Case) -> Phrase:
    """`The Step-by-Step Visit` for a firm with a position; the quiet-times name or the service itself for one without."""
    chosen = case.position.chosen
    if chosen is not None:
        words = offer_words(case.brief.language, side_of(case, chosen)) or (str(chosen.name) if len(chosen.name) <= LONGEST else None)
        if words:
            visit = _titled(case, Phrase(case.trade.words["visit"]))
            return case.book.phrase("offer.name_position", criterion=_titled(case, Phrase(words, chosen.name.evidence)), visit=visit)
    if any(line.pool and line.may_be_published for line in case.register.lines):
        return case.book.phrase("offer.name_quiet", visit=_titled(case, Phrase(case.trade.words["visit"])))
    return case.book.phrase("offer.name_plain")


def side_of(case: Case, criterion: CriterionFigures) -> str:
    """What the offer stands on: knowing the trade or the same person where the criterion says so, being no trouble where it is
    made for a business, else the side of quality that the criterion names or the brief gives."""
    side = dimension_of(case.brief.language, criterion.name) or criterion.dimension or "empathy"
    return "business" if side in get_args(Dimension) and is_for_business(case) else side


def is_for_business(case: Case) -> bool:
    """Whether those whom the plan is made for buy for a business: landlords, offices, companies."""
    return case.focus is not None and mentions(case.brief.language, "businesses", str(case.focus.name))


def _titled(case: Case, words: Phrase) -> Phrase:
    """Words as part of an English name: capitals and hyphens; Chinese words stay as they are."""
    if case.book.language == "zh":
        return words
    first, *rest = words.split()
    kept = rest if rest and first.lower() in ARTICLES else [first, *rest]
    return Phrase("-".join(word[:1].upper() + word[1:] for word in kept), words.evidence)

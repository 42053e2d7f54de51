"""The positioning statement: the fullest one whose words stay within the promise register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.levels import stated_levels
from service.copycheck import check_copy
from service.domain.evidence import Phrase, Statement, named
from service.figures.criteria import CriterionFigures
from service.figures.register_line import RegisterLine
from service.figures.rivals import RivalFigures
from service.moves.promise_sentence import promise_sentence
from service.moves.put_right import lost_someone
from service.stages.desk import Desk

LONGEST_NEED = 120


def write_statement(desk: Desk) -> Statement:
    """For whom, what, because of what, unlike whom; without a position a working sentence from the register and plain facts."""
    chosen = desk.case.position.chosen
    candidates = list(_unique(desk, chosen) if chosen else _working(desk))
    said = best_promise(desk) is not None and chosen is None
    allowed = (c for i, c in enumerate(candidates) if is_within_register(desk, c, level_said=said and i == 0))
    return desk.book.join([next(allowed, candidates[-1])])


def is_within_register(desk: Desk, text: str, *, level_said: bool = False) -> bool:
    """Whether words promise nothing beyond the register; a level may stand in them only where they are a line of it."""
    if not level_said and next(stated_levels(text), None):
        return False
    rivals = [c.name for c in desk.brief.competitors]
    return not check_copy(text, desk.case.promised, rivals=rivals, language=desk.brief.language)


def target(desk: Desk) -> Phrase | None:
    """The segment the position is for; without tiers the largest by revenue, then by heads, then by name."""
    case = desk.case
    if case.fill and case.fill.segment:
        return case.fill.segment.name
    if case.customers.tiers and case.focus:
        return case.focus.name
    sizes = [
        (-(s.revenue_all.value if s.revenue_all else 0), -(s.customers.value if s.customers else 0), s.name)
        for s in case.customers.segments
    ]
    return min(sizes)[2] if sizes else None


def frame_of(desk: Desk) -> Phrase:
    """What the firm is, in a few words."""
    return _head(desk.brief.business.kind, "business.kind")


def place_of(desk: Desk) -> Phrase | None:
    """Where it is, without the country."""
    location = desk.brief.business.location
    return _head(location, "business.location") if location else None


def rivals_by_name(desk: Desk) -> list[RivalFigures]:
    """Rivals in an order that the brief's order does not change."""
    return sorted(desk.case.position.rivals, key=lambda r: r.name)


def best_promise(desk: Desk) -> RegisterLine | None:
    """The promise that most customers can have: for everyone before one for a segment, the most kept first."""
    lines = [line for line in desk.case.register.published() if line.verdict in ("delight", "within_zone")]
    return min(lines, key=lambda x: (x.segment is not None, -(x.per_month.value if x.per_month else 0), x.key), default=None)


def in_doubt(desk: Desk) -> bool:
    """Whether the owner's notes cast doubt on the proof: someone left."""
    chosen = desk.case.position.chosen
    return chosen is not None and chosen.hard_to_copy is not None and lost_someone(desk.brief)


def bare(words: Phrase) -> Phrase:
    """The owner's words without their full stop."""
    return Phrase(words.rstrip(" .。;；"), words.evidence)


def _unique(desk: Desk, chosen: CriterionFigures) -> Iterator[Phrase]:
    """From the fullest wording down: without the need, without the rivals' images, without the proof."""
    segment = target(desk)
    need, because = _need(desk, segment), _because(desk, chosen)
    images, names, nothing = _unlike(desk, images=True), _unlike(desk, images=False), Phrase("")
    for wanted, reason, rivals in (
        (need, because, images),
        (nothing, because, images),
        (nothing, because, names),
        (nothing, nothing, names),
    ):
        yield desk.phrase(
            "positioning.statement",
            who=_who(desk, segment),
            need=wanted,
            frame=frame_of(desk),
            criterion=desk.case.plainly(chosen.name),
            because=reason,
            unlike=rivals,
        )


def _because(desk: Desk, chosen: CriterionFigures) -> Phrase:
    return desk.phrase("positioning.because", proof=desk.case.low(bare(chosen.hard_to_copy or Phrase(""))))


def _need(desk: Desk, segment: Phrase | None) -> Phrase:
    """What the segment needs: its first clause, where that is short enough for a statement."""
    found = next((s for s in desk.case.customers.segments if s.name == segment and s.needs), None)
    if found is None or found.needs is None:
        return Phrase("")
    first = bare(Phrase(re.split("[;；.。]", found.needs)[0], found.needs.evidence))
    return desk.phrase("positioning.need", need=desk.case.low(first)) if 0 < len(first) <= LONGEST_NEED else Phrase("")


def _unlike(desk: Desk, *, images: bool) -> Phrase:
    """Every rival, with the image it holds in customers' minds."""
    named_rivals = [
        desk.phrase("positioning.rival_image", rival=r.name, image=desk.case.low(bare(r.image))) if images and r.image else r.name
        for r in rivals_by_name(desk)
    ]
    return desk.phrase("positioning.unlike", rivals=desk.book.listed(named_rivals))


def _who(desk: Desk, segment: Phrase | None) -> Phrase:
    """The segment and the place; without segments the owner's own words, quoted where they are a sentence."""
    place = place_of(desk)
    if segment is None and desk.brief.customers_in_words:
        words = bare(named(desk.brief.customers_in_words, "customers_in_words"))
        sentence = re.match(f"(?:{desk.book.texts['positioning.subjects']})", words, re.IGNORECASE)
        return desk.phrase("positioning.who_quoted", words=words) if sentence else desk.case.low(words)
    who = desk.case.low(segment) if segment else Phrase(desk.case.trade.words["customers"])
    return desk.phrase("positioning.who_place", who=who, place=place) if place else who


def _working(desk: Desk) -> Iterator[Phrase]:
    """A sentence for the team without `because` and `unlike`: a promise of the register, else a plain fact, else the bare name."""
    line = best_promise(desk)
    if line:
        who = _who(desk, line.segment or target(desk))
        said = promise_sentence(line, desk.book, desk.case.week, desk.ledger)
        yield desk.phrase("positioning.working", who=who, frame=frame_of(desk), fact=said)
    segment, place, fact = target(desk), place_of(desk), plain_fact(desk)
    placed = desk.phrase("positioning.frame_place", frame=frame_of(desk), place=place) if place else frame_of(desk)
    yield desk.phrase("positioning.working", who=_who(desk, segment), frame=frame_of(desk) if segment else placed, fact=fact)
    yield desk.phrase("positioning.working_bare", frame=placed, fact=fact)


def plain_fact(desk: Desk) -> Phrase:
    """The core service and its price: what may be said without any record."""
    main = desk.case.money.leading
    return desk.phrase("promises.plain_fact", price=main.price)


def _head(text: str, path: str) -> Phrase:
    """The words before the first comma."""
    return named(re.split("[,，;；(（]", text)[0].strip() or text, path)

"""The named offer: what it is, what it consists of, why customers choose it over each rival, and what to settle before it is printed."""

from __future__ import annotations

import math
from collections.abc import Iterator

from service.domain.evidence import Fact, Phrase, Statement, known, named
from service.domain.plan.owner import Offer
from service.figures.criteria import CriterionFigures
from service.figures.register_line import RegisterLine
from service.figures.rivals import RivalFigures
from service.moves.naming import is_for_business, offer_name, side_of
from service.moves.promise_sentence import promise_sentence
from service.moves.saying import chosen_by, lines_to_say, offered_service
from service.stages.desk import Desk
from service.stages.positioning_statement import is_within_register
from service.writing.offers import TradeOffer, offer_of
from service.writing.week_names import name_slots

MOST_CONTENTS = 4
MOST_RIVALS = 3


def write_offer(desk: Desk) -> Offer:
    """The offer by the firm's position; the plain service with its price where there is none."""
    case = desk.case
    chosen = case.position.chosen
    name = offer_name(case)
    return Offer(
        name=str(name),
        what=_what(desk),
        contents=tuple(_contents(desk)),
        why=(*_proof(desk), *(_against(desk, rival) for rival in _rivals(desk))),
        story=_story(desk) if chosen else None,
        caveat=_caveat(desk),
    )


def _what(desk: Desk) -> Statement:
    case, book = desk.case, desk.book
    service = offered_service(case)
    price, named = service.price, {"core": service.name, "core_low": case.low(service.name)}
    focus = case.focus
    segment = case.group_words(focus.name) if focus else Phrase(case.trade.words["customers"])
    if case.position.chosen is None:
        quiet = next((x for x in case.register.lines if x.pool and x.may_be_published), None)
        if quiet:
            return desk.tell("summary.offer.what_quiet", slots=name_slots(book, quiet.dayparts), price=price, **named)
        return desk.tell("summary.offer.what_plain", price=price, **named)
    if case.fill and case.fill.targets and desk.scheme.has("fill_hours"):
        return desk.tell(
            "summary.offer.what_slots",
            criterion=case.plainly(case.position.chosen.name),
            segment=segment,
            slots=name_slots(book, case.fill.targets),
            price=price,
            **named,
        )
    key = "what_more" if focus and any(g.kind == "grow" and g.segment == focus.index for g in case.goals) else "what"
    return desk.tell(f"summary.offer.{key}", criterion=case.plainly(case.position.chosen.name), segment=segment, price=price, **named)


def _contents(desk: Desk) -> Iterator[Statement]:
    """What the team does, by the dimension of quality the position stands on, as far as the register allows it; then the promise."""
    yield from (line for line in _fixed_contents(desk) if is_within_register(desk, line.text, level_said=True))
    line = next((line for line in lines_to_say(desk.case) if _belongs(desk, line)), None)
    if line:
        yield desk.book.join([promise_sentence(line, desk.book, desk.case.week, desk.ledger)], part=1)


def _belongs(desk: Desk, line: RegisterLine) -> bool:
    """Whether a promise is one of the offer's: for those it is made for, on what they choose by; a count only on its very point."""
    chosen, weights = desk.case.position.chosen, chosen_by(desk.case)
    if (weights and line.measure not in weights) or (line.segment is not None and line.pool is None) or _forbidden(desk, line):
        return False
    return not line.yes_no or chosen is None or str(chosen.measure) == line.measure


def _fixed_contents(desk: Desk) -> Iterator[Statement]:
    """What the trade does for such people, else what is done on the side of quality chosen, else plain service; a card asks at the end."""
    chosen = desk.case.position.chosen
    rule = list(_rule(desk)) if chosen is not None else []
    yield from rule
    side = "plain" if chosen is None else side_of(desk.case, chosen)
    fixed = "summary.offer.plain_contents" if chosen is None else f"summary.offer.contents.{side}"
    trade, keys = _of_trade(desk, side), desk.book.keys(fixed)
    if trade:
        yield from (desk.book.fill_statement(line) for line in trade.lines[: MOST_CONTENTS - len(rule)])
        keys = keys[-1:]
    yield from (desk.tell(key, **({"criterion": desk.case.plainly(chosen.name)} if chosen else {})) for key in keys[:MOST_CONTENTS])


def _of_trade(desk: Desk, side: str) -> TradeOffer | None:
    """What the trade offers to those the plan is made for; a plain service is for anyone."""
    focus = desk.case.focus if desk.case.position.chosen else None
    return offer_of(desk.brief, str(focus.name) if focus else "", side)


def _rule(desk: Desk) -> Iterator[Statement]:
    """A rule that sends work to the firm is part of what it offers to businesses."""
    rule = next((i for i, e in enumerate(desk.brief.environment) if e.kind == "regulation" and e.effect == "opportunity"), None)
    if rule is not None and is_for_business(desk.case):
        yield desk.tell("summary.offer.rule", finding=bare(named(desk.brief.environment[rule].finding, f"environment.{rule}.finding")))


def _forbidden(desk: Desk, line: RegisterLine) -> bool:
    """Whether the people the offer is for accept less than this line promises."""
    focus = desk.case.focus
    own = [x for x in desk.case.register.of(line.measure) if focus and x.segment == focus.name]
    return any(x.verdict == "fix_first" for x in own)


def _rivals(desk: Desk) -> list[RivalFigures]:
    """At most three rivals, those nearest on the map; then by name."""
    near = sorted(desk.case.position.rivals, key=lambda r: (r.distance.value if r.distance else math.inf, str(r.name)))
    return sorted(near[:MOST_RIVALS], key=lambda r: str(r.name))


def _proof(desk: Desk) -> Iterator[Statement]:
    """Why it may be believed, unless the owner has first to say whether it still holds."""
    chosen = desk.case.position.chosen
    if chosen and chosen.hard_to_copy and not desk.doubts.asks("proof"):
        yield desk.tell("summary.offer.proof", hard=bare(chosen.hard_to_copy))


def bare(words: Phrase) -> Phrase:
    """Words without their full stop."""
    return Phrase(words.rstrip(".。 "), words.evidence)


def _against(desk: Desk, rival: RivalFigures) -> Statement:
    """Why us rather than a rival: where we lead, where it leads, and the difference in price."""
    case = desk.case
    slots: dict[str, Phrase | Fact] = {"rival": rival.name}
    sentences = [*_lead_over(desk, rival), *_price_against(desk, rival)]
    if not sentences:
        return desk.tell("summary.offer.against_unknown", **slots)
    if rival.name == (case.position.nearest_rival.name if case.position.nearest_rival else ""):
        sentences.append(desk.tell("summary.offer.nearest", **slots))
    return desk.book.join(sentences, part=1)


def _lead_over(desk: Desk, rival: RivalFigures) -> Iterator[Statement]:
    """The chosen criterion where we lead on it, else the largest weighted lead; then the rival's strongest. Price is said apart."""
    rated = [(c, r) for c in desk.case.position.criteria if c.own and not c.role_price and (r := c.rivals.get(str(rival.name)))]
    if not rated:
        return
    ahead = sorted(
        ((c, r) for c, r in rated if _gap(c, r) > 0), key=lambda cr: (cr[0] is not desk.case.position.chosen, -_gap(*cr), str(cr[0].name))
    )
    if ahead:
        best, theirs = ahead[0]
        yield desk.tell("summary.offer.ahead", rival=rival.name, criterion=desk.case.low(best.name), own=best.own, theirs=theirs)
    else:
        yield desk.tell("summary.offer.not_ahead", rival=rival.name)
    behind = sorted(((c, r) for c, r in rated if _gap(c, r) < 0), key=lambda cr: (_gap(*cr), str(cr[0].name)))
    if behind:
        worst, theirs = behind[0]
        yield desk.tell("summary.offer.behind", criterion=desk.case.low(worst.name), own=worst.own, theirs=theirs)


def _gap(criterion: CriterionFigures, theirs: Fact) -> float:
    """Weighted lead over a rival on a criterion."""
    return criterion.weight.value * (known(criterion.own).value - theirs.value)


def _price_against(desk: Desk, rival: RivalFigures) -> Iterator[Statement]:
    offered = offered_service(desk.case)
    theirs = rival.prices.get(str(offered.name))
    if theirs is None or theirs.value == offered.price.value:
        return
    gap = abs(theirs.value - offered.price.value)
    difference = desk.ledger.fact(
        f"price.gap.{rival.index}", gap, "money", "|rival's price − own price|", {"own": offered.price, "rival": theirs}
    )
    key = "cheaper" if theirs.value < offered.price.value else "dearer"
    service = desk.case.low(offered.name)
    yield desk.tell(f"summary.offer.{key}", rival=rival.name, difference=difference, theirs=theirs, own=offered.price, service=service)


def _story(desk: Desk) -> Statement | None:
    """A customer's way through the offer, told once."""
    chosen = desk.case.position.chosen
    if chosen is None:
        return None
    key = f"summary.offer.story.{side_of(desk.case, chosen)}"
    return desk.tell(key, offer=offer_name(desk.case)) if desk.book.has(key) else None


def _caveat(desk: Desk) -> Statement | None:
    chosen = desk.case.position.chosen
    trade = _of_trade(desk, "plain" if chosen is None else side_of(desk.case, chosen))
    settle = [desk.book.fill_statement(trade.settle)] if trade and trade.settle else []
    if chosen is None:
        said = [desk.tell("summary.offer.caveat_plain")] if not desk.case.thin else []
    else:
        key = "caveat_proof" if desk.doubts.asks("proof") else "caveat_solo" if desk.case.posts.solo else "caveat"
        said = [desk.tell(f"summary.offer.{key}", need=desk.case.register.smallest_n)]
    return desk.book.join([*said, *settle], part=1) if said or settle else None

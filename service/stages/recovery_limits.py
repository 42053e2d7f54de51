"""Who may give what without asking: sums tied to what a customer leaves in a year (REL-2), and what no sum settles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.analysis.empowerment import FRONT_LINE_SHARE, empowerment_limits
from service.domain.evidence import Fact, Phrase, Statement, known
from service.figures.empowerment import read_empowerment
from service.figures.segments import SegmentFigures
from service.moves.lexicon import mentions
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.recovery_complaints import read_kinds
from service.stages.relationships_who import called

MOST_NAMED = 4


@dataclass(frozen=True)
class Limits:
    """Sums for the front line and the manager, and the year of a customer they are a tenth and a half of."""

    whose: Phrase
    each: Fact
    front_line: Fact
    manager: Fact
    by_price: bool = False


def read_limits(desk: Desk) -> Limits | None:
    """By the second tier; where that is the lowest, or none can be drawn, by all better segments. None: nothing to give.

    Nobody at the front gives more than the main service costs.
    """
    case = desk.case
    by_tier = read_empowerment(case.customers, case.ledger)
    better = [s for s in case.customers.segments if s.tier != "lead"]
    if by_tier is None or (by_tier.tier.name == "lead" and better):
        return _by_all(desk, better)
    whose, main = _named(desk, by_tier.tier.segments), case.money.main
    if main and by_tier.front_line.value > main.price.value:
        return _within_price(desk, whose, by_tier.contribution_year, main.price.value)
    return Limits(whose, by_tier.contribution_year, by_tier.front_line, by_tier.manager)


def say_limits(desk: Desk) -> tuple[Statement, ...]:
    """Who may give how much and what that is of a customer's year, or why no sum is set."""
    limits = read_limits(desk)
    if limits is None:
        return (_none(desk),)
    key, front = _who_gives(desk)
    slots: SlotDict = {
        "front": front,
        "manager": called(desk, desk.case.posts.steward),
        "owner": called(desk, desk.case.posts.owner),
        "whose": limits.whose,
        "each": limits.each,
        "shares": _shares(desk),
        "small": limits.front_line,
        "large": limits.manager,
    }
    tie = ("tie_price" if limits.by_price else "tie") + ("_front" if key == "front_only" else "")
    return desk.say(f"relationships.limits.{key}", **slots), desk.say(f"relationships.limits.{tie}", **slots)


def _shares(desk: Desk) -> Phrase:
    """Empty words that carry the support of a tenth."""
    share = desk.ledger.fact("limits.front_share", FRONT_LINE_SHARE, "share", "share of a customer's year for the front line")
    return Phrase("", share.evidence)


def _who_gives(desk: Desk) -> tuple[str, Phrase]:
    """Which of owner, manager and front line there are."""
    posts, front = desk.case.posts, front_line(desk)
    if posts.solo or (not front and posts.steward == posts.owner):
        return "solo", front
    if posts.steward == posts.owner:
        return "front_only", front
    return ("front_and_manager" if front else "manager_only"), front


def say_exceptions(desk: Desk) -> Iterator[Statement]:
    """What no sum settles: bodies and health, keys."""
    hurt = [k.name for k in read_kinds(desk) if k.family == "body"]
    if hurt:
        kinds = desk.book.listed([desk.case.low(name) for name in hurt])
        yield desk.say("relationships.limits.body", kinds=kinds, professional=_professional(desk))
    if holds_keys(desk):
        key = "keys_solo" if desk.case.posts.solo else "keys"
        who = {"manager": called(desk, desk.case.posts.steward), "owner": called(desk, desk.case.posts.owner)}
        yield desk.say(f"relationships.limits.{key}", **who)


def holds_keys(desk: Desk) -> bool:
    """Whether the firm keeps customers' keys, by what the owner tells of the work."""
    brief = desk.brief
    told = [*brief.audit.values(), *(s.needs or "" for s in brief.segments), brief.notes or ""]
    return mentions(brief.language, "key_risk", " ".join(told))


def front_line(desk: Desk) -> Phrase:
    """Everyone who meets customers, but the owner and the register's owner."""
    posts = desk.case.posts
    roles = [r for r in desk.case.people.roles if r.contact and str(r.role) not in (posts.owner, posts.steward)]
    names = list(dict.fromkeys(called(desk, str(r.role)) for r in roles))
    if len(names) > MOST_NAMED:
        return desk.phrase("relationships.limits.anyone")
    return desk.book.listed(names, desk.book.texts["relationships.limits.joint"])


def _by_all(desk: Desk, segments: Sequence[SegmentFigures]) -> Limits | None:
    """From the mean of the segments that leave something."""
    paying, main = _paying(segments), desk.case.money.main
    people = sum(known(s.customers).value for s in paying)
    if people <= 0:
        return None
    value = sum(known(s.contribution_all).value for s in paying) / people
    formula = "Σ contribution ÷ Σ customers, over the segments that leave something"
    each = desk.ledger.fact("limits.contribution_year", value, "money", formula)
    return _within_price(desk, _named(desk, paying), each, main.price.value if main else value)


def _within_price(desk: Desk, whose: Phrase, each: Fact, most: float) -> Limits | None:
    """A tenth and a half of a customer's year, at most one main service for the front line and five for the manager."""
    sums = empowerment_limits(min(each.value, most / FRONT_LINE_SHARE))
    if sums is None:
        return None
    inputs = {"contribution": each, "price": most}
    return Limits(
        whose=whose,
        each=each,
        front_line=desk.ledger.fact("limits.front_line", sums[0], "money", "10 % of it, at most one main service, rounded down", inputs),
        manager=desk.ledger.fact("limits.manager", sums[1], "money", "50 % of it, at most five main services, rounded down", inputs),
        by_price=each.value > most / FRONT_LINE_SHARE,
    )


def _paying(segments: Sequence[SegmentFigures]) -> list[SegmentFigures]:
    return [s for s in segments if s.contribution_all and s.contribution_all.value > 0]


def _named(desk: Desk, segments: Sequence[SegmentFigures]) -> Phrase:
    paying = sorted(_paying(segments), key=lambda s: str(s.name))
    return desk.book.listed([desk.case.low(s.name) for s in paying], "or")


def _none(desk: Desk) -> Statement:
    """Why no sum is set: nobody knows what a customer leaves, or no segment leaves enough."""
    left = [s for s in desk.case.customers.segments if s.contribution_year is not None]
    if not left:
        return desk.say("relationships.limits.unknown")
    best = min(left, key=lambda s: (-known(s.contribution_year).value, str(s.name)))
    value = known(best.contribution_year).value
    each = desk.ledger.fact("limits.best_contribution", abs(value), "money", "|yearly contribution of one customer of the best segment|")
    key = "too_little" if value >= 0 else "nothing"
    return desk.say(f"relationships.limits.{key}", segment=desk.case.low(best.name), each=each, shares=_shares(desk))


def _professional(desk: Desk) -> Phrase:
    """Who judges a body: the owner who does the work, else the first of those who do."""
    people = desk.case.people
    chosen = people.owner if people.owner in people.deliverers else people.deliverers[0]
    return called(desk, str(chosen.role))

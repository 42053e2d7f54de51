"""How news reaches the top, what of the firm's ways is worth keeping, and what has to change."""

from __future__ import annotations

from service.domain.evidence import Phrase, Statement, known, named
from service.figures.criteria import CriterionFigures
from service.moves.lexicon import mentions
from service.moves.model import SlotDict
from service.stages.desk import Desk
from service.stages.recovery import friday_of, handling_of
from service.stages.relationships_who import called

MINUTES_AT_THE_DESK = 45


def upward(desk: Desk) -> Statement:
    """ORG-4: a Friday quarter of an hour in which whoever meets customers speaks first; alone, a quarter of an hour with the log."""
    posts, people, friday = desk.case.posts, desk.case.people, friday_of(desk)
    if posts.solo:
        return desk.say("organisation.upward.solo")
    first = called(desk, speaks_first(desk))
    key = "friday" if friday else "weekly"
    sentences = [desk.say(f"organisation.upward.{key}", first=first, routine=friday.id if friday else "")]
    if people.layers and people.layers.value >= 2:
        sentences.append(desk.say("organisation.upward.straight", owner=called(desk, posts.owner)))
    if people.steward.contact is False and posts.steward != posts.owner:
        minutes = desk.ledger.fact("upward.minutes", MINUTES_AT_THE_DESK, "min", "three quarters of an hour a week among customers")
        sentences.append(desk.say("organisation.upward.at_the_desk", who=called(desk, posts.steward), minutes=minutes))
    return desk.book.join(sentences)


def speaks_first(desk: Desk) -> str:
    """Whoever meets most customers: the desk, unless it is the register's owner, else the most of those who do the work and lead nobody."""
    posts, people = desk.case.posts, desk.case.people
    if people.desk and people.desk.contact is not False and posts.desk not in (posts.steward, posts.owner):
        return posts.desk
    bosses = {r.reports_to for r in people.roles}
    hands = [r for r in people.deliverers if str(r.role) not in (posts.steward, posts.owner) and not {r.role, r.name} & bosses]
    return min(((-r.people.value, str(r.role)) for r in hands), default=(0.0, posts.desk))[1]


def keep(desk: Desk) -> Statement:
    """The difference that is hard to copy; else where the firm leads, how it handles complaints, or its image."""
    position, own, handling = desk.case.position, desk.brief.own, handling_of(desk)
    if position.chosen and position.chosen.hard_to_copy:
        return desk.say("organisation.keep.position", criterion=position.chosen.name, why=_ended(position.chosen.hard_to_copy))
    ahead = _ahead(desk)
    if ahead and ahead.best_rival:
        slots: SlotDict = {"own": known(ahead.own), "best": known(ahead.best), "rival": ahead.best_rival}
        return desk.say("organisation.keep.ahead", criterion=ahead.name, **slots)
    if handling and not desk.scheme.has("put_right"):
        return desk.say("organisation.keep.handling", handling=handling)
    if own.image:
        return desk.say("organisation.keep.image", image=_ended(named(own.image, "own.image")))
    return desk.say("organisation.keep.unknown")


def change(desk: Desk) -> Statement:
    """What the owner's own words show first: complaints without a trace, people untrained, words that run ahead of the work."""
    handling, people = handling_of(desk), desk.brief.audit.get("people")
    if handling and desk.scheme.action("put_right.book"):
        return desk.say("organisation.change.complaints", handling=handling)
    if people and mentions(desk.brief.language, "no_training", people):
        return desk.say("organisation.change.training", people=_ended(named(people, "audit.people")))
    swap = desk.scheme.action("take_down.swap")
    if swap:
        return desk.say("organisation.change.words", action=swap.id)
    log = desk.scheme.action("record.open_log")
    if log:
        return desk.say("organisation.change.log", action=log.id)
    return desk.say("organisation.change.nothing")


def _ahead(desk: Desk) -> CriterionFigures | None:
    """The criterion with the largest lead over every rival, ties by weight and name."""
    leading = [c for c in desk.case.position.criteria if c.advantage and c.advantage.value > 0 and not c.role_price]
    return min(leading, key=lambda c: (-known(c.advantage).value, -c.weight.value, str(c.name)), default=None)


def _ended(words: Phrase) -> Phrase:
    """The owner's words without the stop at their end."""
    return Phrase(words.rstrip(" .。"), words.evidence)

"""What the cuts have left over is given back: a road left without an idea gets its first again, then the words to say, then come
rows and tables, and then the ideas are told at greater length."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.domain.brief import Language
from service.domain.evidence import Statement
from service.domain.plan.owner import Route, Summary
from service.exports.length import length_of
from service.stages.fitting import STEP, TRIAL, length_of_field
from service.stages.summary_outside import by_first_deed, in_order
from service.writing.sentences import first_sentences

LENGTHS = (9, 3, 2)
"""Sentences of an idea: all of them, else the deed, how it is done, and the catch, else without the catch."""
TOLD, DEED = 2, 1
"""Sentences of an idea: the deed and how it is done, else the deed alone, where it has a day."""
LEAD: dict[Language, int] = {"en": 2, "zh": 3}
"""What stands before the words of a road."""


class Room:
    """Words (characters) that are left, used up as they are taken."""

    def __init__(self, left: int, language: Language) -> None:
        """So many are left."""
        self.left = left
        self.language: Language = language

    def takes(self, more: int) -> bool:
        """Whether there is room for so many more; if so, they are taken."""
        if more > self.left:
            return False
        self.left -= more
        return True

    def length(self, text: str) -> int:
        """Words (characters) of a text."""
        return length_of(text, self.language)


def refill(cut: Summary, full: Summary, left: int, language: Language) -> Summary:
    """The cut summary with as much of the full one's ideas and words as `left` words (characters) hold."""
    room = Room(left, language)
    cut = _by_road(cut, full, lambda short, long: _with_an_idea(short, long, room))
    cut = _by_road(cut, full, lambda short, long: _with_words(short, long, room))
    cut = _with_tables(cut, full, room)
    cut = _by_road(cut, full, lambda short, long: _at_length(short, long, room))
    ideas = tuple(_longer(short, long, room) for short, long in zip(cut.ideas, full.ideas, strict=False))
    return cut.model_copy(update={"ideas": ideas})


def _by_road(cut: Summary, full: Summary, change: Callable[[Route, Route], Route]) -> Summary:
    """The cut summary with each road changed in the light of what it was."""
    return cut.model_copy(update={"routes": tuple(change(short, long) for short, long in zip(cut.routes, full.routes, strict=False))})


def _with_tables(cut: Summary, full: Summary, room: Room) -> Summary:
    """What a large cut took and there is room for after all: facts from outside, what the owner told, the facts at length, then
    tables, then steps."""
    for fact in sorted(map(by_first_deed, full.outside), key=lambda row: -row.importance):
        if fact.what not in [row.what for row in cut.outside]:
            cut = _with_field(cut, "outside", in_order([*cut.outside, fact]), room)
    for n in range(len(cut.told), len(full.told)):
        cut = _with_field(cut, "told", (*cut.told, full.told[n]), room)
    for fact in full.outside:
        rows = [fact if row.what == fact.what else row for row in cut.outside]
        cut = _with_field(cut, "outside", tuple(rows), room)
    for name in ("earnings", "roster", "prices"):
        if getattr(cut, name) is None and getattr(full, name) is not None:
            cut = _with_field(cut, name, getattr(full, name), room)
    return _by_road(cut, full, lambda short, long: _with_a_step(short, long, room))


def _with_a_step(short: Route, long: Route, room: Room) -> Route:
    """A road that lost all its steps gets the first again, where it fits."""
    step = long.steps[:1]
    more = sum(room.length(f"{each.what.text} {each.who}") + STEP[room.language] for each in step)
    return short.model_copy(update={"steps": step}) if step and not short.steps and room.takes(more) else short


def _with_field(cut: Summary, name: str, value: Any, room: Room) -> Summary:
    """The summary with a longer field, where there is room for it; else the very same."""
    more = length_of_field(name, value, room.language) - length_of_field(name, getattr(cut, name), room.language)
    return cut.model_copy(update={name: value}) if room.takes(more) else cut


def _with_an_idea(short: Route, long: Route, room: Room) -> Route:
    """A road that lost all its ideas gets the first again, as far as it fits."""
    if short.ideas or not long.ideas:
        return short
    idea, days = long.ideas[0], TRIAL[room.language] if short.trial else 0
    texts = (first_sentences(idea.text, most) for most in (TOLD, *([DEED] if short.trial else [])))
    text = next((each for each in texts if room.takes(room.length(each) + days)), None)
    return short.model_copy(update={"ideas": (idea.model_copy(update={"text": text}),)}) if text else short


def _with_words(short: Route, long: Route, room: Room) -> Route:
    """A road with an idea gets the words to say, where they fit."""
    if short.words or not long.words or not short.ideas:
        return short
    return short.model_copy(update={"words": long.words}) if room.takes(room.length(long.words.text) + LEAD[room.language]) else short


def _at_length(short: Route, long: Route, room: Room) -> Route:
    """The ideas of a road as long as there is room for; without any, nothing is tried."""
    ideas = tuple(_longer(a, b, room) for a, b in zip(short.ideas, long.ideas, strict=False))
    return short.model_copy(update={"ideas": ideas, "trial": short.trial if ideas else None})


def _longer(short: Statement, long: Statement, room: Room) -> Statement:
    """The longest version of an idea that fits."""
    texts = (first_sentences(long.text, most) for most in LENGTHS)
    fitting = (text for text in texts if room.takes(room.length(text) - room.length(short.text)))
    return short.model_copy(update={"text": next(fitting, short.text)})

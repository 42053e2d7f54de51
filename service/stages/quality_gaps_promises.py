"""Causes of gap 4, promising more than is done: adverts, selling, things seen, departments and branches that do not speak to each other."""

from __future__ import annotations

from service.domain.evidence import named
from service.stages.desk import Desk
from service.stages.mix_quotes import all_told, audits, told
from service.stages.quality_gaps_seen import UNKNOWN, Causes, Seen, absent, alone, present, quoted
from service.stages.recovery_complaints import read_kinds

WORDS = ("take_down.swap", "take_down", "record.one_line")
TEAM_WORDS = ("take_down.team_words", "take_down.swap", "put_right.limits", "record.one_line")
TELL = ("fix_measure.fix_late", "lead.words", "keep.same_hands", "take_down.team_words", "put_right.book")
TELL_OF = {
    "silence": ("fix_measure.fix_reply", *TELL),
    "person": ("keep.same_hands", "lead.words", "put_right.cover", *TELL),
    "bill": ("lead.words", "put_right.book", "take_down.team_words"),
}
"""What answers a kind of complaint about not having been told."""


def adverts(desk: Desk) -> Seen:
    """Adverts promise more than the record."""
    lines = desk.case.copy_lines
    if lines:
        return present("lines", WORDS, line=lines[0].line, refuted=lines[0].refuted)
    over = [x for x in desk.case.register.lines if "overpromising_now" in x.flags and x.current_promise and x.segment is None]
    if over:
        return present("promise", WORDS, label_low=desk.case.low(over[0].label), now=over[0].current_promise)
    if desk.brief.copy_:
        return absent("copy", line=named(desk.brief.copy_[0], "copy.0"))
    return UNKNOWN


def voices(desk: Desk) -> Seen:
    """Every page and person says something of its own."""
    said = told(desk.brief, "own_words", all_told(desk.brief))
    if said:
        return present("told", WORDS, quote=said)
    lines = desk.case.copy_lines
    if lines and len(lines) < len(desk.brief.copy_):
        over = {c.index for c in lines}
        fair = next(i for i, _ in enumerate(desk.brief.copy_) if i not in over)
        return present("mixed", WORDS, line=lines[0].line, fair=named(desk.brief.copy_[fair], f"copy.{fair}"))
    return UNKNOWN


def selling(desk: Desk) -> Seen:
    """Whoever sells promises what others must keep."""
    said = told(desk.brief, "commission", audits("promotion", "people"))
    if said:
        return present("told", TEAM_WORDS, quote=said)
    return alone(desk) if desk.case.posts.solo else UNKNOWN


def cues(desk: Desk) -> Seen:
    """Things that customers see promise too much."""
    said = told(desk.brief, "prints", audits("promotion", "physical_evidence"))
    if said and desk.case.copy_lines:
        return present("told", ("take_down.reprint", *WORDS), quote=said, line=desk.case.copy_lines[0].line)
    return UNKNOWN


def not_told(desk: Desk) -> Seen:
    """Customers are not told what to expect, or not when it changes."""
    said = told(desk.brief, "not_told", all_told(desk.brief))
    if said:
        return present("told", TELL, quote=said)
    kind = next((k for k in read_kinds(desk) if k.family in TELL_OF), None)
    return present("kinds", TELL_OF[kind.family], kind=kind.name, n=kind.count) if kind else UNKNOWN


def sideways(desk: Desk) -> Seen:
    """Those who sell and those who do the work do not talk."""
    if desk.case.posts.solo:
        return alone(desk)
    return quoted(told(desk.brief, "strangers", all_told(desk.brief)), TEAM_WORDS)


def branches(desk: Desk) -> Seen:
    """Branches do it each in their own way."""
    said = told(desk.brief, "branches", audits("place", "product"))
    if said:
        return present("told", ("lead.words", *TEAM_WORDS), quote=said)
    place = desk.brief.business.location
    return absent("one", location=named(place, "business.location")) if place and desk.brief.team else UNKNOWN


CAUSES: Causes = {
    "adverts": adverts,
    "voices": voices,
    "selling": selling,
    "cues": cues,
    "not_told": not_told,
    "sideways": sideways,
    "branches": branches,
}

"""Causes of gap 1, not knowing what customers expect: too little asking, too far away, too little interest in those one has."""

from __future__ import annotations

from service.domain.evidence import known
from service.moves.put_right import unrecorded
from service.stages.desk import Desk
from service.stages.mix_quotes import HANDLING, NOTES, all_told, audits, told
from service.stages.quality_gaps_seen import UNKNOWN, Causes, Seen, absent, alone, present, quoted

ASK = ("learn.survey", "prove.ask_points", "prove.ask_five", "lead.ask_ten", "fill_hours.ask", "keep.leavers")
LISTEN = ("put_right.book", "learn.log", "record.open_log", "keep.leavers")
MANY_STEPS = 3


def asking(desk: Desk) -> Seen:
    """Customers are not asked."""
    fields = (*audits("promotion", "product", "place", "process"), NOTES)
    said = told(desk.brief, "no_asking", fields) or told(desk.brief, "self_rated", (NOTES,))
    if said:
        return present("told", ASK, quote=said)
    if desk.case.position.criteria and desk.case.position.chosen is None and desk.case.position.rivals:
        names = sorted(r.name for r in desk.case.position.rivals)
        return present("no_position", ("prove.ask_points", *ASK), rivals=desk.book.listed(names))
    return UNKNOWN


def upward(desk: Desk) -> Seen:
    """What the front line hears does not reach the owner."""
    if desk.case.posts.solo:
        return alone(desk)
    said = told(desk.brief, "no_meetings", all_told(desk.brief))
    if said:
        return present("told", LISTEN, quote=said)
    met = told(desk.brief, "meetings", all_told(desk.brief))
    return absent("met", quote=met) if met else UNKNOWN


def layers(desk: Desk) -> Seen:
    """Too many steps between those who meet customers and the owner."""
    steps = desk.case.people.reporting_steps
    if steps is None:
        return alone(desk) if desk.case.posts.solo else UNKNOWN
    if steps.value >= MANY_STEPS:
        return present("many", LISTEN, steps=steps)
    return absent("few", steps=steps)


def segmentation(desk: Desk) -> Seen:
    """Everyone is taken for the same."""
    names = [s.name for s in desk.case.customers.segments]
    return absent("named", segments=desk.book.listed(sorted(names))) if len(names) > 1 else UNKNOWN


def new_over_old(desk: Desk) -> Seen:
    """New customers are courted while good ones leave."""
    leak, wanted = desk.case.customers.largest_leak, [g for g in desk.case.goals if g.kind in ("grow", "fill", "open", "name")]
    if any(g.kind == "keep" for g in desk.case.goals):
        return absent("wanted", goal=next(g.text for g in desk.case.goals if g.kind == "keep"))
    if leak and wanted and leak.lost_profit_year and leak.lost_year and known(leak.lost_year).value >= 1:
        slots = {"goal": wanted[0].text, "segment_low": desk.case.low(leak.name), "lost": leak.lost_profit_year}
        return present("leak", ("keep", "turn_segment", "put_right"), **slots)
    return UNKNOWN


def complaints(desk: Desk) -> Seen:
    """Complaints are not encouraged, written down or counted."""
    handling = desk.brief.complaints.handling if desk.brief.complaints else None
    if not handling:
        return UNKNOWN
    said = told(desk.brief, "unrecorded", (HANDLING,), last=True)
    if said and unrecorded(desk.brief):
        return present("told", LISTEN, quote=said)
    written = told(desk.brief, "recorded", (HANDLING,))
    return absent("written", quote=written) if written else UNKNOWN


def amends(desk: Desk) -> Seen:
    """Whether and what anyone gets back is left to chance."""
    return quoted(told(desk.brief, "by_chance", (HANDLING,)), ("put_right.limits", "put_right.book", "take_down.team_words"))


CAUSES: Causes = {
    "asking": asking,
    "upward": upward,
    "layers": layers,
    "segmentation": segmentation,
    "new_over_old": new_over_old,
    "complaints": complaints,
    "amends": amends,
}

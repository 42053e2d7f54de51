"""Place: which times are offered first, and why no further hours or places are opened."""

from __future__ import annotations

from service.domain.evidence import Statement, known, named
from service.figures.week import Week
from service.stages.desk import Desk
from service.stages.mix_carriers import fitting
from service.stages.mix_parts import Decided, joined

CARRIERS = (
    "level_week.cap", "level_week.run_roster", "level_week.roster", "fill_hours.free_call", "fill_hours.introduce", "fill_hours.page",
    "prove.ask_five", "keep.leavers",
)  # fmt: skip


def place(desk: Desk) -> Decided:
    """Where and when the service is to be had."""
    return Decided(_decision(desk), _rejected(desk), _short(desk), CARRIERS)


def _decision(desk: Desk) -> Statement:
    parts = []
    cap, roster = fitting(desk, ("level_week.cap",)), fitting(desk, ("level_week.roster", "level_week.run_roster"))
    fill = fitting(desk, ("fill_hours",))
    if cap:
        parts.append(desk.say("mix.place.cap", **cap[0].slots))
    elif roster:
        parts.append(desk.say("mix.place.roster", **roster[0].slots, finish_roster=roster[-1].finish))
    if fill:
        parts.append(desk.say("mix.place.fill_too" if cap else "mix.place.fill", **fill[0].slots))
    return joined(desk, parts) if parts else _calm(desk)


def _calm(desk: Desk) -> Statement:
    week, location = desk.case.week, desk.brief.business.location
    if week and week.load:
        return desk.say("mix.place.calm", load=week.load)
    if location:
        return desk.say("mix.place.located", location=named(location, "business.location"))
    return desk.say("mix.place.unknown")


def _rejected(desk: Desk) -> Statement:
    week = desk.case.week
    if week is None or week.demand is None:
        return desk.say("mix.place.not_hours_unknown")
    if week.spread_excess:
        return desk.say("mix.place.not_more_demand", excess=week.spread_excess, limit=desk.case.queue_line)
    return desk.say("mix.place.not_hours", unsold=week.unsold, hours=week.hours)


def _short(desk: Desk) -> Statement:
    cap, roster = fitting(desk, ("level_week.cap",)), fitting(desk, ("level_week.roster", "level_week.run_roster"))
    fill = fitting(desk, ("fill_hours",))
    if cap:
        return desk.tell("mix.place.short.cap", **cap[0].slots)
    if roster:
        return desk.tell("mix.place.short.roster", **roster[0].slots)
    if fill:
        return desk.tell("mix.place.short.fill", **fill[0].slots)
    return _short_calm(desk, desk.case.week)


def _short_calm(desk: Desk, week: Week | None) -> Statement:
    return desk.tell("mix.place.short.calm", load=known(week.load)) if week and week.load else desk.tell("mix.place.short.unknown")

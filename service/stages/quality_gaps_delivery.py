"""Causes of gap 3, not delivering to standard: people, customers who cannot do their part, intermediaries, demand that peaks."""

from __future__ import annotations

from service.domain.evidence import known, named
from service.figures.register_line import RegisterLine
from service.moves.put_right import lost_someone
from service.stages.desk import Desk
from service.stages.mix_quotes import NOTES, all_told, audits, proof, told
from service.stages.quality_gaps_seen import UNKNOWN, Causes, Seen, absent, alone, present, quoted, team
from service.stages.recovery_complaints import read_kinds
from service.writing.week_names import name_slots

TRAIN = ("lead.words", "keep.same_hands", "take_down.team_words", "put_right.limits", "fix_measure")
LEVEL = ("level_week", "fill_hours.free_call", "fill_hours.introduce", "fill_hours.page", "fix_measure.fix_late")
FULL = 0.85


def training(desk: Desk) -> Seen:
    """New people start without being taught."""
    return quoted(told(desk.brief, "no_training", audits("people")), TRAIN)


def cover(desk: Desk) -> Seen:
    """Nobody stands in when someone goes."""
    if not lost_someone(desk.brief):
        return UNKNOWN
    said = told(desk.brief, "staff_loss", (NOTES, *audits("people")))
    return quoted(said, ("put_right.cover", "keep.same_hands", "lead.words", "level_week.roster"))


def unclear_roles(desk: Desk) -> Seen:
    """Nobody in particular answers for something."""
    if desk.case.posts.solo:
        return alone(desk)
    said = told(desk.brief, "unclear_role", all_told(desk.brief))
    return quoted(said, ("fix_measure.fix_reply", "put_right.limits", "put_right.book", "level_week"))


def tools(desk: Desk) -> Seen:
    """Tools do not fit the work."""
    return quoted(told(desk.brief, "by_hand", audits("process", "place")), ("learn.log", "record.open_log", "level_week"))


def reward(desk: Desk) -> Seen:
    """People are paid for something other than what customers are promised."""
    return quoted(told(desk.brief, "commission", audits("promotion", "people")), ("take_down.team_words", "put_right.limits", "lead.words"))


def customers_unprepared(desk: Desk) -> Seen:
    """Customers do not know their part."""
    said = told(desk.brief, "not_prepared", audits("process", "place")) or told(desk.brief, "late_papers", audits("process", "price"))
    return quoted(said, ("fill_hours.page", "lead.words", "learn.log"))


def customers_mixed(desk: Desk) -> Seen:
    """Customers who pay little take the hours of those who pay much, or disturb them."""
    week, losing = desk.case.week, desk.case.customers.losing
    if losing and week and week.overloaded:
        worst = min(losing, key=lambda x: (x.segment.contribution_all.value if x.segment.contribution_all else 0.0, str(x.segment.name)))
        slots = {"segment_low": desk.case.low(worst.segment.name), "slots": name_slots(desk.book, week.overloaded)}
        return present("losing", ("turn_segment.care", "turn_segment", "level_week"), each=worst.segment.contribution_year, **slots)
    segments = desk.case.customers.segments
    if segments and all(s.contribution_year and s.contribution_year.value >= 0 for s in segments) and not losing:
        least = min(segments, key=lambda s: (s.contribution_year.value if s.contribution_year else 0.0, str(s.name)))
        return absent("earning", segment_low=desk.case.low(least.name), each=least.contribution_year)
    return UNKNOWN


def standard_missed(desk: Desk) -> Seen:
    """A standard stands, and the record shows that it is not always kept."""
    lines = [x for x in desk.case.register.lines if x.yes_no and x.segment is None and x.group is None and x.kept and x.total]
    line = min(lines, key=lambda x: (not _missed(desk, x), _rate(x), x.key), default=None)
    if line is None:
        return UNKNOWN
    if not _missed(desk, line):
        return absent("kept", label=line.label, kept=line.kept, total=line.total)
    misses = desk.ledger.fact(f"{line.key}.misses", known(line.total).value - known(line.kept).value, "count", "total − kept")
    tasks = ("fix_measure.fix_share", "lead.words", "learn.log", "record.open_log")
    return present("missed", tasks, label=line.label, misses=misses, total=line.total)


def _missed(desk: Desk, line: RegisterLine) -> bool:
    """Whether misses tell: below what a promise must keep, below what customers accept, or promised tighter than kept."""
    return _rate(line) < desk.case.register.keep_target.value or line.verdict == "fix_first" or "overpromising_now" in line.flags


def _rate(line: RegisterLine) -> float:
    return known(line.kept).value / known(line.total).value


def intermediaries(desk: Desk) -> Seen:
    """Agents or platforms stand between the firm and its customers."""
    said = told(desk.brief, "agents", audits("place"))
    if said:
        return present("told", ("take_down.swap", "learn.log", "record.open_log"), quote=said)
    where = desk.brief.audit.get("place")
    if where:
        return absent("direct", proof=proof("audit.place", where))
    return absent("direct", proof=team(desk)) if desk.brief.team else UNKNOWN


def peaks(desk: Desk) -> Seen:
    """Demand and hours do not meet."""
    week = desk.case.week
    if week is None or week.fullest is None or week.emptiest is None or not week.fullest.utilisation or not week.emptiest.utilisation:
        return UNKNOWN
    slots = {
        "full": name_slots(desk.book, [week.fullest]),
        "load": week.fullest.utilisation,
        "quiet": name_slots(desk.book, [week.emptiest]),
        "low": week.emptiest.utilisation,
    }
    if week.fullest.utilisation.value > 1:
        return present("over", LEVEL, **slots)
    return present("near", LEVEL, **slots) if week.fullest.utilisation.value >= FULL and _crowded(desk) else absent("level", **slots)


def _crowded(desk: Desk) -> bool:
    """Whether complaints are about full hours or waiting."""
    return any(k.family in ("full", "late") for k in read_kinds(desk))


def price_alone(desk: Desk) -> Seen:
    """Only a lower price is used to move demand."""
    said = told(desk.brief, "price_smoothing", audits("price", "promotion"))
    if said:
        return present("told", ("fill_hours.free_call", "fill_hours.introduce", "fill_hours.page", "level_week"), quote=said)
    price = desk.brief.audit.get("price")
    return absent("one_price", quote=named(price.rstrip(".。"), "audit.price")) if price else UNKNOWN


CAUSES: Causes = {
    "training": training,
    "cover": cover,
    "unclear_roles": unclear_roles,
    "tools": tools,
    "reward": reward,
    "customers_unprepared": customers_unprepared,
    "customers_mixed": customers_mixed,
    "standard_missed": standard_missed,
    "intermediaries": intermediaries,
    "peaks": peaks,
    "price_alone": price_alone,
}

"""Causes of gap 2, wrong designs and standards: nothing written, no standard of the customers', things that say something else."""

from __future__ import annotations

from service.figures.register_line import RegisterLine
from service.stages.desk import Desk
from service.stages.mix_carriers import fitting
from service.stages.mix_quotes import audits, told
from service.stages.quality_gaps_seen import UNKNOWN, Causes, Seen, absent, present, quoted

LOG = ("learn.log", "record.open_log", "record.read_log")
LEVEL = ("level_week", *LOG)
NEW_SERVICE = ("turn_segment", "learn.answers")
DESIGN = ("lead.words", "keep.same_hands", "fix_measure", "turn_segment.care", "learn.log", "record.open_log")


def vague(desk: Desk) -> Seen:
    """How the service is done stands nowhere."""
    return quoted(told(desk.brief, "not_written", audits("product", "process", "people")), DESIGN)


def not_positioned(desk: Desk) -> Seen:
    """The service is not designed around what it wants to be chosen for."""
    position = desk.case.position
    if position.chosen:
        return absent("chosen", criterion=position.chosen.name)
    if position.criteria and position.rivals:
        return present("none", ("prove.decide", "prove", "fix_measure"), rivals=desk.book.listed(sorted(r.name for r in position.rivals)))
    return UNKNOWN


def new_services(desk: Desk) -> Seen:
    """Services are added without a sum or a trial."""
    made = next((r for r in desk.case.prices.repairs if r.service.role != "core"), None)
    if made:
        slots = {"service": made.service.name, "price": made.service.price, "least": made.least_price}
        return present("loses", NEW_SERVICE, segment_low=desk.case.low(made.segment.name), **slots)
    trial = desk.scheme.action("lead.pilot")
    return Seen("absent", "trial", dict(trial.slots)) if trial else UNKNOWN


def wrong_standard(desk: Desk) -> Seen:
    """The level that is advertised comes from nobody's expectation."""
    lines = [x for x in _general(desk) if "overpromising_now" in x.flags and x.current_promise and not x.yes_no]
    carried = [x for x in lines if x.deliverable]
    if carried:
        line = min(carried, key=lambda x: (x.basis != "measured", x.key))
        slots = {"label_low": desk.case.low(line.label), "now": line.current_promise, "carried": line.promise or line.deliverable}
        return present("advertised", ("take_down.swap", *LOG), **slots)
    agreed = [x for x in _general(desk) if x.current_promise and x.promise and "overpromising_now" not in x.flags]
    return absent("kept", label_low=desk.case.low(agreed[0].label), now=agreed[0].current_promise) if agreed else UNKNOWN


def no_standard(desk: Desk) -> Seen:
    """Something customers hold the firm to is done without a rule."""
    failing = [x for x in desk.case.register.fix_first() if x.segment is None and x.group is None and x.adequate and x.deliverable]
    if not failing:
        return UNKNOWN
    mended = {str(a.slots["label"]) for a in fitting(desk, ("fix_measure",))}
    line = min(failing, key=lambda x: (str(x.label) not in mended, -(x.broken_per_month.value if x.broken_per_month else 0.0), x.key))
    slots = {"label": line.label, "adequate": line.adequate, "deliverable": line.deliverable}
    return present("misses_share" if line.yes_no else "misses", ("fix_measure",) if str(line.label) in mended else LEVEL, **slots)


def evidence(desk: Desk) -> Seen:
    """What customers see does not show what is kept."""
    return quoted(
        told(desk.brief, "no_evidence", audits("physical_evidence")),
        ("take_down.reprint", "lead.pilot", "take_down.swap", "fill_hours.ask", "learn.log", "record.open_log"),
    )


def _general(desk: Desk) -> list[RegisterLine]:
    return [x for x in desk.case.register.lines if x.segment is None and x.group is None]


CAUSES: Causes = {
    "vague": vague,
    "not_positioned": not_positioned,
    "new_services": new_services,
    "wrong_standard": wrong_standard,
    "no_standard": no_standard,
    "evidence": evidence,
}

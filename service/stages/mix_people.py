"""People: who learns what by when, who stands in for whom, and whether anybody is hired."""

from __future__ import annotations

from service.domain.evidence import Fact, Phrase, Statement, known
from service.figures.week import Week
from service.stages.desk import Desk
from service.stages.mix_carriers import fitting
from service.stages.mix_parts import Decided, joined, steps
from service.stages.mix_quotes import NOTES, audits, told

CARRIERS = ("lead.words", "put_right.cover", "take_down.team_words", "put_right.limits", "keep.same_hands", "level_week.roster")
OTHERS = ("record.open_log", "learn.log", "learn.answers")


def people(desk: Desk) -> Decided:
    """What the team learns and how it is covered."""
    actions = fitting(desk, CARRIERS)
    keys = CARRIERS if actions else OTHERS
    hire = _hire(desk)
    if not actions:
        return Decided(desk.say("mix.people.as_is"), hire, desk.tell("mix.people.short.as_is"), keys)
    parts = [desk.say("mix.people.steps", steps=steps(desk, "people", actions))]
    left = told(desk.brief, "staff_loss", (NOTES, *audits("people")))
    if left and fitting(desk, ("put_right.cover",)):
        parts.append(desk.say("mix.people.lost", proof=Phrase("", left.evidence)))
    week = desk.case.week
    if week and week.demand and not _short_of_hours(week):
        parts.append(desk.say("mix.people.hire_when", threshold=_threshold(desk, week)))
    return Decided(joined(desk, parts), hire, _short(desk), keys)


def _short(desk: Desk) -> Statement:
    words, cover = fitting(desk, ("lead.words", "take_down.team_words")), fitting(desk, ("put_right.cover",))
    solo = ".solo" if desk.case.posts.solo else ""
    if words and cover:
        return desk.tell(f"mix.people.short{solo}.words_and_cover", finish=cover[0].finish)
    if cover:
        return desk.tell(f"mix.people.short{solo}.cover", finish=cover[0].finish)
    if words:
        return desk.tell(f"mix.people.short{solo}.words", finish=words[0].finish)
    return desk.tell("mix.people.short.steps", steps=steps(desk, "people", fitting(desk, CARRIERS)[:1]))


def _hire(desk: Desk) -> Statement:
    """The hire that is not made, or not yet, with the hours that decide it."""
    week = desk.case.week
    if week is None or week.staffing is None:
        return desk.say("mix.people.hire.unknown")
    solo = "_solo" if desk.case.posts.solo else ""
    if not _short_of_hours(week):
        return desk.say(f"mix.people.hire.not_needed{solo}", staffing=week.staffing, hours=week.hours)
    inputs = {"staffing": week.staffing, "hours": week.hours}
    short = desk.ledger.fact("staffing.short", week.staffing.value - week.hours.value, "h", "staffing hours − hours sold", inputs)
    idle = _idle(desk, week)
    if idle and idle.value >= short.value:
        return desk.say("mix.people.hire.idle_first", short=short, idle=idle)
    return desk.say(f"mix.people.hire.later{solo}", short=short, staffing=week.staffing, hours=week.hours)


def _short_of_hours(week: Week) -> bool:
    return known(week.staffing).value > week.hours.value


def _idle(desk: Desk, week: Week) -> Fact | None:
    """Paid hours of those who do the work that are not sold."""
    paid = desk.case.people.delivery_hours
    if paid is None or paid.value <= week.hours.value:
        return None
    return desk.ledger.fact(
        "staffing.idle", paid.value - week.hours.value, "h", "paid hours of those who do the work − hours sold", {"paid": paid}
    )


def _threshold(desk: Desk, week: Week) -> Fact:
    limit = desk.case.queue_line
    formula = "hours a week × load from which a part of the week is a queue risk"
    return desk.ledger.fact("staffing.hire_from", week.hours.value * limit.value, "h", formula, {"hours": week.hours, "limit": limit})

"""Stage summary: part 1, the plan for the owner. Fifteen minutes, no codes, every goal answered."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from service.domain.brief import Language
from service.domain.evidence import Statement
from service.domain.plan.control import Programme
from service.domain.plan.market import Positioning
from service.domain.plan.owner import Summary
from service.domain.plan.promise import Mix
from service.moves.payback import read_payback
from service.stages.desk import Desk
from service.stages.diagnosis import write_opening
from service.stages.fitting import MOST, count, fit
from service.stages.in_short import in_short
from service.stages.printed import length_printed
from service.stages.programme_notes import payback_sentences
from service.stages.refilling import refill
from service.stages.route_steps import with_steps
from service.stages.routes import roads, write_routes
from service.stages.summary_beyond import beyond
from service.stages.summary_customers import begun_for_groups, customer_rows
from service.stages.summary_doors import not_yet_rows
from service.stages.summary_earnings import earnings_table
from service.stages.summary_ideas import choose_ideas, ideas_beside, with_ideas
from service.stages.summary_money import money_left, money_rows
from service.stages.summary_months import quiet_months
from service.stages.summary_offer import write_offer
from service.stages.summary_options import write_options
from service.stages.summary_outside import outside_rows
from service.stages.summary_prices import price_table
from service.stages.summary_put_right import put_right
from service.stages.summary_reading import write_reading
from service.stages.summary_risks import know_by, know_rule, risk_rows, rules_to_check
from service.stages.summary_roster import roster_table
from service.stages.summary_say import say_rows
from service.stages.summary_told import told_rows
from service.stages.summary_trials import with_trials
from service.stages.summary_words import ready_words
from service.stages.summary_year import calendar_rows, who_rows
from service.stages.trials import with_trial_days

MOST_REFUSALS = 2
FIRST_QUESTIONS = 3
ROOMY = 0.9
"""Share of the most to which a count may come without being looked at in print: it is near, but no print."""
SLACK = 12
"""Words (characters) by which an estimate of what is cut may be out."""
FOR_AN_EDITOR: dict[Language, int] = {"en": 30, "zh": 45}
"""Words (characters) that stay free: whoever edits part 1 may say a thing a little longer."""


def write_summary(desk: Desk) -> Summary:
    """Part 1 from the figures, the scheme and the sections before it."""
    payback = read_payback(desk.case, desk.scheme)
    ways = roads(desk)
    chosen = choose_ideas(desk, ways)
    routes, outside = with_trial_days(desk, with_ideas(desk, write_routes(desk), chosen)), outside_rows(desk, chosen)
    routes = routes if desk.case.thin else with_steps(desk, routes)
    programme = desk.sections.get("programme")
    monday = programme.monday if isinstance(programme, Programme) else ()
    known = know_by(desk, routes)
    waiting = {way.segment for way in ways if way.segment is not None and not way.open}
    begun = begun_for_groups(desk, chosen.groups, waiting)
    summary = Summary(
        title=desk.phrase("summary.title", start=desk.case.start, end=desk.case.end),
        opening=write_opening(desk, routes),
        in_short=in_short(desk, payback, begun),
        earnings=earnings_table(desk),
        reading=write_reading(desk),
        routes=routes,
        not_yet=not_yet_rows(desk),
        ideas=ideas_beside(desk, chosen),
        told=told_rows(desk),
        customers=customer_rows(desk, begun, waiting),
        customers_note=desk.book.fill_statement(desk.case.trade.care) if desk.case.trade.care and desk.brief.segments else None,
        offer=write_offer(desk),
        will_not=_will_not(desk),
        say=say_rows(desk),
        beyond=beyond(desk),
        put_right=put_right(desk),
        words=() if desk.case.thin and chosen.beside else ready_words(desk),
        seven_p=_seven_p(desk),
        prices=price_table(desk),
        roster=roster_table(desk),
        who=who_rows(desk),
        calendar=calendar_rows(desk, outside, begun.values()),
        money=money_rows(desk),
        money_left=money_left(desk),
        payback=tuple(s.model_copy(update={"part": 1}) for s in payback_sentences(desk, payback, "summary.payback")),
        options=write_options(desk),
        outside=outside,
        risks=risk_rows(desk),
        rules_to_check=rules_to_check(desk),
        know_by=known,
        know_rule=know_rule(desk, len(known)),
    )
    beside, language = [*monday, *(q.text for q in desk.doubts.questions[:FIRST_QUESTIONS])], desk.brief.language
    long = count(summary, beside, language)
    if long > ROOMY * MOST[language]:  # a short part 1 loses nothing, so it need not be printed to know its length
        summary = _fitted(desk, summary, beside)
        long = count(summary, beside, language)
    return with_trials(desk, summary, MOST[language] - long, quiet_months(desk))


def _fitted(desk: Desk, full: Summary, beside: Sequence[BaseModel]) -> Summary:
    """Part 1 cut to its length, and filled again with what there is room for after all, by its length in print where that is known."""
    language, programme = desk.brief.language, desk.sections.get("programme")
    most, fitted = MOST[language], fit(full, beside, language)
    if not isinstance(programme, Programme):
        return refill(fitted, full, most - count(fitted, beside, language), language)
    printed = length_printed(desk, programme, fitted)
    if printed > most:
        return fit(full, beside, language, spare=printed - most + SLACK)
    filled = refill(fitted, full, most - FOR_AN_EDITOR[language] - printed, language)
    return filled if length_printed(desk, programme, filled) <= most else fitted


def _will_not(desk: Desk) -> Statement | None:
    """The refusals with a number; where next to nothing is known the last, for what opens the doors of the others says them already."""
    positioning = desk.sections.get("positioning")
    refusals = positioning.will_not if isinstance(positioning, Positioning) else ()
    priced = [r for r in refusals if any(c.isdigit() for c in r.text)]
    return desk.book.join(priced[-1:] if desk.case.thin else priced[:MOST_REFUSALS], part=1) if priced else None


def _seven_p(desk: Desk) -> dict[str, Statement]:
    """What each P changes; where next to nothing is known Monday's list has it all, and a road may have said the price."""
    mix = desk.sections.get("mix")
    if not isinstance(mix, Mix) or desk.case.thin:
        return {}
    on_a_road = ("price",) if any(goal.kind == "price" for goal in desk.case.goals) and desk.scheme.has("price_step") else ()
    moved = [name for name in Mix.model_fields if name not in ("notes", *on_a_road)]
    rows = {name: getattr(mix, name).short for name in moved}
    return {name: s.model_copy(update={"part": 1}) for name, s in rows.items() if s.text}

"""Part 1 and the programme of the plans of these tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from service.domain.plan.control import Action, Budget, Indicator, MondayItem, Programme, Routine
from service.domain.plan.owner import CustomerRow, MoneyRow, MonthRow, NotYet, Offer, RiskRow, Route, SayRow, Summary, WhoRow
from tests.exports.evidence_pieces import BUDGET, FULL, GUESS, HOSTILE, RETENTION, SHARE, START, WAIT, note, one, two


def a_summary(**changes: Any) -> Summary:
    fields: dict[str, Any] = {
        "title": "Quay Physio: marketing plan",
        "opening": one("For Rosa: ten minutes. Small raised numbers point to the evidence."),
        "in_short": (one("Take one line down today. It has been untrue 56 times in 60.", WAIT), one("Fill Wednesdays first.", FULL)),
        "routes": (
            Route(
                goal="Fill Wednesdays",
                answer="yes",
                road=one("Offer Wednesday first.", FULL),
                condition=one("Five more sessions a week."),
                date=dt.date(2027, 9, 30),
            ),
            Route(
                goal="Hire",
                added=True,
                answer="not_yet",
                road=one("The hours are not there yet."),
                condition=one("Forty hours booked.", FULL),
                date=dt.date(2028, 1, 31),
                then=one("Advertise the post.", SHARE),
            ),
        ),
        "not_yet": (
            NotYet(
                what=one("Ten minutes"),
                condition=one("45 visits inside ten.", WAIT),
                date=dt.date(2027, 6, 30),
                then=one("Say it at booking."),
            ),
        ),
        "customers": (CustomerRow(segment=HOSTILE, treatment="keep_first", text=one("They stay longest.", RETENTION)),),
        "customers_note": one("Pain comes first, whoever has it."),
        "offer": Offer(
            name="The Steady Hour",
            what=one("An hour without a clock."),
            contents=(one("The same therapist."), one("A written plan.")),
            why=(one("Nobody else in town does both.", WAIT), one("It is cheaper than the hospital.")),
            story=one("Ben rings at nine."),
            caveat=one("Check the name."),
        ),
        "will_not": one("No discount: it would need 90 sessions more.", SHARE),
        "say": (
            SayRow(about="Waiting", say=one("Within 15 minutes."), not_say=one("Never a queue!"), why=one("Kept 57 times in 60.", WAIT)),
        ),
        "seven_p": {"price": one("Hold at £55."), "product": one("The Steady Hour.")},
        "who": (WhoRow(who="Rosa", answers_for=one("The register."), time=one("2 hours a week.", FULL)),),
        "calendar": (
            MonthRow(
                month="2027-12", actions=(one("Ring round."), one("Print.")), who="Rosa", spend=1200, look_for=one("Six more visits.", FULL)
            ),
            MonthRow(month="2028-01", actions=(one("Count."),), who="Ben", spend=0, look_for=None),
        ),
        "money": (MoneyRow(what="Leaflets", amount=1200),),
        "payback": (one("It comes back in nine months.", BUDGET), one("Of that, a third is the price.")),
        "options": (one("An evening clinic would cost £900."),),
        "risks": (RiskRow(what=one("Ben leaves."), sign=one("He gives notice."), response=one("Ring two stand-ins.", GUESS)),),
        "rules_to_check": (one("Claims about results."),),
        "know_by": (one("Wednesdays at 60%.", FULL),),
        "know_rule": one("One of one: carry on."),
    }
    return Summary(**{**fields, **changes})


def a_programme() -> Programme:
    action = Action(
        id="A1",
        what=two("Print leaflets.", GUESS),
        objective="G1",
        owner="Rosa",
        start=START,
        finish=dt.date(2028, 1, 10),
        cost=1200,
        cost_by_month={"2027-12": 1200.0},
        hours={"Rosa": 6.0},
        indicator="Leaflets left",
        after=(),
    )
    routine = Routine(
        id="R1",
        what=two("Friday count."),
        objective="G1",
        owner="Ben",
        start=START,
        finish=START,
        rhythm="weekly",
        hours={"Ben": 0.5},
        indicator="Fridays held",
        after=("A1",),
    )
    budget = Budget(
        total=1200,
        limit=5400,
        reserve=600,
        locked=3000,
        by_objective={"G1": 1200.0},
        by_month={"2027-12": 1200.0},
        release=two("A visit under £40."),
    )
    indicator = Indicator(
        id="K1",
        name="Waits",
        objective="G1",
        target=two("95%"),
        rhythm="weekly",
        trigger=two("Under 93% twice."),
        response=two("Stop the adverts."),
    )
    monday = (
        MondayItem(who="Rosa", minutes=90, what=one("Take the line down.", WAIT), done_when=one("It is gone.")),
        MondayItem(who="Ben", minutes=None, what=one("Open the log."), done_when=one("A row a visit.")),
    )
    return Programme(
        actions=(action,),
        routines=(routine,),
        budget=budget,
        indicators=(indicator,),
        monday=monday,
        not_this_week=one("Not this week: no advert."),
        owner_hours={"2027-03-01": 1.5, "2027-03-08": 2.0},
        notes=(note("payback", "Nine months.", BUDGET),),
    )

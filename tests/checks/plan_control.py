"""Sections programme, measurement and summary of the small plan."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from service.domain.brief import P
from service.domain.plan import control, owner
from tests.checks.changes import calc
from tests.checks.writer import FIRST, LAST, Writer


def programme(write: Writer) -> control.Programme:
    """Section programme."""
    desk = write.names["desk"]

    def action(id_: str, key: str, start: dt.date, finish: dt.date, cost: dict[str, float], *after: str) -> control.Action:
        return control.Action(
            id=id_,
            what=write(key),
            objective="G1",
            owner=desk,
            start=start,
            finish=finish,
            cost=sum(cost.values()),
            cost_by_month=cost,
            hours={desk: 4},
            indicator="K1",
            after=after,
        )

    return control.Programme(
        actions=(
            action("A1", "action_0", FIRST, dt.date(2027, 1, 8), {}),
            action("A2", "action_1", dt.date(2027, 2, 1), dt.date(2027, 2, 26), {"2027-02": 1000}, "A1"),
        ),
        routines=(
            control.Routine(
                id="R1",
                what=write("routine"),
                objective="G1",
                owner=desk,
                start=dt.date(2027, 1, 8),
                finish=LAST,
                rhythm="weekly",
                hours={desk: 0.25},
                indicator="K1",
                after=(),
            ),
        ),
        budget=control.Budget(
            total=1000,
            limit=4500,
            reserve=500,
            locked=3500,
            by_objective={"G1": 1000},
            by_month={"2027-02": 1000},
            release=write("release", write.fill),
        ),
        indicators=(
            control.Indicator(
                id="K1",
                name="hours",
                objective="G1",
                target=write("target", write.fill),
                rhythm="weekly",
                trigger=write("trigger", write.fill),
                response=write("response"),
            ),
        ),
        monday=(control.MondayItem(who=desk, minutes=30, what=write("monday", part=1), done_when=write("done_when", part=1)),),
        not_this_week=write("not_this_week", part=1),
        owner_hours={"2027-01-04": 2.5, "2027-01-11": 1},
    )


def measurement(write: Writer) -> control.Measurement:
    """Section measurement."""
    question = control.Question(dimension="experienced", text=write("question"), scale="minutes")
    return control.Measurement(questionnaire=(question,), sample_size=None, population=400)


def summary(write: Writer) -> owner.Summary:
    """Section summary."""
    fill, left, promised = write.fill, calc("check.left"), calc("promise.wait")
    routes = (
        owner.Route(
            goal=write.names["goal_0"],
            answer="yes",
            road=write("road", part=1),
            condition=write("condition", fill, part=1),
            date=dt.date(2027, 11, 30),
        ),
        owner.Route(
            goal=write.names["goal_1"],
            answer="not_yet",
            road=write("road_not", part=1),
            condition=write("condition_not", calc("capacity.week"), part=1),
            date=dt.date(2027, 12, 31),
            then=write("then", part=1),
        ),
    )
    return owner.Summary(
        title=write.texts["title"],
        opening=write("opening", part=1),
        in_short=(write("in_short", fill, part=1),),
        routes=routes,
        not_yet=(
            owner.NotYet(
                what=write("held", part=1),
                condition=write("condition", fill, part=1),
                date=dt.date(2027, 5, 1),
                then=write("changes_if", part=1),
            ),
        ),
        customers=(owner.CustomerRow(segment=write.names["families"], treatment="keep_first", text=write("customer_row", part=1)),),
        offer=owner.Offer(
            name=write.texts["offer_name"],
            what=write("offer_what", part=1),
            contents=(write("offer_content", part=1),),
            why=(write("offer_why", calc("advantage.0"), part=1),),
        ),
        will_not=write("summary_will_not", left, part=1),
        say=(
            owner.SayRow(
                about=write.names["wait"],
                say=write("sentence", promised, part=1),
                not_say=write("not_say", part=1),
                why=write("why", promised, part=1),
            ),
        ),
        seven_p={p: write("p_short", part=1, p=write.p(p)) for p in get_args(P)},
        who=(
            owner.WhoRow(
                who=write.names["owner"], answers_for=write("keep", part=1), time=write("time", calc("owner.busiest_week"), part=1)
            ),
        ),
        calendar=(
            owner.MonthRow(month="2027-01", actions=(write("month", part=1),), who=write.names["desk"], spend=0, look_for=None),
            owner.MonthRow(
                month="2027-02",
                actions=(write("month", part=1),),
                who=write.names["desk"],
                spend=1000,
                look_for=write("look_for", fill, part=1),
            ),
        ),
        money=(owner.MoneyRow(what="cards", amount=1000),),
        payback=(write("payback", left, part=1),),
        risks=(owner.RiskRow(what=write("risk", part=1), sign=write("sign", part=1), response=write("risk_response", part=1)),),
        rules_to_check=(write("rule", part=1),),
        know_by=(write("know_by", fill, part=1),),
    )

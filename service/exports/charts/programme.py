"""Charts of the programme: the budget as a matrix of months and objectives, and the actions on a calendar."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import altair as alt

from service.exports.charts.style import (
    ACCENT,
    BAND,
    INK,
    LETTER,
    LINE,
    NEWLINES,
    PAPER,
    SOFT,
    WIDTH,
    Drawing,
    Layered,
    broken,
    rows,
    width_of,
)
from service.exports.pictures import BudgetPicture, GanttPicture

DAYS_WIDTH = WIDTH - 190
ROW, MOST_HIGH = 25, 775
"""Pixels of a row of the calendar, and of all of them: the figure stays on one printed page with its caption."""
MOST_WITH_NUMBERS = 14
"""With more months than this the cells are too narrow for their amounts."""


def budget(picture: BudgetPicture) -> Drawing:
    """Above, the total of each month as bars; below, what each objective gets of it, the darker the more."""
    step = min(46.0, (WIDTH + 40) / len(picture.months))
    said = len(picture.months) <= MOST_WITH_NUMBERS
    totals = rows([{"month": month, "amount": amount} for month, amount in picture.totals])
    x = alt.X("month:N", sort=list(picture.months), title=None, axis=None)
    top = alt.Chart(totals, width=alt.Step(step), height=60)
    height = alt.Y("amount:Q", title=None, axis=alt.Axis(tickCount=3, format=",d"))
    bars = top.mark_bar(color=SOFT, size=step * 0.55).encode(x=x, y=height).properties(title=picture.total)
    made: alt.VConcatChart = alt.vconcat(bars, _matrix(picture, step, said), spacing=6).resolve_scale(x="shared", color="independent")
    return made


def _matrix(picture: BudgetPicture, step: float, said: bool) -> Layered:
    most = max(spend.amount for spend in picture.spends)
    data = rows(
        [
            {"month": s.month, "objective": "\n".join(broken(s.objective, 34, 2)), "share": s.amount / most, "said": s.said}
            for s in picture.spends
        ]
    )
    base = alt.Chart(data, width=alt.Step(step), height=alt.Step(30))
    order = ["\n".join(broken(name, 34, 2)) for name in picture.objectives]
    x = alt.X(
        "month:N",
        sort=list(picture.months),
        title=None,
        axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelOverlap=True, labelExpr=NEWLINES),
    )
    y = alt.Y("objective:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=10, labelExpr=NEWLINES))
    shade = alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], range=["#eef4f2", ACCENT], interpolate="rgb"), legend=None)
    cells = base.mark_rect(stroke=LINE, strokeWidth=0.5).encode(x=x, y=y, color=shade)
    if not said:
        return alt.layer(cells)
    amounts = base.mark_text(fontSize=9.5).encode(
        x=x, y=y, text=alt.Text("said:N"), color=alt.condition("datum.share > 0.55", alt.value(PAPER), alt.value(INK))
    )
    return alt.layer(cells, amounts)


def gantt(picture: GanttPicture) -> Layered:
    """A bar an action, in order of start; what recurs is hollow."""
    first = min(_day(span.start) for span in picture.spans)
    last = max(_day(span.finish) + 1 for span in picture.spans)
    scale = alt.Scale(domain=[first, last], nice=False, zero=False)
    base = alt.Chart(rows(_bars(picture)), width=DAYS_WIDTH, height=min(ROW * len(picture.spans), MOST_HIGH))
    x, y = alt.X("start:Q", scale=scale, axis=None), alt.Y("n:O", title=None, axis=None)
    bars = base.mark_bar(height=11, stroke=ACCENT, strokeWidth=1).encode(x=x, x2=alt.X2("end:Q"), y=y, fill=_kinds(picture))
    text = base.mark_text(align="right", fontSize=9.5, lineHeight=11, baseline="middle", dy=-4)
    labels = text.encode(x=alt.value(-8), y=y, text=alt.Text("label:N"))
    return alt.layer(*_months(picture, first, last), bars, labels)


def _bars(picture: GanttPicture) -> list[dict[str, Any]]:
    return [
        {
            "label": broken(span.label, 62, 2),
            "n": i,
            "start": _day(span.start),
            "end": _day(span.finish) + 1,
            "kind": picture.routine if span.routine else picture.action,
        }
        for i, span in enumerate(picture.spans)
    ]


def _kinds(picture: GanttPicture) -> alt.Fill:
    """Actions are filled, routines hollow; the legend names those there are."""
    kinds = [
        name for name, routine in ((picture.action, False), (picture.routine, True)) if any(s.routine == routine for s in picture.spans)
    ]
    scale = alt.Scale(domain=kinds, range=[ACCENT if kind == picture.action else PAPER for kind in kinds])
    return alt.Fill("kind:N", scale=scale, legend=alt.Legend(symbolType="square", symbolStrokeColor=ACCENT, symbolStrokeWidth=1))


def _months(picture: GanttPicture, first: int, last: int) -> list[alt.Chart]:
    """A line where a month begins, and its name, if the part of it that is seen has room for one."""
    starts = [max(first, _day(day)) for day, _ in picture.months]
    room = [(after - before) / (last - first) * DAYS_WIDTH for before, after in pairwise([*starts, last])]
    named = zip(starts, room, (name for _, name in picture.months), strict=True)
    data = [{"at": at, "name": name if wide > width_of(name) * LETTER else ""} for at, wide, name in named]
    at = alt.X("at:Q", axis=None)
    lines: alt.Chart = alt.Chart(rows(data)).mark_rule(color=BAND).encode(x=at)
    text = alt.Chart(rows(data)).mark_text(align="left", baseline="bottom", fontSize=9.5, dx=2, dy=-3)
    names: alt.Chart = text.encode(x=at, y=alt.value(0), text=alt.Text("name:N"))
    return [lines, names]


def _day(day: str) -> int:
    """Days since a fixed day: a plain number has no time zone."""
    return dt.date.fromisoformat(day).toordinal()

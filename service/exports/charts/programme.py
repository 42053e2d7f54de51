"""Charts of the programme: the budget as a matrix of months and objectives, and the actions on a calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

import altair as alt

from service.exports.charts.style import ACCENT, BAND, INK, LINE, NEWLINES, PAPER, SOFT, WIDTH, Drawing, Layered, broken, rows
from service.exports.pictures import BudgetPicture, GanttPicture

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
        x=x, y=y, text="said:N", color=alt.condition("datum.share > 0.55", alt.value(PAPER), alt.value(INK))
    )
    return alt.layer(cells, amounts)


def gantt(picture: GanttPicture) -> Layered:
    """A bar an action, in order of start; what recurs is hollow."""
    data: list[dict[str, Any]] = [
        {
            "label": broken(s.label, 62, 2),
            "n": i,
            "start": s.start,
            "end": _day_after(s.finish),
            "kind": picture.routine if s.routine else picture.action,
        }
        for i, s in enumerate(picture.spans)
    ]
    first, last = min(row["start"] for row in data), max(row["end"] for row in data)
    months = [{"at": max(day, first), "name": name} for day, name in picture.months]
    base = alt.Chart(
        rows([{**row, "start": _time(row["start"]), "end": _time(row["end"])} for row in data]), width=WIDTH - 190, height=25 * len(data)
    )
    y = alt.Y("n:O", title=None, axis=None)
    x = alt.X("start:Q", scale=alt.Scale(domain=[_time(first), _time(last)], nice=False, zero=False), axis=None)
    kinds = [kind for kind in (picture.action, picture.routine) if any(row["kind"] == kind for row in data)]
    fill = alt.Fill(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[ACCENT if kind == picture.action else PAPER for kind in kinds]),
        legend=alt.Legend(symbolType="square", symbolStrokeColor=ACCENT, symbolStrokeWidth=1),
    )
    bars = base.mark_bar(height=11, stroke=ACCENT, strokeWidth=1).encode(x=x, x2="end:Q", y=y, fill=fill)
    labels = base.mark_text(align="right", fontSize=9.5, lineHeight=11, baseline="middle", dy=-4).encode(
        x=alt.value(-8), y=y, text="label:N"
    )
    at = alt.X("at:Q", axis=None)
    grid = alt.Chart(rows([{"at": _time(month["at"])} for month in months])).mark_rule(color=BAND).encode(x=at)
    names = alt.Chart(rows([{"at": _time(month["at"]), "name": month["name"]} for month in months]))
    heads = names.mark_text(align="left", baseline="bottom", fontSize=9.5, dx=2, dy=-3).encode(x=at, y=alt.value(0), text="name:N")
    return alt.layer(grid, bars, labels, heads)


def _time(day: str) -> int:
    """Days since a fixed day: a plain number has no time zone."""
    return dt.date.fromisoformat(day).toordinal()


def _day_after(day: str) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()

"""Charts of the market: perceptual map, lead by criterion, tiers, the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import altair as alt

from service.exports.charts.style import (
    ACCENT,
    BAND,
    INK,
    LETTER,
    LINE,
    MUTED,
    NEWLINES,
    PAPER,
    SOFT,
    WIDTH,
    Layered,
    broken,
    rows,
    width_of,
)
from service.exports.pictures import LeadPicture, MapPicture, MapPlace, TierPicture, WeekPicture

SHADES = {"spare": "#ffffff", "balanced": "#dfe9e6", "queue_risk": "#a9c9c2", "full": "#4f968a", "overload": ACCENT}
SAID = 20
"""Half-width letters of the words beside a bar; more run over two lines."""
DARK = ("full", "overload")


def perceptual_map(picture: MapPicture) -> Layered:
    """Players on the two criteria that part them most; ours filled, those of rivals hollow."""
    side = 320
    places = rows([{"name": p.name, "x": p.x, "y": p.y, "own": p.own, "dy": dy} for p, dy in with_room(picture.places)])
    scale = alt.Scale(domain=[0.6, 5.4], nice=False, zero=False)
    axis = alt.Axis(values=[1, 2, 3, 4, 5], grid=True, gridColor=BAND, format="d")
    base = alt.Chart(places, width=side * 1.35, height=side)
    x = alt.X("x:Q", title=picture.x, scale=scale, axis=axis)
    y = alt.Y("y:Q", title=picture.y, scale=scale, axis=axis)
    colour = alt.condition("datum.own", alt.value(ACCENT), alt.value(PAPER))
    dots = base.mark_point(filled=True, size=150, stroke=INK, strokeWidth=1.2, opacity=1).encode(x=x, y=y, color=colour)
    names = base.mark_text(dy=alt.expr("datum.dy"), fontSize=11).encode(
        x=x, y=y, text=alt.Text("name:N"), color=alt.condition("datum.own", alt.value(ACCENT), alt.value(INK))
    )
    middle = [
        alt.Chart(rows([{"at": 3}])).mark_rule(color=LINE, strokeDash=[3, 3]).encode(x=alt.X("at:Q", scale=scale)),
        alt.Chart(rows([{"at": 3}])).mark_rule(color=LINE, strokeDash=[3, 3]).encode(y=alt.Y("at:Q", scale=scale)),
    ]
    return alt.layer(*middle, dots, names)


def with_room(places: Sequence[MapPlace]) -> list[tuple[MapPlace, int]]:
    """Each player with the height of its name above it, or below where another stands close above. Those on one spot share a name tag."""
    spots: dict[tuple[float, float], list[MapPlace]] = {}
    for place in places:
        spots.setdefault((place.x, place.y), []).append(place)
    joined = [replace(here[0], name=", ".join(p.name for p in here), own=any(p.own for p in here)) for here in spots.values()]

    def crowded(place: MapPlace) -> bool:
        return any(p is not place and abs(p.x - place.x) < 1.3 and 0 <= p.y - place.y < 0.6 for p in joined)

    return [(place, 17 if crowded(place) else -15) for place in joined]


def leads(picture: LeadPicture) -> Layered:
    """Bars to the right where the firm leads, to the left where a rival does."""
    said = [broken(each.said, SAID, 2) for each in picture.leads]
    order = ["\n".join(broken(each.criterion, 30)) for each in picture.leads]
    drawn = zip(order, picture.leads, said, strict=True)
    data = rows([{"criterion": name, "lead": each.lead, "said": lines} for name, each, lines in drawn])
    most = max([1.0, *(abs(each.lead) for each in picture.leads)])
    wide = WIDTH - 100
    text = (max(width_of(line) for lines in said for line in lines) + 3) * LETTER
    reach = most + 2 * most * text / (wide - 2 * text)
    base = alt.Chart(data, width=wide, height=alt.Step(30))
    y = alt.Y("criterion:N", title=None, sort=order, axis=alt.Axis(domain=False, ticks=False, offset=6, labelExpr=NEWLINES))
    axis = alt.Axis(values=list(range(-int(most), int(most) + 1)), format="+d")
    x = alt.X("lead:Q", title=picture.axis, scale=alt.Scale(domain=[-reach, reach], nice=False), axis=axis)
    bars = base.mark_bar(height=15).encode(x=x, y=y, color=alt.condition("datum.lead > 0", alt.value(ACCENT), alt.value(LINE)))
    middle = alt.expr("6 - 6 * length(datum.said)")
    ahead, behind = base.transform_filter("datum.lead >= 0"), base.transform_filter("datum.lead < 0")
    right = ahead.mark_text(align="left", dx=5, dy=middle, color=MUTED, lineHeight=12).encode(x=x, y=y, text=alt.Text("said:N"))
    left = behind.mark_text(align="right", dx=-5, dy=middle, color=MUTED, lineHeight=12).encode(x=x, y=y, text=alt.Text("said:N"))
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color=INK).encode(x=alt.X("at:Q"))
    return alt.layer(bars, right, left, zero)


def tiers(picture: TierPicture) -> Layered:
    """Two bars a tier: its share of customers and its share of profit."""
    names = list(dict.fromkeys(bar.tier for bar in picture.bars))
    measures = list(dict.fromkeys(bar.measure for bar in picture.bars))
    data = rows([{"tier": b.tier, "measure": b.measure, "share": b.share, "said": b.said} for b in picture.bars])
    base = alt.Chart(data, width=WIDTH - 80, height=alt.Step(17, **{"for": "offset"}))
    low = min(0.0, *(bar.share for bar in picture.bars))
    x = alt.X("share:Q", title=None, axis=None, scale=alt.Scale(domain=[low, max(1.0, *(bar.share for bar in picture.bars)) * 1.08]))
    y = alt.Y("tier:N", title=None, sort=names, axis=alt.Axis(domain=False, ticks=False), scale=alt.Scale(paddingInner=0.35))
    offset = alt.YOffset("measure:N", sort=measures, scale=alt.Scale(paddingInner=0.12))
    colour = alt.Color(
        "measure:N", sort=measures, scale=alt.Scale(domain=measures, range=[LINE, ACCENT]), legend=alt.Legend(symbolType="square")
    )
    bars = base.mark_bar().encode(x=x, y=y, yOffset=offset, color=colour)
    said = base.mark_text(align="left", dx=4).encode(x=x, y=y, yOffset=offset, text=alt.Text("said:N"))
    return alt.layer(bars, said)


def week(picture: WeekPicture) -> Layered:
    """Days across, dayparts down; the darker, the fuller. Each cell says its number and its state."""
    data: list[dict[str, Any]] = [
        {"day": c.day, "part": c.part, "state": c.state, "said": c.said.split("\n"), "dark": c.state in DARK} for c in picture.cells
    ]
    wide = min(92, (WIDTH + 60) / max(1, len(picture.days)))
    base = alt.Chart(rows(data), width=alt.Step(wide), height=alt.Step(44))
    x = alt.X("day:N", sort=list(picture.days), title=None, axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False))
    y = alt.Y("part:N", sort=list(picture.parts), title=None, axis=alt.Axis(domain=False, ticks=False))
    shade = alt.Color("state:N", scale=alt.Scale(domain=list(SHADES), range=list(SHADES.values())), legend=None)
    cells = base.mark_rect(stroke=SOFT, strokeWidth=1).encode(x=x, y=y, color=shade)
    said = base.mark_text(lineHeight=13, fontSize=10.5, baseline="middle", dy=-6).encode(
        x=x, y=y, text=alt.Text("said:N"), color=alt.condition("datum.dark", alt.value(PAPER), alt.value(INK))
    )
    return alt.layer(cells, said)

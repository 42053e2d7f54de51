"""Zone of tolerance: a strip a promise, each on its own scale."""

from __future__ import annotations

from typing import Any

import altair as alt

from service.exports.charts.style import ACCENT, BAND, INK, LETTER, LINE, MUTED, PAPER, SOFT, WIDTH, Drawing, Layered, rows, width_of
from service.exports.pictures import Strip, TolerancePicture

HEIGHT = 46
SHAPES = {"promise": "diamond", "competitor": "square", "current": "triangle-down", "deliverable": "circle"}
FILLS = {"promise": ACCENT, "competitor": PAPER, "current": INK, "deliverable": SOFT}


def tolerance(picture: TolerancePicture) -> Drawing:
    """All strips, one below the other, under one legend of shapes."""
    strips = [_strip(strip) for strip in picture.strips]
    made: alt.VConcatChart = alt.vconcat(_legend(picture), *strips, spacing=14)
    return made


def _strip(strip: Strip) -> Layered:
    low, high = _reach(strip)
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    label = "format(datum.value, '.3~%')" if strip.percent else "format(datum.value, ',.4~f')"
    axis = alt.Axis(title=strip.axis, tickCount=8, labelExpr=label, titleAlign="right", titleAnchor="end", titlePadding=1)
    x = alt.X("x:Q", scale=scale, axis=axis)
    layers: list[alt.Chart] = [*_zone(strip, scale), *_delivered(strip, x), *_levels(strip, x)]
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=strip.title)


def _reach(strip: Strip) -> tuple[float, float]:
    """First and last value of the scale: everything drawn, with some air."""
    values = [
        strip.adequate,
        strip.desired,
        *(mark.value for mark in strip.marks),
        *(value for value, _ in strip.delivered),
        *(strip.spread or ()),
    ]
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    air = (high - low) * 0.06 or abs(high) * 0.1 or 1
    if strip.percent:
        return max(0.0, low - air), min(1.0, high) + air / 3
    return (low - air if low < 0 else -air / 2 if low < air * 3 else low - air), high + air


def _zone(strip: Strip, scale: alt.Scale) -> list[alt.Chart]:
    """The band from adequate to desired; where one is unknown, a line at the other."""
    if strip.adequate is None and strip.desired is None:
        return []
    known = [value for value in (strip.adequate, strip.desired) if value is not None]
    if len(known) == 1 or known[0] == known[1]:
        return [alt.Chart(rows([{"x": known[0]}])).mark_rule(color=SOFT, strokeWidth=4).encode(x=alt.X("x:Q", scale=scale))]
    band = rows([{"x": min(known), "x2": max(known)}])
    return [alt.Chart(band).mark_rect(color=BAND, stroke=LINE).encode(x=alt.X("x:Q", scale=scale), x2=alt.X2("x2:Q"))]


def _delivered(strip: Strip, x: alt.X) -> list[alt.Chart]:
    """Bars as high as the share of cases; a line from median to ninetieth percentile where only these are known."""
    if strip.spread:
        line = rows([{"x": strip.spread[0], "x2": strip.spread[1]}])
        return [alt.Chart(line).mark_rule(color=MUTED, strokeWidth=5, opacity=0.55).encode(x=x, x2=alt.X2("x2:Q"), y=alt.value(HEIGHT - 6))]
    if not strip.delivered:
        return []
    top = max(share for _, share in strip.delivered)
    bars = rows([{"x": value, "top": HEIGHT - share / top * (HEIGHT - 18), "foot": HEIGHT} for value, share in strip.delivered])
    thin = max(2.0, min(9.0, 0.6 * WIDTH / max(1, len(strip.delivered))))
    encoded = alt.Chart(bars).mark_rule(color=MUTED, strokeWidth=thin, opacity=0.55)
    return [encoded.encode(x=x, y=alt.Y("top:Q", scale=alt.Scale(domain=[HEIGHT, 0], range=[HEIGHT, 0]), axis=None), y2=alt.Y2("foot:Q"))]


def _levels(strip: Strip, x: alt.X) -> list[alt.Chart]:
    """The levels as shapes on one line, in their order from back to front."""
    if not strip.marks:
        return []
    points = rows([{"x": mark.value, "shape": SHAPES[mark.kind], "fill": FILLS[mark.kind]} for mark in reversed(strip.marks)])
    shape, fill = alt.Shape("shape:N", scale=None), alt.Fill("fill:N", scale=None)
    return [_point(points).encode(x=x, y=alt.value(9), shape=shape, fill=fill)]


def _point(data: alt.InlineData) -> alt.Chart:
    made: alt.Chart = alt.Chart(data).mark_point(filled=True, stroke=INK, strokeWidth=1, size=90, opacity=1)
    return made


def _legend(picture: TolerancePicture) -> Layered:
    """Zone, delivered record, and the shapes in use, each with its name."""
    kinds = {mark.kind: mark.label for strip in picture.strips for mark in strip.marks}
    names = [("zone", picture.zone)]
    names += [("delivered", picture.delivered)] if any(s.delivered for s in picture.strips) else []
    names += [("spread", picture.spread)] if any(s.spread for s in picture.strips) else []
    names += [(kind, kinds[kind]) for kind in SHAPES if kind in kinds]
    placed = _flowed(names)
    return alt.layer(*_legend_items(placed)).properties(width=WIDTH, height=max(at_y for _, _, _, at_y in placed) + 8)


def _flowed(names: list[tuple[str, str]]) -> list[tuple[str, str, float, float]]:
    """Kind and name with their place, side by side, in the next line where there is no room."""
    placed: list[tuple[str, str, float, float]] = []
    at_x, at_y = 8.0, 8.0
    for kind, name in names:
        wide = 34 + width_of(name) * LETTER
        if at_x > 8 and at_x + wide > WIDTH + 24:
            at_x, at_y = 8.0, at_y + 16
        placed.append((kind, name, at_x, at_y))
        at_x += wide
    return placed


def _legend_items(placed: list[tuple[str, str, float, float]]) -> list[alt.Chart]:
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[max(at_y for _, _, _, at_y in placed) + 8, 0], nice=False), axis=None)
    names = rows([{"name": name, "x": at_x + 12, "y": at_y} for _, name, at_x, at_y in placed])
    shapes = rows([{"x": at_x, "y": at_y, "shape": SHAPES[kind], "fill": FILLS[kind]} for kind, _, at_x, at_y in placed if kind in SHAPES])
    bands = [{"kind": kind, "x": at_x, "y": at_y} for kind, _, at_x, at_y in placed if kind not in SHAPES]
    return [
        *(_band(band).encode(x=x, y=y) for band in bands),
        _point(shapes).encode(x=x, y=y, shape=alt.Shape("shape:N", scale=None), fill=alt.Fill("fill:N", scale=None)),
        alt.Chart(names).mark_text(align="left", baseline="middle").encode(x=x, y=y, text=alt.Text("name:N")),
    ]


def _band(band: dict[str, Any]) -> alt.Chart:
    one = alt.Chart(rows([band]))
    square: alt.Chart = one.mark_square(size=130, filled=True, fill=BAND, stroke=LINE, opacity=1)
    angle = 90 if band["kind"] == "delivered" else 0
    stroke: alt.Chart = one.mark_point(shape="stroke", size=150, stroke=MUTED, strokeWidth=5, opacity=0.55, angle=angle)
    return square if band["kind"] == "zone" else stroke

"""The service blueprint: four lanes from the customer to those who stand behind, parted by the three lines; a row a step."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import altair as alt

from service.exports.charts.style import ACCENT, BAND, INK, MUTED, PAPER, Layered, broken, rows
from service.exports.pictures import BlueprintPicture, BlueprintStep

LANE, BOX, GAP = 158, 138, 12
LETTERS = 27
LINE_HEIGHT, PADDING, HEAD, FOOT = 11.5, 7, 34, 20
Row = dict[str, Any]


def blueprint(picture: BlueprintPicture) -> Layered:
    """Boxes with their words, arrows from step to step and from lane to lane."""
    boxes, arrows, bottom = _placed(picture)
    width = LANE * 4
    scale_x = alt.Scale(domain=[0, width], nice=False)
    scale_y = alt.Scale(domain=[bottom, 0], nice=False)
    x, y = alt.X("x:Q", scale=scale_x, axis=None), alt.Y("y:Q", scale=scale_y, axis=None)
    layers = [
        *_lines(picture, bottom, x, y),
        alt.Chart(rows(arrows)).mark_rule(color=MUTED).encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q")),
        _heads(arrows, x, y),
        _rects(boxes, x, y),
        _texts([box for box in boxes if box["first"]], "bold", x, y),
        _texts([box for box in boxes if not box["first"]], "normal", x, y),
        _fails([box for box in boxes if box["first"]], x, scale_y),
    ]
    return alt.layer(*layers).properties(width=width, height=bottom)


def _placed(picture: BlueprintPicture) -> tuple[list[Row], list[Row], float]:
    """Boxes and arrows in pixels, and the height of all."""
    boxes: list[Row] = []
    arrows: list[Row] = []
    top = float(HEAD)
    for i, step in enumerate(picture.steps):
        row = _row(step, top)
        boxes += row
        arrows += [_across(left, right) for left, right in pairwise(row)]
        bottom = max(box["y2"] for box in row)
        if i + 1 < len(picture.steps):
            arrows.append({"x": 30, "y": row[0]["y2"], "x2": 30, "y2": bottom + GAP, "angle": 180})
        top = bottom + GAP
    return boxes, arrows, top - GAP + FOOT


def _row(step: BlueprintStep, top: float) -> list[Row]:
    """The four boxes of a step, as high as the fullest of them."""
    words = [broken(text, LETTERS) if text else [] for text in (step.step, step.seen, step.unseen, step.behind)]
    fails = broken(step.fails, LETTERS - 1) if step.fails else []
    height = max(len(words[0]) + len(fails), *(len(each) for each in words[1:])) * LINE_HEIGHT + 2 * PADDING
    return [
        {
            "x": lane * LANE + 10,
            "x2": lane * LANE + 10 + BOX,
            "y": top,
            "y2": top + height,
            "words": said,
            "fails": fails if lane == 0 else [],
            "below": top + PADDING + len(words[0]) * LINE_HEIGHT,
            "first": lane == 0,
        }
        for lane, said in enumerate(words)
    ]


def _across(left: Row, right: Row) -> Row:
    middle = (left["y"] + left["y2"]) / 2
    return {"x": left["x2"], "y": middle, "x2": right["x"], "y2": middle, "angle": 90}


def _rects(boxes: list[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    fill = alt.condition("datum.first", alt.value(BAND), alt.value(PAPER))
    mark = alt.Chart(rows(boxes)).mark_rect(stroke=MUTED, strokeWidth=0.8, cornerRadius=3)
    made: alt.Chart = mark.encode(x=x, x2=alt.X2("x2:Q"), y=y, y2=alt.Y2("y2:Q"), color=fill)
    return made


def _texts(boxes: list[Row], weight: Literal["normal", "bold"], x: alt.X, y: alt.Y) -> alt.Chart:
    mark = alt.Chart(rows(boxes)).mark_text(
        align="left", baseline="top", dx=7, dy=PADDING, fontSize=9.5, lineHeight=LINE_HEIGHT, fontWeight=weight
    )
    made: alt.Chart = mark.encode(x=x, y=y, text=alt.Text("words:N"))
    return made


def _fails(boxes: list[Row], x: alt.X, scale_y: alt.Scale) -> alt.Chart:
    """Why a step can fail, below its name."""
    below = alt.Y("below:Q", scale=scale_y, axis=None)
    mark = alt.Chart(rows(boxes)).mark_text(align="left", baseline="top", dx=7, fontSize=9, lineHeight=LINE_HEIGHT, color=MUTED)
    made: alt.Chart = mark.encode(x=x, y=below, text=alt.Text("fails:N"))
    return made


def _heads(arrows: list[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    """Triangles at the end of each arrow."""
    ends = [
        {"x": a["x2"] - (3 if a["angle"] == 90 else 0), "y": a["y2"] - (3 if a["angle"] == 180 else 0), "angle": a["angle"]} for a in arrows
    ]
    mark = alt.Chart(rows(ends)).mark_point(shape="triangle-up", filled=True, size=30, color=MUTED, opacity=1)
    made: alt.Chart = mark.encode(x=x, y=y, angle=alt.Angle("angle:Q", scale=None))
    return made


def _lines(picture: BlueprintPicture, bottom: float, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Names of the lanes, and the three lines between them with theirs."""
    heads = [{"x": lane * LANE + 10, "y": 2, "name": broken(name, LETTERS, 2)} for lane, name in enumerate(picture.lanes)]
    rules = [{"x": (i + 1) * LANE - 0.5, "x2": (i + 1) * LANE - 0.5, "y": 0, "y2": bottom - 14} for i in range(3)]
    names = [{"x": (i + 1) * LANE - 0.5, "y": bottom, "name": name} for i, name in enumerate(picture.lines)]
    lane_names = alt.Chart(rows(heads)).mark_text(align="left", baseline="top", fontSize=10.5, color=ACCENT, lineHeight=12.5)
    rule = alt.Chart(rows(rules)).mark_rule(color=INK, strokeDash=[5, 3])
    line_names = alt.Chart(rows(names)).mark_text(align="center", baseline="bottom", fontSize=9.5, color=MUTED)
    return [
        lane_names.encode(x=x, y=y, text=alt.Text("name:N")),
        rule.encode(x=x, x2=alt.X2("x2:Q"), y=y, y2=alt.Y2("y2:Q")),
        line_names.encode(x=x, y=y, text=alt.Text("name:N")),
    ]

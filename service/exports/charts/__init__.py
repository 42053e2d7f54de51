"""Charts: a picture becomes one Altair spec, and vl-convert draws it, as SVG. No browser, no network."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, assert_never

import vl_convert
from altair.utils.schemapi import debug_mode

from service.domain.brief import Language
from service.exports.charts import market, programme, promises
from service.exports.charts.blueprint import blueprint
from service.exports.charts.style import CONFIG, FONTS, Drawing
from service.exports.fonts import font_folders
from service.exports.pictures import (
    BlueprintPicture,
    BudgetPicture,
    GanttPicture,
    LeadPicture,
    MapPicture,
    Picture,
    TierPicture,
    TolerancePicture,
    WeekPicture,
)

SPOKEN = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"')
"""Roles and labels of single marks: the alternative text speaks for the whole chart."""
SIZE = re.compile(r'<svg[^>]*?width="([\d.]+)" height="([\d.]+)"')


@lru_cache(maxsize=64)
def svg(picture: Picture, language: Language) -> str:
    """The chart as SVG; three formats of one plan share it."""
    _register_fonts()
    return SPOKEN.sub("", vl_convert.vegalite_to_svg(spec(picture, language)))


def width_of(drawn: str) -> float:
    """Width of an SVG in pixels."""
    found = SIZE.search(drawn)
    return float(found[1]) if found else 0.0


def spec(picture: Picture, language: Language) -> dict[str, Any]:
    """The Vega-Lite spec of a picture. Altair's validation is left out: it takes longer than the drawing, and a test does it."""
    with debug_mode(False):
        drawn: dict[str, Any] = chart(picture).to_dict(validate=False)
    return {**drawn, "config": {**CONFIG, "font": FONTS[language]}}


def chart(picture: Picture) -> Drawing:  # noqa: C901 - one line a kind
    """The Altair chart of a picture."""
    match picture:
        case MapPicture():
            return market.perceptual_map(picture)
        case LeadPicture():
            return market.leads(picture)
        case TierPicture():
            return market.tiers(picture)
        case WeekPicture():
            return market.week(picture)
        case TolerancePicture():
            return promises.tolerance(picture)
        case BudgetPicture():
            return programme.budget(picture)
        case GanttPicture():
            return programme.gantt(picture)
        case BlueprintPicture():
            return blueprint(picture)
        case _:
            assert_never(picture)


@cache
def _register_fonts() -> None:
    for folder in font_folders():
        vl_convert.register_font_directory(str(folder))

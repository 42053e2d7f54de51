"""How a line of the promise register is named, and its levels written."""

from __future__ import annotations

from service.domain.plan.promise import Promise
from service.exports.workings import Workings


def about(w: Workings, each: Promise) -> str:
    """What is promised to whom; a segment's line says whose record it rests on, unless a group's own stands behind it."""
    if each.segment and not each.group:
        return w.wording.label("two.everyones", label=each.label, segment=each.segment)
    return w.wording.listed([each.label, each.segment or "", each.group or ""])


def level(w: Workings, each: Promise, value: float | None) -> str:
    """A level in the measure's unit; a share keeps its decimal."""
    return w.wording.percent(value, "pct1") if each.unit == "share" else w.wording.number(value, each.unit)


def unit_name(w: Workings, each: Promise) -> str:
    """The measure's unit in words, for an axis."""
    if each.unit == "share":
        return ""
    return w.wording.book.texts.get(f"numbers.units.{each.unit}", each.unit).split("|")[-1]

"""A record as the form shows it at once: how many values, how they lie, and the promise they support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import HTTPException
from markupsafe import Markup
from pydantic import ValidationError

from service.domain.brief import Language
from service.domain.evidence import Fact, Ledger
from service.errors import BriefError, OverdeliverError, RecordError
from service.exports.figures_delivery import shares_of
from service.exports.html import NAMESPACES
from service.exports.pictures import Mark, Strip, TolerancePicture
from service.figures.register import read_register
from service.figures.register_entry import entry_of
from service.prompts import wording
from service.web.auth import Caller
from service.web.pages.drafting import brief_of, level_shown
from service.web.pages.typed_records import record_in
from service.web.pages.words import say
from service.web.problems import Problem
from service.web.tool_views import PromiseOrder
from service.web.tools import work_out_promise
from service.writing.numerals import Numerals

_NOBODY = Caller("", ("tools",))


@dataclass(frozen=True)
class RecordView:
    """What a record looks like on the page."""

    count: int = 0
    fault: str = ""
    said: str = ""
    """What may be promised on it, in a sentence."""
    note: str = ""
    chart: Markup | None = None
    alt: str = ""
    columns: Mapping[str, Any] | None = None
    verdict: str = ""


def record_values(language: Language, draft: Mapping[str, Any], row: Mapping[str, Any]) -> RecordView | None:
    """The record of a row, if it has one, with the promise it supports."""
    columns = row.get("_columns")
    try:
        samples = list(record_in(row).samples) if row.get("_csv") else list(row.get("samples") or [])
    except RecordError as error:
        return RecordView(fault=str(error), columns=columns)
    entry = _entry(row, samples)
    if entry is None:
        return None
    levels = {name: _number(level_shown(draft, row, name)) for name in ("adequate", "desired")}
    try:
        line, apart = _register(draft, row) or (work_out_promise(PromiseOrder(**entry, **levels), _NOBODY), [])
    except (OverdeliverError, Problem, HTTPException, ValidationError) as error:
        return RecordView(len(samples), fault=_fault(error), columns=columns)
    view = _view(language, line, samples, columns)
    told = say(language, "record.apart", groups=say(language, "site.comma").join(apart)) if apart else ""
    return replace(view, note=" ".join(filter(None, (view.note, told))))


def _register(draft: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]] | None:
    """The line that the plan's own register has for everyone, and the groups it keeps apart; none before a plan could be written."""
    try:
        lines = read_register(brief_of(draft), Ledger()).of(str(row.get("measure")))
    except OverdeliverError:
        return None
    apart = [str(line.group or line.segment) for line in lines[1:] if line.group or line.segment]
    return (entry_of(lines[0]), apart) if lines else None


def _entry(row: Mapping[str, Any], samples: list[float]) -> dict[str, Any] | None:
    named = {"measure": str(row.get("measure") or row.get("label") or "measure"), "label": row.get("label"), "unit": row.get("unit")}
    named["better"] = row.get("better") or "lower"
    if samples:
        return {**named, "samples": samples}
    if row.get("kept") is not None and row.get("total") is not None:
        return {**named, "kept": row["kept"], "total": row["total"]}
    if row.get("median") is not None and row.get("p90") is not None:
        return {**named, **{name: row[name] for name in ("median", "p90", "n") if row.get(name) is not None}}
    return {**named, "typical": row["typical"]} if isinstance(row.get("typical"), int | float) else None


def _number(said: str) -> float | None:
    try:
        return float(said) if said else None
    except ValueError:
        return None


def _fault(error: Exception) -> str:
    if isinstance(error, BriefError):
        return error.faults[0].partition(": ")[2] or error.faults[0]
    return error.detail if isinstance(error, Problem) else str(error).splitlines()[0]


def _view(language: Language, line: Mapping[str, Any], samples: list[float], columns: Mapping[str, Any] | None) -> RecordView:
    numerals = Numerals(language, "EUR", wording(language))

    def level(value: float | None) -> str:
        return "–" if value is None else numerals.write(Fact(value, line["unit"]), "")

    key = _sentence(line)
    slots = {
        "level": level(line["promise"] if line["promise"] is not None else line["deliverable"]),
        "count": len(samples) or line["samples"],
    }
    kept = line["keep_rate_lower_bound"]
    note = say(language, "record.kept", share=f"{100 * kept:.0f}") if kept is not None and line["promise"] is not None else ""
    chart, alt = _chart(language, line, samples, level) if samples else (None, "")
    return RecordView(len(samples), "", say(language, f"record.{key}", **slots), note, chart, alt, columns, line["verdict"])


def _sentence(line: Mapping[str, Any]) -> str:
    if line["verdict"] == "fix_first":
        return "fix_first"
    if line["basis"] in ("assumed",):
        return "assumed"
    return "provisional" if line["basis"] == "provisional" else "modelled" if line["basis"] == "modelled" else "promise"


def _chart(language: Language, line: Mapping[str, Any], samples: list[float], level: Any) -> tuple[Markup, str]:
    """The histogram with the promise on it, drawn as in the plan."""
    from service.exports import charts  # slow to import

    deliverable, promise = line["deliverable"], line["promise"]
    shown = promise if promise is not None else deliverable
    word = say(language, "record.mark")
    marks = () if shown is None else (Mark("promise", word, shown, level(shown)),)
    strip = Strip(
        line["label"], line["unit"], line["adequate"], line["desired"], marks, shares_of(tuple(samples)), None, line["unit"] == "share"
    )
    words = wording(language)
    picture = TolerancePicture(
        words["charts.tolerance.zone"], words["charts.tolerance.delivered"], words["charts.tolerance.spread"], (strip,)
    )
    alt = say(language, "record.alt", count=len(samples), low=level(min(samples)), high=level(max(samples)), level=level(shown))
    return Markup(NAMESPACES.sub("", charts.svg(picture, language))), alt  # noqa: S704 - drawn by us, words escaped

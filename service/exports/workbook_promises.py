"""The page of promises: each line's levels and how often they are kept, worked out from the cases on a page of their own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import ndtr

from service.analysis.bounds import STANDARD, lower_bound, tolerance_factor
from service.analysis.levels import P90_SDS, TYPICAL_MARGIN, rank
from service.domain.brief import Delivery
from service.domain.plan.promise import Promise
from service.exports.promise_words import about, unit_name
from service.exports.record import Record, record_of
from service.exports.workbook_desk import FIRST, Desk, same
from service.exports.workbook_page import EMPTY, Cell, Kind, Page, fixed, given, heads, on, place, span, title, words, worked

(UNIT, BETTER, ACCEPT, WANT, RIVAL, NOW, CASES, DELIVERABLE, PROMISE, JUDGED, KEPT, RATE, LEAST, MONTH, BROKEN) = range(1, 16)
(BASIS, VERDICT, MEDIAN, P90, FACTOR) = range(16, 21)
RECORD_TOP = 4
"""Row of the first case on the page of records."""


@dataclass(frozen=True)
class Line:
    """A line of the register with what stands behind it."""

    promise: Promise
    entry: Delivery | None
    cases: tuple[float, ...]
    row: int
    column: int
    """Column of its cases on the page of records; lines that rest on the same cases share it."""

    @property
    def is_share(self) -> bool:
        """Whether it is a yes/no measure."""
        return self.promise.unit == "share"

    @property
    def level(self) -> float | None:
        """What the keep rate is judged at: the promise, else what customers accept."""
        return self.promise.promise if self.promise.promise is not None else self.promise.adequate

    @property
    def kind(self) -> Kind:
        """How its levels are written."""
        return "share" if self.is_share else "number"

    def kept(self, level: float) -> int:
        """Cases that kept a level."""
        return sum(value <= level if self.promise.better == "lower" else value >= level for value in self.cases)


def add_promises(desk: Desk) -> None:
    """Write the page of the register, and that of the cases where there are any."""
    promises = desk.plan.expectations.promises
    if not promises:
        return
    page, record = desk.page("promises"), record_of(desk.plan, desk.w.wording.book)
    page.line(FIRST, [words(desk.label("promises.keep")), given(STANDARD.keep, "share")])
    page.line(FIRST + 1, [words(desk.label("promises.confidence")), given(STANDARD.confidence, "share")])
    top = FIRST + 3
    lines = _lines(promises, record, top + 1)
    modelled = any(line.entry is not None and line.entry.median is not None for line in lines)
    page.line(top, heads(_heads(desk, modelled), (0, UNIT, BETTER, BASIS, VERDICT)))
    page.freeze(top + 1, 1)
    for line in lines:
        page.line(line.row, _row(desk, line))
    _add_guarantee(desk, page, lines, lines[-1].row + 2)
    if any(line.cases for line in lines):
        _add_cases(desk, [line for line in lines if line.cases])


def _lines(promises: Sequence[Promise], record: Record | None, first: int) -> list[Line]:
    found: list[Line] = []
    for i, promise in enumerate(promises):
        cases = record.cases(promise) if record else ()
        column = len({line.column for line in found if line.cases})
        column = next((line.column for line in found if cases and line.cases == cases), column)
        found.append(Line(promise, record.entry(promise) if record else None, cases, first + i, column))
    return found


def _heads(desk: Desk, modelled: bool) -> list[str]:
    label, column = desk.label, desk.column
    named = [column("promise_about"), label("promises.unit"), label("promises.better"), label("promises.accept"), label("promises.want")]
    named += [column("rivals_promise"), column("promised_now"), label("promises.cases"), column("deliverable"), column("promise")]
    named += [label(f"promises.{key}") for key in ("judged", "kept", "rate", "least", "per_month")]
    named += [column("broken"), column("basis"), column("verdict")]
    return [*named, *(label(f"promises.{key}") for key in ("median", "p90", "factor"))] if modelled else named


def _row(desk: Desk, line: Line) -> list[Cell]:
    promise, row = line.promise, line.row
    judged = f"=IF(ISBLANK({place(row, PROMISE)}),{place(row, ACCEPT)},{place(row, PROMISE)})"
    return [
        words(about(desk.w, promise), strong=True),
        words(desk.label("promises.share") if line.is_share else unit_name(desk.w, promise)),
        words(desk.label(f"promises.{promise.better}")),
        *(given(value, line.kind) for value in (promise.adequate, promise.desired, promise.competitor_promise, promise.current_promise)),
        _cases(desk, line),
        _deliverable(desk, line),
        given(promise.promise, line.kind),
        EMPTY if line.level is None else worked(judged, line.level, line.kind),
        *_keeping(desk, line),
        words(desk.w.wording.label(f"basis.{promise.basis}")),
        words(desk.w.wording.label(f"verdict.{promise.verdict}")),
        *_model(line),
    ]


def _column(desk: Desk, line: Line) -> str:
    """The cases of a line, with room below for newer ones."""
    bottom = RECORD_TOP + len(line.cases) - 1
    return on(desk.sheet("record"), span((RECORD_TOP, line.column), (bottom, line.column), pinned=True))


def _cases(desk: Desk, line: Line) -> Cell:
    if line.cases:
        return worked(f"=COUNT({_column(desk, line)})", len(line.cases), "whole")
    return given(line.promise.samples or None, "whole")


def _deliverable(desk: Desk, line: Line) -> Cell:
    """The level the record supports, by the formula of its kind; a number where none of them gives the plan's."""
    for formula, value in (_from_cases(desk, line), _from_count(line), _from_model(line), _from_typical(line)):
        if formula and same(value, line.promise.deliverable):
            return worked(formula, line.promise.deliverable, line.kind)
    return fixed(line.promise.deliverable, line.kind)


def _standard() -> tuple[str, str]:
    return place(FIRST, 1, pinned=True), place(FIRST + 1, 1, pinned=True)


def _from_cases(desk: Desk, line: Line) -> tuple[str, float | None]:
    """The order statistic: the smallest r with Binom(n, keep).cdf(r − 1) ≥ confidence; of too few cases the worst."""
    if not line.cases:
        return "", None
    ordered = sorted(line.cases, reverse=line.promise.better == "higher")
    found, cases = rank(len(ordered)), _column(desk, line)
    if found is None:
        return (f"=MAX({cases})" if line.promise.better == "lower" else f"=MIN({cases})"), ordered[-1]
    keep, confidence = _standard()
    nth = "SMALL" if line.promise.better == "lower" else "LARGE"
    return f"={nth}({cases},CRITBINOM({place(line.row, CASES)},{keep},{confidence})+1)", ordered[found - 1]


def _from_count(line: Line) -> tuple[str, float | None]:
    """Of kept and total the lower bound is the level."""
    entry = line.entry
    if entry is None or not line.is_share or entry.kept is None or entry.total is None:
        return "", None
    return f"={place(line.row, LEAST)}", lower_bound(entry.kept, entry.total)


def _from_model(line: Line) -> tuple[str, float | None]:
    """exp(ln median + k · σ), σ from median and ninetieth percentile."""
    entry = line.entry
    if entry is None or entry.median is None or entry.p90 is None or min(entry.median, entry.p90) <= 0 or not line.promise.samples:
        return "", None
    median, p90, factor = (place(line.row, col) for col in (MEDIAN, P90, FACTOR))
    sigma = (math.log(entry.p90) - math.log(entry.median)) / P90_SDS
    value = math.exp(math.log(entry.median) + tolerance_factor(line.promise.samples) * sigma)
    return f"=EXP(LN({median})+{factor}*(LN({p90})-LN({median}))/{P90_SDS})", value


def _from_typical(line: Line) -> tuple[str, float | None]:
    """A typical value, taken a quarter worse."""
    typical = line.entry.typical if line.entry is not None else None
    if typical is None:
        return "", None
    sign = "*" if line.promise.better == "lower" else "/"
    return f"={typical!r}{sign}{TYPICAL_MARGIN!r}", typical * TYPICAL_MARGIN if sign == "*" else typical / TYPICAL_MARGIN


def _keeping(desk: Desk, line: Line) -> list[Cell]:
    """How often the level is kept, at least, and how many are broken in a month at that."""
    promise, row = line.promise, line.row
    kept, total = _counted(line)
    count, cases = place(row, KEPT), place(row, CASES)
    formula = _count_formula(desk, line)
    first = EMPTY if kept is None else worked(formula, kept, "whole") if formula else given(kept, "whole")
    rate, least = fixed(promise.keep_rate, "share"), fixed(promise.keep_rate_lower_bound, "share")
    if kept is not None and total and same(kept / total, promise.keep_rate):
        rate = worked(f"={count}/{cases}", promise.keep_rate, "share")
        if same(lower_bound(kept, total), promise.keep_rate_lower_bound):
            bound = f"=IF({count}=0,0,BETAINV(1-{_standard()[1]},{count},{cases}-{count}+1))"
            least = worked(bound, promise.keep_rate_lower_bound, "share")
    elif same(_model_rate(line), promise.keep_rate):
        rate = worked(_model_rate_formula(line), promise.keep_rate, "share")
    return [first, rate, least, *_broken(line)]


def _counted(line: Line) -> tuple[int | None, int | None]:
    if line.cases and line.level is not None:
        return line.kept(line.level), len(line.cases)
    entry = line.entry
    return (entry.kept, entry.total) if entry is not None and not line.promise.group else (None, None)


def _count_formula(desk: Desk, line: Line) -> str:
    if not line.cases:
        return ""
    sign = "<=" if line.promise.better == "lower" else ">="
    return f'=COUNTIF({_column(desk, line)},"{sign}"&{place(line.row, JUDGED)})'


def _model_rate(line: Line) -> float | None:
    entry, level = line.entry, line.level
    if entry is None or entry.median is None or entry.p90 is None or level is None or min(level, entry.median, entry.p90) <= 0:
        return None
    sigma = (math.log(entry.p90) - math.log(entry.median)) / P90_SDS
    return float(ndtr((math.log(level) - math.log(entry.median)) / sigma)) if sigma else None


def _model_rate_formula(line: Line) -> str:
    level, median, p90 = (place(line.row, col) for col in (JUDGED, MEDIAN, P90))
    return f"=NORMSDIST((LN({level})-LN({median}))/((LN({p90})-LN({median}))/{P90_SDS}))"


def _broken(line: Line) -> list[Cell]:
    """Deliveries a month that the line speaks of, and those broken at the lower bound."""
    promise, entry = line.promise, line.entry
    per_month = entry.per_month if entry is not None else None
    if per_month is None or promise.broken_per_month is None or promise.keep_rate_lower_bound is None:
        return [given(per_month, "number"), fixed(promise.broken_per_month, "number")]
    whole = len(entry.samples) if entry is not None and entry.samples else 0
    share = len(line.cases) / whole if line.cases and whole else 1.0
    value = per_month * share * (1 - promise.keep_rate_lower_bound)
    month = given(per_month * share, "number")
    if not same(value, promise.broken_per_month):
        return [month, fixed(promise.broken_per_month, "number")]
    return [month, worked(f"=(1-{place(line.row, LEAST)})*{place(line.row, MONTH)}", promise.broken_per_month, "number")]


def _model(line: Line) -> list[Cell]:
    entry = line.entry
    if entry is None or entry.median is None or entry.samples:
        return []
    factor = tolerance_factor(line.promise.samples) if line.promise.samples > 1 else None
    return [given(entry.median, "number"), given(entry.p90, "number"), fixed(factor, "factor")]


def _add_guarantee(desk: Desk, page: Page, lines: Sequence[Line], row: int) -> None:
    """What the guarantee may cost to the end of the plan, from the line it rests on."""
    guarantee = desk.plan.expectations.guarantee
    line = next((each for each in lines if each.promise.measure == guarantee.measure), None)
    if (
        not guarantee.offered
        or line is None
        or not guarantee.payout
        or guarantee.expected_cost is None
        or not line.promise.broken_per_month
    ):
        return
    months = guarantee.expected_cost / (guarantee.payout * line.promise.broken_per_month)
    page.put(row, 0, title(desk.label("promises.guarantee")))
    page.line(row + 1, [words(desk.label("promises.payout")), given(guarantee.payout, "price")])
    page.line(row + 2, [words(desk.label("promises.months")), given(round(months, 6), "number")])
    cost = f"={place(row + 1, 1)}*{place(row + 2, 1)}*{place(line.row, BROKEN)}"
    page.line(row + 3, [words(desk.label("promises.cost")), worked(cost, guarantee.expected_cost, "money", strong=True)])


def _add_cases(desk: Desk, lines: Sequence[Line]) -> None:
    """A column of cases for each line."""
    page = desk.page("record")
    page.put(RECORD_TOP - 2, 0, title(desk.label("promises.records"), strong=False))
    first = {line.column: line for line in reversed(lines)}
    for line in first.values():
        page.line(RECORD_TOP - 1, heads([about(desk.w, line.promise)], ()), line.column)
        for i, value in enumerate(line.cases):
            page.put(RECORD_TOP + i, line.column, given(value, "number"))
    page.freeze(RECORD_TOP, 0)

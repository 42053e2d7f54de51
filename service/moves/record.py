"""Move: start or complete the record that a promise needs."""

from __future__ import annotations

import math

from service.domain.evidence import Fact, Phrase
from service.figures.register_line import RegisterLine
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.lexicon import family_of
from service.moves.model import Aim, Door, Move, SlotDict, Watch

WHAT_IF_PACE = 4
"""Visits a week that a what-if table starts from, where nobody said how many there are."""
WEEKS_A_MONTH = 52 / 12
LATEST_WEEK = 46


def record(case: Case) -> Move | None:
    """The move, when a measure has no full record, or there is none at all."""
    lines = _short(case)
    if case.brief.delivery and not lines:
        return None
    line = lines[0] if lines else None
    if line is not None and line.n >= case.register.smallest_n.value:
        return None
    have = case.ledger.fact("record.have", 0 if line is None else min(line.n, case.register.smallest_n.value), "count", "rows on record")
    weeks = _weeks(case, line, have)
    slots: SlotDict = {
        "need": case.register.smallest_n,
        "missing_words": case.book.phrase("moves.record.missing", label=case.low(line.label))
        if line
        else case.book.phrase("moves.record.none"),
        "label": case.low(line.label) if line else case.book.phrase("moves.record.every_visit"),
        "labels": case.book.listed([case.low(x.label) for x in lines]) if lines else case.book.phrase("moves.record.every_visit"),
        "columns": columns_of(case, line),
        "pace": _pace(case, line, weeks),
    }
    week = min(LATEST_WEEK, math.ceil(weeks.value) + 1)
    aim = Aim("record.rows", "workers_performance", "count", have, case.register.smallest_n, week, case.posts.steward)
    draft = Drafting("record", case.posts)
    tasks = [draft.task("open_log", aim.key), draft.task("read_log", aim.key, week=week)]
    if case.thin:
        slots["one_line"] = plain_line(case)
        tasks.append(draft.task("one_line", aim.key))
    habits = (draft.habit("keep_log", aim.key),)
    doors = (Door("record.promise" if line else "record.any_promise", week),)
    return Move(
        "record",
        0.0,
        (aim,),
        tuple(tasks),
        (Watch("record.rows", aim.key),),
        habits,
        doors,
        causes=("standard",),
        urgent=7 if case.thin else 2,
        slots=slots,
    )


def columns_of(case: Case, line: RegisterLine | None) -> Phrase:
    """Columns of the log, by what is measured."""
    family = "any" if line is None else "share" if line.yes_no else family_of(case.book.language, f"{line.label} {line.measure}")
    key = f"moves.record.columns.{family}"
    return case.book.phrase(key if case.book.has(key) else "moves.record.columns.any")


def plain_line(case: Case) -> Phrase:
    """The one line that is true without a record: what, where, for how much."""
    place = (case.brief.business.location or "").split(",")[0].split("，")[0].strip()
    price = case.money.leading.price
    sentence = (
        case.book.phrase("promises.plain_fact_place", price=price, place=place)
        if place
        else case.book.phrase("promises.plain_fact", price=price)
    )
    return case.book.phrase("moves.take_down.quoted", line=sentence)


def _short(case: Case) -> list[RegisterLine]:
    """Lines for everyone whose record is assumed or provisional, nearest to a promise first."""
    full = {x.measure for x in case.register.lines if x.basis in ("measured", "modelled")}
    lines = [
        x
        for x in case.register.lines
        if x.basis in ("assumed", "provisional") and x.measure not in full and not x.yes_no and x.verdict != "fix_first"
    ]
    return sorted(lines, key=lambda x: (-x.n, x.key))


def _weeks(case: Case, line: RegisterLine | None, have: Fact) -> Fact:
    if line and line.weeks_to_measure:
        return line.weeks_to_measure
    weeks = math.ceil((case.register.smallest_n.value - have.value) / _a_week(case, line).value)
    return case.ledger.fact("record.weeks", weeks, "weeks", "rows missing ÷ rows a week, rounded up", {"have": have})


def _a_week(case: Case, line: RegisterLine | None) -> Fact:
    """Rows a week: of the measure, of all services, or a what-if where the brief is silent."""
    month = line.per_month if line else None
    volumes = [s.per_month.value for s in case.money.services if s.per_month]
    monthly = month.value if month else sum(volumes)
    if monthly > 0:
        return case.ledger.fact("record.a_week", monthly / WEEKS_A_MONTH, "count", "deliveries a month × 12 ÷ 52")
    return case.ledger.fact("record.what_if_pace", WHAT_IF_PACE, "count", "what if: so many a week (our range, not a finding)")


def _pace(case: Case, line: RegisterLine | None, weeks: Fact) -> Phrase:
    known_pace = (line and line.per_month) or any(s.per_month for s in case.money.services)
    key = "pace_known" if known_pace else "pace_what_if"
    return case.book.phrase(f"moves.record.{key}", pace=_a_week(case, line), weeks=weeks)

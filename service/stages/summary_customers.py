"""Whom to win and keep, in the owner's words: one row a segment, with its numbers and what is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Literal

from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner import CustomerRow
from service.figures.segments import SegmentFigures
from service.moves.goals import GoalKind
from service.stages.desk import Desk
from service.stages.idea_slots import TO_WIN, Fitting
from service.stages.summary_begun import NO_DEEDS, Begun, begun_in_turn
from service.stages.wish import shrinking
from service.writing.phrasebook import Slot

Treatment = Literal["keep_first", "keep", "win", "serve", "do_not_court"]
QUARTER, STAYING_WELL, ALL_STAY = 0.25, 0.9, 0.995
SHORT = ("keep", "serve")
"""What is said in fewer words the second time."""
WANTED: tuple[Treatment, ...] = ("keep_first", "win")
"""Treatments that look for more of the same people."""
ORDER: tuple[Treatment, ...] = ("keep_first", "win", "keep", "serve", "do_not_court")


def customer_rows(desk: Desk, begun: Mapping[int, Begun] = NO_DEEDS, waiting: Set[int] = frozenset()) -> tuple[CustomerRow, ...]:
    """Segments by treatment; without segments nobody is told apart, and there is no row.

    `begun` is what the trade does for such people, by the index of the segment: it stands behind the treatment.
    `waiting` are the segments of which the owner wants more, and the answer is not yet.
    """
    treated = _treated(desk, waiting)
    said_once = _said_once(desk, [_row(desk, s, treatment) for s, treatment in treated])
    return tuple(_with_deed(desk, row, begun.get(s.index)) for row, (s, _) in zip(said_once, treated, strict=True))


def begun_for_groups(desk: Desk, deeds: Mapping[int, Fitting], waiting: Set[int] = frozenset()) -> dict[int, Begun]:
    """What begins for which segment, by its index, in the order of the rows; `deeds` is what the trade does for such people."""
    taking = [s for s, treatment in _treated(desk, waiting) if _takes_deed(desk, treatment, s, deeds.get(s.index))]
    return {s.index: each for s, each in zip(taking, begun_in_turn(desk, [deeds[s.index] for s in taking]), strict=True)}


def _treated(desk: Desk, waiting: Set[int]) -> list[tuple[SegmentFigures, Treatment]]:
    """The segments with their treatment, who counts most first."""
    segments = desk.case.customers.segments
    kept = [int(o.aim.key.rsplit(".", 1)[1]) for o in desk.scheme.objectives if o.aim.key.startswith("keep.")]
    named = {goal.segment for goal in desk.case.goals}
    treated = ((s, _treatment(desk, s, kept, waiting)) for s in segments)
    return sorted(treated, key=lambda st: (ORDER.index(st[1]), st[0].index not in named))


def _takes_deed(desk: Desk, treatment: Treatment, segment: SegmentFigures, found: Fitting | None) -> bool:
    """Whether something is done for these people; nobody is looked for where no more are wanted."""
    return found is not None and not _shrinks(desk, segment) and (found.idea.serves not in TO_WIN or treatment in WANTED)


def _with_deed(desk: Desk, row: CustomerRow, begun: Begun | None) -> CustomerRow:
    if begun is None:
        return row
    key = "with_deed_alone" if desk.case.posts.solo else "with_deed"
    slots: dict[str, Slot] = {"deed": begun.deed, "who": begun.who, "month": begun.month}
    text = desk.tell(f"summary.customers.{key}", treatment=Phrase(row.text.text, row.text.evidence), **slots)
    return row.model_copy(update={"text": text})


def _said_once(desk: Desk, rows: Sequence[CustomerRow]) -> Iterator[CustomerRow]:
    """Where two segments would be told the same, the second is told so, or points to the first."""
    first: dict[str, str] = {}
    for row in rows:
        before = first.setdefault(row.text.text, row.segment)
        short = next((key for key in SHORT if row.text.text == desk.tell(f"summary.customers.{key}").text), None)
        same = desk.tell(f"summary.customers.same_{short}" if short else "summary.customers.same", segment=before)
        yield row if before == row.segment else row.model_copy(update={"text": same})


def _treatment(desk: Desk, segment: SegmentFigures, kept: list[int], waiting: Set[int]) -> Treatment:
    if segment.contribution_year and segment.contribution_year.value <= 0:
        return "do_not_court"
    if _shrinks(desk, segment):
        return "serve"
    if kept and segment.index == kept[0]:
        return "keep_first"
    if desk.scheme.has("fill_hours") and desk.case.focus and segment.index == desk.case.focus.index:
        return "win"
    if segment.index not in waiting and _is_wanted(desk, segment, "grow"):
        return "win"
    kept_or_asked = segment.index in (*kept, *waiting) or _is_wanted(desk, segment, "keep")
    return "keep" if kept_or_asked or _carries(segment) else "serve"


def _shrinks(desk: Desk, segment: SegmentFigures) -> bool:
    """Whether a segment buys nothing but what the owner wishes to do less of."""
    less, mix = shrinking(desk), desk.brief.segments[segment.index].service_mix
    return less is not None and bool(mix) and set(mix or {}) == {str(less.name)}


def _is_wanted(desk: Desk, segment: SegmentFigures, kind: GoalKind) -> bool:
    """Whether the owner asks for more of a segment, or to keep it, and each is worth at least half of the best."""
    best = max((s.contribution_year.value for s in desk.case.customers.segments if s.contribution_year), default=0.0)
    worth = segment.contribution_year.value if segment.contribution_year else 0.0
    asked = any(goal.kind == kind and goal.segment == segment.index for goal in desk.case.goals)
    return asked and (kind == "keep" or worth >= best / 2)


def _carries(segment: SegmentFigures) -> bool:
    """Whether the profit rests on a segment: a quarter of it, or a tier above the average."""
    return _carries_much(segment) or segment.tier in ("platinum", "gold")


def _carries_much(segment: SegmentFigures) -> bool:
    return segment.profit_share is not None and segment.profit_share.value >= QUARTER


def _row(desk: Desk, segment: SegmentFigures, treatment: Treatment) -> CustomerRow:
    stays = segment.retention if segment.retention and segment.retention.value < ALL_STAY else None
    return CustomerRow(
        segment=str(segment.name),
        treatment=treatment,
        count=desk.tell("summary.customers.count", count=segment.customers) if segment.customers else None,
        contribution_year=_worth(desk, segment),
        retention=desk.tell("summary.customers.stay", stay=stays) if stays else None,
        text=desk.tell(f"summary.customers.{_done(desk, segment, treatment)}"),
    )


def _done(desk: Desk, segment: SegmentFigures, treatment: Treatment) -> str:
    """Key of what is done about a segment."""
    if _shrinks(desk, segment):
        return "fewer"
    if desk.scheme.action(f"learn.care.{segment.index}"):
        return "save_care"
    won = desk.scheme.has("fill_hours") and desk.case.focus is not None and segment.index == desk.case.focus.index
    key = _said_of(treatment, won, segment.retention is not None and segment.retention.value >= STAYING_WELL)
    return "hold_few" if key == "hold" and not _carries_much(segment) else key


def _said_of(treatment: Treatment, won: bool, stays: bool) -> str:
    """Key of what is done: those who are kept and also won, who stay anyway, or whom the owner wants more of, are told so."""
    if treatment == "keep_first" and won:
        return "keep_and_win"
    if treatment == "win" and not won:
        return "win_asked"
    return "hold" if treatment == "keep" and stays else treatment


def _worth(desk: Desk, segment: SegmentFigures) -> Statement | None:
    """What one leaves in a year after care, and all of them together; a loss is called one."""
    each = segment.contribution_year
    if each is None:
        return None
    if each.value <= 0:
        loss = desk.ledger.fact(f"turn.{segment.name}.each_loss", -each.value, "money", "yearly loss of one after care")
        return desk.tell("summary.customers.loss", loss=loss)
    if segment.contribution_all is None:
        return desk.tell("summary.customers.each", each=each)
    return desk.tell("summary.customers.each_and_all", each=each, all=segment.contribution_all)

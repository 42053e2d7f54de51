"""What holds the firm back, in a clause each: the three that weigh most, for the opening of part 1."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Phrase, known, named
from service.figures.criteria import CriterionFigures
from service.moves.causes import family_of_kind
from service.stages.desk import Desk
from service.stages.in_short import leak_of, leavers_of, what_is_mended

MOST_AILS = 3
COME_AGAIN = 0.5
"""Share who stay from which a group is one that comes again, so that leaving is a loss and not the rule."""
ENOUGH = 3
"""Complaints a month of one kind from which they say something of the whole firm."""
A_POINT = 1.0
"""Points of a rating from which a firm is told that it is behind."""


def ails(desk: Desk) -> tuple[Phrase, ...]:
    """Hours where they are not, those who leave, what people complain of, where a rival is ahead, who costs money: at most three."""
    return tuple([*_week(desk), *_leavers(desk), *_complaint(desk), *_behind(desk), *_losing(desk), *_quiet(desk)][:MOST_AILS])


def _week(desk: Desk) -> Iterator[Phrase]:
    for kind in ("level_week", "fix_measure"):
        objective = desk.scheme.objective_of(kind)
        if objective:
            yield desk.phrase(f"summary.ails.week_{what_is_mended(desk, objective)}", **objective.slots)
            return


def _leavers(desk: Desk) -> Iterator[Phrase]:
    leak = leak_of(desk)
    if leak and known(leak.retention).value >= COME_AGAIN:
        yield desk.phrase("summary.ails.leak", segment=desk.case.group_words(leak.name), people=leavers_of(desk, leak))


def _complaint(desk: Desk) -> Iterator[Phrase]:
    """What most complaints mean; in the owner's words where they are of no family, or too few to mean more."""
    kinds = desk.brief.complaints.kinds if desk.brief.complaints else {}
    if not kinds:
        return
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    family = family_of_kind(desk.brief.language, kind) if kinds[kind] >= ENOUGH else "other"
    key = f"summary.ails.complaint.{family}"
    yield desk.phrase(key if desk.book.has(key) else "summary.ails.complaint.other", kind=named(kind, f"complaints.kinds.{kind}"))


def _behind(desk: Desk) -> Iterator[Phrase]:
    """The point, other than the price, on which a rival's lead weighs most."""
    criteria = (c for c in desk.case.position.criteria if not c.role_price)
    behind = [(_lag(c), c.name, c) for c in criteria if c.advantage and c.advantage.value <= -A_POINT]
    if behind:
        worst = min(behind, key=lambda b: b[:2])[2]
        slots = {"criterion": desk.case.low(worst.name), "own": worst.own, "best": worst.best, "rival": worst.best_rival}
        yield desk.phrase("summary.ails.behind", **slots)


def _lag(criterion: CriterionFigures) -> float:
    """Weight × lead, negative where a rival is ahead."""
    return criterion.weight.value * (criterion.advantage.value if criterion.advantage else 0.0)


def _losing(desk: Desk) -> Iterator[Phrase]:
    objective = desk.scheme.objective_of("turn_segment")
    if objective:
        yield desk.phrase("summary.ails.losing", **objective.slots)


def _quiet(desk: Desk) -> Iterator[Phrase]:
    objective = desk.scheme.objective_of("fill_hours")
    if objective:
        yield desk.phrase("summary.ails.quiet", **objective.slots)

"""The questionnaire: five parts that every firm asks, and the questions whose answers this plan waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from service.domain.evidence import Fact, Phrase
from service.domain.plan.control import Question
from service.figures.criteria import CriterionFigures
from service.figures.register_line import RegisterLine
from service.moves.lexicon import family_of
from service.stages.desk import Desk

Part = Literal["expected", "experienced", "value", "overall", "complaints"]
ASKED: tuple[tuple[Part, str, str], ...] = (
    ("expected", "good", "seven"),
    ("expected", "suit", "seven"),
    ("expected", "wrong", "seven_often"),
    ("experienced", "good", "seven"),
    ("experienced", "suit", "seven"),
    ("experienced", "wrong", "seven_often"),
    ("value", "quality_for_price", "seven"),
    ("value", "price_for_quality", "seven"),
    ("overall", "satisfied", "seven"),
    ("overall", "against_expected", "seven_against"),
    ("overall", "against_ideal", "seven_against"),
    ("complaints", "complained", "complained"),
)
MOST_LEVELS = 2
POINTS = {"low": 1.0, "seven": 7.0, "five": 5.0, "points": 100.0}


def questionnaire(desk: Desk) -> tuple[Question, ...]:
    """The five parts and then the plan's own."""
    fixed = (Question(dimension=part, text=desk.say(f"measurement.{part}.{key}"), scale=scale(desk, how)) for part, key, how in ASKED)
    return (*fixed, *for_this_plan(desk))


def for_this_plan(desk: Desk) -> Iterator[Question]:
    """What the register and the moves still have to learn from customers."""
    for line in lines_in_doubt(desk)[:MOST_LEVELS]:
        yield _too_much(desk, line)
    yield from _told_first(desk)
    yield from _proof(desk)
    yield from _points(desk)
    yield from _ratings(desk)
    if not desk.case.position.rivals:
        yield _plan(desk, "rivals", "own_words")


def lines_in_doubt(desk: Desk) -> list[RegisterLine]:
    """Measures whose limit nobody stated, then those that miss or just reach it, by broken cases."""
    plain = [x for x in desk.case.register.lines if x.segment is None and x.group is None]
    unknown = sorted((x for x in plain if x.adequate is None), key=lambda x: x.key)
    at_issue = [x for x in plain if x.adequate is not None and (x.verdict == "fix_first" or _just_reached(x))]
    return [*unknown, *sorted(at_issue, key=lambda x: (-(x.broken_per_month.value if x.broken_per_month else 0.0), x.key))]


def scale(desk: Desk, key: str, **slots: str | Fact) -> str:
    """How a question is answered."""
    ends = {name: Fact(value, "count") for name, value in POINTS.items()}
    return str(desk.phrase(f"measurement.scales.{key}", **ends, **slots))


def _just_reached(line: RegisterLine) -> bool:
    """Whether the promise stands at the very level that customers accept."""
    return line.promise is not None and line.adequate is not None and line.promise.value == line.adequate.value


def _plan(desk: Desk, key: str, how: str, **slots: Fact | Phrase | str) -> Question:
    scaled = {k: v for k, v in slots.items() if k == "unit"}
    return Question(dimension="for_this_plan", text=desk.say(f"measurement.plan.{key}", **slots), scale=scale(desk, how, **scaled))


def _too_much(desk: Desk, line: RegisterLine) -> Question:
    """From which level on the measure is too much; for a yes/no measure, how often in ten it may fail."""
    if line.yes_no:
        return _plan(desk, "often", "in_ten", label=desk.case.low(line.label))
    key = "too_much" if line.better == "lower" else "too_little"
    return _plan(desk, key, "number", label=line.label, unit=unit_word(desk, line.unit))


def unit_word(desk: Desk, unit: str) -> str:
    """The unit in words, in the plural."""
    forms = desk.book.texts.get(f"numbers.units.{unit}", unit)
    return forms.rpartition("|")[2].removeprefix("个")


def _told_first(desk: Desk) -> Iterator[Question]:
    """Where something comes late: whether the firm said so first."""
    late = [x for x in desk.case.register.lines if family_of(desk.book.language, f"{x.label} {x.measure}") == "late"]
    if any(x.verdict == "fix_first" or "overpromising_now" in x.flags for x in late):
        yield _plan(desk, "told_first", "yes_no_never")


def _proof(desk: Desk) -> Iterator[Question]:
    """Whether customers meet what the position rests on, or would rest on."""
    position = desk.case.position
    criterion = position.chosen or (position.nearest_miss.criterion if position.nearest_miss else None)
    if criterion is None:
        return
    line = _line_of(desk, criterion)
    if line is not None and line.yes_no:
        yield _plan(desk, "proof_record", "yes_no_unsure", label=line.label)
    else:
        yield _plan(desk, "proof", "yes_partly_no", criterion=criterion.name)


def _line_of(desk: Desk, criterion: CriterionFigures) -> RegisterLine | None:
    lines = desk.case.register.of(str(criterion.measure)) if criterion.measure else ()
    return lines[0] if lines else None


def _points(desk: Desk) -> Iterator[Question]:
    """Where no position stands: what customers choose by."""
    criteria = desk.case.position.criteria
    if desk.scheme.has("prove") and criteria:
        yield _plan(desk, "points", "points", criteria=_criteria(desk, criteria))


def _ratings(desk: Desk) -> Iterator[Question]:
    """Where the firm rated itself: customers rate it and its rivals."""
    position = desk.case.position
    if desk.brief.own.ratings and position.rivals and position.criteria:
        rivals = desk.book.listed(sorted((r.name for r in position.rivals), key=str))
        yield _plan(desk, "ratings", "five", rivals=rivals, criteria=_criteria(desk, position.criteria))


def _criteria(desk: Desk, criteria: Sequence[CriterionFigures]) -> Phrase:
    return desk.book.listed([desk.case.low(c.name) for c in criteria])

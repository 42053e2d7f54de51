"""Talks with customers, where they are too few for a questionnaire: five questions, and what five like answers are worth."""

from __future__ import annotations

from collections.abc import Iterator

from service.analysis.levels import supported_keep
from service.domain.evidence import Statement
from service.domain.plan.block import Note
from service.domain.plan.control import Question
from service.stages.desk import Desk
from service.stages.measurement_questions import lines_in_doubt, scale, unit_word

TALKS = 5


def talks(desk: Desk) -> tuple[Question, ...]:
    """Five questions, one for each part; the first asks for the limit that a promise needs."""
    own_words = scale(desk, "own_words")
    return (
        Question(dimension="expected", text=_limit(desk), scale=own_words),
        Question(dimension="experienced", text=desk.say("measurement.talks.experienced"), scale=own_words),
        Question(dimension="value", text=_rivals(desk), scale=own_words),
        Question(dimension="overall", text=desk.say("measurement.talks.overall"), scale=own_words),
        Question(dimension="complaints", text=desk.say("measurement.talks.complaints"), scale=own_words),
    )


def talk_notes(desk: Desk) -> Iterator[Note]:
    """Why no questionnaire yet, whom to ask, and how far five answers carry."""
    five = desk.ledger.fact("talks.n", TALKS, "count", "talks: enough for customers' words, too few for a share")
    formula = "(1 − confidence)^(1/n): the share that n like answers support"
    sure = desk.case.register.confidence
    support = desk.ledger.fact("talks.support", supported_keep(TALKS), "share", formula, {"n": five, "confidence": sure})
    yield desk.note("sending", *_not_yet(desk))
    yield desk.note("answers", desk.say("measurement.talks.carry", n=five, support=support, confidence=sure))


def _not_yet(desk: Desk) -> Iterator[Statement]:
    survey, total = desk.case.survey, desk.case.customers.total_customers
    if total is None:
        yield desk.say("measurement.talks.unknown")
    else:
        yield desk.say("measurement.talks.few", n=survey.sample_size, people=total)
    action = desk.scheme.action("prove.ask_five")
    if action:
        yield desk.say("measurement.talks.dated", action=action.id, finish=action.finish)


def _limit(desk: Desk) -> Statement:
    line = next((x for x in lines_in_doubt(desk) if not x.yes_no), None)
    if line is None:
        return desk.say("measurement.talks.expected")
    return desk.say("measurement.talks.expected_measure", label=line.label, unit=unit_word(desk, line.unit))


def _rivals(desk: Desk) -> Statement:
    rivals = desk.case.position.rivals
    if not rivals:
        return desk.say("measurement.talks.value")
    return desk.say("measurement.talks.value_rivals", rivals=desk.book.listed(sorted((r.name for r in rivals), key=str), "or"))

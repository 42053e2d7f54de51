"""Stage measurement: how customers are asked: a questionnaire with its sample, or five talks where customers are few."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Statement
from service.domain.plan.block import Note
from service.domain.plan.control import Measurement
from service.figures.survey import Survey
from service.moves.learn import SURVEY_FROM
from service.stages.desk import Desk
from service.stages.measurement_questions import questionnaire
from service.stages.measurement_talks import talk_notes, talks
from service.stages.support import value_of

WIDE_MARGIN = 0.08


def write_measurement(desk: Desk) -> Measurement:
    """A questionnaire for a hundred customers or more; talks for fewer, or where nobody knows how many there are."""
    survey, few = desk.case.survey, few_customers(desk)
    return Measurement(
        questionnaire=talks(desk) if few else questionnaire(desk),
        sample_size=int(survey.sample_size.value),
        population=value_of(survey.population),
        notes=tuple(talk_notes(desk)) if few else tuple(_notes(desk, survey)),
    )


def few_customers(desk: Desk) -> bool:
    """Whether talks say more than a questionnaire."""
    total = desk.case.customers.total_customers
    return total is None or total.value < SURVEY_FROM


def _notes(desk: Desk, survey: Survey) -> Iterator[Note]:
    yield desk.note("sending", *_sending(desk, survey))
    margins = list(_margins(desk, survey))
    if margins:
        yield desk.note("answers", *margins)


def _sending(desk: Desk, survey: Survey) -> Iterator[Statement]:
    slots = {"n": survey.sample_size, "sent": survey.sent, "rate": survey.answer_rate, "mark": desk.doubts.mark("survey_rate")}
    yield desk.say("measurement.sending.everyone" if survey.everyone else "measurement.sending.some", **slots)
    rounds = "two" if survey.rounds > 1 and not survey.everyone else "one"
    action = desk.scheme.action("learn.survey")
    if action:
        yield desk.say(f"measurement.sending.{rounds}_dated", start=action.start, action=action.id)
    else:
        yield desk.say(f"measurement.sending.{rounds}")


def _margins(desk: Desk, survey: Survey) -> Iterator[Statement]:
    """What the answers expected leave, what half of them do, and how few still serve."""
    if survey.margin:
        yield desk.say("measurement.answers.expected", n=survey.answers_expected, margin=survey.margin)
    if survey.margin_if_half:
        yield desk.say("measurement.answers.half", margin=survey.margin_if_half)
    wide = desk.ledger.fact("survey.wide_margin", WIDE_MARGIN, "points", "the margin that fewer answers may leave")
    yield desk.say("measurement.answers.enough", n=survey.sample_size_8_points, margin=wide)

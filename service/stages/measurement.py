"""Stage measurement: how customers are asked: a questionnaire with its sample, or five talks where customers are few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from service.domain.evidence import Fact, Statement, known
from service.domain.plan.block import Note
from service.domain.plan.control import Measurement
from service.figures.survey import Survey
from service.moves.learn import SURVEY_FROM
from service.stages.desk import Desk
from service.stages.measurement_questions import questionnaire
from service.stages.measurement_talks import talk_notes, talks
from service.stages.support import value_of

WIDE_MARGIN = 0.08
HALF_A_YEAR = dt.timedelta(weeks=26)


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
    yield desk.note("answers", *_margins(desk, survey))


def _sending(desk: Desk, survey: Survey) -> Iterator[Statement]:
    asked = "everyone" if survey.everyone else "some"
    yield desk.say(f"measurement.sending.{asked}", n=survey.sample_size, sent=survey.sent, rate=_answer_rate(desk, survey))
    rounds = "two" if survey.rounds > 1 and not survey.everyone else "one"
    action = desk.scheme.action("learn.survey")
    if action:
        second = desk.ledger.date("survey.second_round", action.start.value + HALF_A_YEAR, "half a year after the first round")
        key = "two_later" if rounds == "two" and second.value > desk.case.end.value else f"{rounds}_dated"
        yield desk.say(f"measurement.sending.{key}", start=action.start, action=action.id, second=second)
    else:
        yield desk.say(f"measurement.sending.{rounds}")


def _answer_rate(desk: Desk, survey: Survey) -> Fact:
    """The share who answer: an assumption of the plan, or a rule of thumb where no survey is dated."""
    rate = survey.answer_rate
    support = desk.doubts.support("survey_rate")
    if support:
        return replace(rate, evidence=support)
    return desk.ledger.fact("survey.answer_rate", rate.value, "share", "what a short questionnaire to one's own customers usually brings")


def _margins(desk: Desk, survey: Survey) -> Iterator[Statement]:
    """What the answers expected leave, what half of them do, and how few still serve."""
    yield desk.say("measurement.answers.expected", n=survey.answers_expected, margin=known(survey.margin))
    yield desk.say("measurement.answers.half", margin=known(survey.margin_if_half))
    wide = desk.ledger.fact("survey.wide_margin", WIDE_MARGIN, "points", "the margin that fewer answers may leave")
    yield desk.say("measurement.answers.enough", n=survey.sample_size_8_points, margin=wide)

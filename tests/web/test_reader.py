"""Free text into a brief over HTTP: the real reader, with a model that says what the test tells it to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from service.model import Account, Door
from service.settings import Settings
from service.web.reader import NotesReader
from service.web.writers import Writers
from tests.fakes.scripted_model import Answer, ScriptedModel
from tests.notes.texts import ENGLISH, TRUE, fact
from tests.web.a_service import Service


def reads(*answers: Answer) -> NotesReader:
    """A reader whose model gives one answer after the other; the last one again and again."""
    left: Iterator[Answer] = iter([*answers, *[answers[-1]] * 5])
    door = Door("scripted:model", ScriptedModel(speak=lambda _question: next(left)))
    return NotesReader(lambda: door, Account)


def read(service: Service, text: str, **more: Any) -> Any:
    return service.client.post("/v1/briefs", json={"text": text, **more})


def test_a_text_becomes_a_brief_that_says_what_each_field_rests_on(service: Service) -> None:
    service.office.reader = reads({"facts": [*TRUE, fact("business", "", "fixed_costs_per_month", "9000", "")]})
    answer = read(service, ENGLISH).json()
    assert answer["brief"]["business"]["name"] == "Wren Street Dental"
    assert {"path": "services.0.price", "quote": "A check-up and clean is £62"} in answer["said"]
    assert {"path": "business.kind"} in answer["assumed"]
    [left] = answer["left_out"]
    assert left["value"] == "9000" and left["reason"] == "the number does not stand in the text"
    assert all(one["text"] and one["changes"] for one in answer["questions"])


def test_what_a_brief_still_lacks_is_asked(service: Service) -> None:
    service.office.reader = reads({"facts": TRUE[:2]})
    answer = read(service, ENGLISH, language="zh").json()
    assert answer["brief"]["language"] == "zh"
    assert "services" in {one["path"] for one in answer["questions"]}


def test_a_model_that_gives_no_answer_is_a_matter_of_now(service: Service) -> None:
    service.office.reader = reads("No.")
    answer = read(service, ENGLISH)
    assert answer.status_code == 503
    assert "the model cannot read the text now" in answer.json()["detail"]
    assert read(service, " \n ").status_code == 422


def test_serve_reads_with_the_model_of_the_settings_and_with_none_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    assert Writers(Settings()).reader() is None
    reader = Writers(Settings(model="openai:gpt-5", max_cost=1.0)).reader()
    assert reader is not None
    assert reader.door() is reader.door()
    assert reader.account() is not reader.account()
    assert reader.account().limits.most_cost == 1.0
    reader.door().close()

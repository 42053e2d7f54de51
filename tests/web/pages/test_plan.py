"""The plan's pages without JavaScript: answers, locks, another draft, versions, copy, links, files, erasure."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.a_service import Service
from tests.web.pages.forms import Reader, a_plan


def test_an_answer_makes_a_version_that_says_what_it_changed(reader: Reader) -> None:
    plan = a_plan(reader).url
    reader.press("/answers", value="6")
    assert reader.url == plan
    assert reader.says("Version 2")
    assert reader.says("This version changed")
    reader.open(f"{plan}/versions/2")
    assert reader.html.css("ins")
    reader.open(f"{plan}/versions")
    assert reader.says("first draft")


def test_an_answer_that_is_empty_is_refused(reader: Reader) -> None:
    a_plan(reader).press("/answers", value="  ")
    assert reader.status == 422
    assert reader.says("the answer is empty")


def test_the_brief_opened_again_revises_this_plan(reader: Reader, service: Service) -> None:
    plan = a_plan(reader).url
    reader.press("/brief", path="services.0.price")
    assert reader.says("You are changing the brief of a plan that is written.")
    reader.press("/2", "order", **{"services.0.price": "41"})
    assert reader.url == plan
    assert service.runs.asked[-1][1] == 2
    assert "41" in reader.html.body.text() if reader.html.body else False


def test_a_locked_section_stays_and_says_so(reader: Reader) -> None:
    plan = a_plan(reader).url
    reader.open(f"{plan}/sections/mix").press("/sections/mix", "lock")
    assert reader.says("Locked: The seven Ps.")
    reader.open(f"{plan}/sections/mix")
    assert not reader.html.css("textarea[name^='words.']")
    reader.press("/sections/mix", "unlock")
    assert not reader.says("Locked:")


def test_a_sentence_is_edited_in_place(reader: Reader) -> None:
    plan = a_plan(reader).url
    reader.open(f"{plan}/sections/summary")
    field = next(each for each in reader.html.css("textarea[name^='words.']"))
    reader.press("/sections/summary", "save", **{str(field.attributes["name"]): "We mend bicycles while their riders work."})
    assert reader.says("We mend bicycles while their riders work.")


def test_a_section_is_drafted_again(reader: Reader, service: Service) -> None:
    plan = a_plan(reader).url
    reader.open(f"{plan}/sections/positioning").press("/sections/positioning", "redraft")
    assert reader.url == plan
    assert service.runs.asked[-1][1] == 2


def test_an_old_version_can_be_read(reader: Reader) -> None:
    plan = a_plan(reader).press("/answers", value="6").url
    reader.open(f"{plan}?version=1")
    assert reader.says("There is a newer one.")


def test_an_advert_is_marked_where_it_promises_too_much(reader: Reader) -> None:
    plan = a_plan(reader).url
    reader.open(f"{plan}/copy").press("/copy", text="We never let you wait. Come in and say hello.")
    marked = [each.text() for each in reader.html.css("mark")]
    assert len(marked) == 1
    assert "never" in marked[0]
    assert reader.says("Come in and say hello.")
    reader.press("/copy", text="We mend bicycles.")
    assert reader.says("Nothing in it promises more than you can keep.")


def test_a_link_opens_the_plan_to_others_until_it_is_taken_back(reader: Reader, service: Service) -> None:
    plan = a_plan(reader).url
    reader.open(f"{plan}/share").press("/share", days="7")
    link = reader.html.css("#link")[0].text().removeprefix("http://localhost")
    service.key("other")  # from now on nobody gets in without a key
    assert reader.open(plan).status == 401
    assert reader.open(link).says("Someone shared this plan with you to read.")
    assert reader.open(f"{link}/workings").status == 200
    assert not reader.html.css("form[action*='/plans/']")
    service.office.now = lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=8)
    assert reader.open(link).status == 404


def test_a_link_that_was_taken_back_opens_nothing(reader: Reader) -> None:
    plan = a_plan(reader).url
    reader.open(f"{plan}/share").press("/share", days="7")
    link = reader.html.css("#link")[0].text().removeprefix("http://localhost")
    reader.press("/end")
    assert reader.says("There is no link now.")
    assert reader.open(link).status == 404


@pytest.mark.parametrize("name", ["html", "json"])
def test_a_file_is_there(reader: Reader, service: Service, name: str) -> None:
    plan = a_plan(reader).url
    answer = service.client.get(f"{plan}/files/{name}")
    assert answer.status_code == 200
    assert len(answer.content) > 1000


def test_a_plan_is_erased_only_when_the_box_is_ticked(reader: Reader) -> None:
    plan = a_plan(reader).url
    reader.open("/plans").press("/erase")
    assert reader.says("Erase the plan of Hedge Lane Cycles?")
    reader.press("/erase", sure="yes")
    assert reader.open(plan).status == 404


def test_a_brief_is_duplicated_for_the_next_client(reader: Reader) -> None:
    a_plan(reader).open("/plans").press("/duplicate")
    assert reader.fields(reader.html.css("form#brief")[0])["business.kind"] == "bike mechanic"


def test_progress_is_told_and_can_be_stopped(reader: Reader, service: Service) -> None:
    service.runs.waits = True
    plan = a_plan(reader).url
    assert reader.says("the plan is being written")
    assert reader.open(f"{plan}/progress").says("0 of 12 chapters")
    reader.open(plan).press("/cancel")
    assert reader.says("Hedge Lane Cycles: stopped")
    reader.press("/duplicate")
    assert reader.url.endswith("/1")


def test_the_plan_shows_when_progress_is_over(reader: Reader, service: Service) -> None:
    plan = a_plan(reader).url
    assert service.client.get(f"{plan}/progress").headers["hx-redirect"] == plan


def test_a_link_just_made_is_shown_again_and_made_once_until_it_is_taken_back(reader: Reader) -> None:
    share = f"{a_plan(reader).url}/share"
    reader.open(share).press("/share", days="7")
    assert reader.url == share
    link = reader.html.css("#link")[0].attributes["href"]
    reader.open(share)
    assert reader.html.css("#link")[0].attributes["href"] == link
    assert len(reader.html.css("tbody tr")) == 1
    reader.press("/end")
    assert not reader.html.css("#link")
    assert not reader.html.css("tbody tr")


def test_a_chart_is_drawn_by_itself(reader: Reader, service: Service) -> None:
    reader.open("/examples/brightside-dental/workings")
    places = [str(each.attributes["hx-get"]) for each in reader.html.css("[hx-get]")]
    assert len(places) >= 5
    assert service.client.get(places[0]).text.startswith("<svg")
    assert service.client.get(f"{places[0]}.svg").headers["content-type"] == "image/svg+xml"
    assert service.client.get("/examples/brightside-dental/charts/nothing").status_code == 404


def test_versions_say_what_was_asked_in_the_words_of_the_form(reader: Reader) -> None:
    plan = a_plan(reader).press("/answers", value="6").url
    reader.open(f"{plan}/versions")
    assert reader.says("answers: Service 1: Cost of one")
    reader.open(f"{plan}/sections/summary")
    field = next(each for each in reader.html.css("textarea[name^='words.']"))
    reader.press("/sections/summary", "save", **{str(field.attributes["name"]): "We mend bicycles while their riders work."})
    reader.open(f"{plan}/versions")
    assert reader.says("answers: The plan for you")
    reader.open(f"{plan}/versions/2")
    assert reader.html.css(".diff h2")[0].text() == "Your answers"


def test_each_assumption_that_an_answer_settles_leads_to_its_field(reader: Reader) -> None:
    a_plan(reader)
    settled = [str(each.attributes["value"]) for each in reader.html.css(".assumptions input[name='path']")]
    assert "services.0.per_month" in settled or "business.currency" in settled
    reader.press("/brief", path=settled[0])
    assert reader.says("You are changing the brief of a plan that is written.")

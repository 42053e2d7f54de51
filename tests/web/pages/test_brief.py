"""The brief without JavaScript: six steps, a draft that stays, records, files, and five fields that are enough."""

from __future__ import annotations

import pytest

from tests.web.a_service import Service
from tests.web.pages.forms import CUSTOMERS, MINIMUM, SERVICE, Reader, a_plan, beside

TABLE = "date,hours,day\n" + "\n".join(f"2026-10-{n % 28 + 1:02d},{n % 30 + 1},{'weekend' if n % 7 == 0 else 'weekday'}" for n in range(90))


def test_five_fields_are_enough_for_a_plan(reader: Reader) -> None:
    assert len(MINIMUM | SERVICE | CUSTOMERS) <= 12
    reader.open("/plans/new").press("/1", "next", **MINIMUM).press("/2", "next", **{"services.0.name": "Check", "services.0.price": "35"})
    reader.press("/3", "next", **CUSTOMERS).press("/4", "order")
    assert reader.url.startswith("/plans/")
    assert reader.says("This Monday's list")


def test_what_was_typed_is_there_when_the_tab_was_closed(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "next", **MINIMUM, goals="Fill the mornings\nRest on Sundays")
    draft = reader.url
    reader.open("/")
    assert reader.says("Hedge Lane Cycles")
    reader.open(beside(draft, "1"))
    form = reader.fields(reader.html.css("form#brief")[0])
    assert form["business.kind"] == "bike mechanic"
    assert form["goals"] == "Fill the mornings\nRest on Sundays"


def test_a_word_where_a_number_should_be_is_kept_and_told(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "next", **MINIMUM).press(
        "/2", "next", **{"services.0.name": "Check", "services.0.price": "cheap"}
    )
    reader.open(beside(reader.url, "2"))
    assert reader.says("Write this as a number.")
    assert reader.fields(reader.html.css("form#brief")[0])["services.0.price"] == "cheap"


def test_an_order_that_lacks_something_leads_to_what_it_lacks(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "6", **MINIMUM).press("/6", "order")
    assert reader.url.endswith("/2")


def test_a_table_shows_the_promise_it_supports_at_once(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "5", **MINIMUM)
    measure = {"delivery.0.label": "Ready after drop-off", "delivery.0.unit": "h", "delivery.0.adequate": "48", "delivery.0.desired": "8"}
    reader.press("/5", "stay", **measure, **{"delivery.0.record": TABLE})
    assert reader.says("This record carries a promise of 48 hours.")
    assert reader.says("90 figures on record")
    assert reader.html.css("figure svg")
    assert reader.fields(reader.html.css("form#brief")[0])["delivery.0.column.date"] == "date"


@pytest.mark.parametrize(("typed", "count"), [("3\n5\n8", 3), ("3, 5, 8, 9", 4), ("3 5\n8", 3), ("minutes\n3\n5", 2), ("a;b\n1;2\n3;4", 2)])
def test_figures_are_read_however_they_are_pasted(reader: Reader, typed: str, count: int) -> None:
    reader.open("/plans/new").press("/1", "5", **MINIMUM)
    reader.press("/5", "stay", **{"delivery.0.label": "Wait", "delivery.0.unit": "min", "delivery.0.record": typed})
    assert reader.says(f"{count} figures on record")


def test_a_record_can_be_uploaded_and_taken_out(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "5", **MINIMUM)
    file = {"delivery.0.file": ("waits.csv", TABLE.encode("utf-8-sig"), "text/csv")}
    reader.press("/5", "stay", files=file, **{"delivery.0.label": "Wait", "delivery.0.unit": "min"})
    assert reader.says("90 figures on record")
    reader.press("/5", "stay", **{"delivery.0.forget": "yes"})
    assert not reader.says("90 figures on record")


def test_a_cell_that_is_no_number_is_named_with_its_row(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "5", **MINIMUM)
    reader.press("/5", "stay", **{"delivery.0.label": "Wait", "delivery.0.unit": "min", "delivery.0.record": "wait\n3\nsoon\n4"})
    assert reader.says("row 3")


def test_what_is_usual_is_marked_until_it_is_changed(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "4", **MINIMUM).press("/4", "usual.criteria")
    assert reader.says("It counts as an assumption until you change it.")
    reader.press("/4", "stay", **{"criteria.0.weight": "70"})
    assert not reader.says("It counts as an assumption until you change it.")


def test_ratings_reach_the_brief_and_the_far_left_means_not_known(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "4", **MINIMUM)
    reader.press("/4", "stay", **{"criteria.0.name": "Speed", "criteria.1.name": "Price", "competitors.0.name": "Station Bikes"})
    reader.press("/4", "stay", **{"rating.own.0": "4", "rating.competitors.0.0": "2.5", "rating.own.1": "0"})
    reader.open(beside(reader.url, "brief.yaml"))
    text = reader.client.get(reader.url).text
    assert "Speed: 4" in text
    assert "2.5" in text
    assert "Price: 0" not in text


def test_the_week_and_what_no_form_shows_are_kept(reader: Reader) -> None:
    reader.open("/plans/import")
    brief = (
        "business: {name: A, kind: gym, years_open: 4}\nservices: [{name: B, price: 5, evaluation: search}]\ncustomers_in_words: People.\n"
    )
    reader.press("/plans/import", text=brief)
    assert reader.url.endswith("/1")
    reader.press("/1", "6").press("/6", "stay", **{"hours.mon.0": "7", "demand.mon.0": "5.5"})
    text = reader.client.get(beside(reader.url, "brief.yaml")).text
    assert "years_open: 4" in text
    assert "evaluation: search" in text
    assert "morning: 5.5" in text


def test_a_file_that_is_no_brief_is_told_why(reader: Reader) -> None:
    reader.open("/plans/import").press("/plans/import", text="busines: {name: A}")
    assert reader.status == 422
    assert reader.says("did you mean")


def test_each_question_that_is_worth_asking_names_its_step(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "next", **MINIMUM).press("/2", "next", **SERVICE).press("/3", "next", **CUSTOMERS)
    assert reader.says("Enough for a plan")
    assert [each for each in reader.links() if each.endswith("/5#delivery.0.label")]


def test_a_draft_is_thrown_away(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "next", **MINIMUM).open("/")
    reader.press("/delete")
    assert not reader.says("Hedge Lane Cycles  saved")
    assert not reader.html.css("form[action$='/delete']")


def test_ordering_twice_gives_one_plan(reader: Reader, service: Service) -> None:
    a_plan(reader)
    assert len(service.runs.asked) == 1
    first = reader.url
    reader.open("/plans")
    assert first in reader.links()


def test_the_form_says_what_the_plans_own_register_says(reader: Reader, service: Service) -> None:
    reader.open("/").press("/examples/brightside-dental/start")
    reader.open(beside(reader.url, "5"))
    assert reader.says("This record carries a promise of 20 minutes.")
    assert reader.says("Kept apart, because it differs:")
    reader.press("/5", "order")
    plan = service.client.get(f"/v1{reader.url}").json()["plan"]
    assert plan["expectations"]["promises"][0]["promise"] == 20


def test_what_is_missing_is_marked_only_when_a_plan_is_asked_for_without_it(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "6", **MINIMUM)
    reader.open(beside(reader.url, "2"))
    assert not reader.says("This one is needed.")
    reader.open(beside(reader.url, "6")).press("/6", "order")
    assert reader.url.endswith("/2")
    assert reader.says("This one is needed.")

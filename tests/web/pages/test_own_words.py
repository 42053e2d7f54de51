"""A brief out of the owner's own words: what was understood is shown to be corrected."""

from __future__ import annotations

from tests.notes.texts import ENGLISH, TRUE, fact
from tests.web.a_service import Service
from tests.web.pages.forms import Reader
from tests.web.test_reader import reads


def test_the_page_shows_what_was_understood_to_be_corrected(service: Service, reader: Reader) -> None:
    assert not reader.open("/plans/import").html.css("form[action='/plans/read']")
    service.office.reader = reads({"facts": [*TRUE, fact("business", "", "fixed_costs_per_month", "9000", "")]})
    reader.open("/plans/import").press("/plans/read", words=ENGLISH)
    assert reader.url.endswith("/1")
    assert reader.says("From your words: “I run Wren Street Dental”")
    assert reader.says("Not said in so many words. Please check.")
    assert reader.says("Left out, because your text does not hold it: 1")
    before = len(reader.html.css(".read"))
    reader.press("/1", "1", **{"business.kind": "dentist"})
    assert len(reader.html.css(".read")) == before - 1  # what the owner types is the owner's word
    reader.press("/1", "3").press("/3", "order", customers_in_words="All who come.")
    assert reader.says("Wren Street Dental")
    assert reader.html.css("article.document")


def test_the_page_tells_when_words_are_too_many_or_the_model_is_away(service: Service, reader: Reader) -> None:
    service.office.reader = reads("No.")
    reader.open("/plans/import").press("/plans/read", words="x" * 20_001)
    assert reader.status == 422
    assert reader.says("is too long (20,001 characters, at most 20,000); shorten it")
    reader.open("/plans/import").press("/plans/read", words="I mend bikes.")
    assert reader.status == 503
    assert reader.says("the model cannot read the text now")

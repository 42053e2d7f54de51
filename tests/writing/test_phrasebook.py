"""Sentences from wording files: slots filled, their support gathered, faults named."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.evidence import DateFact, Fact, Phrase, Statement, brief_evidence, named
from service.errors import WordingError
from service.prompts import wording
from service.writing.phrasebook import Phrasebook, Slot, slot_names

PRICE = Fact(62, "money", (brief_evidence("services.0.price", 62),))
FIRM = named("Elm Row", "business.name")
BOOK = Phrasebook("en", "GBP", {"firm": FIRM, "customers": "customers"})
ANYTHING = st.text(max_size=30)


def test_a_statement_carries_the_support_of_what_it_says_and_no_more() -> None:
    said = BOOK.say("promises.plain_fact", core=named("Repair", "services.0.name"), price=PRICE)
    assert said == Statement(text="Repair, £62.", part=2, evidence=(brief_evidence("services.0.name", "Repair"), *PRICE.evidence))


def test_what_the_owner_reads_is_part_one() -> None:
    assert BOOK.tell("programme.you") == Statement(text="You", part=1)


def test_a_support_is_named_once() -> None:
    assert BOOK.fill("{price}, {price} and {price:round}", "twice", {"price": PRICE}).evidence == PRICE.evidence


def test_a_missing_text_is_named_with_its_language() -> None:
    with pytest.raises(WordingError, match=r"no wording 'promises\.nowhere' in en"):
        BOOK.say("promises.nowhere")


def test_all_missing_slots_are_named_at_once_and_none_counts_as_missing() -> None:
    with pytest.raises(WordingError, match=r"wording 'gap' \(en\) lacks here, there"):
        BOOK.fill("{firm} {here} {there}", "gap", {"here": None})


def test_dates_lists_and_statements_fill_slots() -> None:
    slots: dict[str, Slot] = {"day": DateFact(dt.date(2027, 1, 4), (brief_evidence("business.start"),)), "said": BOOK.tell("programme.you")}
    filled = BOOK.fill("{said}, {day:long}", "x", slots)
    assert (filled, filled.evidence) == ("You, 4 January 2027", (brief_evidence("business.start"),))


@pytest.mark.parametrize(
    ("text", "word", "filled"),
    [
        ("{w:cap}", "quiet hours", "Quiet hours"),
        ("{w:low}", "Quiet hours", "quiet hours"),
        ("{w:low}", "GP visits", "GP visits"),
        ("{w:low}", "", ""),
        ("{w}", "{w} 5% {0}", "{w} 5% {0}"),
        ("no slot", "x", "no slot"),
        ("{{w}}", "x", "{w}"),
        ("a }} alone", "x", "a } alone"),
    ],
)
def test_words_in_a_slot(text: str, word: str, filled: str) -> None:
    assert BOOK.fill(text, "x", {"w": word}) == filled


@given(ANYTHING, st.sampled_from(("say: {w}", "{w:cap}", "{w:low}.")))
def test_signs_in_a_name_are_never_read_as_slots(name: str, text: str) -> None:
    assert BOOK.fill(text, "x", {"w": named(name or "x", "business.name")}).lower() == text.format(w=_AsIs(name or "x")).lower()


class _AsIs(str):
    def __format__(self, spec: str) -> str:
        return str(self)[:1].upper() + self[1:] if spec == "cap" else str(self)


@pytest.mark.parametrize(
    ("items", "last", "text"),
    [([], "and", ""), (["a"], "and", "a"), (["a", "b"], "or", "a or b"), (["a", "b", "c"], "and", "a, b and c")],
)
def test_items_become_a_list_in_words(items: list[str], last: str, text: str) -> None:
    assert BOOK.listed(items, last) == text


def test_a_list_keeps_the_support_of_its_items() -> None:
    assert BOOK.listed([FIRM, "b"]).evidence == FIRM.evidence


def test_joined_sentences_have_a_gap_in_english_only_and_one_of_each_support() -> None:
    parts: list[Statement | Phrase] = [Phrase("one.", FIRM.evidence), Statement(text="Two.", evidence=FIRM.evidence)]
    assert BOOK.join(parts, part=1) == Statement(text="One. Two.", part=1, evidence=FIRM.evidence)
    assert Phrasebook("zh", "CNY").join(parts).text == "One.Two."


def test_words_from_outside_the_wording_files_are_filled_too() -> None:
    assert BOOK.fill_statement("consent before {customers} are rung").text == "Consent before customers are rung"


def test_texts_are_found_below_a_key() -> None:
    assert BOOK.has("promises.tens")
    assert not BOOK.has("promises")
    assert BOOK.keys("programme.leave") == ["programme.leave.advert", "programme.leave.price", "programme.leave.offer"]


def test_slots_of_a_text_are_named_once_in_order() -> None:
    assert slot_names("{b} {a:pct} {b} {{no}}") == ["b", "a"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_text_of_a_language_can_be_read_for_its_slots(language: str) -> None:
    texts = wording("zh" if language == "zh" else "en")
    assert all(name.isidentifier() for key, text in texts.items() if not key.startswith("numbers.currency") for name in slot_names(text))

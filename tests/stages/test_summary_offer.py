"""The offer, and why us."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_offer import write_offer
from tests.moves.briefs import (
    A_STALL,
    HOMES,
    LANDLORDS,
    RIVALS,
    a_desk,
    example,
)
from tests.stages.sayings import says
from tests.stages.summary_texts import NOBODY

STRANGE = {"kind": "something new"}
"""A trade without a playbook."""


def why(**changes: Any) -> str:
    return " ".join(s.text for s in write_offer(a_desk(**changes)).why)


def test_the_offer_stands_against_every_rival_in_one_order() -> None:
    offer, turned = (write_offer(a_desk(competitors=order, segments=[HOMES])) for order in (RIVALS, list(reversed(RIVALS))))
    assert [s.text for s in offer.why] == [s.text for s in turned.why]
    assert why().index("Acorn") < why().index("Bolt")
    assert offer.name == "The Step-by-Step Job"
    assert offer.story


@pytest.mark.parametrize(
    ("rival", "key"),
    [
        ({"name": "Bolt"}, "against_unknown"),
        ({"name": "Bolt", "ratings": {"Care": 1}}, "ahead"),
        ({"name": "Bolt", "ratings": {"Speed": 5}}, "not_ahead"),
        ({"name": "Bolt", "ratings": {"Care": 1, "Speed": 5}}, "behind"),
        ({"name": "Bolt", "prices": {"Repair": 70}, "ratings": {"Care": 1}}, "cheaper"),
        ({"name": "Bolt", "prices": {"Repair": 120}, "ratings": {"Care": 1}}, "dearer"),
    ],
)
def test_why_us_and_not_a_rival(rival: dict[str, Any], key: str) -> None:
    assert says(why(competitors=[rival]), f"summary.offer.{key}")


def test_the_same_price_is_not_a_difference() -> None:
    assert "€90" not in why(competitors=[{"name": "Bolt", "prices": {"Repair": 90}, "ratings": {"Care": 1}}])


@pytest.mark.parametrize(
    ("changes", "key"),
    [({}, "what_slots"), ({"capacity": None}, "what"), ({**NOBODY, "capacity": None}, "what"), ({"own": {}}, "what_plain")],
)
def test_what_the_offer_is(changes: dict[str, Any], key: str) -> None:
    assert says(write_offer(a_desk(**changes)).what.text, f"summary.offer.{key}")


def test_a_quiet_promise_makes_an_offer_where_no_position_does() -> None:
    desk = example("quaymark")
    assert says(write_offer(desk).what.text, "summary.offer.what_quiet")


def test_an_offer_without_a_position_is_a_plain_service_with_its_price() -> None:
    offer = write_offer(a_desk(own={}, delivery=[], business=STRANGE))
    assert says(offer.contents[0].text, "summary.offer.plain_contents.price")
    assert len(offer.contents) > 1
    assert offer.story is None


def test_the_caveat_waits_for_proof_where_someone_left() -> None:
    left, plain = write_offer(a_desk(notes="We lost a fitter.")).caveat, write_offer(a_desk()).caveat
    assert left
    assert plain
    assert left.text != plain.text
    assert write_offer(a_desk(A_STALL)).caveat is None
    assert write_offer(a_desk(own={})).caveat


def test_a_line_of_the_offer_that_the_register_does_not_allow_is_left_out() -> None:
    """Nothing may be said yet of who comes, so the offer does not say that the same person does."""
    same = {"measure": "same", "label": "Seen by the same fitter", "unit": "share of visits", "better": "higher", "kept": 40, "total": 44}
    said = [
        " ".join(s.text for s in write_offer(a_desk(delivery=entries, segments=[HOMES], business=STRANGE)).contents)
        for entries in ([], [same])
    ]
    assert "the same person" in said[0]
    assert "the same person" not in said[1]


def test_the_trades_lines_stand_before_the_card_and_what_must_be_settled_is_said() -> None:
    offer, strange = write_offer(a_desk(segments=[LANDLORDS])), write_offer(a_desk(segments=[LANDLORDS], business=STRANGE))
    assert offer.contents[0] != strange.contents[0]
    assert says(offer.contents[-2].text + offer.contents[-1].text, "summary.offer.contents.business.card")
    assert offer.caveat
    assert strange.caveat
    assert offer.caveat.text.startswith(strange.caveat.text)
    assert len(offer.caveat.text) > len(strange.caveat.text)


RULE = {"finding": "From July each rented house needs a yearly record", "kind": "regulation", "effect": "opportunity", "importance": 4}


@pytest.mark.parametrize(
    ("segments", "fact", "told"),
    [
        ([LANDLORDS], RULE, True),
        ([HOMES], RULE, False),
        ([LANDLORDS], {**RULE, "effect": "threat"}, False),
        ([LANDLORDS], {**RULE, "kind": "market"}, False),
    ],
)
def test_a_rule_that_sends_work_is_part_of_what_businesses_are_offered(segments: list[Any], fact: dict[str, Any], told: bool) -> None:
    contents = " ".join(s.text for s in write_offer(a_desk(segments=segments, environment=[fact])).contents)
    assert says(contents, "summary.offer.rule") is told


def test_what_a_coming_rule_asks_for_is_what_is_offered() -> None:
    mixed = {**LANDLORDS, "service_mix": {"Repair": 0.8, "Check": 0.2}}
    what = [
        write_offer(a_desk(segments=[HOMES, mixed], environment=facts, goals=["Two more landlords"])).what.text
        for facts in ([RULE], [{**RULE, "kind": "market"}])
    ]
    assert "your check" in what[0]
    assert "your repair" in what[1]

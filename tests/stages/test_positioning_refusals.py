"""What rivals promise and charge, and why we do not match it."""

from __future__ import annotations

from tests.stages.market_desks import changed, example
from tests.stages.positioning_rows import own, position, refusals, rivals, row


def test_a_rivals_promise_is_held_against_the_record() -> None:
    refused = row(position(example("brightside")), "Waiting time")
    assert "287 times in 320" in refused.why.text
    assert "310 of 320" in refused.changes_if.text


def test_a_rivals_promise_that_the_record_keeps_is_no_reason() -> None:
    assert "120" not in row(position(example("copperbeech")), "Turns up").why.text


def test_matching_the_lowest_price_has_its_volume() -> None:
    section = position(example("brightside"))
    assert "426 a month" in row(section, "Price").why.text
    assert "£13" in row(section, "Price").changes_if.text
    assert "426 a month" in refusals(section)


def test_matching_a_price_below_cost_has_its_loss() -> None:
    cheap = [{**r, "prices": {"Check-up and clean": 10}} for r in rivals()]
    section = position(changed("brightside", competitors=cheap))
    assert "would lose £4" in row(section, "Price").why.text
    assert "would lose £4" in refusals(section)


def test_matching_a_price_without_volume_has_its_gap() -> None:
    services = [{"name": "Check-up and clean", "price": 62}]
    section = position(changed("brightside", services=services, segments=None, customers_in_words="Adults in the town"))
    assert "take £13 off" in row(section, "Price").why.text
    assert "£13 less" in refusals(section)


def test_the_cheapest_firm_stands_for_its_price_and_matches_nobody() -> None:
    ratings = {**example("brightside").own.ratings, "Price": 5}
    cheap = [{**r, "ratings": {**r["ratings"], "Price": 2}, "prices": {"Check-up and clean": 95}} for r in rivals()]
    block = own(ratings=ratings, hard_to_copy={"Price": "The building has been ours since 1970"})
    section = position(changed("brightside", own=block, competitors=cheap))
    assert section.strategy == "cost"
    assert "costs less" in section.chosen.text
    assert "No matching" not in refusals(section)


def test_a_rival_without_prices_can_only_be_beaten_by_a_price_that_carries_the_costs() -> None:
    section = position(changed("brightside", competitors=[{**r, "prices": {}} for r in rivals()]))
    assert "still carries your costs" in row(section, "Price").changes_if.text

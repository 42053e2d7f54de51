"""The price table of part 1: which services stand in it, and what it says of each."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Statement
from service.domain.plan.owner import Summary
from service.domain.plan.owner_tables import PriceTable
from service.stages.fitting import count, fit
from service.stages.mix import write_mix
from service.stages.summary import write_summary
from service.stages.summary_prices import MOST_ROWS, price_table
from service.writing.phrasebook import Phrasebook
from tests.moves.briefs import RIVALS, a_desk, example
from tests.moves.test_price_step import CHEAP
from tests.stages.mix_rows import topics, without

TUNE = {**CHEAP[0], "name": "Tune", "per_month": 40}
HELD = {**CHEAP[0], "name": "Clean", "price": 150, "role": "supplementary", "per_month": 20}


def prices_of(*asked: dict[str, float], services: Any = None, **changes: Any) -> PriceTable | None:
    rivals = [{**rival, "prices": prices} for rival, prices in zip(RIVALS, asked, strict=False)]
    return price_table(a_desk(services=services or [CHEAP[0], TUNE, HELD], competitors=rivals, **changes))


def rows(table: PriceTable | None) -> list[tuple[str, ...]]:
    assert table
    return [(r.service, r.now.text, r.then.text, r.others.text, r.can_lose.text if r.can_lose else "") for r in table.rows]


NEAR: dict[str, float] = {"Repair": 80, "Tune": 80, "Clean": 90}
DEAR: dict[str, float] = {"Repair": 120, "Tune": 120}


def test_the_plumbers_table_holds_the_bathroom() -> None:
    table = price_table(example("copperbeech-plumbing"))
    assert rows(table) == [
        ("Repair visit", "£95", "£98", "£98, £149", "1 a month"),
        ("Bathroom refit", "£5,200", "£5,670 (£62 an hour)", "£5,900", "1 a year"),
        ("Boiler service", "£90", "£93", "£85, £96", "1 a month"),
    ]
    assert table and table.further and table.on_top
    assert "you want fewer" in table.further.text and "£325 a month" in table.on_top.text
    told = example("copperbeech-plumbing").scheme.action("price_step.tell")
    assert told and table.date == told.finish.value


def test_prices_that_move_stand_first_and_a_held_one_says_why() -> None:
    table = prices_of(NEAR, DEAR)
    assert [row[0] for row in rows(table)] == ["Repair", "Tune", "Clean"]
    assert rows(table)[2][2].startswith("Stays: against Bolt your ratings carry") and rows(table)[2][4] == ""


def test_a_held_price_that_no_rival_speaks_about_has_no_row() -> None:
    assert [row[0] for row in rows(prices_of({"Repair": 80, "Tune": 80}, DEAR))] == ["Repair", "Tune"]
    assert prices_of({"Repair": 80}, {"Repair": 120}) is None


def test_a_table_is_about_the_day_a_price_is_raised() -> None:
    desk = example("copperbeech-plumbing")
    assert price_table(without(desk, "price_step.tell")) is None
    assert price_table(example("hedge-lane-cycles")) is None


def test_the_table_ends_after_four_rows() -> None:
    more = [{**HELD, "name": f"Clean {i}"} for i in range(4)]
    near = NEAR | {str(service["name"]): 90 for service in more}
    table = prices_of(near, DEAR, services=[CHEAP[0], TUNE, HELD, *more])
    assert len(rows(table)) == MOST_ROWS


def test_of_many_rivals_only_the_ends_are_said() -> None:
    rivals = [{**RIVALS[1], "name": f"R{i}", "prices": {"Repair": 100 + i, "Tune": 120}} for i in range(4)]
    table = price_table(a_desk(services=[CHEAP[0], TUNE], competitors=rivals))
    assert [row[3] for row in rows(table)] == ["€100 to €103", "€120"]


def test_where_not_one_may_leave_the_table_says_so() -> None:
    table = prices_of(NEAR, DEAR, services=[CHEAP[0], {**TUNE, "per_month": 0.2}])
    assert rows(table)[1][4] == "Not one"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_reason_to_hold_has_words_in_both_languages(language: Any) -> None:
    book = Phrasebook(language, "GBP")
    reasons = ("counted_on", "unknown", "unrated", "as_good", "dear", "no_room", "carries_not")
    assert {key.rsplit(".", 1)[1] for key in book.keys("summary.prices.stays")} == set(reasons)


def test_the_worst_paid_hour_goes_furthest_and_the_note_says_why() -> None:
    bath = {"name": "Bath", "role": "supplementary", "price": 5200, "variable_cost": 4400, "minutes": 2700, "per_month": 0.5}
    table = prices_of({"Repair": 80, "Bath": 5900}, {"Repair": 120}, services=[CHEAP[0], bath])
    assert table and table.further and "pays worst" in table.further.text


def test_the_workings_say_what_each_step_brings_and_that_it_is_on_top() -> None:
    mix = write_mix(example("copperbeech-plumbing"))
    said = topics(mix, "price")
    assert "£235 more a month" in said and "from £51 to £62" in said and "£325 a month if all stay, comes on top" in said
    assert {row.service: row.recommended for row in mix.price.services} == {
        "Repair visit": 98,
        "Boiler service": 93,
        "Bathroom refit": 5670,
    }
    assert "bathroom refit from £5,200 to £5,670" in mix.price.decision.text and "Every other price" not in mix.price.decision.text
    assert "a step towards it" in topics(mix, "exceptions") and "£5,670" not in mix.price.short.text


def test_a_price_at_its_ceiling_is_held_before_whoever_signs_too() -> None:
    rivals = [{**RIVALS[0], "prices": {**NEAR, "Clean": 120}}, {**RIVALS[1], "prices": DEAR}]
    desk = a_desk(services=[CHEAP[0], TUNE, HELD], competitors=rivals)
    assert rows(price_table(desk))[2][2] == "Stays: your ratings carry no more"
    assert "Clean stays at €150: the ratings allow no more than €150" in topics(write_mix(desk), "price")


def test_a_fifth_price_with_room_waits_for_another_letter() -> None:
    more = [{**TUNE, "name": f"Tune {i}", "per_month": 40 - i} for i in range(4)]
    asked = {"Repair": 80.0, **{service["name"]: 80.0 for service in more}}
    rivals = [{**rival, "prices": asked} for rival in RIVALS]
    mix = write_mix(a_desk(services=[CHEAP[0], *more], competitors=rivals))
    assert "one letter carries only so many prices" in topics(mix, "price")
    assert "Every other price stays" in mix.price.decision.text


def test_the_table_is_counted_with_its_heading_and_cut_late() -> None:
    summary = write_summary(example("copperbeech-plumbing"))
    assert summary.prices
    bare = summary.model_copy(update={"prices": None})
    assert count(summary, (), "en") - count(bare, (), "en") > 12
    endless = summary.model_copy(update={"opening": summary.opening.model_copy(update={"text": "word " * 9000})})
    assert fit(endless, (), "en").prices is None


def test_a_table_in_which_one_price_moves_goes_before_one_in_which_several_do() -> None:
    summary = write_summary(example("copperbeech-plumbing"))
    assert summary.prices
    one = summary.prices.model_copy(update={"rows": tuple(r.model_copy(update={"can_lose": None}) for r in summary.prices.rows[1:])})
    assert any(_kept(summary, words) and not _kept(summary.model_copy(update={"prices": one}), words) for words in range(0, 1500, 50))


def _kept(summary: Summary, words: int) -> bool:
    """Whether the table stands where the opening has so many words."""
    return fit(summary.model_copy(update={"opening": _long(summary, words)}), (), "en").prices is not None


def test_no_cut_is_made_for_prices_that_do_not_stand_there() -> None:
    summary = write_summary(example("copperbeech-plumbing"))
    bare = summary.model_copy(update={"prices": None, "words": (summary.opening, summary.opening), "customers": summary.customers * 2})
    lengths = [fit(bare.model_copy(update={"opening": _long(summary, words)}), (), "en") for words in range(300, 1500, 50)]
    assert all(len(fitted.customers) < len(bare.customers) - 1 for fitted in lengths if not fitted.words)


def _long(summary: Summary, words: int) -> Statement:
    return summary.opening.model_copy(update={"text": "word " * words})

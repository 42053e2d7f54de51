"""Which inside item meets which outside one."""

from __future__ import annotations

from service.stages.situation import write_situation
from tests.stages.market_desks import a_desk, changed, example
from tests.stages.situation_rows import moves_of, situation


def test_what_the_plan_mends_goes_with_the_opportunity_and_the_rest_is_not_answered() -> None:
    tows = situation(example("brightside")).tows
    assert tows.wo[0].uses == ("W1", "O1")
    assert tows.wt[0].uses == ("W2", "W3", "T1")
    assert "£49" in tows.wt[0].move.text


def test_a_rivals_move_is_met_where_that_rival_is_weak() -> None:
    move = situation(example("brightside")).tows.st[0]
    assert move.uses == ("S1", "S2", "T1")
    assert "SmileCo gets no more than 2" in move.move.text


def test_a_rival_who_is_only_behind_is_said_to_be_behind() -> None:
    ratings = {"Waiting time": 3, "Gentleness": 4, "Price": 5, "Clear treatment plan": 3, "Evening hours": 4}
    rivals = [{**example("brightside").competitors[0].model_dump(), "ratings": ratings}]
    assert "SmileCo stays behind you" in situation(changed("brightside", competitors=rivals)).tows.st[0].move.text


def test_a_rivals_move_without_a_name_is_met_with_all_strengths() -> None:
    fact = {"finding": "A chain opens in the high street", "kind": "competitor", "effect": "threat", "importance": 5}
    tows = situation(changed("brightside", environment=[fact])).tows
    assert "no word on price" in tows.st[0].move.text
    assert tows.empty["so"].text == "No opportunity stands in the brief."


def test_without_a_position_an_opportunity_waits_for_the_customers_answers() -> None:
    desk = a_desk(example("quaymark"))
    ask = desk.scheme.action("prove.ask_points")
    assert ask
    assert f"({ask.id})" in write_situation(desk).tows.so[0].move.text


def test_a_rule_without_a_size_is_a_proof_and_one_with_a_size_brings_people() -> None:
    assert [m.uses for m in situation(example("nuanxiang")).tows.so] == [("S1", "O1"), ("S1", "O2")]
    assert any("只约" in m.move.text for m in situation(example("nuanxiang")).tows.so)
    assert "老师不换" in situation(example("qingdou")).tows.so[0].move.text


def test_without_threats_weaknesses_that_are_not_mended_are_kept_out_of_every_line() -> None:
    facts = [example("brightside").environment[0].model_dump()]
    section = situation(changed("brightside", environment=facts))
    assert [m.uses for m in section.tows.wo] == [("W1", "O1"), ("W2", "W3", "O1")]
    assert set(section.tows.empty) == {"st", "wt"}


def test_without_opportunities_all_weaknesses_are_kept_from_the_threat() -> None:
    facts = [example("brightside").environment[1].model_dump()]
    assert situation(changed("brightside", environment=facts)).tows.wt[0].uses == ("W1", "W2", "W3", "T1")


def test_weaknesses_that_are_all_mended_are_mended_in_time() -> None:
    criteria = [c.model_dump() for c in example("brightside").criteria if c.name in ("Waiting time", "Gentleness")]
    facts = [example("brightside").environment[1].model_dump()]
    assert "mended in time" in situation(changed("brightside", criteria=criteria, environment=facts)).tows.wt[0].move.text


def test_a_firm_behind_everybody_joins_weaknesses_with_every_weighty_fact() -> None:
    own = {"ratings": {c.name: 1 for c in example("tidewall").criteria}}
    section = situation(changed("tidewall", own=own))
    used = {each for _, move in moves_of(section) for each in move.uses}
    assert not section.swot.strengths
    assert {"O1", "T1"} <= used
    assert section.tows.empty["so"].text.startswith("You are ahead on nothing")


def test_a_firm_ahead_of_everybody_has_no_weakness_to_mend() -> None:
    best = {c.name: 5 for c in example("brightside").criteria}
    rivals = [{"name": "SmileCo", "ratings": dict.fromkeys(best, 3)}]
    section = situation(changed("brightside", own={"ratings": best}, competitors=rivals))
    assert section.tows.empty["wo"].text.startswith("No rival is ahead of you")


def test_a_threat_that_is_no_rivals_is_met_by_holding_on() -> None:
    facts = [{"finding": "The bypass closes for a year", "kind": "market", "effect": "threat", "importance": 5}]
    tows = situation(changed("brightside", environment=facts)).tows
    assert "hold on to those who came" in tows.st[0].move.text
    assert "for as long as that lasts" in tows.wt[0].move.text


def test_a_rule_that_threatens_is_complied_with_early() -> None:
    assert "comply early" in situation(example("tidewall")).tows.st[1].move.text

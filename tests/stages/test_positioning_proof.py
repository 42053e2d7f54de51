"""What may be promised, printed and advertised."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from service.stages.positioning import write_positioning
from tests.stages.market_desks import a_desk, changed, example
from tests.stages.positioning_rows import message, notes, own, position, refusals, rivals


def test_the_proof_waits_where_someone_left() -> None:
    desk = a_desk(example("brightside"))
    section = write_positioning(desk)
    line = message(section, "Come to us")
    assert line.may_say.text == "Ask us about The Step-by-Step Visit."
    assert "confirmed" in line.proof.text
    assert "question Q" in notes(section, "lead")
    unasked = replace(desk, doubts=replace(desk.doubts, question_keys=()))
    assert "whether the proof still holds" in notes(write_positioning(unasked), "lead")


def test_a_proof_beyond_doubt_may_be_said_as_a_plain_fact() -> None:
    line = message(position(changed("brightside", notes=None)), "Come to us")
    assert line.may_say.text == "Two dentists trained in sedation and anxiety care."


def test_a_proof_that_promises_too_much_is_not_printed() -> None:
    block = own(hard_to_copy={"Gentleness": "You never wait and never feel a thing"})
    section = position(changed("brightside", own=block, notes=None))
    assert "never" not in section.statement.text
    assert "never" not in message(section, "Come to us").may_say.text


def test_a_position_whose_trial_waits_promises_no_cards() -> None:
    desk = a_desk(example("brightside"))
    scheme = replace(desk.scheme, actions=tuple(a for a in desk.scheme.actions if a.move.kind != "lead"))
    assert "cards" not in message(write_positioning(replace(desk, scheme=scheme)), "Come to us").proof.text


def test_a_promise_worked_out_from_two_figures_says_so() -> None:
    call = [{"measure": "call_back", "label": "Call back after a message", "unit": "h", "better": "lower", "median": 1, "p90": 2}]
    assert "the middle and the slow end" in message(position(changed("brightside", delivery=call, copy=[])), "call back").proof.text


def test_ratings_without_a_source_rest_on_an_assumption() -> None:
    section = position(example("brightside"))
    assert any(e.kind == "assumption" for n in section.notes if n.topic == "lead" for e in n.evidence)


def test_full_hours_are_neither_advertised_nor_offered() -> None:
    assert "Do not advertise Saturday morning, and make no offer there: 115%" in refusals(position(example("brightside")))
    assert "five fullest parts" in refusals(position(example("quaymark")))
    demand = {"sat": {"morning": 4.4}, "mon": {"morning": 8}}
    hours = {"sat": {"morning": 4}, "mon": {"morning": 7}}
    assert "at least 110% of the hours" in refusals(position(changed("brightside", capacity={"hours": hours, "demand": demand})))


def test_hours_near_the_line_are_not_advertised_either() -> None:
    week = {"hours": {"mon": {"morning": 10}, "tue": {"morning": 10}}, "demand": {"mon": {"morning": 9}, "tue": {"morning": 5}}}
    assert "Do not advertise Monday morning, and make no offer there: 90%" in refusals(position(changed("brightside", capacity=week)))


def test_who_costs_money_is_not_courted() -> None:
    assert "online shops" in refusals(position(example("quaymark")))
    assert "one-off emergencies" in refusals(position(example("brightside")))


def test_a_record_that_carries_nothing_promises_nothing() -> None:
    late = [{"measure": "wait", "unit": "min", "better": "lower", "samples": [60.0] * 60}]
    segments = [s.model_dump() for s in example("brightside").segments]
    criteria = [{"name": "Waiting time", "weight": 1, "measure": "wait"}]
    section = position(changed("brightside", delivery=late, segments=segments, criteria=criteria, own={}, copy=[]))
    assert "holds no promise" in refusals(section)
    assert "no promise yet" in section.messages[0].proof.text


def test_there_is_always_something_the_firm_will_not_do() -> None:
    kept = [{"measure": "ready", "label": "Ready when said", "unit": "share of bookings", "better": "higher", "kept": 99, "total": 100}]
    blocks: dict[str, Any] = {
        "business": {"name": "Oak", "kind": "hall for hire"},
        "capacity": None,
        "delivery": kept,
        "segments": [{"name": "Choirs", "expects": {"ready": {"adequate": 0.8, "desired": 0.9}}}],
        "competitors": [{**r, "prices": {}} for r in rivals()],
    }
    assert "Do not compete on “waiting time”" in refusals(position(changed("brightside", **blocks)))
    best = own(ratings=dict.fromkeys(example("brightside").own.ratings, 5))
    low = [{"name": r["name"], "ratings": dict.fromkeys(r["ratings"], 2)} for r in rivals()]
    assert "no word against" in refusals(position(changed("brightside", **{**blocks, "own": best, "competitors": low})))

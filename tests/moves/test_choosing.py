"""Seven moves at most: the urgent first, then the most valuable; the order of the brief decides nothing."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.brief import Brief
from service.moves.choosing import KINDS, MOST_MOVES
from service.moves.naming import offer_name
from service.moves.scheme import Scheme
from service.stages.desk import Desk
from tests.moves.any_brief import any_brief
from tests.moves.briefs import A_REPAIR_SHOP, A_STALL, EXAMPLES, HOMES, LANDLORDS, a_brief, a_desk, desk_of, example, moves_of

BLOCKS = ("segments", "services", "criteria", "competitors", "delivery")
SOON = settings(max_examples=10)


def choices(desk: Desk) -> dict[str, Any]:
    """Everything a plan decides, without what only names a place in the brief."""
    segments = desk.brief.segments
    scheme, focus = desk.scheme, desk.case.focus
    return {
        "kinds": [m.kind for m in scheme.moves],
        "later": [m.kind for m in desk.choice.later],
        "objectives": [(_named(o.aim.key, segments), o.aim.baseline.value, o.aim.target.value, o.due.value) for o in scheme.objectives],
        "actions": [(_named(a.task.key, segments), a.start.value, a.finish.value, a.cost.value, a.task.owner) for a in scheme.actions],
        "offer": str(offer_name(desk.case)),
        "focus": focus and str(focus.name),
        "chosen": desk.case.position.chosen and str(desk.case.position.chosen.name),
    }


def _named(key: str, segments: Any) -> str:
    """A key with a segment's name in place of its number."""
    head, _, last = key.rpartition(".")
    return f"{head}.{segments[int(last)].name}" if last.isdigit() and not head.startswith("events") else key


def turned(brief: Brief, block: str) -> Brief:
    return brief.model_copy(update={block: tuple(reversed(getattr(brief, block)))})


def test_the_repair_shop_makes_its_seven_moves() -> None:
    kinds = [m.kind for m in moves_of(a_brief()).made]
    assert kinds == ["take_down", "level_week", "fix_measure", "turn_segment", "lead", "fill_hours", "keep"]


def test_a_stall_starts_a_record_and_asks_around() -> None:
    assert [m.kind for m in moves_of(a_brief(A_STALL)).made] == ["record", "prove"]


def test_where_seven_are_not_enough_the_complaint_book_joins_the_move_it_serves() -> None:
    choice = moves_of(a_brief())
    keep = next(m for m in choice.made if m.kind == "keep")
    assert "put_right" not in [m.kind for m in (*choice.made, *choice.later)]
    assert {"put_right.book", "keep.call.0"} <= {t.key for t in keep.tasks}
    assert {"complaints", "recall"} <= set(keep.causes)


def test_the_guest_keeps_its_own_words() -> None:
    scheme = a_desk().scheme
    objective = next(o for o in scheme.objectives if o.aim.key.startswith("put_right."))
    assert "per_month" in objective.slots


def test_where_seven_are_enough_the_complaint_book_is_a_move_of_its_own() -> None:
    assert "put_right" in [m.kind for m in moves_of(a_brief(capacity=None)).made]


def test_what_is_not_among_the_seven_waits() -> None:
    cheap = [{"name": "Repair", "price": 62, "variable_cost": 20, "minutes": 60, "per_month": 260}]
    complaints = {"handling": "Each goes into the blue book"}
    choice = moves_of(a_brief(services=cheap, complaints=complaints, delivery=[*A_REPAIR_SHOP["delivery"], _unknown()]))
    assert len(choice.made) == MOST_MOVES
    assert choice.later


def _unknown() -> dict[str, Any]:
    return {"measure": "clean", "label": "Left clean", "unit": "min", "better": "lower", "typical": 4}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
@pytest.mark.parametrize("block", BLOCKS)
def test_the_order_of_an_example_decides_nothing(file: Any, block: str) -> None:
    desk = example(file.stem)
    assert choices(desk_of(turned(desk.brief, block))) == choices(desk)


@SOON
@given(any_brief(), st.sampled_from(BLOCKS))
def test_the_order_of_any_brief_decides_nothing(brief: Brief, block: str) -> None:
    assert choices(desk_of(turned(brief, block))) == choices(desk_of(brief))


def test_segments_that_nobody_counted_are_ranked_by_what_one_of_them_leaves() -> None:
    uncounted = [{k: v for k, v in s.items() if k != "customers"} for s in (HOMES, LANDLORDS)]
    assert {choices(a_desk(segments=order))["focus"] for order in (uncounted, uncounted[::-1])} == {"Landlords"}


def test_three_segments_in_any_order_are_treated_alike() -> None:
    found = [choices(a_desk(segments=list(order))) for order in permutations(A_REPAIR_SHOP["segments"])]
    assert all(one == found[0] for one in found)


@SOON
@given(any_brief())
def test_every_firm_has_a_move_and_none_twice(brief: Brief) -> None:
    choice = moves_of(brief)
    kinds = [m.kind for m in (*choice.made, *choice.later)]
    assert 1 <= len(choice.made) <= MOST_MOVES
    assert len(set(kinds)) == len(kinds) <= len(KINDS)


@SOON
@given(any_brief())
def test_urgent_moves_come_before_valuable_ones(brief: Brief) -> None:
    choice = moves_of(brief)
    ranks = [(m.urgent, m.worth) for m in (*choice.made, *choice.later)]
    assert ranks == sorted(ranks, reverse=True)


def figures(scheme: Scheme) -> list[tuple[str, float, float]]:
    return [(o.aim.key, o.aim.baseline.value, o.aim.target.value) for o in scheme.objectives]


@SOON
@given(any_brief())
def test_another_language_keeps_every_figure(brief: Brief) -> None:
    """Words that only one language understands are left out, so that both read the same."""
    silent: dict[str, Any] = {"goals": (), "notes": None, "complaints": None, "copy_": (), "audit": {}, "environment": ()}
    money = brief.business.model_copy(update={"currency": "EUR", "kind": "firm"})
    entries = tuple(d.model_copy(update={"label": d.measure, "measure": f"m{i}"}) for i, d in enumerate(brief.delivery))
    same = brief.model_copy(update={**silent, "business": money, "team": (), "delivery": entries})
    english, chinese = (desk_of(same.model_copy(update={"language": language})) for language in ("en", "zh"))
    assert figures(english.scheme) == figures(chinese.scheme)
    assert english.scheme.budget.total == chinese.scheme.budget.total
    shared = english.ledger.calculations.keys() & chinese.ledger.calculations.keys()
    assert {n: english.ledger.calculations[n].value for n in shared} == {n: chinese.ledger.calculations[n].value for n in shared}

"""What the mix decides on place and hours."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.mix import write_mix
from tests.stages.firms_with_people import REGULARS, TEAM, a_desk, an_example
from tests.stages.mix_rows import CROWDED, UNSOLD


@pytest.mark.parametrize(
    ("capacity", "words"),
    [(UNSOLD, "unsold as it is"), (CROWDED, "where queues begin"), (None, "nobody has counted yet")],
)
def test_more_hours_or_a_second_place_are_refused_with_the_hours(capacity: dict[str, Any] | None, words: str) -> None:
    assert words in write_mix(a_desk(capacity=capacity, team=TEAM)).place.rejected.text


def test_an_overfull_part_of_the_week_is_capped_and_the_quiet_one_offered() -> None:
    mix = write_mix(an_example("brightside-dental"))
    assert "Close Saturday morning at 5 visits" in mix.place.decision.text and "Tuesday and Thursday afternoon" in mix.place.short.text


def test_many_overfull_parts_move_the_hours() -> None:
    mix = write_mix(an_example("quaymark-couriers"))
    assert mix.place.decision.text.startswith("Hours move") and mix.place.short.text.startswith("Hours move")


def test_a_calm_week_and_an_unknown_one_change_nothing() -> None:
    calm = write_mix(a_desk(capacity={"hours": {"mon": {"day": 10}}, "demand": {"mon": {"day": 8}}}))
    located = write_mix(a_desk(business={"name": "Elm", "kind": "repair shop", "location": "Derby"}))
    assert "no part of it is over" in calm.place.decision.text and "80%" in calm.place.short.text
    assert "Derby" in located.place.decision.text
    assert "where it is done now" in write_mix(a_desk()).place.decision.text


def test_quiet_hours_alone_are_offered_first() -> None:
    mix = write_mix(a_desk(segments=[REGULARS], capacity=UNSOLD, team=TEAM))
    assert mix.place.short.text.startswith("Offer Monday and Tuesday day first")

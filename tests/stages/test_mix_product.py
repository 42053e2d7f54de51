"""What the mix decides on the product."""

from __future__ import annotations

from service.stages.mix import write_mix
from tests.stages.firms_with_people import REGULARS, an_example
from tests.stages.mix_rows import BEHIND, CRITERIA, LATE, a_market, refs


def test_a_unique_position_becomes_a_named_offer_that_waits_for_its_proof() -> None:
    desk = an_example("brightside-dental")
    mix = write_mix(desk)
    assert "The Step-by-Step Visit" in mix.product.decision.text
    assert mix.product.actions == tuple(a.id for key in ("words", "ask_ten", "pilot", "launch") if (a := desk.scheme.action(f"lead.{key}")))
    assert "register.smallest_n" in refs(mix.product.decision.evidence)
    assert "The Step-by-Step Visit" in mix.product.short.text


def test_without_a_position_the_core_service_is_mended_first() -> None:
    mix = write_mix(an_example("quaymark-couriers"))
    assert mix.product.decision.text.startswith("Same-day job stays")
    assert "Tracking page" in mix.product.rejected.text


def test_ground_that_is_being_mended_is_not_left_to_rivals() -> None:
    late = {**LATE, "measure": "speed", "label": "Speed of reply", "kept": 60, "total": 100}
    wanted = {**REGULARS, "expects": {"speed": {"adequate": 0.9, "desired": 1}}}
    criteria = [{**CRITERIA[0], "measure": "speed"}, CRITERIA[2]]
    mix = write_mix(a_market(BEHIND, criteria=criteria, delivery=[late], segments=[wanted]))
    assert "Speed" not in mix.product.rejected.text

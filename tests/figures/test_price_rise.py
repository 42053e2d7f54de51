"""What a new price brings, and when nobody can say."""

from __future__ import annotations

from typing import Any

import pytest

from service.domain.evidence import Ledger
from service.figures.price_rise import rise_to
from service.figures.services import read_services
from tests.moves.briefs import a_brief

REPAIR = {"name": "Repair", "price": 90, "variable_cost": 20, "minutes": 60, "per_month": 100}


def gain(**changes: Any) -> float | None:
    ledger = Ledger()
    service = read_services(a_brief(services=[REPAIR | changes]), ledger)[0]
    rise = rise_to(service, ledger.fact("new", 94, "money", "a price"), "price.0", ledger)
    return rise.gain.value if rise else None


def test_it_brings_the_step_on_every_delivery() -> None:
    assert gain() == 400


@pytest.mark.parametrize("changes", [{"per_month": None}, {"variable_cost": None}, {"variable_cost": 99}], ids=["volume", "cost", "a loss"])
def test_it_brings_nothing_that_can_be_said_without_volume_or_cost_or_at_a_loss(changes: dict[str, Any]) -> None:
    assert gain(**changes) is None

"""Work that others hand out, so much a week or at their price: its hours, what it leaves in a year, and the least price to take it at."""

from __future__ import annotations

from service.domain.brief import Environment
from service.domain.evidence import Fact, Phrase, from_brief, named
from service.figures.week import Week
from service.moves.case import Case
from service.moves.lexicon import mentions
from service.moves.model import SlotDict

WEEKS = 52


def weekly_work(case: Case, index: int, fact: Environment) -> tuple[str, SlotDict] | None:
    """Key of the deed, by whether the work fits below the queue line, and its slots; None where its size a week or the week is not known.

    Reckoned by the firm's main service: minutes, contribution, price floor.
    """
    service, week = case.money.leading, case.week
    floor = floor_of_main(case)
    if not fact.size or not mentions(case.brief.language, "weekly", fact.size_unit or ""):
        return None
    if week is None or service.minutes is None or service.contribution is None or floor is None:
        return None
    ledger, name = case.ledger, f"events.{index}"
    size = from_brief(fact.size, "count", f"environment.{index}.size")
    inputs = {"size": size, "minutes": service.minutes}
    need = ledger.fact(f"{name}.hours", size.value * service.minutes.value / 60, "h", "size a week × minutes ÷ 60", inputs)
    worth = size.value * WEEKS * service.contribution.value
    slots: SlotDict = {
        "size": size,
        "unit": named(fact.size_unit or "", f"environment.{index}.size_unit"),
        "need": need,
        "room": week.room_hours,
        "service": Phrase(case.low(service.name), service.name.evidence),
        "worth": ledger.fact(f"{name}.year", worth, "money", "size a week × 52 × contribution", {"each": service.contribution}),
        "floor": floor,
    }
    return _room(week, need), slots


def _room(week: Week, need: Fact) -> str:
    """Key by the hours: they fit, they do not, or what stands free is needed to ease the fullest times."""
    if week.overloaded and week.over_hours.value >= week.room_hours.value:
        return "tender_taken"
    return "tender_fits" if need.value <= week.room_hours.value else "tender_short"


def floor_of_main(case: Case) -> Fact | None:
    """The price below which the main service leaves less than the margin that the owner wants."""
    return next((p.floor for p in case.prices.services if p.service.index == case.money.leading.index), None)

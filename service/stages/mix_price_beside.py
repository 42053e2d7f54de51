"""The prices beside the one that is raised, said for whoever signs: what each step brings, and why the rest stay."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Statement
from service.figures.price_steps import PriceSteps
from service.stages.desk import Desk
from service.stages.price_steps import held_slots, losing, step_slots


def beside_notes(desk: Desk, steps: PriceSteps) -> Iterator[Statement]:
    """What each price that moves the same day brings, and that no sum counts it."""
    for step in steps.beside:
        slots = step_slots(desk, step)
        yield desk.say(f"mix.notes.beside.{losing(step)}", **slots)
        if step.hour:
            yield desk.say(f"mix.notes.beside.{'hour' if step.why == 'room' else 'further'}", **slots)
    if steps.beside:
        yield desk.say("mix.notes.beside.on_top", first_low=desk.case.low(steps.first.service.name), gain=steps.gain_month)


def held_notes(desk: Desk, steps: PriceSteps) -> Iterator[Statement]:
    """Why prices stay, as far as the ceilings, the rises that wait and the exceptions do not say it."""
    for held in steps.held:
        told = held.reason == "counted_on" and held.figures.gain_month
        if not told and desk.book.has(f"mix.notes.held.{held.reason}"):
            yield desk.say(f"mix.notes.held.{held.reason}", **held_slots(desk, held))

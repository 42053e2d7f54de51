"""What a checker needs to know once of how a section is reckoned: fixed words at its head, no statement of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.domain.plan.plan import Plan
from service.exports.blocks import paragraph
from service.exports.document import Block, Words
from service.exports.wording import Wording

NEEDED: Mapping[str, Callable[[Plan], bool]] = {
    "customers": lambda plan: any(each.lifetime_value is not None for each in plan.customers.segments),
    "positioning": lambda plan: bool(plan.positioning.differences),
    "expectations": lambda plan: any(each.deliverable is not None for each in plan.expectations.promises),
    "mix": lambda plan: any(each.floor is not None or each.ceiling is not None for each in plan.mix.price.services),
    "quality_gaps": lambda plan: any(gap.causes for gap in plan.quality_gaps.gaps),
    "relationships": lambda plan: bool(plan.relationships.recovery),
    "measurement": lambda plan: any(note.topic == "answers" for note in plan.measurement.notes),
}
"""The sections with a method line, and when the plan holds what it explains."""


def method_line(wording: Wording, section: str) -> list[Block]:
    """The line of a section; nothing where the plan holds nothing that it explains."""
    needed = NEEDED.get(section)
    if needed is None or not needed(wording.plan):
        return []
    return paragraph(Words(wording.label(f"method.{section}")), quiet=True)

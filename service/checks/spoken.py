"""Which fields of a plan speak to customers: their sentences are promises, all others discuss them."""

from __future__ import annotations

from service.domain.plan.plan import Plan
from service.domain.plan.walk import field_of

SPOKEN = frozenset(
    {
        "positioning.statement",
        "positioning.messages.may_say",
        "expectations.promises.sentence",
        "expectations.guarantee.statement",
        "expectations.copy_rows.replacement",
        "summary.say.say",
        "summary.offer.what",
        "summary.offer.contents",
    }
)
"""Fields whose words are meant for customers. What discusses, measures or quotes a promise (`may_not_say`, `not_say`, `finding`, reasons,
indicators, targets, standards) is none."""


def is_spoken(plan: Plan, path: str) -> bool:
    """Whether the statement at a path is meant for customers; a guarantee that is refused is none."""
    field = field_of(path)
    refused = field == "expectations.guarantee.statement" and not plan.expectations.guarantee.offered
    return field in SPOKEN and not refused

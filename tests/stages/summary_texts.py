"""What the tests of part 1 read of it."""

from __future__ import annotations

from typing import Any

from service.domain.plan.owner import Summary
from service.stages.summary import write_summary
from tests.moves.briefs import (
    a_desk,
)

NOBODY: dict[str, Any] = {"segments": [], "customers_in_words": "People with broken things."}


def summary(**changes: Any) -> Summary:
    return write_summary(a_desk(**changes))

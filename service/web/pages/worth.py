"""What is still worth answering: the very questions the plan would ask, each with what the answer would improve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.domain.brief import Language
from service.pipeline import set_desk
from service.web.pages.drafting import brief_of
from service.web.pages.places import Place, place_of

MOST = 5


@dataclass(frozen=True)
class Worth:
    """A question with what its answer improves, and the field that asks for it."""

    text: str
    changes: str
    place: Place


def still_worth(language: Language, draft: Mapping[str, Any]) -> tuple[Worth, ...]:
    """The most valuable questions of a draft that a plan can be written from.

    Raises: BriefError with every fault when none can.
    """
    brief = brief_of({**draft, "language": language})
    asked = set_desk(brief, dt.datetime.now(dt.UTC).date()).doubts.questions
    return tuple(Worth(one.text.text, one.changes.text, place_of(language, one.path or "", draft)) for one in asked[:MOST])

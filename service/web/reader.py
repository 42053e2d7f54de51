"""Free text into a brief with the model of the settings: what the text says, what it was taken to mean, what is worth asking next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from service.errors import BriefError
from service.model import Account, Door
from service.notes import Reading, read_notes
from service.pipeline import set_desk
from service.prompts import read_yaml
from service.reading.brief_file import parse_brief


@dataclass(frozen=True)
class NotesReader:
    """Reads through the door that also writes plans; each text has an account of its own."""

    door: Callable[[], Door]
    account: Callable[[], Account]

    def read(self, text: str, language: str | None) -> dict[str, Any]:
        """The brief in a text, in the language asked for or else the text's.

        Raises: ModelError if the model gives no usable answer.
        """
        reading = read_notes(text, self.door(), self.account())
        brief = {**reading.brief, "language": language or reading.language}
        return {"brief": brief, **_support(reading), "questions": list(_questions(brief))}


def _support(reading: Reading) -> dict[str, Any]:
    """What each field rests on, and what was left out because the text does not hold it."""
    reasons = read_yaml("read.yaml")["left_out"][reading.language]
    return {
        "said": [{"path": path, "quote": mark.quote} for path, mark in reading.marks.items() if mark.kind == "said"],
        "assumed": [{"path": path} for path, mark in reading.marks.items() if mark.kind == "inferred"],
        "left_out": [
            {"field": " ".join(filter(None, (one.fact.about, one.fact.name, one.fact.field))), "value": one.fact.value,
             "reason": reasons[one.reason]}
            for one in reading.left_out
        ],
    }  # fmt: skip


def _questions(brief: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a plan of this brief would ask; what the brief lacks, where no plan can be written of it yet."""
    try:
        asked = set_desk(parse_brief(brief), dt.datetime.now(dt.UTC).date()).doubts.questions
    except BriefError as error:
        for fault in error.faults:
            path, _, words = fault.partition(": ")
            yield {"path": path, "text": words, "changes": None}
    else:
        yield from ({"path": one.path, "text": one.text.text, "changes": one.changes.text} for one in asked)

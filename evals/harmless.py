"""Harmless changes: a draft that is as good as before, on which every claim must stay quiet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evals.change import changed
from evals.drafts import Draft
from evals.faults.fault import put
from service.domain.plan.block import Note
from service.domain.plan.plan import Plan
from service.domain.plan.walk import statements

ASIDE = {
    "en": "Nobody here says “guaranteed” or “always”, and that stays so.",
    "zh": "这里谁也不说“保证”“永远”，以后也不说。",
}
"""A paragraph without a figure that speaks of promising and promises nothing."""
PLAIN = {"en": "Read this page again when the season turns.", "zh": "换季的时候，把这一页再看一遍。"}


def read_back_in_another_order(draft: Draft) -> Draft:
    """Written to JSON, read again, with calculations, evidence and assumptions from back to front."""
    plan = Plan.model_validate_json(draft.plan.model_dump_json())
    plan = put(plan, "calculations", plan.calculations[::-1])
    return draft.with_plan(changed(plan, {f"{path}.evidence": s.evidence[::-1] for path, s in statements(plan) if len(s.evidence) > 1}))


def a_plain_paragraph_more(draft: Draft) -> Draft:
    """Two more notes, one of which speaks of promises without making one, and `1,200` written `1200` here and there."""
    language = draft.plan.language
    notes = tuple(Note(text=text[language], topic="") for text in (ASIDE, PLAIN))
    places = ("customers.notes", "mix.notes")
    plain = {path: re.sub(r"(?<=\d),(?=\d{3}\b)", "", s.text) for path, s in draft.statements if path.startswith(places)}
    return draft.with_plan(put(changed(draft.plan, plain), "organisation.notes", lambda rows: (*rows, *notes)))


HARMLESS: Mapping[str, Callable[[Draft], Draft]] = {
    change.__name__.replace("_", " "): change for change in (read_back_in_another_order, a_plain_paragraph_more)
}
"""Every harmless change by name."""

"""The passages that a chapter shows to the model: those given with the editor, else those that the built-in chapter rests on."""

from __future__ import annotations

from collections.abc import Mapping

from service.domain.plan.plan import Plan, Source

MOST = 1
"""Passages shown of those a chapter rests on: each is sent with every first question, and a plan has a budget of tokens."""
Given = Mapping[str, tuple[Source, ...]]


def passages_of(plan: Plan, stage: str, given: Given) -> tuple[Source, ...]:
    """The passages of a chapter, those given all, of its own the first."""
    if stage in given:
        return given[stage]
    notes = getattr(getattr(plan, stage), "notes", ())  # the summary has none: it rests on the other chapters
    cited = {e.ref for note in notes for e in note.evidence if e.kind == "passage"}
    return tuple(source for source in plan.sources if source.id in cited)[:MOST]

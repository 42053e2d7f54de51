"""A whole plan edited: chapters at once as far as they do not wait for each other, then the rules of the method once more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from graphlib import TopologicalSorter

from service.domain.evidence import Statement
from service.domain.plan.plan import Plan
from service.editing.editor import Edited, Editor, Heard, edit_stage, first_question, make_sheet
from service.editing.filling import cited
from service.editing.grounding import Ground
from service.editing.passages import passages_of
from service.editing.places import replace_statements
from service.editing.prompting import shared_prefix
from service.editing.record import record
from service.editing.safety import make_safe
from service.editing.templates import stage_prompt
from service.model import count_tokens

EDITED = ("situation", "customers", "positioning", "expectations", "mix", "quality_gaps", "relationships", "organisation", "summary")
"""Chapters a model puts in other words; the others are tables, dates and questions."""

LINE_TOKENS = 15
"""Tokens of an answered sentence besides its words."""


def graph() -> dict[str, tuple[str, ...]]:
    """What each edited chapter waits for: the chapters whose new words it is shown. The owner waits for each wait, so they are few."""
    return {name: stage_prompt(name).after for name in EDITED}


def estimate(plan: Plan, editor: Editor) -> tuple[int, int]:
    """Tokens that one round over all chapters takes: sent, received."""
    ground, prefix = Ground(plan), shared_prefix(plan)
    sent = received = 0
    for stage in EDITED:
        sheet = make_sheet(plan, stage, ground, passages_of(plan, stage, editor.passages))
        if sheet.originals:
            sent += count_tokens(prefix) + count_tokens(first_question(plan, stage, sheet))
            received += sum(count_tokens(original.statement.text) + LINE_TOKENS for original in sheet.originals.values())
    return sent, received


def edit_plan(plan: Plan, editor: Editor, heard: Heard = lambda _edited: None, checked: Callable[[], Plan] | None = None) -> Plan:
    """The plan in the model's words where they pass; `heard` hears of each chapter. Never worse than `plan`, and always there.

    `checked` gives the plan with its findings, at the end, where it comes without.
    """
    begun = time.perf_counter()
    results = asyncio.run(_edit_stages(plan, editor, heard))
    seconds = time.perf_counter() - begun
    return put_together(checked() if checked else plan, editor, results, seconds)


def put_together(plan: Plan, editor: Editor, results: Mapping[str, Edited], seconds: float) -> Plan:
    """The plan with what came of its chapters, as far as the rules of the method allow, and with its account."""
    wanted = {path: statement for edited in results.values() for path, statement in edited.new.items()}
    safe, reverted = make_safe(plan, wanted, lambda new: _with_sources(replace_statements(plan, new), editor, new))
    return record(safe, editor, results, reverted, seconds)


async def _edit_stages(plan: Plan, editor: Editor, heard: Heard) -> dict[str, Edited]:
    ground, prefix = Ground(plan), shared_prefix(plan)
    order = TopologicalSorter(graph())
    order.prepare()
    results: dict[str, Edited] = {}
    running: dict[asyncio.Task[Edited], str] = {}
    while order.is_active():
        for name in order.get_ready():
            shown = shown_to(plan, name, results)
            running[asyncio.create_task(edit_stage(shown, name, editor, ground, prefix))] = name
        ended, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            name = running.pop(task)
            results[name] = task.result()
            order.done(name)
            heard(results[name])
    return results


def shown_to(plan: Plan, name: str, results: Mapping[str, Edited]) -> Plan:
    """The plan as a chapter sees it: the chapters it waits for in their new words, as far as they were edited."""
    new = {path: statement for read in graph()[name] if read in results for path, statement in results[read].new.items()}
    return replace_statements(plan, new) if new else plan


def _with_sources(plan: Plan, editor: Editor, new: Mapping[str, Statement]) -> Plan:
    """The plan with every passage that a new sentence cites among its sources."""
    passages = {source.id: source for sources in editor.passages.values() for source in sources}
    found = [source for statement in new.values() for source in cited(statement.evidence, passages)]
    known = {source.id for source in plan.sources}
    added = dict.fromkeys(source for source in found if source.id not in known)
    return plan.model_copy(update={"sources": (*plan.sources, *added)})

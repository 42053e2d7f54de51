"""What came of the editing, in the plan's `meta`: who wrote what, what it took, and why sentences stayed built-in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.domain.plan.plan import Meta, Plan, StageUse
from service.editing.editor import Edited, Editor
from service.editing.places import find_statements
from service.editing.prompting import words_for
from service.editing.safety import TOO_LONG, Kept
from service.editing.templates import fault_words, fill_template
from service.model import Use
from service.prompts import wording

OPENING = 40
"""Characters of a sentence by which a reader finds it."""
_FILE = "model/faults.yaml"


def record(plan: Plan, editor: Editor, results: Mapping[str, Edited], reverted: Kept, seconds: float) -> Plan:
    """The plan with its account."""
    total = editor.account.total
    written = {stage for stage, edited in results.items() if set(edited.new) - set(reverted)}
    update = {
        "writer": {name: editor.door.name if name in written else writer for name, writer in plan.meta.writer.items()},
        "seconds": plan.meta.seconds | {"model": round(seconds, 4)},
        "model_calls": total.calls,
        "tokens_in": total.tokens_in,
        "tokens_out": total.tokens_out,
        "cached_tokens": total.cached_tokens,
        "cost": round(total.cost, 6),
        "retries": total.retries,
        "fallbacks": tuple(line for edited in results.values() for line in _fallbacks(plan, edited, reverted)),
        "stages": {stage: _use(editor.account.uses.get(stage, Use()), edited, reverted) for stage, edited in results.items()},
    }
    meta: Meta = plan.meta.model_copy(update=update)
    return plan.model_copy(update={"meta": meta})


def _use(use: Use, edited: Edited, reverted: Kept) -> StageUse:
    stayed = set(edited.kept) | (set(edited.new) & set(reverted))
    return StageUse(
        calls=use.calls,
        tokens_in=use.tokens_in,
        tokens_out=use.tokens_out,
        cached_tokens=use.cached_tokens,
        cost=round(use.cost, 6),
        seconds=round(use.seconds, 4),
        retries=use.retries,
        repairs=edited.repairs,
        rewritten=len(set(edited.new) - set(reverted)),
        kept=len(stayed) + (edited.unasked if not edited.kept else 0),
    )


def _fallbacks(plan: Plan, edited: Edited, reverted: Kept) -> list[str]:
    """A line for the chapter where the model gave nothing, else one for each sentence that stayed."""
    forms, section = fault_words().fallbacks[plan.language], _section(plan, edited.stage)
    if edited.closed:
        why = fault_words().closed[plan.language][edited.closed]
        if not edited.new:
            return [fill_template(forms["section"], _FILE, section=section, why=why)]
        first = [fill_template(forms["rest"], _FILE, section=section, count=str(edited.unasked), why=why)] if edited.unasked else []
        return [*first, *_reverted(plan, edited, reverted)]
    return [*_kept(plan, edited), *_reverted(plan, edited, reverted)]


def _kept(plan: Plan, edited: Edited) -> Iterator[str]:
    """A line for each sentence, or one for all that share a fault."""
    forms, section = fault_words().fallbacks[plan.language], _section(plan, edited.stage)
    openings = {path: statement.text[:OPENING] for path, statement in find_statements(plan, edited.kept).items()}
    by_fault: dict[str, list[str]] = {}
    for path, faults in edited.kept.items():
        by_fault.setdefault(" ".join(dict.fromkeys(words_for(fault, plan.language) for fault in faults)), []).append(path)
    for faults_said, paths in by_fault.items():
        if len(paths) == 1:
            yield fill_template(forms["sentence"], _FILE, section=section, opening=openings[paths[0]], faults=faults_said)
        else:
            why = faults_said.rstrip(".。")
            yield fill_template(forms["rest"], _FILE, section=section, count=str(len(paths)), why=why)


def _reverted(plan: Plan, edited: Edited, reverted: Kept) -> list[str]:
    forms, section = fault_words().fallbacks[plan.language], _section(plan, edited.stage)
    gone = {path: rule for path, rule in reverted.items() if path in edited.new}
    lines = []
    for path, statement in find_statements(plan, gone).items():
        form = forms["length" if gone[path] == TOO_LONG else "rule"]
        lines.append(fill_template(form, _FILE, section=section, opening=statement.text[:OPENING], rule=gone[path]))
    return lines


def _section(plan: Plan, stage: str) -> str:
    return wording(plan.language).get(f"document.section.{stage}", stage)

"""Puts together what the model is told: the shared prefix first (method, brief, calculations), the chapter's question last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from service.domain.brief import Language
from service.domain.evidence import Calculation, Fact, Statement
from service.domain.plan.plan import Plan, Source
from service.domain.plan.walk import field_of
from service.editing.grounding import Fault, Ground, Original
from service.editing.grounding.manner import allowed_length
from service.editing.templates import StagePrompt, editing_prompt, fault_words, fill_template
from service.prompts import wording
from service.writing.numerals import Numerals

_SHARED = "model/editing.yaml"
_BRIEF = (
    ("business", ("name", "kind", "location", "sector")),
    ("services", ("name", "role")),
    ("segments", ("name", "needs", "touch")),
    ("criteria", ("name",)),
    ("competitors", ("name", "image")),
    ("environment", ("finding", "effect")),
    ("team", ("role", "people")),
    ("audit", ("product", "price", "place", "promotion", "people", "process", "physical_evidence")),
    ("complaints", ("handling",)),
    ("delivery", ("label", "measure", "unit", "current_promise")),
)
"""What of the brief a model needs for the language; the figures reach it inside the sentences."""
_LONGEST_TEXT = 160
MOST_FAULTS = 3
"""Faults of a sentence that are told at once."""
_LEADING = 2
"""Sentences shown of an earlier chapter."""


def shared_prefix(plan: Plan) -> str:
    """Method, rules, brief and calculations: the same text for every call of a plan, repairs too, so that providers cache it."""
    shared, language = editing_prompt(), plan.language
    rules = fill_template(shared.rules[language], _SHARED)
    facts = fill_template(shared.facts[language], _SHARED, brief=_brief(plan.brief), calculations=_calculations(plan, shared.calculations))
    return f"{rules}\n{facts}"


def wish_text(wish: str, language: Language) -> str:
    """What the owner asked for, at the end of the question; nothing where nothing was asked."""
    return f"\n{fill_template(editing_prompt().wish[language], _SHARED, wish=' '.join(wish.split()))}" if wish.strip() else ""


def question(prompt: StagePrompt, originals: Sequence[Original], ground: Ground, told: Mapping[str, str]) -> str:
    """The question of a chapter with its sentences; `told` holds what else it names."""
    lines = "\n".join(_line(number, original, ground) for number, original in enumerate(originals, start=1))
    return fill_template(prompt.question[ground.language], originals[0].path.split(".")[0] + ".yaml", statements=lines, **told)


def earlier_text(plan: Plan, reads: Iterable[str]) -> str:
    """The leading sentences of the chapters a stage depends on, as data."""
    texts = [text for name in reads for text in _leading(plan, name)]
    return _data(editing_prompt().earlier[plan.language], texts)


def passages_text(passages: Iterable[Source], language: Language) -> str:
    """Passages of the knowledge base, as data."""
    return _data(editing_prompt().passages[language], [f"{{p:{p.id}}} {harmless(p.title)}: {harmless(p.quote)}" for p in passages])


def choices_text(plan: Plan) -> str:
    """The criteria with their tests, for the choice of a position."""
    form = editing_prompt().choice[plan.language]
    rows = [
        fill_template(
            form, _SHARED, name=harmless(row.criterion), weight=f"{row.weight:.0%}", advantage=_tested(row.advantage),
            important=_tested(row.important), real=_tested(row.real), sustained=_tested(row.sustained),
        )
        for row in plan.positioning.differences
    ]  # fmt: skip
    return "\n".join(rows) or "-"


def repair_question(stage: str, faulty: Mapping[int, tuple[Original, str, Sequence[Fault]]], ground: Ground) -> str:
    """Only the sentences that did not pass, each with what is wrong with it."""
    shared, language = editing_prompt(), ground.language
    rows = [
        fill_template(
            shared.sentence[language], _SHARED, n=str(number), field=_field(original), most=str(allowed_length(original, ground)),
            text=_shown(original), yours=yours or "–", faults=" ".join(words_for(fault, language) for fault in faults[:MOST_FAULTS]),
        )
        for number, (original, yours, faults) in faulty.items()
    ]  # fmt: skip
    return fill_template(shared.repair[language], _SHARED, stage=stage, sentences="\n".join(rows))


def words_for(fault: Fault, language: Language) -> str:
    """A fault in words."""
    what = fault_words().unreadable[language].get(fault.what, fault.what) if fault.key == "unreadable" else fault.what
    if fault.key == "language":
        what = f": {what}" if what else ""
    return fill_template(fault_words().faults[language][fault.key], "model/faults.yaml", what=what)


def harmless(text: str) -> str:
    """A text of the owner or of a source as data: it can neither close its block nor pose as a slot."""
    return re.sub(r"\s+", " ", text.replace("<", "‹").replace(">", "›").replace("{", "(").replace("}", ")")).strip()


def _line(number: int, original: Original, ground: Ground) -> str:
    most = str(allowed_length(original, ground))
    return fill_template(
        editing_prompt().line[ground.language], _SHARED, n=str(number), field=_field(original), most=most, text=_shown(original)
    )


def _shown(original: Original) -> str:
    return original.slotted.shown.replace("<", "‹").replace(">", "›")


def _field(original: Original) -> str:
    return field_of(original.path).split(".", 1)[1]


def _leading(plan: Plan, name: str) -> list[str]:
    """What a chapter says first: of part 1 nothing, for that comes last."""
    prompt_fields = {"positioning": ("statement", "chosen"), "mix": ("product.short", "price.short")}.get(name)
    if prompt_fields:
        return [harmless(_at(getattr(plan, name), field).text) for field in prompt_fields]
    first = [s for s in getattr(plan, name).__dict__.values() if isinstance(s, tuple)][:1]
    return [harmless(s.text) for row in first for item in row for s in item.__dict__.values() if isinstance(s, Statement)][:_LEADING]


def _at(node: Any, path: str) -> Statement:
    for step in path.split("."):
        node = getattr(node, step)
    return node  # type: ignore[no-any-return]


def _data(form: str, texts: Sequence[str]) -> str:
    return fill_template(form, _SHARED, texts="\n".join(texts)) if texts else ""


def _brief(brief: Mapping[str, Any]) -> str:
    lines = [f"goals: {'; '.join(map(harmless, brief.get('goals') or ()))}"]
    for block, fields in _BRIEF:
        rows = brief.get(block) or ()
        for row in (rows,) if isinstance(rows, Mapping) else rows:
            told = [harmless(str(row[field]))[:_LONGEST_TEXT] for field in fields if row.get(field)]
            lines.append(f"{block}: {' | '.join(told)}")
    hard = (brief.get("own") or {}).get("hard_to_copy") or {}
    lines += [f"hard to copy: {harmless(name)} | {harmless(why)[:_LONGEST_TEXT]}" for name, why in hard.items()]
    lines += [f"in print: {harmless(line)[:_LONGEST_TEXT]}" for line in brief.get("copy") or ()]
    return "\n".join(line for line in lines if not line.endswith(": "))


def _calculations(plan: Plan, wanted: Sequence[str]) -> str:
    numerals = Numerals(plan.language, plan.currency, wording(plan.language))
    chosen = [entry for pattern in wanted for entry in plan.calculations if fnmatchcase(entry.name, pattern)]
    return "\n".join(f"{harmless(entry.name)} = {_printed(entry, numerals)}" for entry in chosen)


def _printed(entry: Calculation, numerals: Numerals) -> str:
    known = isinstance(entry.value, int | float) and not isinstance(entry.value, bool)
    return numerals.write(Fact(float(entry.value), entry.unit), "") if known else str(entry.value)  # type: ignore[arg-type]


def _tested(value: float | bool | None) -> str:
    return "?" if value is None else str(value).lower() if isinstance(value, bool) else f"{value:g}"

"""Writers side by side: what each keeps of the rules, what it costs, how long it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from evals.cases import EvalCase
from evals.claims.rules import rule_claims
from evals.drafts import STAMP, BuiltIn, Draft, Writer
from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.editing import edit_plan, open_editor
from service.errors import SettingsError
from service.pipeline import write_plan
from service.settings import read_settings

BUILT_IN = "built-in"


@dataclass(frozen=True)
class ByModel:
    """The built-in plan in a chat model's words; each plan opens its own door and account."""

    name: str

    def write(self, brief: Brief) -> Plan:
        """The plan of a brief."""
        settings = read_settings().model_copy(update={"model": self.name})
        editor = open_editor(self.name, settings)
        try:
            return edit_plan(write_plan(brief, STAMP), editor)
        finally:
            editor.door.close()


@dataclass(frozen=True)
class WriterScore:
    """How a writer did on the cases."""

    writer: str
    plans: int
    final_pass: float
    errors_each: float
    words_part_1: float
    calls: int
    tokens_in: int
    tokens_out: int
    cost_usd: float
    seconds_each: float
    fallbacks: int
    """Statements that the built-in writer had to replace."""


def find_writer(name: str) -> Writer:
    """The writer of a name.

    Raises: SettingsError where it is no name of one.
    """
    if name == BUILT_IN:
        return BuiltIn()
    provider, _, model = name.partition(":")
    if not (provider and model):
        raise SettingsError(f"--model: {name} is no writer; write built-in, or provider:model such as openai:gpt-5")
    return ByModel(name)


@dataclass(frozen=True)
class Written:
    """What a writer made of the cases."""

    writer: str
    plans: tuple[Plan, ...]
    seconds: float


def write_cases(writer: Writer, cases: Sequence[EvalCase], seconds_of: Callable[[], float]) -> Written:
    """Draft every case with a writer. `seconds_of` is the clock."""
    begun = seconds_of()
    plans = tuple(writer.write(case.read()) for case in cases)
    return Written(writer.name, plans, seconds_of() - begun)


def score_writer(written: Written, cases: Sequence[EvalCase]) -> WriterScore:
    """Count what a writer's plans keep of the rules, and what they took."""
    plans = written.plans
    errors = [_errors(Draft(case, plan, plan)) for case, plan in zip(cases, plans, strict=True)]
    metas = [plan.meta for plan in plans]
    return WriterScore(
        written.writer,
        len(plans),
        mean(not found for found in errors),
        mean(errors),
        mean(meta.words_part_1 for meta in metas),
        sum(meta.model_calls for meta in metas),
        sum(meta.tokens_in for meta in metas),
        sum(meta.tokens_out for meta in metas),
        sum(meta.cost for meta in metas),
        written.seconds / len(plans),
        sum(len(meta.fallbacks) for meta in metas),
    )


def _errors(draft: Draft) -> int:
    return sum(len(claim.faults(draft)) for claim in rule_claims())

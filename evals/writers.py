"""Writers side by side: what each keeps of the rules, what it costs, how long it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from statistics import mean

from evals.cases import EvalCase
from evals.claims.rules import rule_claims
from evals.drafts import BuiltIn, Draft, Writer
from service.errors import SettingsError

BUILT_IN = "built-in"
FACTORY = ("service.writing.model", "model_writer")
"""Module and function that make a writer of a model's name, where this version has one."""


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

    Raises: SettingsError where this version cannot write with it.
    """
    if name == BUILT_IN:
        return BuiltIn()
    try:
        make: Callable[[str], Writer] = getattr(import_module(FACTORY[0]), FACTORY[1])
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"--model: this version has the built-in writer only, not {name}; leave it out") from error
    return make(name)


def score_writer(writer: Writer, cases: Sequence[EvalCase], seconds_of: Callable[[], float]) -> WriterScore:
    """Draft every case with a writer and count what it keeps. `seconds_of` is the clock."""
    begun = seconds_of()
    plans = [writer.write(case.read()) for case in cases]
    took = seconds_of() - begun
    errors = [_errors(Draft(case, plan, plan)) for case, plan in zip(cases, plans, strict=True)]
    metas = [plan.meta for plan in plans]
    return WriterScore(
        writer.name,
        len(plans),
        mean(not found for found in errors),
        mean(errors),
        mean(meta.words_part_1 for meta in metas),
        sum(meta.model_calls for meta in metas),
        sum(meta.tokens_in for meta in metas),
        sum(meta.tokens_out for meta in metas),
        sum(meta.cost for meta in metas),
        took / len(plans),
        sum(len(meta.fallbacks) for meta in metas),
    )


def _errors(draft: Draft) -> int:
    return sum(len(claim.faults(draft)) for claim in rule_claims())

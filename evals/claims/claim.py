"""What every claim is: a small dataclass that names what is wrong with a draft, and says nothing where all is well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

from evals.cases import EvalCase
from evals.drafts import Draft

MOST_REASONS = 3


@dataclass
class Claim(Evaluator[EvalCase, Draft, None]):
    """A claim about a draft that code can judge."""

    reads_documents: ClassVar[bool] = False
    """Whether it needs the plan rendered in every format, which takes its time."""

    @property
    def name(self) -> str:
        """The claim, as reports name it."""
        return type(self).__name__

    def faults(self, draft: Draft) -> list[str]:
        """What is wrong, a line each; nothing where the claim holds."""
        raise NotImplementedError

    def get_default_evaluation_name(self) -> str:
        """The name under which the report lists it."""
        return self.name

    def evaluate(self, ctx: EvaluatorContext[EvalCase, Draft, None]) -> EvaluationReason:
        """Whether the claim holds, with the first reasons against it."""
        found = self.faults(ctx.output)
        return EvaluationReason(value=not found, reason="; ".join(found[:MOST_REASONS]) or None)

"""The claim that a plan chooses: one strategy, one position, one offer, few moves, and says what it leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evals.claims.claim import Claim
from evals.drafts import Draft

MOST_MOVES = 7
MOST_OBJECTIVES = 8
HEDGES = {
    "en": re.compile(
        r"\bboth (?:options|positions|strategies)\b|\beither (?:position|strategy) (?:would|could)\b|\bit depends\b|\bup to you\b", re.I
    ),
    "zh": re.compile(r"两(?:条路|种定位|种策略)都(?:行|可以)|看情况|由您(?:自己)?决定(?:走)?哪|都可以考虑"),
}
"""Words with which a plan leaves the choice to the reader."""


@dataclass
class OneChoiceIsMade(Claim):
    """A forced choice: the plan takes a side and names what it does not take."""

    def faults(self, draft: Draft) -> list[str]:
        """What was left open."""
        plan = draft.plan
        position, summary = plan.positioning, plan.summary
        tests = {
            "no position is chosen": bool(position.chosen.text.strip() and position.statement.text.strip()),
            "nothing is rejected": bool(position.rejected or position.will_not),
            "no offer is named": bool(summary.offer.name.strip()),
            f"more than {MOST_MOVES} moves": len(plan.situation.strategies) <= MOST_MOVES,
            f"more than {MOST_OBJECTIVES} objectives": len(plan.objectives.objectives) <= MOST_OBJECTIVES,
            "two moves have one name": len({s.title for s in plan.situation.strategies}) == len(plan.situation.strategies),
            "no goal comes first": not plan.situation.strategies or bool(plan.objectives.objectives),
        }
        hedges = [
            f"{path}: leaves the choice open" for path, s in draft.statements if _decides(path) and HEDGES[plan.language].search(s.text)
        ]
        return [fault for fault, holds in tests.items() if not holds] + hedges


def _decides(path: str) -> bool:
    return path.startswith(("summary.", "positioning.", "mix.", "situation.strategies", "programme."))

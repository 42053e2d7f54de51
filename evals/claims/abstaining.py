"""The claim that a plan without a knowledge base claims nothing that only a source could say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.checks.brief_path import all_words
from service.domain.plan.walk import evidence_of

APPEALS = {
    "en": re.compile(
        r"\b(?:research|studies|surveys?|experts?|statistics|evidence|data|industry figures|benchmarks?)"
        r" (?:shows?|suggests?|proves?|says?|confirms?|indicates?|agree)\b"
        r"|\baccording to (?!the (?:brief|log|record)|your)\w+|\bon average,? firms\b"
        r"|\bit is (?:well )?known that\b|\bindustry (?:average|standard|benchmark)s?\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:研究|调查|数据|统计|专家|业内|行业)(?:表明|显示|证明|指出|认为|平均|普遍)|据(?:统计|调查|研究|了解|报道)|众所周知|行业(?:平均|标准|惯例)"
    ),
}
"""Words that appeal to an authority."""


@dataclass
class NothingIsClaimedUnread(Claim):
    """With an empty knowledge base no passage is cited and no authority appealed to."""

    def faults(self, draft: Draft) -> list[str]:
        """Passages cited and authorities named without a source."""
        plan = draft.plan
        if plan.sources:
            return []
        own = " ".join(all_words(plan.brief))
        cited = [f"{path}: cites passage {e.ref}" for path, e in evidence_of(plan) if e.kind == "passage"]
        hits = ((path, m.group()) for path, s in draft.statements for m in APPEALS[plan.language].finditer(s.text))
        return cited + [f"{path}: {words}" for path, words in hits if words not in own]

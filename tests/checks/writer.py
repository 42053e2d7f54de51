"""Writes statements of the small plan in one language."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, get_args

from service.domain.brief import P
from service.domain.evidence import Evidence, Statement
from service.domain.plan.block import Note
from service.domain.plan.direction import Area
from tests.checks.changes import calc
from tests.checks.texts import BRIEFS, TEXTS

FIRST, LAST = dt.date(2027, 1, 4), dt.date(2028, 1, 3)
FILL = {"en": calc("fill.demand_after.tue_afternoon"), "zh": calc("fill.demand_after.tue_下午")}
AREAS = get_args(Area)


class Writer:
    """Writes the texts of one language."""

    def __init__(self, language: Literal["en", "zh"]) -> None:
        self.language, self.english = language, language == "en"
        self.texts, self.names, self.fill = TEXTS[language], BRIEFS[language], FILL[language]

    def __call__(self, key: str, *evidence: Evidence, part: Literal[1, 2] = 2, **slots: Any) -> Statement:
        return Statement(text=self.texts[key].format(**slots), part=part, evidence=evidence)

    def note(self, key: str, *evidence: Evidence) -> Note:
        return Note(text=self.texts[key], evidence=evidence, topic="note")

    def area(self, area: str) -> str:
        return area.replace("_", " ") if self.english else "甲乙丙丁戊己庚辛"[AREAS.index(area)]

    def side(self, side: str) -> str:
        return side if self.english else {"reliability": "可靠", "assurance": "放心", "tangibles": "门面", "empathy": "体贴"}[side]

    def p(self, p: str) -> str:
        words = dict(zip(get_args(P), ("服务", "价格", "渠道", "推广", "人手", "流程", "门面"), strict=True))
        return p.replace("_", " ") if self.english else words[p]

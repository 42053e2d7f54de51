"""Finds for each question of a plan the passage to cite, with the sentence to quote; what was found is remembered while nothing changes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal, Protocol

from service.errors import KnowledgeError
from service.knowledge.base import KnowledgeBase
from service.knowledge.passages import Hit, Language, Shelf
from service.knowledge.quoting import best_quote
from service.knowledge.upkeep import Progress, silent

State = Literal["open", "off", "empty", "unavailable"]

LOOKED_AT = 60
"""Passages among which one to cite is looked for: many are in the other language or of another topic."""
WEIGHED = 3
"""Passages whose sentences are weighed against each other."""
OWN_LEAST = 0.30
"""Score from which a document of the owner is cited: nothing else says that it speaks of the matter."""
VERSION = "1"
"""Counts up when the way of choosing changes: what was remembered no longer holds."""


@dataclass(frozen=True)
class Ask:
    """A question of one chapter."""

    key: str
    stage: str
    text: str
    topics: tuple[str, ...]
    """Topics of the handbook that may answer."""
    says: str = ""
    """What the sentence quoted from the handbook must hold (a pattern), so that it speaks of what it is cited for."""


class Finder(Protocol):
    """Answers the questions of a plan."""

    def find(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:
        """The passage to cite for each question that has one, by key."""

    @property
    def state(self) -> State:
        """Whether there was anything to find, told by the plan."""

    @property
    def fault(self) -> str:
        """Why the base could not be used; empty if it could."""

    def prepare(self, progress: Progress) -> None:
        """Do now what takes long, and tell of it."""


class NoFinder:
    """Knows nothing: the plan cites nothing and makes no claim that would need it."""

    state: State = "off"
    fault: str = ""

    def prepare(self, progress: Progress) -> None:
        """Nothing to do."""

    def find(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:  # noqa: ARG002 - the form of a finder
        """Nothing."""
        return {}


@dataclass
class PassageFinder:
    """Looks in the knowledge base. A base that cannot be used is told by `fault`, and nothing is found."""

    base: KnowledgeBase
    shelves: Sequence[Shelf]
    fault: str = ""

    @property
    def state(self) -> State:
        """Whether there was anything to find."""
        if self.fault:
            return "unavailable"
        return "open" if any(self.base.records.count(shelf) for shelf in self.shelves) else "empty"

    def prepare(self, progress: Progress) -> None:
        """Index the handbook, the first time and when it has changed."""
        self.base.keep.progress = progress
        try:
            if "handbook" in self.shelves:
                self.base.sync_handbook()
        except KnowledgeError as error:
            self.fault = str(error)
        self.base.keep.progress = silent

    def find(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:
        """The passage to cite for each question that has one, by key."""
        try:
            return {} if self.fault else self._remembered(asks, language)
        except KnowledgeError as error:
            self.fault = str(error)
            return {}

    def _remembered(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:
        if "handbook" in self.shelves:
            self.base.sync_handbook()
        asked = json.dumps([VERSION, language, list(self.shelves), [asdict(ask) for ask in asks]])
        question = hashlib.sha256(asked.encode()).hexdigest()
        records = self.base.records
        if known := records.answer(question, self.base.state):
            return self._recalled(json.loads(known))
        found = self._look(asks, language)
        told = json.dumps({key: (hit.id, hit.quote) for key, hit in found.items()}, ensure_ascii=False)
        records.keep_answers(self.base.state, {question: told})
        return found

    def _recalled(self, known: Mapping[str, tuple[str, str]]) -> Mapping[str, Hit]:
        stored = self.base.records.stored([id for id, _ in known.values()])
        return {key: replace(stored[id].hit, quote=quote) for key, (id, quote) in known.items()}

    def _look(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:
        found: dict[str, Hit] = {}
        used: set[str] = set()
        for ask in asks:
            hits = self.base.search(ask.text, shelves=self.shelves, top=LOOKED_AT, stage=ask.stage)
            fit = [hit for hit in hits if hit.id not in used and _may_answer(hit, ask, language)][:WEIGHED]
            chosen = best_quote(ask.text, fit, self.base.embedder, ask.says)
            if chosen:
                found[ask.key] = replace(chosen, score=0.0)
                used.add(chosen.id)
        return found


def _may_answer(hit: Hit, ask: Ask, language: Language) -> bool:
    if hit.shelf == "own":
        return hit.score >= OWN_LEAST
    return hit.language == language and hit.source.rsplit("/", 1)[-1] in ask.topics and bool(re.search(ask.says, hit.text))

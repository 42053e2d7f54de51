"""What each chapter asks the knowledge base, and the passages that its claims then rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from service.domain.evidence import Evidence
from service.domain.plan.block import Block, Note
from service.domain.plan.plan import Plan, Source
from service.knowledge.finder import Ask, Finder, NoFinder, State
from service.knowledge.passages import Hit, Language
from service.knowledge.upkeep import Progress
from service.moves.case import Case
from service.prompts import read_yaml
from service.writing.phrasebook import Slot
from service.writing.week_names import name_slots

ASKS = "knowledge/asks.yaml"

NEEDS: Mapping[str, Callable[[Case], bool]] = {
    "always": lambda _case: True,
    "rich": lambda case: not case.thin,
    "rivals": lambda case: bool(case.position.rivals),
    "segments": lambda case: len(case.customers.segments) > 1,
    "tiers": lambda case: bool(case.customers.tiers),
    "crowded": lambda case: bool(case.week and (case.week.overloaded or case.week.full or case.week.queue_risk)),
    "quiet": lambda case: bool(case.week and case.week.spare),
    "record": lambda case: bool(case.register.lines),
    "priced_rivals": lambda case: any(rival.prices for rival in case.brief.competitors),
    "judged": lambda case: any(service.evaluation for service in case.brief.services),
    "complaints": lambda case: case.brief.complaints is not None,
    "team": lambda case: len(case.people.roles) > 1,
}
"""What of the brief must be there for a question to be asked."""


@dataclass(frozen=True)
class Grounds:
    """Passages found, by the key of their question."""

    found: Mapping[str, Hit] = field(default_factory=dict)
    state: State = "off"

    def citations(self) -> dict[str, Evidence]:
        """Evidence by the key of each text that makes a claim."""
        return {text: _evidence(self.found[e["key"]]) for e in _entries() if e["key"] in self.found for text in e.get("cited_by", ())}

    def add_to(self, section: Block, stage: str, case: Case) -> Block:
        """The chapter with the passages it rests on as notes."""
        notes = [_note(case, e["key"], self.found[e["key"]]) for e in _entries() if e["stage"] == stage and e["key"] in self.found]
        return section.model_copy(update={"notes": (*section.notes, *notes)}) if notes else section  # type: ignore[attr-defined]

    def sources(self) -> tuple[Source, ...]:
        """What was cited, in the order of the chapters."""
        answers: dict[str, dict[str, Hit]] = {}
        for key in (e["key"] for e in _entries() if e["key"] in self.found):
            answers.setdefault(self.found[key].id, {})[key] = self.found[key]
        return tuple(_source(hits) for hits in answers.values())


NO_GROUNDS = Grounds()


class PlanFinder:
    """Finds what a plan has cited before: a revision rests on the same passages, whatever the knowledge base holds by now."""

    fault = ""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @property
    def state(self) -> State:
        """As it was when the plan was drafted."""
        return self.plan.meta.knowledge

    def prepare(self, progress: Progress) -> None:
        """Nothing to do."""

    def find(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:  # noqa: ARG002 - the form of a finder
        """The passage cited for each question, by key."""
        asked = {ask.key for ask in asks}
        return {key: _hit(source, quote) for source in self.plan.sources for key, quote in source.answers.items() if key in asked}


def _hit(source: Source, quote: str) -> Hit:
    own = not source.source.startswith("handbook/")
    return Hit(
        id=source.id,
        source=source.source,
        title=source.title,
        heading=source.heading,
        language="zh" if source.language == "zh" else "en",
        score=0.0,
        text=source.text,
        shelf="own" if own else "handbook",
        works=source.works,
        quote=quote,
    )


def find_grounds(case: Case, finder: Finder | None = None) -> Grounds:
    """Ask what this brief gives reason to ask."""
    finder = finder or NoFinder()
    asks = asks_of(case)
    return Grounds(finder.find(asks, case.brief.language), finder.state)


def asks_of(case: Case) -> list[Ask]:
    """The questions of all chapters for one brief."""
    kind = case.brief.business.kind
    language = case.brief.language
    return [
        Ask(e["key"], e["stage"], str(e[language]).replace("{kind}", kind), tuple(e["topics"]), e["says"][language])
        for e in _entries()
        if NEEDS[e["when"]](case)
    ]


def _entries() -> Sequence[Mapping[str, Any]]:
    entries: Sequence[Mapping[str, Any]] = read_yaml(ASKS)
    return entries


def _note(case: Case, key: str, hit: Hit) -> Note:
    """A lead in the plan's language, then the words of the passage in theirs."""
    book = case.book
    lead = book.phrase(f"grounds.{key}", **_slots(case, key))
    form = "quoted" if hit.shelf == "handbook" else "own" if hit.language == book.language else f"own_{hit.language}"
    words = book.phrase(f"grounds.{form}", lead=lead, quote=hit.quote, title=hit.title)
    return Note(text=str(words), part=2, evidence=(*lead.evidence, _evidence(hit)), topic="grounds")


def _slots(case: Case, key: str) -> dict[str, Slot]:
    """Names out of the brief that a lead uses."""
    week = case.week
    slot = (week.fullest if key == "load" else week.emptiest) if week else None
    return {"slot": name_slots(case.book, [slot])} if slot else {}


def _evidence(hit: Hit) -> Evidence:
    return Evidence(kind="passage", ref=hit.id, quote=hit.quote)


def _source(hits: Mapping[str, Hit]) -> Source:
    """One passage with all it was quoted for."""
    hit = next(iter(hits.values()))
    quotes = dict.fromkeys(each.quote for each in hits.values())
    place = hit.source if hit.shelf == "handbook" else PurePath(hit.source).name
    return Source(
        id=hit.id,
        title=hit.title,
        quote=" … ".join(quotes),
        heading=hit.heading,
        language=hit.language,
        source=place,
        works=hit.works,
        text=hit.text,
        answers={key: each.quote for key, each in hits.items()},
    )

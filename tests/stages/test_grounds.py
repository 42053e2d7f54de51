"""Chapters rest on passages: asked from the brief, cited with their quotes, and without a passage no claim is made."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from service.checks import check_plan
from service.domain.plan.block import Note
from service.domain.plan.plan import Plan
from service.exports import render
from service.knowledge.documents import Draft, make_document
from service.knowledge.finder import Ask, State
from service.knowledge.opening import open_finder
from service.knowledge.passages import Block, Hit, Language, Raw
from service.moves.case import read_case
from service.pipeline import Stamp, write_plan
from service.prompts import read_yaml, wording
from service.reading.brief_file import parse_brief, read_brief
from service.settings import Settings
from service.stages.graph import STAGES
from service.stages.grounds import NEEDS, asks_of
from tests.stages.a_desk import a_stall, a_workshop

EXAMPLES = Path(__file__).parents[2] / "examples"
STAMP = Stamp("a-plan", dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC))
ASKS = read_yaml("knowledge/asks.yaml")


class KnowingFinder:
    """Answers every question with a passage of its own."""

    state: State = "open"
    fault = ""

    def __init__(self, **changes: object) -> None:
        self.changes = changes

    def prepare(self, progress: object) -> None:
        """Nothing to do."""

    def find(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:
        """A passage for each."""
        return {ask.key: self.hit(ask, language) for ask in asks}

    def hit(self, ask: Ask, language: Language) -> Hit:
        quote = f"The passage on {ask.key} says so." if language == "en" else "这一段就是这么说的，一共有好几条。"
        source = f"handbook/{language}/{ask.topics[0]}"
        hit = Hit(
            f"{ask.key}.id",
            source,
            ask.topics[0],
            "A heading",
            language,
            0.0,
            f"First. {quote} Last.",
            "handbook",
            ("A. Writer (1993): W",),
        )
        return replace(replace(hit, quote=quote), **self.changes)  # type: ignore[arg-type]


def notes_of(plan: Plan) -> dict[str, list[Note]]:
    sections = {stage.name: getattr(plan, stage.name) for stage in STAGES if stage.name != "summary"}
    return {name: found for name, section in sections.items() if (found := [n for n in section.notes if n.topic == "grounds"])}


def test_a_rich_brief_asks_more_than_a_thin_one_and_in_its_own_words() -> None:
    rich, thin = (asks_of(read_case(parse_brief(brief), STAMP.now.date())) for brief in (a_workshop(), a_stall()))
    assert {a.key for a in thin} == {"record", "broken", "silence"}
    assert len(rich) > 12
    kind = parse_brief(a_workshop()).business.kind
    assert any(kind in ask.text for ask in rich)


def test_each_chapter_cites_its_passages_with_their_quotes() -> None:
    plan = write_plan(parse_brief(a_workshop()), STAMP, finder=KnowingFinder())
    notes = notes_of(plan)
    assert len(notes) >= 8
    sources = {source.id: source for source in plan.sources}
    for note in (note for chapter in notes.values() for note in chapter):
        cited = [e for e in note.evidence if e.kind == "passage"]
        assert len(cited) == 1
        assert note.part == 2
        assert cited[0].quote is not None
        assert cited[0].quote in note.text
        assert cited[0].quote in sources[cited[0].ref].text
    assert plan.meta.knowledge == "open"
    assert [f for f in plan.findings if f.rule in ("PRV-1", "PRV-2", "PRV-4")] == []


def test_a_claim_carries_its_citation_and_without_one_it_is_not_made() -> None:
    brief = read_brief(EXAMPLES / "brightside-dental.yaml")
    cited, bare = write_plan(brief, STAMP, finder=KnowingFinder()), write_plan(brief, STAMP)
    claim = "every delay passes to the next patient"
    where = [s for s in cited.situation.strategies if claim in s.model_dump_json()]
    assert where
    assert "load.id" in where[0].model_dump_json()
    assert claim not in bare.model_dump_json()
    assert bare.sources == ()
    assert bare.meta.knowledge == "off"


@pytest.mark.parametrize("example", ["brightside-dental", "nuanxiang-jiazheng", "hedge-lane-cycles"])
def test_without_a_base_a_plan_makes_no_claim_and_says_why(example: str) -> None:
    plan = write_plan(read_brief(EXAMPLES / f"{example}.yaml"), STAMP)
    assert [f.path for f in plan.findings if f.rule == "PRV-2"] == []
    said = str(render(plan, "md", "2"))
    assert ("knowledge base was left out" in said) or ("没有用资料库" in said)


def test_a_document_of_the_owner_is_named_as_such_in_the_language_it_is_in() -> None:
    quote = "自己店里的记录说，周六上午等得最久。"
    finder = KnowingFinder(shelf="own", source="/papers/notes.txt", language="zh", quote=quote, text=quote, title="店里的记录", works=())
    plan = write_plan(parse_brief(a_workshop()), STAMP, finder=finder)
    note = notes_of(plan)["expectations"][0]
    assert note.text.endswith(f"“{quote}” (your document, in Chinese: 店里的记录)")
    assert plan.sources[0].source == "notes.txt"
    assert [f for f in plan.findings if f.rule.startswith("PRV-4")] == []
    assert "Your document, 店里的记录" in str(render(plan, "md")) or "(notes.txt)" in str(render(plan, "md"))


def test_part_one_keeps_its_length() -> None:
    brief = parse_brief(a_workshop())
    with_passages, without = write_plan(brief, STAMP, finder=KnowingFinder()), write_plan(brief, STAMP)
    assert with_passages.meta.words_part_1 - without.meta.words_part_1 < 60


def test_an_altered_quote_and_an_uncited_claim_are_found() -> None:
    plan = write_plan(parse_brief(a_workshop()), STAMP, finder=KnowingFinder())
    altered = plan.model_copy(
        update={"sources": tuple(s.model_copy(update={"quote": "Other.", "text": "Other words."}) for s in plan.sources)}
    )
    assert {f.rule for f in check_plan(altered)} >= {"PRV-2"}
    note = Note(text="Research shows that queues drive people away.", part=2, topic="reading")
    claiming = plan.model_copy(update={"customers": plan.customers.model_copy(update={"notes": (*plan.customers.notes, note)})})
    assert [f.path for f in check_plan(claiming) if f.rule == "PRV-2"] == [f"customers.notes[{len(plan.customers.notes)}]"]


def test_the_data_of_the_questions_holds_together() -> None:
    stages = {stage.name for stage in STAGES}
    assert [a["key"] for a in ASKS if a["stage"] not in stages or a["when"] not in NEEDS] == []
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        texts = wording(language)
        assert [a["key"] for a in ASKS if f"grounds.{a['key']}" not in texts] == []
        cited = [text for a in ASKS for text in a.get("cited_by", ())]
        assert [text for text in cited if text not in texts or f"bare.{text}" not in texts] == []
        assert sorted(f"bare.{text}" for text in cited) == sorted(key for key in texts if key.startswith("bare."))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_question_finds_its_passage_in_our_own_handbook(language: Language, indexed_home: Path, tmp_path: Path) -> None:
    shutil.copytree(indexed_home, tmp_path / "home")
    finder = open_finder(Settings(home=tmp_path / "home"), "handbook")
    finder.prepare(lambda *_: None)
    kind = "dental clinic" if language == "en" else "家政公司"
    asks = [Ask(a["key"], a["stage"], a[language].replace("{kind}", kind), tuple(a["topics"]), a["says"][language]) for a in ASKS]
    found = finder.find(asks, language)
    assert [a.key for a in asks if a.key not in found] == []
    assert {hit.language for hit in found.values()} == {language}


def test_two_plans_with_the_real_base_are_alike_but_for_their_seconds(indexed_home: Path, tmp_path: Path) -> None:
    """Twice from the same index, once from one of its own."""
    shutil.copytree(indexed_home, tmp_path / "one")
    brief = read_brief(EXAMPLES / "nuanxiang-jiazheng.yaml")
    plans = []
    for home in ("one", "one", "two"):
        finder = open_finder(Settings(home=tmp_path / home), "all")
        plan = write_plan(brief, STAMP, finder=finder)
        plans.append(plan.model_copy(update={"meta": plan.meta.model_copy(update={"seconds": {}})}).model_dump_json())
        assert len(plan.sources) > 15
        assert [f for f in plan.findings if f.severity == "error"] == []
    assert plans[0] == plans[1] == plans[2]


def test_own_documents_are_cited_when_only_they_may_be(tmp_path: Path) -> None:
    finder = open_finder(Settings(home=tmp_path), "own")
    text = "Of forty-five logged jobs one was late, so the promise on the van is kept at one working day."
    document = make_document(
        text.encode(), Raw("Log of promises", (Block("Promises and the record", 2), Block(text))), Draft("/papers/log.txt")
    )
    finder.base.put([document])  # type: ignore[attr-defined]
    plan = write_plan(parse_brief(a_workshop()), STAMP, finder=finder)
    assert {s.source for s in plan.sources} == {"log.txt"}
    assert [n for chapter in notes_of(plan).values() for n in chapter if "your document: Log of promises" in n.text]

"""The Chinese wording: complete, its punctuation full-width, its sentences short, its words plain, the owner addressed as 您."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.domain.evidence import Statement
from service.moves.case import Case, read_case
from service.moves.choosing import choose_moves
from service.moves.scheme import Scheme, make_scheme
from service.prompts import read_yaml, wording
from service.reading.brief_file import read_brief
from service.stages.doubts import read_doubts
from service.writing.phrasebook import slot_names

EXAMPLES = Path(__file__).parents[2] / "examples"
CHINESE_EXAMPLES = ("nuanxiang-jiazheng.yaml", "qingdou-huashi.yaml")
OTHER_TRADES = ("口腔诊所", "代账公司", "水电维修", "健身房", "同城快递")
LONGEST_SENTENCE = 60
HOLLOW = ("赋能", "抓手", "闭环", "全方位", "打造", "助力", "一站式", "精准", "优化")
MOVES_AND_DOUBTS = ("moves.", "promises.", "offer.", "objectives.", "doubts.")
EVERYWHERE = {"firm", "core", "core_low"}

_SLOT = re.compile(r"\{[^{}]*\}")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”）}][,;:!?()]|[,;:!?()][\u4e00-\u9fff“（{]|[\u4e00-\u9fff]\.|\.[\u4e00-\u9fff]")
_TOUCHING = re.compile(r"[\u4e00-\u9fff]\d|[\d%][\u4e00-\u9fff]")
_GAP = re.compile(r"[\u4e00-\u9fff，。；：、！？“”] +[\u4e00-\u9fff，。；：、！？“”]")
_MORE_BY_NO_NUMBER = re.compile(r"(?:提升|加强)(?![^。；]*\{)")
_QUOTED = re.compile(r"“[^”]*”")


def texts() -> list[tuple[str, str]]:
    """All Chinese texts; word lists, which hold `|`, are none."""
    return [(key, text) for key, text in wording("zh").items() if "|" not in text]


def broken(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return [(key, text) for key, text in texts() if pattern.search(text)]


def words_of_trades() -> set[str]:
    return EVERYWHERE.union(*(entry["words"] for entry in read_yaml("trades/zh.yaml")))


def test_every_english_text_has_its_chinese() -> None:
    english, chinese = ({key for key in wording(language) if not key.startswith("numbers.")} for language in ("en", "zh"))
    assert english == chinese


def test_a_chinese_text_needs_no_slot_that_the_english_lacks() -> None:
    everywhere = words_of_trades()
    needed = {key: set(slot_names(text)) - everywhere for key, text in wording("zh").items() if key.startswith(MOVES_AND_DOUBTS)}
    assert {key: slots for key, slots in needed.items() if slots - set(slot_names(wording("en").get(key, "")))} == {}


def test_every_trade_has_the_same_words() -> None:
    assert len({frozenset(entry["words"]) for entry in read_yaml("trades/zh.yaml")}) == 1


def test_punctuation_beside_chinese_is_full_width() -> None:
    bare = [(key, _SLOT.sub("{}", text)) for key, text in texts() if not key.startswith("numbers.")]
    assert [(key, text) for key, text in bare if _HALF_WIDTH.search(text)] == []


def test_no_sentence_is_long() -> None:
    sentences = [(key, s) for key, text in texts() for s in re.split(r"[。！？]", _SLOT.sub("十二", text))]
    assert [(key, s) for key, s in sentences if len(s) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("word", HOLLOW)
def test_hollow_words_are_not_used(word: str) -> None:
    assert broken(re.compile(word)) == []


def test_more_of_something_says_how_much() -> None:
    assert broken(_MORE_BY_NO_NUMBER) == []


def test_the_owner_is_addressed_politely() -> None:
    assert [(key, text) for key, text in texts() if "你" in _QUOTED.sub("", text)] == []


def test_numbers_of_the_moves_come_through_slots() -> None:
    own = [(key, text) for key, text in texts() if key.startswith(MOVES_AND_DOUBTS)]
    assert [(key, text) for key, text in own if re.search(r"\d", _SLOT.sub("", text))] == []


@pytest.mark.parametrize("example", CHINESE_EXAMPLES)
def test_a_filled_sentence_sets_numbers_apart_and_words_together(example: str) -> None:
    faulty = [s for s in sentences_of(EXAMPLES / example) if _TOUCHING.search(s) or _GAP.search(s) or "。。" in s]
    assert faulty == []


@pytest.mark.parametrize("kind", OTHER_TRADES)
def test_measure_words_follow_the_trade(kind: str) -> None:
    trade = next(e for e in read_yaml("trades/zh.yaml") if any(word in kind for word in e["match"]))["words"]
    text = f"十{trade['customer']}、十{trade['visit']}"
    assert trade["customer"].startswith(trade["count_customer"])
    assert not re.search(r"十[客家会]", text), text


def sentences_of(file: Path) -> Iterator[str]:
    """What the moves and doubts of a brief say, in Chinese."""
    case = read_case(read_brief(file), dt.date(2026, 11, 22))
    choice = choose_moves(case)
    scheme = make_scheme(case, choice.made)
    for move in (*choice.made, *choice.later):
        for key in (move.reason, "title"):
            yield str(case.book.phrase(f"moves.{move.kind}.{key}", **move.slots))
    yield from (s.text for s in _said(case, scheme))
    doubts = read_doubts(case, scheme)
    for assumption in doubts.assumptions:
        yield from (s.text for s in (assumption.statement, assumption.why_it_matters, assumption.check))
    for question in doubts.questions:
        yield from (question.text.text, question.changes.text)


def _said(case: Case, scheme: Scheme) -> Iterator[Statement]:
    """Every text of the scheme's objectives, actions, routines, indicators and doors."""
    items = [
        *((o.wording, o.slots) for o in scheme.objectives),
        *((a.wording, a.slots) for a in scheme.actions),
        *((r.wording, r.slots) for r in scheme.routines),
        *((i.wording, i.slots) for i in scheme.indicators),
        *((d.wording, d.slots) for d in scheme.doors),
    ]
    for name, slots in items:
        for key in case.book.keys(name):
            yield case.book.say(key, **slots)

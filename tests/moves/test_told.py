"""What an owner tells of today's work is understood, and gets one deed."""

from __future__ import annotations

from typing import Any

import pytest

from service.moves.case import Case
from service.moves.learn import with_learning
from service.moves.model import Move
from service.moves.put_right import put_right
from service.moves.told import MOST_ALONE, MOST_TOLD, keys_of, read_told, told_tasks
from service.prompts import read_yaml
from tests.moves.briefs import A_STALL, OWNER, a_case

EN = {
    "why_leave": "Two of the crew gave notice in May",
    "paid_later": "The sellers are paid by the contract",
    "stand_in": "Each route has its driver and no stand-in",
    "learn_list": "New staff get little training",
    "who_gave_up": "Nobody counts who hung up",
    "follow_up": "Nobody rings after a first visit",
    "yearly": "No service plan for the heating",
    "said_first": "The price is named afterwards",
    "ahead": "Nobody calls ahead when we run over",
    "one_list": "Nobody knows which file lies where",
    "on_duty": "The telephone is answered by whoever is free",
    "ring_back": "After five it goes to voicemail",
    "papers": "Receipts come at the last minute",
    "reminders": "Reminders are written by hand",
    "forms": "They fill in a form on arrival",
    "book_online": "No online booking",
    "website": "The website is from 2019, out of date",
    "clock": "A new waiting room, no clock",
    "ask_names": "We never ask anyone for a recommendation",
    "one_rule": "A discount for those who ask",
    "price_list": "No price list in the shop",
    "outline": "There is no description of what a year holds",
    "page_of_steps": "How we close up is not written anywhere",
    "rounds": "A client calls and someone goes",
    "diary": "Bookings on paper in the kitchen",
    "repair": "The stairs need paint and a handrail is broken",
    "talk": "The team seldom meets",
    "offered_once": "Advice is given when we think of it; that is, if someone remembers",
    "some_use": "An app that a few of them open",
    "badges": "They work in their own clothes",
    "old_print": "Vans with the old logo",
    "count_source": "We sponsor the football club",
    "turned_away": "In May we turned away a dozen families",
    "one_redress": "Some get a voucher",
    "answered_by": "Grete answers when she finds time",
    "asked_by": "Parents of the other school often ask about us",
    "not_counted": "Nothing is written down",
}
ZH = {
    "why_leave": "去年走了三个人，没人问为什么",
    "paid_later": "顾问按签单拿钱",
    "stand_in": "每家固定一个人，没人顶",
    "learn_list": "新来的边干边学",
    "who_gave_up": "排队的等不及就走了",
    "follow_up": "做完就走，不回访",
    "yearly": "没有保养套餐",
    "said_first": "修完才报价",
    "ahead": "路上堵了也没人通知",
    "one_list": "没人知道单子卡在哪儿",
    "on_duty": "谁有空谁接",
    "ring_back": "中午电话常常没人接",
    "papers": "票据总要催到月底",
    "reminders": "提醒靠人工",
    "forms": "新客到店填一张纸",
    "book_online": "只能打电话约",
    "website": "公众号半年没更新",
    "clock": "等候的地方没挂钟",
    "ask_names": "从没请老客介绍过",
    "thank_all": "老客介绍来的没有章法",
    "one_rule": "优惠谁问谁有",
    "slots_kept": "补做的活儿挨个凑时间",
    "price_list": "店里没贴价目",
    "outline": "没有课程大纲",
    "page_of_steps": "收尾怎么做全凭经验",
    "rounds": "一个电话就跑一趟",
    "diary": "排班记在黑板上",
    "repair": "门头掉漆",
    "talk": "大家各忙各的",
    "offered_once": "想起来才跟客人说一声",
    "some_use": "小程序只有一半人在用",
    "badges": "上门没有胸牌",
    "old_print": "门口还是老招牌",
    "one_line": "几个平台各写各的",
    "count_source": "小区里发传单",
    "turned_away": "年底接不下的都推掉了",
    "one_redress": "送张优惠券",
    "answered_by": "店长有空了再回",
    "asked_by": "别家的家长常来打听",
    "not_counted": "前台处理，没有登记",
}
ONLY_IN = {deed: place for place, deeds in read_yaml("lexicon/told.yaml")["only_in"].items() for deed in deeds}
INNOCENT = {
    "en": (
        "A clock in each room",
        "Forms go out beforehand",
        "Every new hand learns by a list",
        "Good coffee, an old lift",
        "The team meets each morning",
        "A card at Christmas for those who come asking, and credit where it is due",
    ),
    "zh": ("等候区有钟", "每周一早上碰头", "新人按步骤单学", "墙上全是孩子的画", "老师每周四中午碰头"),
}


def told_by(words: str, language: str = "en", place: str = "audit", **more: Any) -> list[str]:
    at: dict[str, Any] = {"audit": {"process": words}, "notes": words, "complaints.handling": {"per_month": 6, "handling": words}}
    told = {name.split(".")[0]: at[name] if name == place else None for name in at}
    case = a_case(language=language, **(told | {"audit": told["audit"] or {}}), **more)
    return [told.deed for told in read_told(case)]


@pytest.mark.parametrize(("language", "deed", "words"), [("en", *each) for each in EN.items()] + [("zh", *each) for each in ZH.items()])
def test_a_deed_is_found_by_the_owners_words(language: str, deed: str, words: str) -> None:
    assert told_by(words, language, ONLY_IN.get(deed, "audit")) == [deed]


@pytest.mark.parametrize("deed", ONLY_IN)
def test_what_is_told_in_one_place_is_not_read_in_another(deed: str) -> None:
    assert deed not in [*told_by(EN[deed]), *told_by(EN[deed], place="notes" if ONLY_IN[deed] != "notes" else "complaints.handling")]


@pytest.mark.parametrize(("language", "words"), [(language, words) for language, all_ in INNOCENT.items() for words in all_])
def test_what_needs_no_mending_gets_none(language: str, words: str) -> None:
    assert told_by(words, language) == []


@pytest.mark.parametrize(("language", "examples"), [("en", EN), ("zh", ZH)])
def test_every_pattern_has_its_example(language: str, examples: dict[str, str]) -> None:
    assert set(read_yaml("lexicon/told.yaml")[language]) == set(examples)


HANDLED_WELL = {
    "en": ("The owner rings the same evening and writes it in the book", "We say sorry and mend it within the week"),
    "zh": ("沈老师当天打电话，记在本子上，月底念给大家听", "当天上门再看一回"),
}


@pytest.mark.parametrize(("language", "words"), [(language, words) for language, all_ in HANDLED_WELL.items() for words in all_])
def test_complaints_that_are_handled_well_get_no_deed(language: str, words: str) -> None:
    assert told_by(words, language, "complaints.handling") == []


def test_a_deed_comes_once_and_what_matters_most_comes_first() -> None:
    assert told_by("No clock; no clock in the hall either; two drivers gave notice") == ["why_leave", "clock"]


def test_of_a_long_clause_only_the_telling_part_is_quoted() -> None:
    words = "We paint it anew each spring with great care and a good deal of money, but there is no clock, and the chairs are old"
    [told] = read_told(a_case(audit={"physical_evidence": words}, complaints=None))
    assert told.quote == "there is no clock"
    assert told.topic == "physical_evidence"
    assert [(piece.kind, piece.ref) for piece in told.quote.evidence] == [("brief", "audit.physical_evidence")]


def test_a_thin_brief_tells_nothing() -> None:
    assert read_told(a_case(A_STALL, audit={"process": "no clock"})) == []


def tasks(case: Case) -> list[str]:
    move = put_right(case)
    assert isinstance(move, Move)
    return [task.key for task in with_learning(case, [move])[0].tasks if task.key.startswith("told.")]


MANY = "; ".join(list(EN.values())[:9])


def test_tasks_are_few_and_one_person_does_fewer() -> None:
    assert len(tasks(a_case(audit={"process": MANY}))) == MOST_TOLD
    assert len(tasks(a_case(team=[OWNER], audit={"process": MANY}))) == MOST_ALONE


def test_one_person_alone_needs_no_rule_beside_the_limit() -> None:
    told = {"per_month": 2, "handling": "Some get a voucher"}
    some, alone = a_case(complaints=told), a_case(complaints=told, team=[OWNER])
    assert [task.key for task in told_tasks(some, "aim", [])] == ["told.one_redress"]
    assert list(told_tasks(alone, "aim", [])) == []


def test_tasks_follow_one_another() -> None:
    case = a_case(audit={"process": "No clock; no price list"})
    move = put_right(case)
    assert isinstance(move, Move)
    weeks = [task.week for task in with_learning(case, [move])[0].tasks if task.key.startswith("told.")]
    assert weeks == [3, 6]


def test_what_another_task_mends_gets_none_of_its_own() -> None:
    late = {"per_month": 4, "kinds": {"late": 4}}
    words = "Nobody calls ahead when we run over"
    [told] = read_told(a_case(audit={"process": words}, complaints=None))
    assert keys_of(told) == ("learn.cause_late", "fix_measure.fix_late", "told.ahead")
    assert tasks(a_case(audit={"process": words}, complaints=None)) == ["told.ahead"]
    assert tasks(a_case(audit={"process": words}, complaints=late)) == []

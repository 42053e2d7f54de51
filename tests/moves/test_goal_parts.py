"""What a goal names beside its kind: the service, the days, how much, how many, whom."""

from __future__ import annotations

import pytest

from service.moves.goals import read_goals
from tests.moves.briefs import A_STALL, a_brief, example, goal_of


@pytest.mark.parametrize(
    ("language", "goal", "kind"),
    [
        ("en", "Sell more window cleaning", "sell"),
        ("en", "More window cleaning in spring", "grow"),
        ("zh", "窗帘清洗多卖几单", "sell"),
        ("zh", "让更多人买窗帘清洗", "sell"),
        ("zh", "多接几单窗帘清洗", "grow"),
    ],
)
def test_a_service_that_is_to_be_sold_is_not_a_group_that_is_to_grow(language: str, goal: str, kind: str) -> None:
    services = [{"name": "窗帘清洗" if language == "zh" else "Window cleaning", "price": 90}]
    assert goal_of(goal, language, services=services).kind == kind


def test_goals_stay_in_the_owners_order_and_words() -> None:
    goals = read_goals(a_brief(goals=["Be happy", "Hire a fitter"]))
    assert [(g.index, g.text, g.text.evidence[0].ref) for g in goals] == [(0, "Be happy", "goals.0"), (1, "Hire a fitter", "goals.1")]
    assert read_goals(a_brief(A_STALL)) == ()


@pytest.mark.parametrize(
    ("goal", "language", "days"),
    [
        ("Fill the empty Tuesday and Thursday afternoons", "en", ("tue", "thu")),
        ("No more Sundays", "en", ("sun",)),
        ("Fill Tuesday to Thursday", "en", ("tue", "wed", "thu")),
        ("Fill Tuesday and Thursday", "en", ("tue", "thu")),
        ("周二到周四白天排到六成", "zh", ("tue", "wed", "thu")),
        ("More customers", "en", ()),
        ("周六的活儿接不过来", "zh", ("sat",)),
        ("星期天休息", "zh", ("sun",)),
    ],
)
def test_the_days_a_goal_names(goal: str, language: str, days: tuple[str, ...]) -> None:
    assert goal_of(goal, language).days == days


@pytest.mark.parametrize(
    ("goal", "language", "growth"),
    [
        ("Grow by 20%", "en", 0.2),
        ("12.5 per cent more", "en", 0.125),
        ("A quarter more customers", "en", 0.25),
        ("Double the members", "en", 1.0),
        ("More customers", "en", None),
        ("Put the price up by 10%", "en", None),
        ("Keep half of them", "en", None),
        ("新客增加两成", "zh", 0.2),
        ("翻一倍", "zh", 1.0),
        ("平日下午的空位坐上一半人", "zh", None),
    ],
)
def test_the_growth_a_goal_asks_for(goal: str, language: str, growth: float | None) -> None:
    assert goal_of(goal, language).growth == growth


@pytest.mark.parametrize(
    ("goal", "language", "count"),
    [
        ("3 more landlords", "en", 3),
        ("A dozen more people with a trainer", "en", 12),
        ("Twenty homes", "en", 20),
        ("Keep the tenants", "en", None),
        ("Fill the tennis courts", "en", None),
        ("Grow by 20%", "en", None),
        ("Lose fewer people in their first three months", "en", None),
        ("Be open by 18:30 on the 24th of June 2027", "en", None),
        ("£50,000 more turnover", "en", None),
        ("秋季续班多留住二十个孩子", "zh", 20),
        ("多接四十位客人", "zh", 40),
        ("多接30户", "zh", 30),
        ("周三下午的空位坐满", "zh", None),
        ("头三个月少走人", "zh", None),
        ("开第三家店", "zh", None),
        ("新客增加两成", "zh", None),
    ],
)
def test_how_many_a_goal_asks_for(goal: str, language: str, count: int | None) -> None:
    assert goal_of(goal, language).count == count


@pytest.mark.parametrize(
    ("goal", "segment"),
    [
        ("Keep the families we have", "Young families"),
        ("Win nervous adults", "Nervous adults"),
        ("Fewer emergencies", "One-off emergencies"),
        ("More customers", None),
    ],
)
def test_the_segment_a_goal_names(goal: str, segment: str | None) -> None:
    brief = example("brightside").brief.model_copy(update={"goals": (goal,)})
    (found,) = read_goals(brief)
    assert (None if found.segment is None else brief.segments[found.segment].name) == segment


def test_a_chinese_segment_is_known_by_pairs_of_characters() -> None:
    brief = example("nuanxiang").brief
    assert [None if g.segment is None else brief.segments[g.segment].name for g in read_goals(brief)] == [None, "替父母下单的子女"]


def test_words_that_every_segment_shares_name_none() -> None:
    names = [{"name": "House clients"}, {"name": "Garden clients"}]
    assert goal_of("Keep our clients", segments=names).segment is None
    assert goal_of("Keep the garden people", segments=names).segment == 1


def test_of_two_segments_alike_the_first_in_the_brief_is_meant() -> None:
    names = [{"name": "Garden owners"}, {"name": "Garden lovers"}]
    assert goal_of("Keep the gardens", segments=names).segment == 0


def test_the_service_a_goal_names() -> None:
    assert goal_of("Sell the Check to every home").service == 1
    assert goal_of("More customers").service is None

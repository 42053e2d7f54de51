"""Charts: drawn for what the plan knows, in its language, readable in grey, and left out where there is nothing to show."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from service.domain.plan.plan import Plan
from service.exports import charts
from service.exports.assemble import document_of
from service.exports.charts import market, style
from service.exports.document import Figure
from service.exports.pictures import BudgetPicture, Lead, LeadPicture, MapPicture, MapPlace, TolerancePicture
from service.exports.record import record_of
from service.exports.wording import Wording
from tests.acceptance.drafts import plan_of
from tests.exports.a_plan import a_short_plan

RICH = ["brightside-dental", "nuanxiang-jiazheng"]
EVERY_CHART = ["tiers", "week", "leads", "map", "tolerance", "blueprint-diagram", "gantt", "budget"]
WORDS = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
RICH_PLANS = pytest.mark.parametrize("stem", RICH)


def figures(plan: Plan) -> dict[str, Figure]:
    return {block.id: block for part in document_of(plan).parts for block in part.blocks if isinstance(block, Figure)}


@cache
def figures_of(stem: str) -> dict[str, Figure]:
    return figures(plan_of(stem))


def words_of(stem: str, name: str) -> str:
    drawn = charts.svg(figures_of(stem)[name].picture, plan_of(stem).language)
    return " ".join(re.sub(r"<[^>]+>", " ", text) for text in WORDS.findall(drawn))


def grey(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@RICH_PLANS
def test_a_rich_brief_gives_every_chart_numbered_in_order(stem: str) -> None:
    found = figures_of(stem)
    assert list(found) == EVERY_CHART
    assert [figure.number for figure in found.values()] == list(range(1, 9))
    assert all(str(figure.number) in figure.lead for figure in found.values())


def test_a_chart_without_its_data_is_left_out() -> None:
    assert figures(a_short_plan()) == {}
    assert list(figures_of("hedge-lane-cycles")) == ["gantt"]


@RICH_PLANS
def test_every_spec_is_sound_vega_lite(stem: str) -> None:
    for figure in figures_of(stem).values():
        charts.chart(figure.picture).to_dict(validate=True)


@RICH_PLANS
def test_the_charts_speak_the_plans_language(stem: str) -> None:
    said = " ".join(words_of(stem, name) for name in EVERY_CHART)
    chinese = re.findall(r"[\u4e00-\u9fff]", said)
    assert bool(chinese) == (plan_of(stem).language == "zh")


@RICH_PLANS
def test_each_chart_says_in_words_what_it_shows(stem: str) -> None:
    plan = plan_of(stem)
    alts = {name: figure.alt for name, figure in figures_of(stem).items()}
    assert all(point.name in alts["map"] for point in plan.positioning.map.points)  # type: ignore[union-attr]
    assert all(each.criterion in alts["leads"] for each in plan.positioning.differences)
    assert all(point.step in alts["blueprint-diagram"] for point in plan.mix.process.blueprint)
    assert all(action.id in alts["gantt"] for action in plan.programme.actions)


def test_the_words_of_the_map_are_drawn() -> None:
    words = words_of("brightside-dental", "map")
    assert all(name in words for name in ("Brightside Dental", "SmileCo", "Harley Row", "Price", "Gentleness"))


def test_the_blueprint_has_its_three_lines_and_all_its_words() -> None:
    plan, words = plan_of("brightside-dental"), " ".join(words_of("brightside-dental", "blueprint-diagram").split())
    assert all(line in words for line in ("Line of interaction", "Line of visibility", "Line of internal interaction"))
    assert all(text in words for point in plan.mix.process.blueprint for text in (point.step, point.standard.text, point.backstage.text))


def test_the_amounts_of_the_budget_are_those_of_the_plan() -> None:
    budget = plan_of("brightside-dental").programme.budget
    picture = figures_of("brightside-dental")["budget"].picture
    assert isinstance(picture, BudgetPicture)
    assert sum(spend.amount for spend in picture.spends) == pytest.approx(budget.total)
    assert sum(amount for _, amount in picture.totals) == pytest.approx(budget.total)


def test_a_line_of_the_register_shows_its_own_cases() -> None:
    plan = plan_of("brightside-dental")
    record = record_of(plan, Wording(plan).book)
    assert record is not None
    lines = [line for line in plan.expectations.promises if line.measure == "wait"]
    assert [len(record.cases(line)) for line in lines] == [line.samples for line in lines]
    saturday = next(line for line in lines if line.group == "Saturday morning")
    kept = sum(value <= (saturday.adequate or 0) for value in record.cases(saturday))
    assert kept / saturday.samples == pytest.approx(saturday.keep_rate)


def test_what_must_be_measured_first_is_not_drawn_as_a_promise() -> None:
    picture = figures_of("brightside-dental")["tolerance"].picture
    assert isinstance(picture, TolerancePicture)
    promised = [[mark.kind for mark in strip.marks].count("promise") for strip in picture.strips]
    assert promised == [1, 0, 0, 0, 0]


def test_the_states_of_the_week_differ_in_grey() -> None:
    tones = [grey(colour) for colour in market.SHADES.values()]
    assert all(lighter - darker > 12 for lighter, darker in pairwise(tones))


def test_players_on_one_spot_share_a_name_and_close_ones_do_not_cover_each_other() -> None:
    places = (MapPlace("A", 3, 3, True), MapPlace("B", 3, 3, False), MapPlace("C", 3.5, 2.8, False))
    placed = market.with_room(places)
    assert [(place.name, place.own, dy > 0) for place, dy in placed] == [("A, B", True, False), ("C", False, True)]
    assert charts.svg(MapPicture("x", "y", places), "en").startswith("<svg")


def test_a_rivals_long_name_leaves_the_bars_their_room() -> None:
    leads = (Lead("Price", -2, "3 to 5 (The Very Long Name of a Rival and Sons)"), Lead("Care", 1, "5 to 4 (Short)"))
    low, high = market.leads(LeadPicture("lead", leads)).to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert -low == high < 6


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Take it down today", 9, ["Take it", "down", "today"]),
        ("周一要办的事，写在纸上", 8, ["周一要办", "的事，写", "在纸上"]),
        ("Anextraordinarilylongword here", 10, ["Anextraordinarilylongword", "here"]),
        ("“words” in quotes (too)", 12, ["“words” in", "quotes (too)"]),
    ],
)
def test_text_is_broken_between_words_and_never_before_a_mark(text: str, width: int, lines: list[str]) -> None:
    assert style.broken(text, width) == lines


def test_text_over_its_lines_ends_in_an_ellipsis() -> None:
    assert style.broken("one two three four five", 9, 2) == ["one two", "three…"]

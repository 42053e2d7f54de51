"""Every example's brief becomes a plan that an owner could act on: no errors, one language, two parts, the same in every format."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Literal

import pytest

from service.checks import check_plan
from service.checks.reading import MOST
from service.domain.plan.plan import SECTIONS, Plan
from service.domain.plan.walk import statements
from service.exports import count_words, minutes_to_read, render
from tests.acceptance.drafts import STEMS, brief_of, errors, plan_of, translated

MINIMAL = "hedge-lane-cycles"
LANGUAGE_RULES = ("PRV-4",)
TAG = re.compile(r"<sup\b.*?</sup>|<(?:style|script)\b.*?</(?:style|script)>", re.DOTALL)
PART_TWO = {"en": "## Part 2", "zh": "## 第二部分"}
EVERY_EXAMPLE = pytest.mark.parametrize("stem", STEMS)


@cache
def shown(stem: str, format: Literal["md", "html"], parts: Literal["1", "2", "both"] = "both") -> str:
    """The words of a rendering, without markup, note numbers and blanks."""
    text = str(render(plan_of(stem), format, parts))
    if format == "html":
        return bare(html.unescape(re.sub(r"<[^>]+>", " ", TAG.sub("", text))))
    return bare(html.unescape(re.sub(r"\\([^\w\s])", r"\1", text)))


def bare(text: str) -> str:
    return re.sub(r"[\s*⁰¹²³⁴⁵⁶⁷⁸⁹\N{NARROW NO-BREAK SPACE}]+", "", text).casefold()


def part_one_texts(plan: Plan) -> list[tuple[str, str]]:
    return [(path, s.text) for path, s in statements(plan) if s.part == 1 and path.startswith(("summary.", "programme.monday"))]


@EVERY_EXAMPLE
def test_no_rule_finds_an_error(stem: str) -> None:
    assert errors(plan_of(stem)) == []


@EVERY_EXAMPLE
def test_every_number_resolves_and_every_citation_too(stem: str) -> None:
    assert [f for f in plan_of(stem).findings if f.rule in ("PRV-1", "PRV-2")] == []


@EVERY_EXAMPLE
def test_the_plan_is_in_the_language_of_the_brief(stem: str) -> None:
    plan = plan_of(stem)
    assert plan.language == brief_of(stem).language
    assert [f for f in plan.findings if f.rule in LANGUAGE_RULES] == []


@EVERY_EXAMPLE
def test_the_other_language_finds_all_its_words(stem: str) -> None:
    plan = translated(stem)
    assert plan.language != brief_of(stem).language
    assert [line for line in errors(plan) if not line.startswith(LANGUAGE_RULES)] == []


@EVERY_EXAMPLE
def test_part_1_keeps_its_length_and_its_length_is_told(stem: str) -> None:
    plan = plan_of(stem)
    assert plan.meta.words_part_1 == count_words(plan) <= MOST[plan.language]
    assert plan.meta.minutes_part_1 == minutes_to_read(plan) <= 15


@EVERY_EXAMPLE
def test_every_section_is_written_by_the_built_in_writer(stem: str) -> None:
    meta = plan_of(stem).meta
    assert meta.writer == dict.fromkeys(SECTIONS, "built-in")
    assert sorted(meta.seconds) == sorted(SECTIONS)
    assert (meta.model_calls, meta.cost) == (0, 0)


@EVERY_EXAMPLE
def test_assumptions_and_questions_stay_few(stem: str) -> None:
    plan = plan_of(stem)
    assert len(plan.questions) <= 7
    assert plan.assumptions


@EVERY_EXAMPLE
def test_each_goal_is_answered_and_one_offer_is_named(stem: str) -> None:
    plan = plan_of(stem)
    answered = [route.goal for route in plan.summary.routes]
    assert [goal for goal in brief_of(stem).goals if goal not in answered] == []
    assert plan.summary.offer.name


@EVERY_EXAMPLE
@pytest.mark.parametrize("format", ["md", "html"])
def test_what_the_owner_reads_is_the_same_in_every_format(stem: str, format: Literal["md", "html"]) -> None:
    for parts in ("1", "both"):
        page = shown(stem, format, parts)
        assert [path for path, text in part_one_texts(plan_of(stem)) if bare(text) not in page] == []


@EVERY_EXAMPLE
def test_each_part_can_be_read_without_the_other(stem: str) -> None:
    mark = PART_TWO[plan_of(stem).language]
    one, two, both = (str(render(plan_of(stem), "md", parts)) for parts in ("1", "2", "both"))
    assert mark not in one
    assert mark in two
    assert len(one) < len(both) > len(two)


@EVERY_EXAMPLE
def test_a_plan_comes_back_from_its_file_with_the_same_findings(stem: str) -> None:
    plan = plan_of(stem)
    read = Plan.model_validate_json(str(render(plan, "json")))
    assert read == plan
    assert check_plan(read) == plan.findings


def test_little_said_gives_a_shorter_plan_that_says_what_it_assumes_and_asks() -> None:
    minimal, others = plan_of(MINIMAL), [plan_of(stem) for stem in STEMS if stem != MINIMAL]
    assert minimal.meta.words_part_1 < min(plan.meta.words_part_1 for plan in others if plan.language == "en") * 2 / 3
    assert len(minimal.calculations) < min(len(plan.calculations) for plan in others) / 2
    assert minimal.assumptions
    assert 0 < len(minimal.questions) <= 7
    assert [p for p in minimal.expectations.promises if p.promise is not None] == []

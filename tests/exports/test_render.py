"""The door of the exports."""

from __future__ import annotations

import json

from service.domain.plan.plan import Plan
from service.exports import render
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan


def test_json_is_the_whole_plan_and_reads_back() -> None:
    text = render(a_plan(), "json", "1")
    assert Plan.model_validate(json.loads(text)) == a_plan()


def test_json_keeps_chinese_readable() -> None:
    assert "码头理疗" in str(render(a_chinese_plan(), "json"))


def test_part_1_alone_ends_with_the_list_its_numbers_point_to() -> None:
    text = str(render(a_plan(), "md", "1"))
    assert "## Part 2" not in text
    assert text.index("## Part 1") < text.index("## Evidence behind part 1") < text.index("1. promise.wait")


def test_part_1_without_evidence_has_no_list() -> None:
    assert "Evidence" not in str(render(a_short_plan(), "md", "1"))


def test_part_2_alone_has_no_part_1() -> None:
    text = str(render(a_plan(), "md", "2"))
    assert "## Part 1" not in text
    assert "## Part 2" in text
    assert "¹" not in text


def test_both_is_part_1_then_part_2() -> None:
    text = str(render(a_plan(), "md"))
    assert text.startswith("# Quay Physio: marketing plan\n\n---\n\n## Part 1")
    assert text.index("## Part 1") < text.index("## Part 2")


def test_a_chinese_plan_has_no_english_label() -> None:
    text = str(render(a_chinese_plan(), "md"))
    assert "第一部分" in text
    assert not any(label in text for label in ("Part ", "Owner |", "Total", "not known", "Evidence"))


def test_rendering_twice_gives_the_same() -> None:
    assert all(render(a_plan(), kind) == render(a_plan(), kind) for kind in ("md", "html", "json"))

"""The door of the exports."""

from __future__ import annotations

import json
import sys
import time

from service.domain.plan.plan import Plan
from service.exports import FORMATS, charts, file_name, render, render_all
from tests.acceptance.drafts import plan_of
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


def test_several_files_at_once_are_those_made_one_by_one() -> None:
    made = dict(render_all(a_plan(), ("json", "md", "html", "pdf")))
    assert made == {kind: render(a_plan(), kind) for kind in ("json", "md", "html", "pdf")}
    assert list(dict(render_all(a_plan(), FORMATS))) == list(FORMATS)


def test_files_have_their_names() -> None:
    assert [file_name(kind) for kind in FORMATS] == ["plan.json", "plan.md", "plan.html", "plan.docx", "plan.pdf", "budget.xlsx"]


def test_all_six_files_are_made_in_seconds_once_everything_is_loaded() -> None:
    plan = plan_of("brightside-dental")
    list(render_all(a_plan(), FORMATS))
    charts.svg.cache_clear()
    start = time.process_time()
    list(render_all(plan, FORMATS))
    assert time.process_time() - start < (30 if sys.gettrace() else 8)  # about 4 s on an idle machine; a coverage run counts every line

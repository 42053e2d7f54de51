"""The method lines: what a checker must know once stands at the head of a section, and in no statement of the plan."""

from __future__ import annotations

from itertools import pairwise

import pytest

from service.domain.plan.plan import Plan
from service.domain.plan.walk import statements
from service.exports.assemble import document_of
from service.exports.document import Heading, Paragraph
from service.exports.method_lines import NEEDED, method_line
from service.exports.wording import Wording
from tests.acceptance.drafts import plan_of
from tests.exports.a_plan import a_plan, a_short_plan

FIRMS = ("brightside-dental", "qingdou-huashi")


def lines(plan: Plan) -> dict[str, str]:
    """The quiet paragraph that follows a section's heading."""
    blocks = document_of(plan, "2").parts[0].blocks
    return {
        head.anchor.removeprefix("two-").replace("-", "_"): after.words.text
        for head, after in pairwise(blocks)
        if isinstance(head, Heading) and head.level == 3 and isinstance(after, Paragraph) and after.quiet
    }


@pytest.mark.parametrize("stem", FIRMS)
def test_each_section_that_reckons_opens_with_its_method(stem: str) -> None:
    wording = Wording(plan_of(stem))
    assert lines(plan_of(stem)) == {name: wording.label(f"method.{name}") for name in NEEDED}


@pytest.mark.parametrize("stem", FIRMS)
def test_no_statement_of_the_plan_says_it_again(stem: str) -> None:
    plan = plan_of(stem)
    told = {sentence for line in lines(plan).values() for sentence in line.replace("。", ".").split(".") if sentence}
    assert [text for _, statement in statements(plan) for text in told if text.strip() in statement.text] == []


def test_what_a_short_plan_does_not_reckon_it_does_not_explain() -> None:
    assert list(lines(a_short_plan())) == ["mix"]
    assert method_line(Wording(a_short_plan()), "programme") == []


def test_a_gesture_that_is_advertised_becomes_a_price() -> None:
    assert "goodwill" in lines(a_plan())["relationships"].lower()

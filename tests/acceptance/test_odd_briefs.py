"""Briefs of odd shapes: each gives a whole plan without an error, in both languages."""

from __future__ import annotations

import pytest

from service.exports import render
from service.reading.brief_file import parse_brief
from tests.acceptance.drafts import draft, errors, odd_plan
from tests.acceptance.odd_briefs import ODD

OF_NAMES = ("PRV-4", "EXP-5", "POS-2", "READ-3", "MIX-4")
"""Rules that read the owner's words as the plan's language."""


@pytest.mark.parametrize("name", ODD)
def test_an_odd_brief_gives_a_plan_without_errors(name: str) -> None:
    plan = odd_plan(name)
    assert errors(plan) == []
    assert len(plan.questions) <= 7
    assert all(render(plan, format) for format in ("json", "md", "html"))


@pytest.mark.parametrize("name", ODD)
def test_an_odd_brief_is_written_in_the_other_language_too(name: str) -> None:
    brief = parse_brief(ODD[name]())
    plan = draft(brief.model_copy(update={"language": "en" if brief.language == "zh" else "zh"}))
    assert [line for line in errors(plan) if not line.startswith(OF_NAMES)] == []


def test_names_stay_words_in_the_page() -> None:
    page = str(render(odd_plan("names like markup and like slots"), "html"))
    assert "Mill {Lane} &amp; &lt;3 Piano" in page
    assert "<3" not in page
    assert "< Co>" not in page

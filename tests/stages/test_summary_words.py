"""Sentences ready to be said: only for what the plan does, and never more than the register allows."""

from __future__ import annotations

from typing import Any

import pytest

from service.stages.summary_words import FIRST_WORDS, MOST_WORDS, ready_words
from tests.moves.briefs import A_STALL, EXAMPLES, HOMES, LANDLORDS, a_desk, example
from tests.stages.sayings import says

A_WAIT = {"measure": "wait", "label": "Wait at the counter", "unit": "min", "better": "lower", "samples": [3, 4, 5]}


def texts(**changes: Any) -> str:
    return " ".join(s.text for s in ready_words(a_desk(**changes)))


def test_a_thin_brief_gets_what_needs_no_record() -> None:
    rows = ready_words(a_desk(A_STALL))
    assert [says(row.text, f"summary.words.{key}") for row, key in zip(rows, FIRST_WORDS, strict=True)] == [True] * len(FIRST_WORDS)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_at_most_four_and_each_is_a_quotation(file: Any) -> None:
    rows = ready_words(example(file.stem))
    assert len(rows) <= MOST_WORDS
    assert all("“" in row.text and "”" in row.text for row in rows)


@pytest.mark.parametrize(("key", "changes", "said"), [
    ("offer.empathy", {"segments": [HOMES]}, True),
    ("offer.business", {"segments": [LANDLORDS]}, True),
    ("offer.empathy", {"own": {}}, False),
    ("quiet", {}, True),
    ("quiet", {"capacity": None}, False),
    ("late", {"delivery": [A_WAIT]}, True),
    ("late", {"delivery": []}, False),
    ("leaver", {}, True),
    ("leaver", {"goals": [], "segments": None, "customers_in_words": "People with bikes"}, False),
])  # fmt: skip
def test_words_are_given_for_what_the_plan_does(key: str, changes: dict[str, Any], said: bool) -> None:
    assert says(texts(**changes), f"summary.words.{key}") is said

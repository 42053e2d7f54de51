"""Plans compared: the same brief gives the same plan, its order changes no choice, another firm's brief gives another plan."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from service.checks import differing_choices, overlap
from service.domain.brief import Brief
from service.exports import render
from service.pipeline import Stamp, write_plan
from tests.acceptance.drafts import STEMS, brief_of, draft, errors, plan_of

TURNED = ("competitors", "segments", "services", "criteria", "environment")
ALONE = "quaymark-couriers"
MOST_ALIKE = 0.25
WARM_SECONDS = 1.0
ROOT = Path(__file__).parents[2]
MANY = 10_000
SAME_LANGUAGE = [(a, b) for a, b in itertools.combinations(STEMS, 2) if brief_of(a).language == brief_of(b).language]
EVERY_EXAMPLE = pytest.mark.parametrize("stem", STEMS)


def turned(brief: Brief, *names: str) -> Brief:
    """The brief with some of its lists from back to front."""
    return brief.model_copy(update={name: getattr(brief, name)[::-1] for name in names})


@cache
def heavy_brief() -> Brief:
    """The largest example with ten thousand values in its record."""
    brief = brief_of("brightside-dental")
    entry = brief.delivery[0]
    repeats = MANY // len(entry.samples or ()) + 1

    columns = {key: getattr(entry, key) for key in ("samples", "sample_dates", "sample_groups")}
    heavy = entry.model_copy(update={key: (values * repeats)[:MANY] for key, values in columns.items() if values})
    return brief.model_copy(update={"delivery": (heavy, *brief.delivery[1:])})


@EVERY_EXAMPLE
def test_two_runs_differ_in_id_and_time_alone(stem: str) -> None:
    other = write_plan(brief_of(stem), Stamp("another", dt.datetime(2026, 11, 22, 21, 15, tzinfo=dt.UTC)))
    first = plan_of(stem)
    meta = other.meta.model_copy(update={"seconds": first.meta.seconds})
    same = other.model_copy(update={"id": first.id, "created_at": first.created_at, "meta": meta})
    assert other.id != first.id
    assert render(same, "json") == render(first, "json")


@EVERY_EXAMPLE
def test_the_order_of_the_brief_changes_no_choice(stem: str) -> None:
    other = draft(turned(brief_of(stem), *TURNED))
    assert differing_choices(plan_of(stem), other) == ()
    assert errors(other) == []


@pytest.mark.parametrize("name", TURNED)
def test_the_order_of_one_list_changes_no_choice(name: str) -> None:
    assert differing_choices(plan_of(ALONE), draft(turned(brief_of(ALONE), name))) == ()


@pytest.mark.parametrize(("one", "other"), SAME_LANGUAGE)
def test_two_firms_share_less_than_a_quarter_of_their_runs_of_five(one: str, other: str) -> None:
    assert overlap(plan_of(one), plan_of(other)) < MOST_ALIKE


def test_a_warm_plan_takes_less_than_a_second_with_ten_thousand_values() -> None:
    """Seconds of the processor, the best of three plans in a process of its own: neither a busy machine nor a coverage run decides."""
    brief = heavy_brief()
    assert sum(len(entry.samples or ()) for entry in brief.delivery) >= MANY
    assert errors(draft(brief)) == []
    timed = """
from tests.acceptance.test_comparisons import heavy_brief, seconds_of
brief = heavy_brief()
print(min(seconds_of(brief) for _ in range(3)))
"""
    shown = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert float(shown) < WARM_SECONDS


def seconds_of(brief: Brief) -> float:
    """Seconds of the processor that one plan takes."""
    begun = time.process_time()
    draft(brief)
    return time.process_time() - begun

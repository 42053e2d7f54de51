"""One line from bare values: what never changes, whatever the values are."""

from __future__ import annotations

import random
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis.levels import Better, meets
from service.domain.brief import Brief
from service.domain.evidence import Ledger
from service.figures.register import entry_from_samples, read_register
from service.figures.register_line import RegisterLine

values_of = st.lists(st.integers(-20, 200).map(float), min_size=1, max_size=120)
levels = st.integers(-20, 200).map(float)
betters = st.sampled_from(["lower", "higher"])


def promised(line: RegisterLine) -> float | None:
    return None if line.promise is None else line.promise.value


def delivered(line: RegisterLine) -> float | None:
    return None if line.deliverable is None else line.deliverable.value


def never_looser(new: RegisterLine, old: RegisterLine) -> bool:
    before, after = promised(old), promised(new)
    return before is None or (after is not None and meets(after, before, old.better))


@given(values_of, betters, levels, st.randoms())
def test_the_order_of_the_values_changes_nothing(values: list[float], better: Better, adequate: float, chance: random.Random) -> None:
    mixed = chance.sample(values, len(values))
    assert entry_from_samples(mixed, better, adequate=adequate) == entry_from_samples(values, better, adequate=adequate)


@given(values_of, levels, st.floats(0, 30))
def test_a_better_record_never_gives_a_looser_promise(values: list[float], adequate: float, gain: float) -> None:
    improved = [v - gain if i % 2 else v for i, v in enumerate(values)]
    assert never_looser(entry_from_samples(improved, "lower", adequate=adequate), entry_from_samples(values, "lower", adequate=adequate))


@given(values_of, levels, betters, st.integers(2, 5))
def test_more_of_the_same_never_loosens_a_promise(values: list[float], adequate: float, better: Better, times: int) -> None:
    longer = entry_from_samples(values * times, better, adequate=adequate)
    assert never_looser(longer, entry_from_samples(values, better, adequate=adequate))


@given(values_of, levels, betters, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_a_promise_is_never_tighter_than_the_record_nor_looser_than_adequate(
    values: list[float], adequate: float, better: Better, keep: float, confidence: float
) -> None:
    line = entry_from_samples(values, better, keep, confidence, adequate=adequate)
    promise, deliverable = promised(line), delivered(line)
    assert deliverable in values
    if promise is not None and deliverable is not None:
        assert meets(deliverable, promise, better)
        assert meets(promise, adequate, better)


@given(values_of, levels, levels)
def test_higher_is_better_mirrors_lower_is_better(values: list[float], adequate: float, desired: float) -> None:
    low = entry_from_samples(values, "lower", adequate=adequate, desired=desired, unit="min")
    high = entry_from_samples([-v for v in values], "higher", adequate=-adequate, desired=-desired, unit="min")
    mirrored = promised(high)
    assert promised(low) == (None if mirrored is None else -mirrored)
    assert (low.verdict, low.basis, low.flags) == (high.verdict, high.basis, high.flags)
    assert low.keep_rate is not None
    assert high.keep_rate is not None
    assert low.keep_rate.value == high.keep_rate.value


@pytest.mark.parametrize(("n", "basis"), [(1, "assumed"), (9, "assumed"), (10, "provisional"), (44, "provisional"), (45, "measured")])
def test_the_number_of_values_decides_what_the_record_is(n: int, basis: str) -> None:
    line = entry_from_samples([7.0] * n, "lower", adequate=20)
    assert line.basis == basis
    assert ("measure_first" in line.flags) == (basis != "measured")
    assert (line.promise is None) == (basis == "assumed")
    assert line.may_be_published == (basis == "measured")
    assert (None if line.missing_samples is None else line.missing_samples.value) == (None if n == 45 else 45 - n)


@pytest.mark.parametrize(("desired", "verdict"), [(None, "within_zone"), (9, "within_zone"), (10, "delight"), (15, "delight")])
def test_a_promise_that_meets_what_is_desired_delights(desired: float | None, verdict: str) -> None:
    assert entry_from_samples([8.0] * 60, "lower", adequate=20, desired=desired, unit="min").verdict == verdict


def test_without_an_adequate_level_nothing_is_promised() -> None:
    line = entry_from_samples([8.0] * 60, "lower", desired=10)
    assert (line.verdict, line.promise, line.strictest_segment) == ("held_back", None, None)
    assert delivered(line) == 8


def test_no_values_are_no_record() -> None:
    line = entry_from_samples([], "lower", adequate=20)
    assert (line.n, line.basis, line.verdict, line.deliverable, line.keep_rate) == (0, "assumed", "held_back", None, None)


def test_the_unit_may_come_from_the_measures_name() -> None:
    assert entry_from_samples([33.0] * 60, "lower", adequate=60, measure="minutes_late").unit == "min"
    line = entry_from_samples([33.0] * 60, "lower", adequate=60, measure="parcels", label="Parcels left over")
    assert (line.unit, line.label, line.measure, promised(line)) == ("value", "Parcels left over", "parcels", 40)


def test_a_column_of_yes_and_no_is_a_share() -> None:
    line = entry_from_samples([1.0] * 171 + [0.0] * 19, "higher", adequate=0.8, unit="share of treatments")
    assert (line.yes_no, line.basis, promised(line)) == (True, "measured", 0.85)
    assert line.keep_rate_lower_bound
    assert line.keep_rate_lower_bound.value == pytest.approx(0.8662, abs=5e-5)


def test_a_stricter_standard_needs_a_longer_record() -> None:
    line = entry_from_samples([7.0] * 60, "lower", 0.99, 0.95, adequate=20)
    assert line.basis == "provisional"
    assert line.missing_samples
    assert line.missing_samples.value == 299 - 60


def test_a_calculation_is_written_into_the_ledger_given() -> None:
    ledger = Ledger()
    entry_from_samples([7.0] * 60, "lower", adequate=20, measure="wait", ledger=ledger)
    assert ledger.calculations["promise.wait"].value == 7


def test_ten_thousand_samples_take_less_than_a_tenth_of_a_second() -> None:
    chance = random.Random(7)  # noqa: S311 (an invented record, no secret)
    parts = [f"{day} {part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("morning", "afternoon")]
    brief = Brief.model_validate(
        {
            "business": {"name": "Any", "kind": "any"},
            "services": [{"name": "Visit", "price": 10}],
            "segments": [{"name": "Everyone", "expects": {"wait": {"adequate": 30, "desired": 5}}}],
            "delivery": [
                {
                    "measure": "wait",
                    "unit": "min",
                    "better": "lower",
                    "samples": [chance.lognormvariate(2, 0.6) for _ in range(10_000)],
                    "sample_dates": [f"2026-{chance.randint(1, 12):02d}-15" for _ in range(10_000)],
                    "sample_groups": [chance.choice(parts) for _ in range(10_000)],
                }
            ],
        }
    )
    assert min(seconds_of(brief) for _ in range(5)) < (0.4 if sys.gettrace() else 0.1)  # a coverage run counts every line


def seconds_of(brief: Brief) -> float:
    start = time.process_time()
    read_register(brief, Ledger())
    return time.process_time() - start

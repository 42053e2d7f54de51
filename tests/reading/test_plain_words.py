"""What the model complains about is said in plain words, with what to write instead."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic_core import ErrorDetails

from service.errors import BriefError
from service.reading.brief_file import parse_brief
from service.reading.faults import Fault
from service.reading.plain_words import _number_hint, explain


def told(**changes: Any) -> list[str]:
    plain: dict[str, Any] = {"business": {"name": "A", "kind": "b"}, "services": [{"name": "S", "price": 1}], "customers_in_words": "All"}
    with pytest.raises(BriefError) as raised:
        parse_brief(plain | changes)
    return raised.value.faults


def segment(**keys: Any) -> list[dict[str, Any]]:
    return [{"name": "A", **keys}]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"services": []}, "services: is empty; give at least one entry"),
        ({"services": {"name": "S", "price": 1}}, "services: must be a list, is a block of keys; start each entry with `- `"),
        ({"segments": segment(retention_rate=-0.5)}, "segments[0].retention_rate: must be between 0 and 1, is -0.5"),
        ({"segments": segment(growth_rate=15)}, "segments[0].growth_rate: must be between -1 and 10, is 15; write 0.15 for 15 %"),
        ({"segments": segment(customers=2e9)}, "segments[0].customers: is too large to be true: 2000000000"),
        ({"segments": segment(customers=True)}, "segments[0].customers: must be a number, is true"),
        (
            {"segments": segment(customers="many")},
            'segments[0].customers: must be a number, is "many"; write the digits alone, or leave the key out',
        ),
        ({"services": [{"name": "S", "price": 1, "minutes": 0}]}, "services[0].minutes: must be more than 0, is 0"),
        ({"criteria": [{"name": "S", "weight": 0}]}, "criteria[0].weight: must be more than 0, is 0"),
        ({"business": {"name": "A", "kind": "b", "target_margin": 1}}, "business.target_margin: must be at least 0 and less than 1, is 1"),
        ({"business": {"name": " ", "kind": "b"}}, "business.name: is empty; write it out"),
        ({"business": {"name": "x" * 201, "kind": "b"}}, "business.name: is too long (201 characters, at most 200); shorten it"),
        ({"business": []}, "business: must be a block of `key: value`, is a list"),
        ({"notes": float("nan")}, "notes: must be text, is nan; put it in quotes"),
        ({"notes": ["x"]}, "notes: must be text, is a list"),
        ({"business": {"name": "A", "kind": "b", "years_open": float("inf")}}, "business.years_open: must be a finite number, is inf"),
        (
            {"criteria": [{"name": str(n), "weight": 1} for n in range(51)]},
            "criteria: has too many entries (51, at most 50); leave out the least important",
        ),
        ({"capacity": {"hours": {"monday": {"am": 1}}}}, "capacity.hours.monday: is not a known key; did you mean `mon`?"),
        ({"own": {"colour": "x"}}, "own.colour: is not a known key; known are `ratings`, `hard_to_copy`, `image`"),
        ({"language": "fr"}, 'language: must be one of en, zh, is "fr"'),
        ({"business": {"name": "A", "kind": "b", "`x": 1, "'x": 2}}, "business.'x: stands twice in the same block; keep one"),
    ],
)
def test_a_complaint_is_one_plain_line(changes: dict[str, Any], expected: str) -> None:
    assert expected in told(**changes)


def test_a_complaint_without_words_of_ours_keeps_the_models() -> None:
    unforeseen: ErrorDetails = {"type": "new_kind", "loc": ("notes",), "msg": "Input is odd", "input": "x"}
    assert explain(unforeseen) == Fault(("notes",), 'input is odd, is "x"')


@pytest.mark.parametrize(
    ("written", "meant"), [("4.2万", "42000"), ("3千", "3000"), ("12k", "12000"), ("15%", "0.15"), ("£1,200", "1200"), ("40 km", "40")]
)
def test_a_number_in_words_is_told_as_it_is_meant(written: str, meant: str) -> None:
    assert _number_hint(written) == f"; write {meant}"

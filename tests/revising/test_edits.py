"""Edits by hand are merged into a new draft, value by value."""

from __future__ import annotations

from typing import Any

import pytest

from service.revising.edits import merge


@pytest.mark.parametrize(
    ("base", "mine", "new", "merged"),
    [
        (1, 1, 2, 2),
        (1, 3, 1, 3),
        (1, 3, 2, 3),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 5}, {"a": 2, "b": 5}),
        ({"a": 1}, {}, {"a": 1, "b": 2}, {"b": 2}),
        ([1, 2], [1, 9], [7, 2], [7, 9]),
        ([1, 2], [1, 2, 3], [1, 5, 6, 7], [1, 2, 3]),
        ([{"id": "A", "x": 1}, {"id": "B", "x": 1}], [{"id": "A", "x": 4}, {"id": "B", "x": 1}], [{"id": "B", "x": 2}, {"id": "A", "x": 1}],
         [{"id": "B", "x": 2}, {"id": "A", "x": 4}]),
        ([{"id": "A"}], [{"id": "A"}, {"id": "mine"}], [{"id": "A"}, {"id": "new"}], [{"id": "A"}, {"id": "new"}, {"id": "mine"}]),
        ([{"id": "A"}, {"id": "B"}], [{"id": "A"}], [{"id": "A"}, {"id": "B"}, {"id": "C"}], [{"id": "A"}, {"id": "C"}]),
        ([{"x": 1}], [{"x": 2}], [{"x": 3}], [{"x": 2}]),
    ],
)  # fmt: skip
def test_three_ways(base: Any, mine: Any, new: Any, merged: Any) -> None:
    assert merge(base, mine, new) == merged

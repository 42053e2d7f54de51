"""Lines of a register, as a promises file gives them."""

from __future__ import annotations

from typing import Any

import pytest

from service.copycheck import Promised, promises_from
from service.errors import PlanError

LEAST = {"measure": "wait", "label": "Wait", "unit": "min", "better": "lower", "promise": 20}


def test_five_fields_are_enough() -> None:
    assert promises_from([LEAST]) == (Promised("wait", "Wait", "min", "lower", 20.0),)


def test_a_whole_entry_of_the_register_is_read_and_the_rest_passed_over() -> None:
    more = {"deliverable": 19, "keep_rate_lower_bound": 0.97, "verdict": "within_zone", "group": "weekdays", "segment": None}
    entry = {**LEAST, **more, "samples": 293, "flags": []}
    (line,) = promises_from((entry,))
    assert (line.deliverable, line.keep_rate_lower_bound, line.group, line.is_general) == (19.0, 0.97, "weekdays", False)


@pytest.mark.parametrize(("verdict", "allowed"), [("fix_first", None), ("held_back", None), ("within_zone", 20), (None, 20)])
def test_what_is_not_promised_yet_allows_nothing(verdict: str | None, allowed: float | None) -> None:
    assert promises_from([{**LEAST, "verdict": verdict}])[0].allowed == allowed


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ("wait", "promises: expected a list of promises, found str"),
        ({"promises": []}, "promises: expected a list of promises, found dict"),
        (["wait"], "promises[0]: expected the fields measure, label, unit, better and promise, found str"),
        ([{"measure": "wait", "promise": 3}], "promises[0]: label, unit, better missing"),
        ([LEAST, {**LEAST, "better": "more"}], "promises[1].better: must be lower or higher, found 'more'"),
        ([{**LEAST, "label": " "}], "promises[0].label: expected words"),
        ([{**LEAST, "unit": 3}], "promises[0].unit: expected words, found 3"),
        ([{**LEAST, "promise": "20"}], "promises[0].promise: expected a number or null, found '20'"),
        ([{**LEAST, "promise": True}], "promises[0].promise: expected a number or null, found True"),
        ([{**LEAST, "promise": float("nan")}], "promises[0].promise: expected a number or null, found nan"),
        ([{**LEAST, "group": ["x" * 90]}], "promises[0].group: expected words"),
    ],
)
def test_a_malformed_register_is_told_where_and_what(entries: Any, fault: str) -> None:
    with pytest.raises(PlanError) as raised:
        promises_from(entries)
    assert str(raised.value).startswith(fault)
    assert len(str(raised.value)) < 160

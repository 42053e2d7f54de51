"""Errors are of one family, and each says who is told."""

from __future__ import annotations

import inspect

from service import errors
from service.errors import BriefError, OverdeliverError

FAMILY = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)]


def test_every_error_is_one_of_the_family() -> None:
    assert [kind for kind in FAMILY if not issubclass(kind, OverdeliverError)] == []


def test_every_error_is_drawn_in_the_tree_and_ends_in_error() -> None:
    assert [kind.__name__ for kind in FAMILY if kind.__name__ not in str(errors.__doc__)] == []
    assert [kind.__name__ for kind in FAMILY if not kind.__name__.endswith("Error")] == []


def test_an_error_of_a_brief_holds_every_fault() -> None:
    error = BriefError(["business.name: is missing", "services: is empty"])
    assert error.faults == ["business.name: is missing", "services: is empty"]
    assert str(error) == "business.name: is missing\nservices: is empty"

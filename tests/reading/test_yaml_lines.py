"""YAML is read with its lines, and what a brief never needs is refused."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest

from service.reading.yaml_lines import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-1.5", -1.5),
        ("1e3", 1000.0),
        ("007", "007"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2027-01-04", "2027-01-04"),
        ("yes", True),
        ("False", False),
        ("on", "on"),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        (".nan", ".nan"),
        ("9" * 20, "9" * 20),
    ],
)
def test_plain_words_become_what_an_owner_means(text: str, value: Any) -> None:
    read = read_yaml(f"key: {text}").data["key"]
    expected = float(value) if text == "9" * 20 else value
    assert (read, type(read)) == (expected, type(expected))


def test_every_value_has_its_line() -> None:
    document = read_yaml("a:\n  - b: 1\n    c:\n      2\n  - x\nd: {e: 3}\n")
    assert document.data == {"a": [{"b": 1, "c": 2}, "x"], "d": {"e": 3}}
    assert {where: document.lines[where] for where in [("a",), ("a", 0), ("a", 0, "c"), ("a", 1), ("d", "e")]} == {
        ("a",): 1,
        ("a", 0): 2,
        ("a", 0, "c"): 3,
        ("a", 1): 5,
        ("d", "e"): 6,
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: &x 2", ", line 2: anchors and aliases (`&name`, `*name`) are not allowed; write the value out, or quote it"),
        ("a: *x", ", line 1: anchors and aliases (`&name`, `*name`) are not allowed; write the value out, or quote it"),
        ("a: !!python/name:os.system x", ", line 1: tags (`!name`) are not allowed; quote the value if the `!` belongs to it"),
        ("a: 1\n\na: 2", ", line 3: `a` stands a second time in the same block (first on line 1); keep one"),
        ("? [a]\n: 1", ", line 1: a key must be a word, not a list or a block; write `key: value`"),
        ("a: 1\n---\nb: 2", ", line 3: a second document starts here; a brief is one document, so take out the line `---`"),
        ("a:\n\tb: 1", ", line 2: the line is indented with a tab; use spaces"),
        ("a: b: c", ", line 1: cannot be read as YAML: a second `:` in one line; put the text in quotes"),
        ("a: [1\nb: 2", ", line 2: cannot be read as YAML: a bracket is left open, or a comma is missing"),
        ('a: "x', ", line 1: cannot be read as YAML: a quote or bracket is never closed"),
        ("a: @x", ", line 1: cannot be read as YAML: a text cannot start with this character; put the text in quotes"),
        ("[" * 1_000_000, ", line 1: blocks lie deeper than 12 levels; check the brackets and the indents"),
        ("- " * 500_000, ", line 1: blocks lie deeper than 12 levels; check the brackets and the indents"),
        ("[" + "1," * 500_000, ", line 1: the brief has too many values; put long records into a CSV file"),
    ],
)
def test_what_a_brief_never_needs_is_refused_fast(text: str, told: str) -> None:
    start = time.process_time()
    assert read_yaml(text).faults == [told]
    assert time.process_time() - start < (12 if sys.gettrace() else 3)  # a coverage run counts every line


def test_a_bomb_of_aliases_is_refused_before_it_unfolds() -> None:
    bomb = "a0: &a0 [x, x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))
    assert read_yaml(bomb).faults[0].startswith(", line 1: anchors and aliases")

"""How a figure was worked out is told in Chinese: every formula that a plan can hold has its counterpart, and so has every input's name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evals.cases import read_cases
from service.checks.brief_path import all_words
from service.domain.evidence import Calculation
from service.domain.plan.plan import Plan
from service.exports.calculations import calculation_formula, calculation_inputs
from service.exports.wording import Wording
from service.prompts import read_yaml
from service.writing.counterparts import Counterparts
from tests.acceptance.drafts import STEMS, draft, plan_of

ROOMS = ("figures", "moves", "stages")
"""Where calculations are recorded."""
SOURCES = sorted(file for room in ROOMS for file in (Path(__file__).parents[2] / "service" / room).rglob("*.py"))
NO_FORMULAS = {"of the year", "united states", "new york", "no record", "the owner", "rival 7", "7 has no promise to say"}
MATHS = {"max", "min", "exp", "ln", "cdf", "Binom", "Clopper", "Pearson", "SEG"}
SLOT = re.compile(r"\{\w+\}")
FILLED = "7"
WORD = re.compile(r"[A-Za-z]{2,}")


@cache
def told() -> tuple[tuple[Calculation, str, str], ...]:
    """Each calculation of all examples and cases with its formula and its inputs in Chinese, the owner's English words taken out."""
    plans = (*map(plan_of, STEMS), *(draft(case.read()) for case in read_cases()))
    return tuple(row for plan in plans for row in in_chinese(plan))


def in_chinese(plan: Plan) -> Iterator[tuple[Calculation, str, str]]:
    wording, owners = Wording(plan.model_copy(update={"language": "zh"})), english(" ".join(all_words(plan.brief)))
    for entry in plan.calculations:
        formula, inputs = calculation_formula(entry, wording), calculation_inputs(entry, wording)
        known = set() if formula == entry.formula else owners
        yield entry, " ".join(english(formula) - known), " ".join(english(inputs) - owners)


def formulas_file() -> dict[str, dict[str, str]]:
    """English formulas and names of inputs with their Chinese."""
    return dict(read_yaml("formulas/zh.yaml"))


def english(text: str) -> set[str]:
    """English words of a text, the names of functions aside."""
    return set(WORD.findall(text)) - MATHS


@cache
def written() -> frozenset[str]:
    """Every string and every keyword of the code that records calculations, with something in each slot; a pattern of `re` is none."""
    trees = [ast.parse(file.read_text("utf-8")) for file in SOURCES]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    apart = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    apart |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    said = {_text(node) for node in nodes if id(node) not in apart}
    return frozenset(text for text in said if text and "\\" not in text and "(?" not in text)


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.keyword):
        return node.arg
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else FILLED for part in node.values)
    return None


def test_every_formula_of_the_examples_and_the_cases_is_told_in_chinese() -> None:
    assert len({entry.formula for entry, _, _ in told()}) > 300
    assert sorted({entry.formula for entry, left, _ in told() if left}) == []


def test_every_formula_of_the_code_is_told_in_chinese_even_where_no_plan_holds_it() -> None:
    counterparts = Counterparts(formulas_file()["formulas"])
    sentences = {text for text in written() if " " in text.strip() and english(text)} - NO_FORMULAS
    assert len(sentences) > 250
    assert sorted(text for text in sentences if counterparts.of(text) is None) == []


def test_no_formula_is_put_into_chinese_in_vain() -> None:
    said = "\n".join(written())
    assert [f for f in formulas_file()["formulas"] if not all(part in said for part in SLOT.split(f))] == []


def test_every_input_has_a_chinese_name() -> None:
    assert sorted({left for _, _, left in told()} - {""}) == []


def test_no_input_is_named_in_vain() -> None:
    assert sorted(set(formulas_file()["inputs"]) - written()) == []

"""The chapters wait for what they read, and for nothing that waits for them."""

from __future__ import annotations

import ast
import inspect
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from service.domain.plan.plan import SECTIONS, Plan
from service.stages.graph import STAGES

FOLDER = Path(inspect.getfile(STAGES[0].write)).parent
BY_NAME = {stage.name: stage for stage in STAGES}


def before(name: str) -> set[str]:
    """All chapters that are written when a chapter begins."""
    return {name for waited in BY_NAME[name].after for name in (waited, *before(waited))}


def read_by(module: Path, seen: set[Path]) -> set[str]:
    """Chapters that a module takes from the desk, in its own words or in those of the stage's modules it uses."""
    if module in seen:
        return set()
    seen.add(module)
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".sections.get") and isinstance(node.args[0], ast.Constant):
            found.add(str(node.args[0].value))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".sections") and isinstance(node.slice, ast.Constant):
            found.add(str(node.slice.value))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("service.stages."):
            found |= read_by(FOLDER / f"{str(node.module).rsplit('.', 1)[1]}.py", seen)
    return found


def test_every_section_of_a_plan_is_written_by_one_stage() -> None:
    assert sorted(stage.name for stage in STAGES) == sorted(SECTIONS)
    assert len(BY_NAME) == len(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: str(stage.name))
def test_a_stage_lies_in_the_file_of_its_name_and_writes_the_section_of_its_name(stage: object) -> None:
    name = getattr(stage, "name")  # noqa: B009
    write = BY_NAME[name].write
    assert write.__name__ == f"write_{name}"
    assert Path(inspect.getfile(write)).stem == name
    assert inspect.get_annotations(write, eval_str=True)["return"] is Plan.model_fields[name].annotation


def test_no_chapter_waits_for_itself() -> None:
    order = list(TopologicalSorter({stage.name: stage.after for stage in STAGES}).static_order())
    assert sorted(order) == sorted(BY_NAME)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_chapter_reads_only_what_it_waits_for(name: str) -> None:
    read = read_by(FOLDER / f"{name}.py", set())
    assert read - before(name) == set()


def test_the_first_chapters_are_written_at_once() -> None:
    assert {stage.name for stage in STAGES if not stage.after} == {"objectives", "situation", "customers"}
    assert before("summary") == set(SECTIONS) - {"summary"}

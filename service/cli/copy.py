"""`overdeliver copy`: does a text promise more than the register?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from service.cli.check import read_plan
from service.cli.counting import counted
from service.copycheck import CopyFinding, Promised, check_copy, promises_from
from service.errors import PlanError
from service.reading.text_files import read_text, text_in
from service.reading.yaml_lines import read_yaml

LARGEST_BYTES = 1024 * 1024


def copy(
    text: Annotated[str, typer.Argument(help="A text file, or - for standard input.")],
    plan: Annotated[Path | None, typer.Option(help="A plan.json with the promises.")] = None,
    promises: Annotated[Path | None, typer.Option(help="A YAML file: `promises: [...]`.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is a text of its own.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check advertising copy against the promises: exit 0 clean, 1 errors, 2 unusable input."""
    register, rivals = _register(plan, promises)
    findings = check_copy(_read(text), register, lines=lines, rivals=rivals)
    if as_json:
        print(json.dumps({"findings": [_row(f) for f in findings]}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.severity} line {finding.line}: {finding.message}\n    {finding.sentence}")
        print(counted(len(findings), "finding"))
    if any(f.severity == "error" for f in findings):
        raise typer.Exit(1)


def _row(finding: CopyFinding) -> dict[str, Any]:
    names = ("rule", "severity", "line", "sentence", "promise", "message")
    return {name: getattr(finding, name) for name in names}


def _register(plan: Path | None, promises: Path | None) -> tuple[list[Promised], list[str]]:
    """The promises, and the rivals whose words are theirs."""
    if (plan is None) == (promises is None):
        raise PlanError("give the promises: --plan PLAN.json or --promises FILE.yaml, one of them")
    if plan is not None:
        drafted = read_plan(plan)
        rivals = [str(c.get("name", "")) for c in drafted.brief.get("competitors", [])]
        return list(promises_from([p.model_dump() for p in drafted.expectations.promises])), rivals
    assert promises is not None  # noqa: S101 - one of the two was given
    rows = _listed(promises)
    try:
        return list(promises_from(rows)), []
    except PlanError as error:
        raise PlanError(f"{promises}: {error}") from error


def _listed(path: Path) -> list[dict[str, Any]]:
    """The `promises` of a YAML file."""
    document = read_yaml(_text_of(path, str(path)))
    if document.faults:
        raise PlanError(f"{path}{document.faults[0]}")
    found = document.data.get("promises") if isinstance(document.data, dict) else None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise PlanError(f"{path}: promises: a list of promises is wanted, each with measure, label, unit, better, promise")
    return found


def _read(text: str) -> str:
    if text == "-":
        return _text_of(sys.stdin.buffer.read(LARGEST_BYTES + 1), "standard input")
    return _text_of(Path(text), text)


def _text_of(source: Path | bytes, name: str) -> str:
    try:
        return text_in(source, LARGEST_BYTES) if isinstance(source, bytes) else read_text(source, LARGEST_BYTES)
    except ValueError as error:
        raise PlanError(f"{name}: {error}") from error

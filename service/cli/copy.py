"""`overdeliver copy`: does a text promise more than the register?"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from service.cli.check import read_plan
from service.cli.counting import counted
from service.copycheck import CopyFinding, Promised, check_copy, promises_from
from service.domain.plan.plan import Plan
from service.errors import PlanError
from service.reading.text_files import read_text, text_in
from service.reading.yaml_lines import read_yaml
from service.writing.phrasebook import Phrasebook

LARGEST_BYTES = 1024 * 1024
LONGEST = 80


def copy(
    text: Annotated[str, typer.Argument(metavar="TEXT_FILE|-", help="A text file, or - for standard input.")],
    plan: Annotated[Path | None, typer.Option(help="A plan.json with the promises.")] = None,
    promises: Annotated[Path | None, typer.Option(help="A YAML file: `promises: [...]`.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is a text of its own.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check advertising copy against the promises: exit 0 clean, 1 errors, 2 unusable input."""
    source = _source(plan, promises)
    findings = check_copy(_read(text), source.promises, lines=lines, rivals=source.rivals)
    if as_json:
        print(json.dumps({"findings": [_row(f) for f in findings]}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.severity} line {finding.line}: {finding.message}\n    {finding.sentence}")
            if finding.promise in source.instead:
                print(f"    {source.instead[finding.promise]}")
        print(counted(len(findings), "finding"))
    if any(f.severity == "error" for f in findings):
        raise typer.Exit(1)


def _row(finding: CopyFinding) -> dict[str, Any]:
    names = ("rule", "severity", "line", "sentence", "promise", "message")
    return {name: getattr(finding, name) for name in names}


@dataclass(frozen=True)
class _Source:
    """What a text is held against."""

    promises: Sequence[Promised]
    rivals: Sequence[str] = ()
    """Their words are theirs."""
    instead: Mapping[str | None, str] = field(default_factory=dict)
    """What to write instead, by measure, where the plan has words that may be printed."""


def _source(plan: Path | None, promises: Path | None) -> _Source:
    if (plan is None) == (promises is None):
        raise PlanError("give the promises: --plan PLAN.json or --promises FILE.yaml, one of them")
    if plan is not None:
        return _of_plan(read_plan(plan))
    assert promises is not None  # noqa: S101 - one of the two was given
    rows = _listed(promises)
    try:
        return _Source(list(promises_from(rows)))
    except PlanError as error:
        raise PlanError(f"{promises}: {error}") from error


def _of_plan(plan: Plan) -> _Source:
    """The register of a plan, its rivals, and the first sentence of each measure that may be printed."""
    book = Phrasebook(plan.language, plan.currency)
    said = [(p.measure, p.sentence.text) for p in plan.expectations.promises if p.sentence]
    return _Source(
        promises=list(promises_from([p.model_dump() for p in plan.expectations.promises])),
        rivals=[str(c.get("name", "")) for c in plan.brief.get("competitors", [])],
        instead={measure: book.phrase("commands.copy.instead", sentence=sentence) for measure, sentence in reversed(said)},
    )


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
    return _text_of(Path(text), " ".join(text.split())[:LONGEST])  # an advert given for a file's name is no line of an error


def _text_of(source: Path | bytes, name: str) -> str:
    try:
        return text_in(source, LARGEST_BYTES) if isinstance(source, bytes) else read_text(source, LARGEST_BYTES)
    except ValueError as error:
        raise PlanError(f"{name}: {error}") from error

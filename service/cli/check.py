"""`overdeliver check`: the rules of the method over any plan file, edited ones too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from service.checks import check_plan
from service.cli.counting import counted
from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.errors import PlanError
from service.reading.text_files import read_text

LARGEST_BYTES = 50 * 1024 * 1024


def check(
    plan: Annotated[Path, typer.Argument(help="A plan.json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check a plan: exit 0 clean, 1 findings of severity error, 2 unusable input."""
    findings = check_plan(read_plan(plan))
    if as_json:
        print(json.dumps({"findings": [f.model_dump() for f in findings]}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.severity} {finding.rule} {finding.path}: {finding.message}")
        print(counted(len(findings), "finding"))
    if any(f.severity == "error" for f in findings):
        raise typer.Exit(1)


def read_plan(path: Path) -> Plan:
    """A plan from its file.

    Raises: PlanError naming the first field that is wrong.
    """
    try:
        plan = Plan.model_validate_json(read_text(path, LARGEST_BYTES))
        if plan.brief:
            Brief.model_validate(plan.brief)
        return plan
    except ValueError as error:
        reason = _first_fault(error) if isinstance(error, ValidationError) else str(error)
        raise PlanError(f"{path}: {reason}") from error


def _first_fault(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "the file"
    return f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}; draft the plan again or mend this field"

"""`overdeliver check`: the rules of the method over any plan file, edited ones too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from service.checks import check_plan
from service.domain.plan.plan import Plan
from service.errors import PlanError

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
        print(f"{len(findings)} findings")
    if any(f.severity == "error" for f in findings):
        raise typer.Exit(1)


def read_plan(path: Path) -> Plan:
    """A plan from its file.

    Raises: PlanError naming the first field that is wrong.
    """
    if not path.is_file():
        raise PlanError(f"{path}: there is no such file; give a plan.json")
    if path.stat().st_size > LARGEST_BYTES:
        raise PlanError(f"{path}: larger than {LARGEST_BYTES // 1024**2} MB; this is no plan")
    try:
        return Plan.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise PlanError(f"{path}: {where}: {first['msg']}; draft the plan again or mend this field") from error

"""`overdeliver revise` and `overdeliver diff`: a plan with a change, and what two plans differ in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from service.cli.check import read_plan
from service.cli.model import BUILT_IN, editor_for
from service.cli.plan import make_folder, read_formats, write_files
from service.domain.plan.plan import Plan
from service.editing import EDITED
from service.errors import SettingsError
from service.exports import FORMATS, Format, file_name
from service.knowledge.opening import open_finder
from service.revising.by_model import edit_sections
from service.revising.change import Change, read_values
from service.revising.diff import diff_lines, diff_plans
from service.revising.revision import revise as revise_plan
from service.settings import read_settings


def revise(  # noqa: PLR0913 - the options of the command
    plan: Annotated[Path, typer.Argument(help="A plan.json.")],
    section: Annotated[list[str] | None, typer.Option(help="Section to draft again; may be repeated.")] = None,
    instruction: Annotated[str | None, typer.Option(help="What to do differently there (needs a model).")] = None,
    set: Annotated[list[str] | None, typer.Option(help="PATH=VALUE, into the brief or the plan; may be repeated.")] = None,
    lock: Annotated[list[str] | None, typer.Option(help="Section to leave as it is; may be repeated.")] = None,
    unlock: Annotated[list[str] | None, typer.Option(help="Section that may be drafted again; may be repeated.")] = None,
    model: Annotated[str | None, typer.Option(help="Writer: built-in, or a chat model as provider:model.")] = None,
    max_cost: Annotated[float | None, typer.Option(min=0, help="What the model may cost at most, US dollars.")] = None,
    finish: Annotated[bool, typer.Option("--finish", help="Let a model write what fell back to the built-in writer.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the files; default: the folder of the plan.")] = None,
    format: Annotated[str, typer.Option(help=f"Formats, with commas: {', '.join(FORMATS)}.")] = ",".join(FORMATS),
) -> None:
    """Change a plan: only what depends on the change is drafted again. Exit 1 when the result breaks a rule."""
    formats = read_formats(format)
    before = read_plan(plan)
    editor = editor_for(model, max_cost)
    if editor is None:
        _without_model(instruction, finish=finish)
    sections = (*_listed(section), *(_fallen_back(before) if finish else ()))
    change = Change(values=read_values(set or ()), sections=sections, lock=_listed(lock), unlock=_listed(unlock), instruction=instruction)
    finder = open_finder(read_settings(), "all" if before.meta.knowledge == "open" else "none")
    after, drafted = revise_plan(before, change, lambda name: _say(f"{name} drafted again"), finder)
    if editor is not None:
        after = edit_sections(after, drafted, editor, instruction, lambda name: _say(f"{name} edited by {editor.door.name}"))
    folder = make_folder(out or plan.parent)
    write_files(after, folder, formats, "both")
    _report(before, after, folder, formats)
    if any(finding.severity == "error" for finding in after.findings):
        raise typer.Exit(1)


def diff(
    before: Annotated[Path, typer.Argument(help="A plan.json.")],
    after: Annotated[Path, typer.Argument(help="Another plan.json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
) -> None:
    """Show what differs between two plans, in the order they are read."""
    differences = diff_plans(read_plan(before), read_plan(after))
    if as_json:
        print(json.dumps({"differences": [each.model_dump() for each in differences]}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(diff_lines(differences)) or "no differences")


def _listed(names: list[str] | None) -> tuple[str, ...]:
    """Names given one by one or with commas."""
    return tuple(dict.fromkeys(name.strip() for word in names or () for name in word.split(",") if name.strip()))


def _fallen_back(plan: Plan) -> list[str]:
    """Sections that a model edits and that are built-in (yet)."""
    return [name for name in EDITED if plan.meta.writer.get(name) == BUILT_IN and name not in plan.meta.locked]


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _without_model(instruction: str | None, *, finish: bool) -> None:
    for option, given in (("--instruction", instruction), ("--finish", finish)):
        if given:
            raise SettingsError(
                f"{option}: needs a chat model, and the built-in writer is none; name one with --model, or set a value with --set"
            )


def _report(before: Plan, after: Plan, folder: Path, formats: list[Format]) -> None:
    print(f"{folder}: {', '.join(map(file_name, formats))}, revision {after.meta.revision}")
    changed = dict.fromkeys(each.section for each in diff_plans(before, after))
    print(f"changed: {', '.join(changed) or 'nothing'}")
    if after.meta.locked:
        print(f"locked: {', '.join(after.meta.locked)}")
    if after.meta.stale:
        print(f"kept, but what they rest on has changed: {', '.join(after.meta.stale)}")
        print(f"  to draft them again: overdeliver revise {folder / 'plan.json'} --section {','.join(after.meta.stale)}")
    for finding in after.findings:
        if finding.severity == "error":
            print(f"  {finding.severity} {finding.rule} {finding.path}: {finding.message}")

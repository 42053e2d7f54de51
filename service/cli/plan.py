"""`overdeliver plan`: a brief becomes a plan in files."""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from service.cli.counting import counted
from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.errors import SettingsError
from service.exports import render
from service.pipeline import Stamp, write_plan
from service.reading.brief_file import read_brief
from service.settings import read_settings
from service.stages.graph import STAGES

FORMATS = ("json", "md", "html")
Language = Literal["en", "zh"]


def plan(  # noqa: PLR0913 - the options of the command
    brief: Annotated[Path, typer.Argument(help="The brief: YAML or JSON.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the files; default: out/<name of the brief>.")] = None,
    format: Annotated[str, typer.Option(help="Formats, with commas: json, md, html.")] = ",".join(FORMATS),
    model: Annotated[str | None, typer.Option(help="Writer: built-in.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the plan; default: the brief's.")] = None,
    part: Annotated[Literal["1", "2", "both"], typer.Option(help="Which part md and html show.")] = "both",
) -> None:
    """Draft the plan of a brief and write it in every format."""
    formats = read_formats(format)
    if model:
        _built_in_only(model, "--model")
    else:
        _built_in_only(read_settings().model, "OVERDELIVER_MODEL")
    given = read_brief(brief)
    if language:
        given = given.model_copy(update={"language": language})
    folder = make_folder(out or Path("out") / brief.stem)
    drafted = _draft(given)
    write_files(drafted, folder, formats, part)
    _report(drafted, folder, formats)
    if any(f.severity == "error" for f in drafted.findings):
        raise typer.Exit(1)


def read_formats(wanted: str) -> list[str]:
    """Formats out of a list with commas.

    Raises: SettingsError for one that is none.
    """
    names = list(dict.fromkeys(n.strip().lower() for n in wanted.split(",") if n.strip()))
    unknown = [n for n in names if n not in FORMATS]
    if unknown or not names:
        raise SettingsError(f"--format: {', '.join(unknown) or 'nothing'} is not a format; choose from {', '.join(FORMATS)}")
    return names


def write_files(plan: Plan, folder: Path, formats: list[str], part: Literal["1", "2", "both"]) -> None:
    """The plan in a file for each format."""
    for name in formats:
        content = render(plan, name, part)  # type: ignore[arg-type]
        (folder / f"plan.{name}").write_bytes(content if isinstance(content, bytes) else content.encode())


def _built_in_only(model: str, setting: str) -> None:
    if model != "built-in":
        raise SettingsError(f"{setting}: this version has the built-in writer only, not {model}; leave it out")


def make_folder(path: Path) -> Path:
    """The folder of the files, made before anything is drafted.

    Raises: SettingsError where it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise SettingsError(f"--out: {path} is a file, not a folder; give another folder") from error
    except OSError as error:
        raise SettingsError(f"--out: {path} cannot be made ({(error.strerror or str(error)).lower()}); give another folder") from error
    return path


def _draft(brief: Brief) -> Plan:
    """Write the plan, with a bar on a terminal and a line a stage otherwise."""
    console = Console(stderr=True)
    stamp = Stamp(str(uuid.uuid4()), dt.datetime.now(dt.UTC))
    if not console.is_terminal:
        return write_plan(brief, stamp, lambda name, seconds: print(f"{name} {seconds:.2f} s", file=sys.stderr))
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), console=console, transient=True
    ) as bar:
        task = bar.add_task("reading", total=len(STAGES))
        return write_plan(brief, stamp, lambda name, _seconds: bar.update(task, advance=1, description=name))


def _report(plan: Plan, folder: Path, formats: list[str]) -> None:
    unit = "characters" if plan.language == "zh" else "words"
    print(f"{folder}: {', '.join(f'plan.{n}' for n in formats)}")
    print(f"part 1: {plan.meta.words_part_1:,} {unit}, {plan.meta.minutes_part_1} minutes")
    print(f"{counted(len(plan.assumptions), 'assumption')}, {counted(len(plan.questions), 'question')}")
    found = (counted(sum(f.severity == severity for f in plan.findings), severity) for severity in ("error", "warning", "note"))
    print(f"findings: {', '.join(found)}")
    for finding in plan.findings:
        if finding.severity != "note":
            print(f"  {finding.severity} {finding.rule} {finding.path}: {finding.message}")

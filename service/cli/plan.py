"""`overdeliver plan`: a brief becomes a plan in files."""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from service.cli.counting import counted
from service.cli.model import edit, opening
from service.cli.progress import shown
from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.errors import SettingsError, TemplateError
from service.exports import FORMATS, Format, check_template, file_name, render_all
from service.knowledge.finder import Finder
from service.knowledge.opening import open_finder
from service.pipeline import Stamp, draft_plan, write_plan
from service.reading.brief_file import read_brief
from service.settings import read_settings
from service.stages.graph import STAGES

Language = Literal["en", "zh"]
Knowledge = Literal["own", "handbook", "all", "none"]


def plan(  # noqa: PLR0913 - the options of the command
    brief: Annotated[Path, typer.Argument(help="The brief: YAML or JSON.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the files; default: out/<name of the brief>.")] = None,
    format: Annotated[str, typer.Option(help=f"Formats, with commas: {', '.join(FORMATS)}.")] = ",".join(FORMATS),
    model: Annotated[str | None, typer.Option(help="Writer: built-in, or a chat model as provider:model.")] = None,
    max_cost: Annotated[float | None, typer.Option(min=0, help="What the model may cost at most, US dollars.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the plan; default: the brief's.")] = None,
    knowledge: Annotated[Knowledge, typer.Option(help="What the plan may cite: own documents, the handbook, both, nothing.")] = "all",
    part: Annotated[Literal["1", "2", "both"], typer.Option(help="Which part md, html, docx and pdf show.")] = "both",
    template: Annotated[Path | None, typer.Option(help="Word file whose styles, headers and logo plan.docx takes over.")] = None,
) -> None:
    """Draft the plan of a brief and write it in every format."""
    formats = read_formats(format)
    own = _template(template)
    given = read_brief(brief)
    if language:
        given = given.model_copy(update={"language": language})
    editor = opening(model, max_cost)
    folder = make_folder(out or Path("out") / brief.stem)
    drafted = _draft(given, knowledge, draft_plan if editor else write_plan)
    if editor is not None:
        drafted = edit(drafted, editor.result(), partial(_get_ready, formats=formats, part=part))
    write_files(drafted, folder, formats, part, own)
    _report(drafted, folder, formats)
    if any(f.severity == "error" for f in drafted.findings):
        raise typer.Exit(1)


def read_formats(wanted: str) -> list[Format]:
    """Formats out of a list with commas.

    Raises: SettingsError for one that is none.
    """
    names = list(dict.fromkeys(n.strip().lower() for n in wanted.split(",") if n.strip()))
    unknown = [n for n in names if n not in FORMATS]
    if unknown or not names:
        raise SettingsError(f"--format: {', '.join(unknown) or 'nothing'} is not a format; choose from {', '.join(FORMATS)}")
    return [known for name in names for known in FORMATS if known == name]


def _template(path: Path | None) -> bytes | None:
    """The firm's own Word file, read before anything is drafted."""
    if path is None:
        return None
    if not path.is_file():
        raise TemplateError(f"--template: {path}: there is no such file; give a Word document (.docx)")
    content = path.read_bytes()
    try:
        check_template(content)
    except TemplateError as error:
        raise TemplateError(f"--template: {path} {error}") from error
    return content


def write_files(plan: Plan, folder: Path, formats: list[Format], part: Literal["1", "2", "both"], template: bytes | None = None) -> None:
    """The plan in a file for each format; the Word file in the styles of `template`."""
    for name, content in render_all(plan, formats, part, template):
        (folder / file_name(name)).write_bytes(content if isinstance(content, bytes) else content.encode())


def _get_ready(plan: Plan, formats: list[Format], part: Literal["1", "2", "both"]) -> None:
    """Load what the files are made with and draw the charts, which a model does not change: its answers are waited for anyway."""
    for _ in render_all(plan, formats, part):
        pass


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


def _draft(brief: Brief, knowledge: Knowledge, write: Callable[..., Plan]) -> Plan:
    """Write the plan; a knowledge base that cannot be used is told, and the plan goes on without it."""
    finder = open_finder(read_settings(), knowledge)
    with shown() as progress:
        finder.prepare(progress)
    plan = _written(brief, finder, write)
    if finder.fault:
        print(f"overdeliver: {finder.fault}. The plan cites nothing.", file=sys.stderr)
    return plan


def _written(brief: Brief, finder: Finder, write: Callable[..., Plan]) -> Plan:
    """Write the plan, with a bar on a terminal and a line a stage otherwise."""
    console = Console(stderr=True)
    stamp = Stamp(str(uuid.uuid4()), dt.datetime.now(dt.UTC))
    if not console.is_terminal:
        return write(brief, stamp, lambda name, seconds: print(f"{name} {seconds:.2f} s", file=sys.stderr), finder)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), console=console, transient=True
    ) as bar:
        task = bar.add_task("reading", total=len(STAGES))
        return write(brief, stamp, lambda name, _seconds: bar.update(task, advance=1, description=name), finder)


def _report(plan: Plan, folder: Path, formats: list[Format]) -> None:
    unit = "characters" if plan.language == "zh" else "words"
    print(f"{folder}: {', '.join(map(file_name, formats))}")
    print(f"part 1: {plan.meta.words_part_1:,} {unit}, {plan.meta.minutes_part_1} minutes")
    print(f"{counted(len(plan.assumptions), 'assumption')}, {counted(len(plan.questions), 'question')}")
    found = (counted(sum(f.severity == severity for f in plan.findings), severity) for severity in ("error", "warning", "note"))
    print(f"findings: {', '.join(found)}")
    for finding in plan.findings:
        if finding.severity != "note":
            print(f"  {finding.severity} {finding.rule} {finding.path}: {finding.message}")

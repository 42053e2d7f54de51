"""`overdeliver evals`: judge the plans of a writer on the cases, and the judges on generated faults."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from evals.bars import below_the_bar
from evals.cases import read_cases
from evals.drafts import Writer
from evals.judge import model_judge
from evals.pairwise import compare_plans
from evals.report.baseline import FILE, trends, write_baseline
from evals.report.page import page
from evals.report.terminal import show, show_comparisons, show_writers
from evals.results import Results
from evals.retrieval import Searcher
from evals.searchers import handbook
from evals.suite import run_suite
from evals.writers import BUILT_IN, find_writer, score_writer, write_cases
from service.errors import SettingsError

WIDTH = 118
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


def run(arguments: list[str]) -> int:
    """Run the command on its arguments; its exit code."""
    return int(app(arguments, standalone_mode=False, prog_name="overdeliver evals") or 0)


@app.command()
def evals(
    model: Annotated[list[str] | None, typer.Option(help="Writer: built-in, or a model; twice or more to compare writers.")] = None,
    judge: Annotated[str, typer.Option(help="A model that compares the plans of two writers, pair by pair; it decides nothing.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
    out: Annotated[Path, typer.Option(help="Folder for report.html and results.json.")] = Path("out/evals"),
    baseline: Annotated[bool, typer.Option("--baseline", help="Keep the figures of this run as the new baseline.")] = False,
) -> None:
    """Judge drafted plans, and the judges: exit 0 above the bar, 1 below it, 2 when it cannot be run."""
    names = model or [BUILT_IN]
    if judge and len(names) != 2:
        raise SettingsError("--judge: a judge compares two writers; name them: --model A --model B")
    if len(names) > 1:
        _compare(names, judge)
        return
    results = _run(names[0])
    short = below_the_bar(results)
    changes = trends(results)
    _write(out, results, page(results, changes, short))
    if as_json:
        print(results.model_dump_json(indent=1))
    else:
        console = Console(width=None if sys.stdout.isatty() else WIDTH)
        show(results, changes, short, console)
        console.print(f"{out / 'report.html'}", highlight=False)
    if baseline:
        write_baseline(results)
        print(f"{FILE}: written; look at it before you keep it", file=sys.stderr)
    if short:
        raise typer.Exit(1)


def _run(name: str) -> Results:
    """A run with a bar on a terminal, and a line for each step otherwise."""
    writer = find_writer(name)
    console = Console(stderr=True)
    with handbook() as searcher:
        return _run_with(writer, searcher, console)


def _run_with(writer: Writer, searcher: Searcher | None, console: Console) -> Results:
    if not console.is_terminal:
        return run_suite(writer, searcher=searcher, progress=_say)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), console=console, transient=True
    ) as bar:
        tasks: dict[str, TaskID] = {}

        def moved(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done)

        return run_suite(writer, searcher=searcher, progress=moved)


def _say(what: str, done: int, total: int) -> None:
    if done == total:
        print(f"{what}: {done} of {total}", file=sys.stderr)


def _compare(names: list[str], judge: str) -> None:
    """Writers side by side on every case; two of them before a judge, where one is named."""
    cases = read_cases()
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    written = [write_cases(find_writer(name), cases, time.perf_counter) for name in names]
    show_writers([score_writer(each, cases) for each in written], console)
    if judge:
        with model_judge(judge) as asked:
            show_comparisons(names, compare_plans(asked, written[0].plans, written[1].plans), console)


def _write(out: Path, results: Results, report: str) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "report.html").write_text(report, "utf-8")
        (out / "results.json").write_text(results.model_dump_json(indent=1) + "\n", "utf-8")
    except OSError as error:
        raise SettingsError(f"--out: {out} cannot be written ({(error.strerror or str(error)).lower()}); give another folder") from error

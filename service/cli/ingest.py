"""`overdeliver ingest`: the owner's own documents into the knowledge base."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.cli.counting import counted
from service.cli.progress import shown
from service.errors import SettingsError
from service.settings import read_settings

if TYPE_CHECKING:
    from service.knowledge.ingest import FileReport

Language = Literal["en", "zh"]
LONGEST = 80
MOST_KINDS = 8
READABLE = "md, txt, html, pdf and docx are read"


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files (md, txt, html, pdf, docx) or folders.")],
    title: Annotated[str | None, typer.Option(help="Title of the document, where one file is given.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the documents; default: found by their words.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Forget these files, or all that came from these folders.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="List every piece that was left out, and why.")] = False,
) -> None:
    """Add your own documents to the knowledge base. Files that are there already are replaced where they changed."""
    from service.knowledge import ingest as taking
    from service.knowledge.opening import open_base

    if remove:
        _forget(paths)
        return
    missing = [path for path in paths if not path.exists()]
    if title and (len(paths) > 1 or paths[0].is_dir()):
        raise SettingsError("--title: names one document; give it with one file")
    with shown() as progress:
        base = open_base(read_settings(), progress)
        reports = []
        for report in taking.ingest(base, [path for path in paths if path not in missing], title, language, retell=dropped):
            _tell(report, dropped)
            reports.append(report)
    for path in missing:
        print(f"{path}: refused: there is no such file or folder")
    for folder in (path for path in paths if path.is_dir()):
        _tell_left_out(folder, *taking.parted(folder))
    if not reports and not missing:
        raise typer.Exit(2)
    kept = [r for r in reports if r.state != "refused"]
    print(f"{counted(len(base.records.digests('own')), 'document')} in the base, {counted(sum(r.kept for r in kept), 'passage')} new")
    if missing or len(kept) < len(reports):
        raise typer.Exit(1 if kept else 2)


def _forget(paths: Sequence[Path]) -> None:
    """Take documents out of the base; exit code 2 where one of them is not in it."""
    from service.knowledge.ingest import remove, unknown
    from service.knowledge.opening import open_base

    with shown() as progress:
        gone = remove(open_base(read_settings(), progress), paths)
    for source in gone:
        print(f"{Path(source).name}: removed")
    if gone:
        print(f"{counted(len(gone), 'document')} removed")
    strangers = unknown(paths, gone)
    for path in strangers:
        print(f"{path}: is not in the base", file=sys.stderr)
    if strangers:
        raise typer.Exit(2)


def _tell_left_out(folder: Path, readable: Sequence[Path], others: Sequence[Path]) -> None:
    """A line on the error stream for a folder with files of other kinds, or with no file that can be read."""
    kinds = sorted({file.suffix.lower() or "no ending" for file in others})
    more = ", …" if len(kinds) > MOST_KINDS else ""
    told = [] if readable else ["holds no file that can be read"]
    told += [f"{counted(len(others), 'file')} left out ({', '.join(kinds[:MOST_KINDS])}{more})"] if others else []
    if told:
        print(f"{folder}: {': '.join(told)}; {READABLE}", file=sys.stderr)


def _tell(report: FileReport, every_piece: bool) -> None:
    """A line a file: what was kept, what was dropped and why."""
    name = report.path.name
    if report.state == "refused":
        print(f"{name}: refused: {report.fault}")
        return
    if report.state == "unchanged" and not every_piece:
        print(f"{name}: unchanged")
        return
    reasons = ", ".join(f"{why} {count}" for why, count in report.reasons.items())
    kept = "" if report.state == "unchanged" else f", {counted(report.kept, 'passage')} kept"
    print(f"{name}: {report.state}{kept}; dropped: {reasons or 'nothing'}")
    if every_piece:
        for piece in report.dropped:
            print(f"  {piece.why}: {' '.join(piece.text.split())[:LONGEST]}")

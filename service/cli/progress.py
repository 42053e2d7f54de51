"""A bar on a terminal for long work; a line for each step otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

Heard = Callable[[str, int, int], None]


@contextmanager
def shown() -> Iterator[Heard]:
    """What hears of the progress of the knowledge base and shows it on the error stream."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def hear(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what)
            bar.update(tasks[what], completed=done, total=total)

        yield hear


def _line(what: str, done: int, total: int) -> None:
    """Begin and end only: a log is no place for a bar."""
    if done == total:
        print(f"{what}: {total:,} passages", file=sys.stderr)

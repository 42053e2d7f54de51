"""Takes things away for a while: a server stands still or breaks down, a process finds no room on the disk."""

from __future__ import annotations

import contextlib
import resource
import signal
from collections.abc import Iterator
from typing import Any

import psutil

_PATIENCE_S = 60


def signal_all(pid: int, number: signal.Signals) -> None:
    """Send a signal to a process and to all that it started."""
    first = psutil.Process(pid)
    for process in [first, *first.children(recursive=True)]:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(number)


@contextlib.contextmanager
def frozen(server: Any) -> Iterator[None]:
    """Postgres stands still: connections stay open, and nothing answers."""
    signal_all(server.get_pid(), signal.SIGSTOP)
    try:
        yield
    finally:
        signal_all(server.get_pid(), signal.SIGCONT)


@contextlib.contextmanager
def broken_down(server: Any) -> Iterator[None]:
    """Postgres ends as by a power cut, and is started again."""
    first = psutil.Process(server.get_pid())
    first.send_signal(signal.SIGQUIT)
    first.wait(_PATIENCE_S)
    try:
        yield
    finally:
        server.ensure_postgres_running()


@contextlib.contextmanager
def no_room(pid: int) -> Iterator[None]:
    """Every file that a process would make longer is too long already."""
    _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, most))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))

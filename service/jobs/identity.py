"""Under which id a process runs plans. An id is stable, so that whoever is restarted finds its own plans again at once."""

from __future__ import annotations

import datetime as dt
import os
import socket
import uuid
from pathlib import Path

from service.store.workers import Worker, Workers

MOST_IDS = 500


def claim_id(workers: Workers, wanted: str | None, silent_for: dt.timedelta) -> Worker:
    """Take the id that was asked for (default: the host's name), or the first free one after it.

    An id is free when nobody holds it, its holder fell silent, or its holder ran on this host and is gone.
    """
    host, stem = socket.gethostname(), wanted or socket.gethostname()
    for number in range(MOST_IDS):
        worker = Worker(stem if number == 0 else f"{stem}-{number + 1}", str(uuid.uuid4()), host, os.getpid())
        held = workers.holder(worker.id)
        gone = held is not None and held.host == host and not _lives(held.pid)
        if workers.claim(worker, dt.datetime.now(dt.UTC), silent_for, gone=gone):
            return worker
    return Worker(f"{stem}-{uuid.uuid4()}", str(uuid.uuid4()), host, os.getpid())


def _lives(pid: int) -> bool:
    """Whether another process has this number; our own number means that we are its next life."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """A process that ended and that nobody has asked after yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False

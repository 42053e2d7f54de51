"""Real processes: `overdeliver serve` as a user starts it, the client of the docs, kill -9 in the middle."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from tests.jobs.away import no_room
from tests.web.a_service import SMALL

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(home: Path, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A service that answers; asked to stop at the end."""
    with log.open("ab") as out:
        words = [sys.executable, "-m", "service.cli", "serve", "--port", str(port)]
        process = subprocess.Popen(words, cwd=home.parent, env=_environment(home), stderr=out, stdout=out)
        try:
            _until_it_answers(port, process, log)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(40)


def _environment(home: Path) -> dict[str, str]:
    return {"OVERDELIVER_HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}


def _until_it_answers(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text("utf-8")[-2000:]
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text("utf-8")[-2000:])


@pytest.fixture(scope="module")
def client_module() -> ModuleType:
    """The client of docs/client.md, as it stands there."""
    page = (ROOT / "docs" / "client.md").read_text("utf-8")
    module = ModuleType("client_of_the_docs")
    sys.modules[module.__name__] = module
    exec(compile(re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0], "client.md", "exec"), module.__dict__)  # noqa: S102
    return module


def test_plans_survive_a_kill_and_the_client_of_the_docs_reads_on(
    tmp_path: Path, client_module: ModuleType, request: pytest.FixtureRequest
) -> None:
    home, port, log = tmp_path / "home", free_port(), tmp_path / "log"
    service = client_module.Overdeliver.at(f"http://127.0.0.1:{port}")
    request.addfinalizer(service.close)
    with serving(home, port, log) as process:
        ids = [service.order(SMALL, f"key-{number}") for number in range(4)]
        process.kill()
        process.wait()
    with serving(home, port, log) as process:
        assert [service.order(SMALL, f"key-{number}") for number in range(4)] == ids
        for plan_id in ids:
            events: list[dict[str, Any]] = list(service.follow(plan_id))
            assert [event["id"] for event in events] == list(range(1, 16))
            assert [event["id"] for event in service.follow(plan_id, after=9)] == list(range(10, 16))
            assert service.plan(plan_id)["status"] == "done"
        service.revise(ids[0], {"business.owner_hours_per_week": 2}, lock=["mix"])
        assert [event["kind"] for event in service.follow(ids[0], after=15)][-1] == "done"
        assert service.document(ids[0], "md").startswith(b"# Hedge Lane Cycles")
        service.erase(ids[0])
        with pytest.raises(client_module.ServiceError, match="no such plan"):
            service.plan(ids[0])
    assert process.returncode == 0
    lines = log.read_text("utf-8")
    assert '"event": "plan written"' in lines
    assert "Hedge" not in lines and str(home) not in lines


def test_a_full_disk_is_said_and_got_over(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with serving(tmp_path / "home", port, log) as process, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        ids = [str(client.post("/v1/plans", json={"brief": SMALL}).json()["id"]) for _ in range(3)]
        with no_room(process.pid):
            refused = client.post("/v1/plans", json={"brief": SMALL})
            assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
            assert refused.headers["retry-after"]
            assert client.get(f"/v1/plans/{ids[0]}").status_code == 200
            _until(lambda: client.get("/readyz").json()["parts"]["queue"] == "away")
        ids.append(str(client.post("/v1/plans", json={"brief": SMALL}).json()["id"]))
        _until(lambda: {client.get(f"/v1/plans/{plan_id}").json()["status"] for plan_id in ids} == {"done"})
        assert client.get("/readyz").json()["parts"] == {"database": "ok", "knowledge": "ok", "queue": "ok"}


def _until(holds: Callable[[], bool], patience_s: float = 60) -> None:
    until = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)


def test_an_address_for_others_needs_a_key_first(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "service.cli", "serve", "--host", "0.0.0.0", "--port", str(free_port())]  # noqa: S104
    refused = subprocess.run(
        words, env=_environment(tmp_path / "home"), cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert refused.returncode == 2
    assert refused.stderr.startswith("overdeliver: --host: 0.0.0.0 can be reached from elsewhere, which needs keys")


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        words = [sys.executable, "-m", "service.cli", "serve", "--port", port]
        refused = subprocess.run(
            words, env=_environment(tmp_path / "home"), cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
        )
    assert refused.returncode == 2
    assert refused.stderr == (
        f"overdeliver: --host, --port: 127.0.0.1:{port} cannot be had (address already in use); stop what uses it, or choose another port\n"
    )

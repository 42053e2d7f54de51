"""The build steps of the Dockerfile, run in a folder of their own: the environment that results runs the service without the tools."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def measure(_server: str | None) -> Iterator[str]:
    """Copies what the build stage copies, runs what it runs, and looks at what came of it."""
    stage, last = (ROOT / "Dockerfile").read_text("utf-8").split("\nFROM ")
    first_use = re.findall(r"^RUN (overdeliver .*)$", last, re.MULTILINE)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        build, target = Path(folder) / "build", Path(folder) / "overdeliver"
        build.mkdir()
        for instruction, words in re.findall(r"^(COPY|RUN) ((?:.*\\\n)*.*)$", stage, re.MULTILINE):
            if instruction == "COPY":
                _copy(words.split(), build)
            else:
                _run(words.replace("\\\n", " ").replace("/srv/overdeliver", str(target)), build)
        bins = {file.name for file in (target / "bin").iterdir()}
        size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file()) / 2**20
        home = Path(folder) / "home"
        for command in [*first_use, "overdeliver keys list"]:
            _run(f"{target}/bin/{command}", build, OVERDELIVER_HOME=str(home))
        indexed = (home / "knowledge" / "index").is_dir()
    without = not bins & {"pytest", "mypy", "ruff"}
    yield f"built in {time.perf_counter() - begun:.0f} s, {size:.0f} MiB, without tools: {without}, handbook indexed: {indexed}"


def _copy(words: list[str], build: Path) -> None:
    *sources, last = words
    for source in sources:
        goal = build / last if len(sources) == 1 and last != "./" else build / source
        goal.parent.mkdir(parents=True, exist_ok=True)
        found = ROOT / source
        if found.is_dir():
            shutil.copytree(found, goal, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(found, goal)


def _run(command: str, folder: Path, **settings: str) -> None:
    subprocess.run(["/bin/sh", "-ec", command], cwd=folder, env={**os.environ, **settings}, check=True)  # noqa: S603

"""The command line as a whole: its commands, its help, and the real program in a process of its own."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli.commands import app_for
from tests.cli.running import EXAMPLES, ROOT, SMALL, Shell

COLD_SECONDS = 5.0
SLACK = 1.6
"""Two processes on one core take more of its seconds each."""
LOOP, LOOP_SECONDS = 20_000_000, 0.3
"""A piece of work, and the processor seconds that it takes while nobody presses on the host."""
COMMANDS = ("plan", "revise", "diff", "check", "copy", "promise", "new", "read", "ingest", "search", "evals")
OPTIONS = {
    "plan": ("--out", "--format", "--model", "--max-cost", "--knowledge", "--language", "--part"),
    "revise": ("--section", "--set", "--lock", "--unlock", "--out", "--format"),
    "diff": ("--json",),
    "check": ("--json",),
    "copy": ("--plan", "--promises", "--lines", "--json"),
    "promise": ("--column", "--better", "--keep", "--confidence", "--adequate", "--desired", "--json"),
    "new": ("--out",),
    "read": ("--out", "--model", "--max-cost"),
    "ingest": ("--title", "--language", "--remove", "--dropped"),
    "search": ("--language", "--in", "--top", "--json"),
    "evals": ("--model", "--json", "--out", "--baseline"),
}


def program(folder: Path, *words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The real program, run in a folder."""
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    command = [sys.executable, "-m", "service.cli", *map(str, words)]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_option(command: str) -> None:
    shown = CliRunner().invoke(app_for(command), [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert shown.exit_code == 0
    assert [option for option in OPTIONS[command] if option not in shown.output] == []


def test_no_command_shows_the_help(shell: Shell) -> None:
    code, out, err = shell.run()
    assert code == 2
    assert all(f" {command} " in out + err for command in COMMANDS)
    assert "overdeliver: " not in err


def work() -> float:
    """Processor seconds of the piece of work just now, on average."""
    begun = time.process_time()
    for _ in range(5):
        sum(range(LOOP))
    return (time.process_time() - begun) / 5


def test_the_cold_command_is_quick(tmp_path: Path) -> None:
    """Seconds of the processor: what else runs on the machine or its host does not decide. The handbook is indexed before."""
    assert program(tmp_path, "search", "waiting").returncode == 0
    before = work()
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = program(tmp_path, "plan", EXAMPLES / "brightside-dental.yaml", "--format", "json,md,html")
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    slowness = max(1.0, (before + work()) / 2 / LOOP_SECONDS)
    assert ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime < COLD_SECONDS * SLACK * slowness
    assert done.returncode == 0
    assert (tmp_path / "out/brightside-dental/plan.json").is_file()


def test_an_error_of_the_real_program_is_one_line(tmp_path: Path) -> None:
    done = program(tmp_path, "plan", "nowhere.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "overdeliver: nowhere.yaml: there is no such file; check the name and the folder\n"


def test_chinese_is_printed_on_a_terminal_that_knows_none(tmp_path: Path) -> None:
    done = program(tmp_path, "plan", EXAMPLES / "qingdou-huashi.yaml", "--format", "json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "“" in done.stdout.decode("utf-8")


def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the administrator may write everywhere")
    tmp_path.chmod(0o500)
    done = program(tmp_path, "plan", SMALL)
    assert done.returncode == 2
    assert done.stderr.decode().endswith("cannot be made (permission denied); give another folder\n")

"""Runs a command as a user does: through `main`, with its exit code and all it prints."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SMALL = EXAMPLES / "hedge-lane-cycles.yaml"
WAITS = EXAMPLES / "data" / "brightside-waits.csv"


@dataclass(frozen=True)
class Shell:
    """Commands typed in an empty folder."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str | Path, stdin: str | bytes = b"") -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a command."""
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        self.monkeypatch.setattr(sys, "argv", ["overdeliver", *map(str, words)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        told = self.capsys.readouterr()
        return int(left.value.code or 0), told.out, told.err

    def write(self, name: str, text: str) -> Path:
        """A file in the folder."""
        file = self.folder / name
        file.write_text(text, "utf-8")
        return file

    def refusal(self, *words: str | Path, stdin: str | bytes = b"") -> str:
        """The one line a command that cannot be run leaves, with exit code 2."""
        code, _, err = self.run(*words, stdin=stdin)
        assert code == 2
        assert err.count("\n") == 1
        assert err.startswith("overdeliver: ")
        return err.removeprefix("overdeliver: ").rstrip("\n")

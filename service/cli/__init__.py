"""The command line: each command parses, calls, answers. `main` turns every expected error into one line and exit code 2."""

from __future__ import annotations

import atexit
import gc
import io
import sys

import typer

from service.errors import BriefError, OverdeliverError
from service.loading import quickly


def main() -> None:
    """Run the command line."""
    _write_any_language()
    atexit.register(gc.freeze)  # a process that ends need not look for garbage in what it loaded: that would take half a second
    with quickly():
        from service.cli.commands import app_for

        app = app_for(sys.argv[1] if len(sys.argv) > 1 else None)
    try:
        sys.exit(app(standalone_mode=False))
    except BriefError as error:
        _fail(*error.faults)
    except OverdeliverError as error:
        _fail(str(error))
    except typer.TyperException as error:
        _fail(*_usage(error))
    except typer.Abort:
        _fail("stopped")
    except OSError as error:
        _fail(f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}")


def _write_any_language() -> None:
    """A terminal or pipe that knows no Chinese gets UTF-8 all the same, rather than nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _usage(error: typer.TyperException) -> list[str]:
    """What is wrong with the words of the command, on one line; nothing where the help was shown instead."""
    said = " ".join(error.format_message().split()).replace("Value error, ", "").rstrip(".")
    return [f"{said}; see overdeliver --help"] if said else []


def _fail(*lines: str) -> None:
    for line in lines:
        print(f"overdeliver: {line}", file=sys.stderr)
    sys.exit(2)

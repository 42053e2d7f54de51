"""The command line: each command parses, calls, answers. `main` turns every expected error into one line and exit code 2."""

from __future__ import annotations

import io
import sys

import typer

from service.cli.check import check
from service.cli.copy import copy
from service.cli.evals import evals
from service.cli.ingest import ingest
from service.cli.keys import keys
from service.cli.new import new
from service.cli.plan import plan
from service.cli.promise import promise
from service.cli.read import read
from service.cli.revise import diff, revise
from service.cli.search import search
from service.cli.serve import serve, worker
from service.errors import BriefError, OverdeliverError

app = typer.Typer(
    help="Writes the services-marketing plan of a small firm from a brief.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (plan, revise, diff, check, copy, promise, new, read, ingest, search, serve, worker):
    app.command()(command)
app.add_typer(keys, name="keys")
app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(evals)


def main() -> None:
    """Run the command line."""
    _write_any_language()
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

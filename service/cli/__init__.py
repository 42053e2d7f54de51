"""The command line: each command parses, calls, answers. `main` turns every expected error into one line and exit code 2."""

from __future__ import annotations

import sys

import typer

from service.cli.check import check
from service.cli.copy import copy
from service.cli.new import new
from service.cli.plan import plan
from service.cli.promise import promise
from service.errors import BriefError, OverdeliverError

app = typer.Typer(
    help="Writes the services-marketing plan of a small firm from a brief.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (plan, check, copy, promise, new):
    app.command()(command)


def main() -> None:
    """Run the command line."""
    try:
        app()
    except BriefError as error:
        _fail(*error.faults)
    except OverdeliverError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("stopped; nothing was written")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    except OSError as error:
        _fail(f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}")


def _fail(*lines: str) -> None:
    for line in lines:
        print(f"overdeliver: {line}", file=sys.stderr)
    sys.exit(2)

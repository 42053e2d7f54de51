"""The commands by name. The one that is typed is imported alone: the others would cost its user a tenth of a second."""

from __future__ import annotations

from importlib import import_module

import typer

COMMANDS = {
    "plan": "plan",
    "revise": "revise",
    "diff": "revise",
    "check": "check",
    "copy": "copy",
    "promise": "promise",
    "new": "new",
    "read": "read",
    "ingest": "ingest",
    "search": "search",
    "serve": "serve",
    "worker": "serve",
    "keys": "keys",
    "evals": "evals",
}
"""The module of `service.cli` that holds each command, in the order of the help."""


def app_for(typed: str | None = None) -> typer.Typer:
    """The command line with the command that is typed, or with all of them where help is asked for or there is no such command."""
    app = typer.Typer(
        help="Writes the services-marketing plan of a small firm from a brief.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_a_command_follows)
    for name in [typed] if typed in COMMANDS else COMMANDS:
        _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    command = getattr(import_module(f"service.cli.{COMMANDS[name]}"), name)
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    elif name == "evals":  # its words are read by the package that runs it
        app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(command)
    else:
        app.command()(command)


def _a_command_follows() -> None:
    # Makes a single command stay one of several: its name is typed all the same.
    pass

"""`overdeliver evals`: handed on to the package beside the service, which the service itself never imports."""

from __future__ import annotations

from importlib.metadata import entry_points

import typer

from service.errors import SettingsError

GUESTS = "overdeliver.commands"
"""Entry points of commands that other packages bring along."""


def evals(ctx: typer.Context) -> None:
    """Judge drafted plans on invented cases, and the judges on generated faults."""
    guest = next(iter(entry_points(group=GUESTS, name="evals")), None)
    if guest is None:
        raise SettingsError("evals: this installation knows no such command; install overdeliver again")
    try:
        run = guest.load()
    except ModuleNotFoundError as error:
        raise SettingsError(f"evals: the package {error.name} is missing; install overdeliver[evals]") from error
    code = run(ctx.args)
    if code:
        raise typer.Exit(code)

"""`overdeliver evals`: handed on to the package beside the service, which the service itself never imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points
from typing import Any, Protocol

import typer

from service.errors import SettingsError

GUESTS = "overdeliver.commands"
"""Entry points of commands that other packages bring along."""


class Guest(Protocol):
    """A command of another package."""

    def load(self) -> Any:
        """Import what runs it."""


def evals(ctx: typer.Context) -> None:
    """Judge drafted plans on invented cases, and the judges on generated faults."""
    code = guest_of(entry_points(group=GUESTS, name="evals"))(ctx.args)
    if code:
        raise typer.Exit(code)


def guest_of(found: Iterable[Guest]) -> Callable[[list[str]], int]:
    """What runs the first command that was found.

    Raises: SettingsError where there is none, or where a package that it needs is not installed.
    """
    guest = next(iter(found), None)
    if guest is None:
        raise SettingsError("evals: this installation knows no such command; install overdeliver again")
    try:
        run: Callable[[list[str]], int] = guest.load()
    except ModuleNotFoundError as error:
        raise SettingsError(f"evals: the package {error.name} is missing; install overdeliver[evals]") from error
    return run

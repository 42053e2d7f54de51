"""What the routes work with, put together once in `create_app`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol

from fastapi import Depends, Request

from service.jobs.telling import Tell
from service.store import Store
from service.web.library import Library, NoLibrary
from service.web.metrics import Metrics


class Runs(Protocol):
    """Whoever has plans written."""

    def ask(self, plan_id: str, number: int, model: str) -> None:
        """Have a revision written."""

    def cancel(self, plan_id: str, number: int) -> None:
        """Stop a run."""

    def erase(self, plan_id: str, newest: int) -> None:
        """Erase all that is kept of the runs of a plan."""


class Reader(Protocol):
    """Reads a brief out of free text; needs a model."""

    def read(self, text: str, language: str | None) -> dict[str, Any]:
        """`brief`, `assumed` and `questions`."""
        ...


@dataclass
class Office:
    """Everything a request may need."""

    store: Store
    runs: Runs
    metrics: Metrics = field(default_factory=Metrics)
    library: Library = field(default_factory=NoLibrary)
    reader: Reader | None = None
    model: str = "built-in"
    models: Callable[[str], bool] = lambda model: model == "built-in"
    """Whether plans can be written by a model."""
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)

    @property
    def tell(self) -> Tell:
        """Who hears of the runs."""
        return self.metrics


async def office_of(request: Request) -> Office:
    """The office of the app a request came to. (Async, for what is not would be done in a thread of its own.)"""
    office: Office = request.app.state.office
    return office


Desk = Annotated[Office, Depends(office_of)]

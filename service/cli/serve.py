"""`overdeliver serve`, `overdeliver worker`: the service and its processes."""

from __future__ import annotations

from typing import Annotated

import typer

from service.settings import read_settings


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; any but this machine's own needs keys.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port.")] = 8000,
) -> None:
    """Start the service: plans over HTTP, written in the background."""
    from service.web.server import serve as run  # the web libraries are slow to import: only where they are used

    run(read_settings(), host, port)


def worker() -> None:
    """Run plans that a service with the same database accepted; start as many as you like."""
    from service.web.server import work

    work(read_settings())

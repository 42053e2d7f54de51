"""`overdeliver keys`: API keys of the service."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from service.settings import read_settings

if TYPE_CHECKING:
    from service.store import Store

keys = typer.Typer(help="API keys of the service: each names a workspace.", no_args_is_help=True)
MEBIBYTE = 2**20


@keys.command()
def add(
    name: Annotated[str, typer.Argument(help="What the key is for.")] = "key",
    workspace: Annotated[str, typer.Option(help="Workspace: whose plans the key sees.")] = "default",
    scope: Annotated[list[str] | None, typer.Option(help="What it may do; all when none is named; may be repeated.")] = None,
    rate: Annotated[int, typer.Option(min=1, max=1_000_000, help="Requests a minute.")] = 600,
    size: Annotated[float, typer.Option(min=0.01, max=20, help="Largest request, MiB.")] = 20,
) -> None:
    """Make a key. It is shown this once."""
    from service.store.keys import SCOPES
    from service.store.rows import KeyRow

    now = dt.datetime.now(dt.UTC)
    row = KeyRow("", name, workspace, tuple(scope or SCOPES), rate, int(size * MEBIBYTE), now, None)
    with_store = _store()
    print(with_store.keys.add(row))
    with_store.close()
    typer.echo("keep it now: it is not shown again", err=True)


@keys.command(name="list")
def list_() -> None:
    """Show all keys, without their secrets."""
    store = _store()
    rows = store.keys.all()
    store.close()
    for row in rows:
        state = "revoked" if row.revoked_at else "active"
        print(
            f"{row.id}  {state:8}{row.workspace}  {row.name}  {' '.join(row.scopes)}  {row.rate_per_minute}/min  {row.created_at:%Y-%m-%d}"
        )
    if not rows:
        typer.echo("no keys yet: the service answers this machine only; overdeliver keys add makes one", err=True)


@keys.command()
def revoke(key_id: Annotated[str, typer.Argument(help="Id of the key, as `list` shows it.")]) -> None:
    """Take a key back, at once."""
    store = _store()
    store.keys.revoke(key_id.removeprefix("od_").partition("_")[0], dt.datetime.now(dt.UTC))
    store.close()
    print(f"{key_id}: revoked")


def _store() -> Store:
    from service.store import open_store  # SQLAlchemy is slow to import: only where it is used

    settings = read_settings()
    return open_store(settings.home, settings.database_url.get_secret_value() if settings.database_url else None)

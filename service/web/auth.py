"""Who may do what: a key names its workspace, scopes and limits; without keys only this very machine gets in."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from service.store.keys import SCOPES
from service.store.rows import KeyRow
from service.web.office import Desk, Office
from service.web.problems import Problem
from service.web.rates import Rates

LOCAL = "local"
"""The workspace of whoever sits at the machine, where no keys are used."""
_BEARER = HTTPBearer(
    auto_error=False, description="An API key: `overdeliver keys add`. Not needed on one's own machine while there are no keys."
)
_NAMES = {"localhost", "127.0.0.1", "::1", "[::1]"}


@dataclass(frozen=True)
class Caller:
    """Whoever sent a request."""

    workspace: str
    scopes: tuple[str, ...]
    key_id: str | None = None


def allow(scope: str) -> Any:
    """A dependency: the caller, if allowed what the scope says."""

    def check(request: Request, office: Desk, shown: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)] = None) -> Caller:
        caller = caller_of(request, office, shown.credentials if shown else None)
        if scope not in caller.scopes:
            raise Problem(403, f"the key may not do this; it needs the scope {scope} (overdeliver keys add --scope {scope})")
        request.state.workspace = caller.workspace
        return caller

    return Depends(check)


def caller_of(request: Request, office: Office, secret: str | None) -> Caller:
    """Who sent a request that shows this key, or none.

    Raises: Problem when nobody may come in this way.
    """
    if secret is not None:
        key = office.store.keys.find(secret)
        if key is None:
            raise Problem(401, "the key is wrong or was revoked", headers={"WWW-Authenticate": "Bearer"})
        return _with_key(request, key)
    if office.store.keys.are_used():
        raise Problem(401, "send a key: Authorization: Bearer KEY", headers={"WWW-Authenticate": "Bearer"})
    if not _is_here(request):
        raise Problem(401, "without keys this service answers its own machine only; make one: overdeliver keys add")
    return Caller(LOCAL, SCOPES)


def _with_key(request: Request, key: KeyRow) -> Caller:
    rates: Rates = request.app.state.rates
    wait = rates.wait_s(key)
    if wait:
        told = f"the key allows {key.rate_per_minute} requests a minute; wait a little"
        raise Problem(429, told, headers={"Retry-After": str(max(1, round(wait + 0.5)))})
    if int(request.headers.get("content-length") or 0) > key.max_body_bytes:
        raise Problem(413, f"the key allows {key.max_body_bytes} bytes a request; send less")
    return Caller(key.workspace, key.scopes, key.id)


def _is_here(request: Request) -> bool:
    """Whether a request comes from this machine and was meant for it: a page of a stranger that points its name here is no friend."""
    host = request.client.host if request.client else ""
    try:
        near = ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = False
    name = request.headers.get("host", "").rpartition(":")[0] or request.headers.get("host", "")
    origin = request.headers.get("origin")
    return near and name in _NAMES and (origin is None or origin.split("//")[-1] == request.headers.get("host"))

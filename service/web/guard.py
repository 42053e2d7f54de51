"""What holds for every request: an id, a size, headers that protect, a line in the log, a count."""

from __future__ import annotations

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from opentelemetry import trace
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.problems import MEDIA_TYPE, TITLES

MOST_BYTES = 2 * 2**20
MOST_UPLOAD_BYTES = 20 * 2**20
_FORM_BYTES = 64 * 2**10  # around the file in a form
UPLOADS = ("/v1/knowledge/documents", "/library/documents")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LOG = logging.getLogger("overdeliver.access")
_TRACER = trace.get_tracer("overdeliver")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)


class TooLarge(Exception):
    """A body grew past its limit."""


class Guard:
    """Stands before the app."""

    def __init__(self, app: ASGIApp, counted: Callable[[str, str, int, float], None]) -> None:
        self._app = app
        self._counted = counted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, within its limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit = _Visit(scope, receive, send)
        with _TRACER.start_as_current_span(f"{scope['method']} request") as span:
            await self._within(scope, visit)
            span.update_name(f"{scope['method']} {route_of(scope)}")
            span.set_attributes({"http.response.status_code": visit.status, "overdeliver.request_id": visit.id})

    async def _within(self, scope: Scope, visit: _Visit) -> None:
        try:
            if visit.declared > visit.limit:
                await visit.refuse()
            else:
                await self._app(scope, visit.receive, visit.send)
        except TooLarge:
            await visit.refuse()
        finally:
            self._tell(scope, visit)

    def _tell(self, scope: Scope, visit: _Visit) -> None:
        route = route_of(scope)
        took = time.perf_counter() - visit.begun
        self._counted(scope["method"], route, visit.status, took)
        fields = {"request_id": visit.id, "method": scope["method"], "route": route, "status": visit.status, "ms": round(took * 1000, 1)}
        plan_id = scope.get("path_params", {}).get("plan_id")
        _LOG.info("request", extra={**fields, **({"plan_id": str(plan_id)} if plan_id else {})})


def route_of(scope: Scope) -> str:
    """The route a request came to, without its ids."""
    return str(getattr(scope.get("route"), "path", "-"))


class _Visit:
    """One request on its way."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        said = headers.get(b"x-request-id", b"").decode("latin-1")
        self.id = said if _REQUEST_ID.fullmatch(said) else str(uuid.uuid4())
        scope.setdefault("state", {})["request_id"] = self.id
        self.limit = MOST_UPLOAD_BYTES + _FORM_BYTES if scope["path"] in UPLOADS else MOST_BYTES
        length = headers.get(b"content-length", b"0")
        self.declared = int(length) if length.isdigit() else 0
        self.begun = time.perf_counter()
        self.status = 0
        self._came = 0
        self._receive, self._send = receive, send

    async def receive(self) -> Message:
        """A piece of the body, counted."""
        message = await self._receive()
        self._came += len(message.get("body", b""))
        if self._came > self.limit:
            raise TooLarge
        return message

    async def send(self, message: Message) -> None:
        """A piece of the answer; its headers are completed."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            named = {name for name, _ in message["headers"]}
            added = [(name, value) for name, value in _HEADERS if name not in named]
            message = {**message, "headers": [*message["headers"], *added, (b"x-request-id", self.id.encode())]}
        await self._send(message)

    async def refuse(self) -> None:
        """Answer that the body is too large."""
        if self.status:
            return
        told = f"the body may have {self.limit // 2**20} MiB; send less"
        body: dict[str, Any] = {"type": "urn:overdeliver:problem:the-request-is-too-large", "title": TITLES[413], "status": 413}
        content = json.dumps({**body, "detail": told, "request_id": self.id, "errors": []}).encode()
        headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(content)).encode()), (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": 413, "headers": headers})
        await self.send({"type": "http.response.body", "body": content})

"""A server on loopback that speaks the chat completions of OpenAI and breaks as a test tells it to: real sockets, real headers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE = {
    "prompt_tokens": 1000,
    "completion_tokens": 100,
    "total_tokens": 1100,
    "prompt_tokens_details": {"cached_tokens": 600},
}


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    body: Mapping[str, Any]
    number: int
    """How many came before it."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Its headers, their names in small letters."""

    @property
    def question(self) -> str:
        """The last message."""
        return str(self.body["messages"][-1]["content"])

    @property
    def method(self) -> str:
        """How structured output is asked for."""
        if self.body.get("tools"):
            return "function_calling"
        form = (self.body.get("response_format") or {}).get("type", "none")
        return "json_mode" if form == "json_object" else str(form)


@dataclass(frozen=True)
class Reply:
    """What the server sends, after so many seconds."""

    status: int = 200
    body: Mapping[str, Any] | str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    cut: bool = False
    """Break the connection off in the middle."""


Script = Callable[[Asked], Reply]


def message(content: str | None, finish: str = "stop", **more: Any) -> Reply:
    """A completion with a text."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **more}}
    return Reply(body=_completion(choice))


def tool_call(arguments: str, name: str = "Rewrite") -> Reply:
    """A completion that calls a tool."""
    call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": arguments}}
    choice = {"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant", "content": None, "tool_calls": [call]}}
    return Reply(body=_completion(choice))


def failure(status: int, said: str = "it broke", code: str = "", **headers: str) -> Reply:
    """An error as OpenAI words it; `retry_after="1"` becomes the header Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, {"error": {"message": said, "type": "error", "code": code or None}}, named)


def speaking(speak: Callable[[str], Any]) -> Script:
    """A server whose model answers each question by `speak`."""
    return lambda asked: message(json.dumps(speak(asked.question), ensure_ascii=False))


def _completion(choice: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "fake", "choices": [choice], "usage": USAGE}


@dataclass
class Server:
    """The running server: its address and all it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    ending: threading.Event = field(default_factory=threading.Event)

    def enter(self, body: Mapping[str, Any], headers: Mapping[str, str]) -> Asked:
        """Note a request."""
        with self._lock:
            asked = Asked(body, len(self.asked), {name.lower(): value for name, value in headers.items()})
            self.asked.append(asked)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        return asked

    def leave(self) -> None:
        """Note its end."""
        with self._lock:
            self._now -= 1


@contextmanager
def openai_server(script: Script) -> Iterator[Server]:
    """A server that answers by `script`, for as long as the block runs."""
    running = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = running.enter(json.loads(self.rfile.read(int(self.headers["content-length"]))), dict(self.headers))
            try:
                self._send(script(asked))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                running.leave()

        def _send(self, reply: Reply) -> None:
            running.ending.wait(reply.seconds)
            payload = (reply.body if isinstance(reply.body, str) else json.dumps(reply.body, ensure_ascii=False)).encode()
            self.send_response(reply.status)
            for name, value in {"content-type": "application/json", "content-length": str(len(payload)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(payload[: len(payload) // 2] if reply.cut else payload)
            self.close_connection = reply.cut

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()

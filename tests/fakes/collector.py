"""A place for traces on loopback: takes whatever is posted, or keeps whoever posts waiting."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Collector:
    """The running collector: its address, and what it was sent, by path."""

    url: str
    sent: list[tuple[str, bytes]] = field(default_factory=list)

    def bodies(self, path: str) -> list[bytes]:
        """What was posted there."""
        return [body for at, body in self.sent if at == path]


@contextmanager
def collector(*, hangs: bool = False) -> Iterator[Collector]:
    """A collector for as long as the block runs; one that hangs never answers."""
    running, ending = Collector(""), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"{}")

        def do_POST(self) -> None:
            running.sent.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self._answer(b"{}")

        def _answer(self, payload: bytes) -> None:
            if hangs:
                ending.wait()
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("content-length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        ending.set()
        server.shutdown()
        server.server_close()
        thread.join()

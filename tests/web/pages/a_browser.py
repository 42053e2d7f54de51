"""The real thing: `overdeliver serve` as a process of its own, and Debian's Chromium looking at it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[3]
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
PATIENCE_MS = 40_000
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SHOWN = """() => {
  const all = (within) => [...document.querySelectorAll(within)];
  return [
    location.pathname,
    ...all("h1, h2, main li, main tbody tr, mark, ins, del, #link").map((each) => each.textContent.trim()),
    ...all("main [name]:not([type=file]):not([type=hidden]):not(button)").map((each) => `${each.name}=${each.value}`),
  ];
}"""
"""What a page shows, as far as loading it again must not change it."""
FIGURES = "\n".join(["minutes", *(str(n % 25) for n in range(120))])


@dataclass
class Served:
    """A service as a process."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "service.cli", "serve", "--port", str(self.port)]
        env = {**os.environ, "OVERDELIVER_HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, cwd=self.home, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:  # noqa: S310 - our own address
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the service did not start")

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


def a_port() -> int:
    """A port that is free."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@dataclass
class Visit:
    """Somebody with a browser: what was asked for and what was complained of is kept."""

    context: BrowserContext
    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the service."""
        self.page.goto(self.url + path)
        return self.page

    @property
    def foreign(self) -> list[str]:
        """Requests that left the service."""
        return [url for url in self.requests if not url.startswith((self.url, "data:", "blob:"))]

    def again(self) -> None:
        """Load the page again, and see that it shows what it showed: heading, lists, fields."""
        before = self._shown()
        self.page.reload()
        after = self._shown()
        assert after == before, f"{before}\nbecame\n{after}"

    def _shown(self) -> object:
        """What the page shows once the parts that come after it are there."""
        self.page.wait_for_load_state()
        self.page.wait_for_selector('[hx-trigger="load"] > p.muted:first-child', state="detached")
        return self.page.evaluate(SHOWN)

    def press(self, value: str) -> None:
        """Press the button of the brief that has this value."""
        with self.page.expect_navigation():
            self.page.locator(f'button[name=go][value="{value}"]:not(.hidden)').first.click()

    def violations(self) -> list[str]:
        """What axe finds on this page."""
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(self.page, options={"runOnly": rules, "resultTypes": ["violations"]})
        return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found.response["violations"]]


def visit(browser: Browser, url: str, language: str = "en", **options: Any) -> Visit:
    """A new visitor."""
    made: dict[str, Any] = {"locale": LOCALES[language], "viewport": {"width": 1440, "height": 900}, **options}
    context = browser.new_context(**made)
    context.set_default_timeout(PATIENCE_MS)
    found = Visit(context, context.new_page(), url)
    context.on("request", lambda request: found.requests.append(request.url))
    found.page.on("console", lambda message: found.complaints.append(message.text) if message.type == "error" else None)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    return found


def fill(page: Page, **typed: str) -> None:
    """Type into fields by their names, with two underscores for a dot."""
    for name, text in typed.items():
        page.fill(f'[name="{name.replace("__", ".")}"]', text)

"""The page in a real browser: nothing fetched, no error, accessible in light and dark, evidence on hover and focus, printable."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from service.exports import render
from tests.acceptance.drafts import plan_of
from tests.exports.browser import NEEDS_CHROMIUM

STEMS = ["brightside-dental", "nuanxiang-jiazheng", "hedge-lane-cycles"]
GRAVE = ("serious", "critical")
pytestmark = NEEDS_CHROMIUM


@dataclass
class Visit:
    """A page that is open, with what it asked for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@cache
def page_of(stem: str) -> str:
    return str(render(plan_of(stem), "html"))


def visit(browser: Browser, stem: str, folder: Path, scheme: Literal["light", "dark"] = "light", width: int = 1280) -> Visit:
    file = folder / f"{stem}.html"
    file.write_text(page_of(stem), "utf-8")
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    found = Visit(page)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("console", lambda message: found.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.goto(file.as_uri())
    return found


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_is_fetched_and_nothing_goes_wrong(browser: Browser, stem: str, tmp_path: Path) -> None:
    found = visit(browser, stem, tmp_path)
    assert [url for url in found.requests if not url.startswith("file:")] == []
    assert len(found.requests) == 1
    assert found.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("stem", STEMS)
def test_axe_finds_nothing_serious(browser: Browser, stem: str, scheme: Literal["light", "dark"], tmp_path: Path) -> None:
    results = Axe().run(visit(browser, stem, tmp_path, scheme).page)
    grave = [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in results.response["violations"] if rule["impact"] in GRAVE]
    assert grave == []


@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("stem", STEMS)
def test_no_width_makes_the_page_scroll_sideways(browser: Browser, stem: str, width: int, tmp_path: Path) -> None:
    page = visit(browser, stem, tmp_path, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_evidence_is_told_on_hover_and_shown_on_focus(browser: Browser, tmp_path: Path) -> None:
    page = visit(browser, "brightside-dental", tmp_path).page
    note = page.locator("a.ev").first
    told = note.get_attribute("title")
    note.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    shown = note.evaluate("node => getComputedStyle(node, '::after').content")
    assert told
    assert told[:30] in shown


def test_every_chart_is_seen_and_named(browser: Browser, tmp_path: Path) -> None:
    page = visit(browser, "brightside-dental", tmp_path).page
    charts = page.locator("figure .chart[role=img]")
    assert charts.count() == 8
    sizes = [charts.nth(i).locator("svg").bounding_box() for i in range(8)]
    assert all(size is not None and size["height"] > 60 and size["width"] > 200 for size in sizes)
    assert all(len(charts.nth(i).get_attribute("aria-label") or "") > 40 for i in range(8))

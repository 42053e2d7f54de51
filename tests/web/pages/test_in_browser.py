"""Whole journeys in a real browser against a real process, in both languages, on a phone and on a desk."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from playwright.sync_api import Browser

from service.store import open_store
from service.store.plans import NewPlan
from tests.exports.browser import NEEDS_CHROMIUM
from tests.web.a_service import SMALL
from tests.web.pages.a_browser import PHONE, Served, visit
from tests.web.pages.forms import beside

pytestmark = NEEDS_CHROMIUM
FERRY = """# How the ferry keeps its word

Home

Otters carry the morning post across the harbour, and the ferry waits for them at the western pier until the bell has rung twice.
A crew that waits keeps its promise to the islanders, who would notice one missed morning after forty years of post on time.
"""


@pytest.fixture(scope="module")
def plan(browser: Browser, served: Served) -> str:
    """A plan of an example's brief, ordered on the pages."""
    seen = visit(browser, served.url)
    seen.go("/")
    seen.page.click('form[action="/examples/brightside-dental/start"] button')
    seen.page.goto(beside(seen.page.url, "6"))
    seen.press("order")
    seen.page.wait_for_selector("article.document")
    path = seen.page.url.removeprefix(served.url)
    seen.context.close()
    return path


LOST = ("/foo", "/plans/none")
"""Addresses where nothing lies."""
PAGES = [
    *("/", "/plans", "/library", "/plans/import", "/enter", "/examples/nuanxiang-jiazheng", *LOST),
    *(f"{{draft}}/{number}" for number in range(1, 7)),
    *("{plan}", "/examples/hedge-lane-cycles/workings", "{plan}/copy", "{plan}/versions", "{plan}/share", "{plan}/sections/expectations"),
]

PAGES_AGAIN = ["/", "/plans", "{draft}/4", "{draft}/5", "{draft}/6", "{plan}", "{plan}/copy", "{waiting}", "/foo"]
"""Those that the other language, the dark and the phone could break."""


@pytest.fixture(scope="module")
def draft(browser: Browser, served: Served, plan: str) -> str:
    seen = visit(browser, served.url)
    seen.go("/plans")
    seen.page.click(f'form[action="{plan}/duplicate"] button')
    path = seen.page.url.removeprefix(served.url).removesuffix("/1")
    seen.context.close()
    return path


@pytest.fixture(scope="module")
def waiting(served: Served) -> str:
    """A plan that is never begun: its progress can be looked at."""
    store, name = open_store(served.home), str(uuid.uuid4())
    moment = dt.datetime.now(dt.UTC)
    store.plans.create(NewPlan(name, "local", "Hedge Lane Cycles", "en", "built-in", json.dumps(SMALL), moment))
    store.close()
    return f"/plans/{name}"


@pytest.mark.parametrize(
    ("language", "options"),
    [("en", {"color_scheme": "light"}), ("zh", {"color_scheme": "dark", **PHONE})],
    ids=["English, light, desk", "Chinese, dark, phone"],
)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(  # noqa: PLR0913 - fixtures
    browser: Browser, served: Served, language: str, options: dict[str, Any], plan: str, draft: str, waiting: str
) -> None:
    seen = visit(browser, served.url, language, **options)
    found: dict[str, Any] = {}
    for name in PAGES if language == "en" else PAGES_AGAIN:
        path = name.format(plan=plan, draft=draft, waiting=waiting)
        page = seen.go(path)
        if name == "{waiting}":
            seen.again()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found[name] = [*seen.violations(), *([f"{wide} px too wide"] if wide > 0 else [])]
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert seen.foreign == []
    assert len([said for said in seen.complaints if "404" in said]) == len(seen.complaints) == len(found.keys() & set(LOST))
    seen.context.close()


def test_the_plan_is_there_within_a_second_and_evidence_comes_on_hover_focus_and_tap(browser: Browser, served: Served, plan: str) -> None:
    seen = visit(browser, served.url)
    timed = []
    for _ in range(3):  # the machine may be busy: the best of three is what the page takes
        page = seen.go(plan)
        timed.append(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
    assert min(timed) <= 1000
    note, box = page.locator("a.ev").nth(2), page.locator("#evidence-note")
    told = page.locator(note.get_attribute("href") or "").inner_text()
    note.hover()
    assert box.inner_text().split() == told.split()
    page.mouse.move(0, 0)
    assert box.is_hidden()
    note.focus()
    assert box.is_visible()
    page.keyboard.press("Escape")
    assert box.is_hidden()
    note.click()
    page.mouse.move(0, 0)
    assert box.is_visible()
    seen.context.close()


def test_a_question_leads_into_the_field_that_answers_it(browser: Browser, served: Served, draft: str, plan: str) -> None:
    seen = visit(browser, served.url)
    page = seen.go(f"{draft}/1")
    page.fill('[name="business.kind"]', "dental practice")
    page.click('.aside a[data-field="delivery.2.adequate"]')
    page.wait_for_url("**/5#*")
    assert page.evaluate("document.activeElement.name") == "delivery.2.adequate"
    page = seen.go(f"{draft}/1")
    assert page.input_value('[name="business.kind"]') == "dental practice"  # the link kept what was typed
    page = seen.go(plan)
    page.click(".assumptions summary >> nth=0")
    page.click(".assumptions button >> nth=0")
    page.wait_for_url("**/4#*")
    assert page.evaluate("document.activeElement.name") == "rating.own.0"
    seen.context.close()


def test_a_document_is_kept_looked_at_found_and_taken_out(browser: Browser, served: Served) -> None:
    seen = visit(browser, served.url)
    page = seen.go("/library")
    page.set_input_files("#file", {"name": "ferry.md", "mimeType": "text/markdown", "buffer": FERRY.encode()})
    page.click("main form.stack button")
    page.wait_for_selector(".note.good")
    assert "ferry.md: one passage kept" in page.inner_text(".note.good")
    page.click(".note.good summary")
    assert "Home" in page.inner_text(".left-out")
    assert seen.violations() == []
    page.click(".note.good a")
    assert "Otters carry the morning post" in page.inner_text(".passages")
    assert seen.violations() == []
    page = seen.go("/library?q=otters+and+the+post")
    assert "Otters carry the morning post" in page.inner_text("blockquote")
    page.click('form[action="/library/remove"] button')
    page.wait_for_selector("text=There are no documents yet.")
    assert seen.complaints == seen.foreign == []
    seen.context.close()


def test_a_slider_says_its_value_and_what_is_not_known(browser: Browser, served: Served, draft: str) -> None:
    seen = visit(browser, served.url)
    page = seen.go(f"{draft}/4")
    slider = page.locator('input[type="range"]').first
    slider.focus()
    page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "not known"
    page.keyboard.press("End")
    assert page.locator(".rating output").first.inner_text() == "5"
    seen.context.close()


def test_the_plan_is_read_and_charts_are_seen_without_a_script(browser: Browser, served: Served, plan: str) -> None:
    seen = visit(browser, served.url, java_script_enabled=False)
    page = seen.go(plan)
    assert "Brightside Dental" in page.inner_text("h1")
    page = seen.go("/examples/hedge-lane-cycles/workings")
    picture = page.locator("figure noscript img, figure img").first
    assert picture.get_attribute("src", timeout=5000)
    seen.context.close()


def test_charts_come_into_view_one_by_one(browser: Browser, served: Served, plan: str) -> None:
    seen = visit(browser, served.url)
    page = seen.go(f"{plan}/workings")
    chart = page.locator("figure .chart").first
    chart.scroll_into_view_if_needed()
    page.wait_for_selector("figure .chart svg")
    assert len([url for url in seen.requests if "/charts/" in url]) < page.locator("figure").count()
    assert seen.complaints == []
    seen.context.close()

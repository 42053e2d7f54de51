"""Whole journeys in a real browser against a real process, in both languages, on a phone and on a desk."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser as Html

from service.store import open_store
from service.store.plans import NewPlan
from tests.exports.browser import CHROMIUM, FLAGS, NEEDS_CHROMIUM
from tests.web.a_service import SMALL
from tests.web.pages.a_browser import FIGURES, Served, Visit, a_port, fill, visit
from tests.web.pages.forms import beside

pytestmark = NEEDS_CHROMIUM
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
OWN = {
    "en": {
        "name": "Hedge Lane Cycles",
        "kind": "bike mechanic",
        "service": "Safety check",
        "who": "Commuters.",
        "measure": "Late",
        "unit": "min",
    },
    "zh": {
        "name": "篱笆巷修车",
        "kind": "自行车维修",
        "service": "安全检查",
        "who": "骑车上班的人。",
        "measure": "晚到多久",
        "unit": "分钟",
    },
}
SAID = {
    "en": {"promise": "carries a promise", "copy": "We are never late.", "clean": "promises more", "monday": "Monday"},
    "zh": {"promise": "撑得住的承诺", "copy": "永远不会晚到一分钟。", "clean": "许得过头", "monday": "周一"},
}


FERRY = """# How the ferry keeps its word

Home

Otters carry the morning post across the harbour, and the ferry waits for them at the western pier until the bell has rung twice.
A crew that waits keeps its promise to the islanders, who would notice one missed morning after forty years of post on time.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("home"), a_port())
    made.start()
    yield made
    made.stop()


def order(seen: Visit, language: str) -> Page:
    """A brief from zero, with a record, to its plan. Each step is loaded again once it has saved itself."""
    page, own = seen.go("/plans/new"), OWN[language]
    fill(page, business__name=own["name"], business__kind=own["kind"])
    page.wait_for_url("**/plans/new/*/1")  # it was saved by itself, and has an address
    seen.again()
    assert page.input_value('[name="business.kind"]') == own["kind"]
    seen.press("next")
    with page.expect_response("**/save"):
        fill(page, services__0__name=own["service"], services__0__price="35", services__0__minutes="40", services__0__per_month="60")
        page.keyboard.press("Tab")
    seen.again()
    assert page.input_value('[name="services.0.name"]') == own["service"]
    seen.press("next")
    with page.expect_response("**/save"):
        fill(page, customers_in_words=own["who"])
        page.keyboard.press("Tab")
    seen.again()
    assert page.input_value('[name="customers_in_words"]') == own["who"]
    seen.press("5")
    fill(page, delivery__0__label=own["measure"], delivery__0__unit=own["unit"], delivery__0__adequate="30", delivery__0__desired="10")
    page.set_input_files('[name="delivery.0.file"]', {"name": "late.csv", "mimeType": "text/csv", "buffer": FIGURES.encode()})
    page.wait_for_selector(".supports svg")
    seen.again()
    assert SAID[language]["promise"] in page.inner_text(".supports")
    seen.press("order")
    page.wait_for_selector("article.document")
    return page


@pytest.mark.parametrize(("language", "device"), [("en", PHONE), ("zh", {})], ids=["English on a phone", "Chinese on a desk"])
def test_a_whole_journey(browser: Browser, served: Served, language: str, device: dict[str, Any]) -> None:
    seen = visit(browser, served.url, language, accept_downloads=True, **device)
    page = seen.go("/")
    page.wait_for_selector(".tasks li")
    seen.again()
    page.click('.hero a[href^="/examples/"]')
    seen.again()
    assert SAID[language]["monday"] in page.inner_text("#one-monday")
    order(seen, language)
    seen.again()
    plan = page.url.removeprefix(served.url)
    page.fill(".answer input[name=value] >> nth=0", "6")
    page.click(".answer button >> nth=0")
    page.wait_for_selector(f'a[href="{plan}/versions/2"]')
    seen.again()  # with its answer
    page.click(f'a[href="{plan}/versions/2"]')
    seen.again()
    assert page.locator("ins").count() > 0
    page = seen.go(f"{plan}/versions")
    seen.again()
    assert page.locator("tbody tr").count() == 2
    for button in ("lock", "unlock", "redraft") if language == "en" else ("lock",):
        page = seen.go(f"{plan}/sections/customers")
        page.click(f'button[value="{button}"]')
        page.wait_for_selector("article.document")
        seen.again()
        seen.go(f"{plan}/sections/customers")
        seen.again()
        assert page.locator('button[value="unlock"]').count() == (button == "lock")
    page = seen.go(f"{plan}/copy")
    page.fill("textarea", SAID[language]["copy"])
    page.click("main form button")
    seen.again()
    assert page.locator("mark").count() == 1
    opens(seen, plan, language)
    page = seen.go(f"{plan}/share")
    page.click("main form.answer button")
    link = page.get_attribute("#link", "href") or ""
    seen.again()
    assert page.get_attribute("#link", "href") == link
    assert page.locator("tbody tr").count() == 1
    other = visit(browser, served.url, language)
    other.page.goto(link)
    other.again()
    assert OWN[language]["name"] in other.page.inner_text("h1")
    assert seen.foreign == other.foreign == []
    assert seen.complaints == other.complaints == []
    other.context.close()
    seen.context.close()


def opens(seen: Visit, plan: str, language: str) -> None:
    """Every file can be fetched, is opened by what reads it, and holds the firm's name."""
    names, name = ("pdf", "docx", "xlsx", "html", "md", "json"), OWN[language]["name"]
    files = {kind: seen.context.request.get(f"{seen.url}{plan}/files/{kind}").body() for kind in names}
    printed = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    assert len(printed.pages) >= 3
    assert name in printed.pages[0].extract_text()
    written = docx.Document(io.BytesIO(files["docx"]))
    assert len(written.tables) >= 2
    assert name in "\n".join(each.text for each in written.paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert name in (book.properties.title or "")
    data = json.loads(files["json"])
    assert data["schema_version"] == 1
    assert data["brief"]["business"]["name"] == name
    assert files["html"].lower().startswith(b"<!doctype html>")
    heading = Html(files["html"]).css_first("h1")
    assert heading is not None
    assert name in heading.text()
    assert files["md"].startswith(b"# ")
    assert name in files["md"].decode().splitlines()[0]


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


def test_a_draft_and_a_plan_survive_a_killed_server(browser: Browser, served: Served) -> None:
    seen = visit(browser, served.url)
    drafting = seen.go("/plans/new")
    fill(drafting, business__name="Quarry Bikes", business__kind="bike hire")
    drafting.wait_for_url("**/plans/new/*/1")
    seen.page = seen.context.new_page()
    page = seen.go("/plans/new")
    fill(page, business__name="Hedge Lane Cycles", business__kind="bike mechanic")
    seen.press("2")
    fill(page, services__0__name="Safety check", services__0__price="35")
    seen.press("3")
    fill(page, customers_in_words="Commuters.")
    page.locator('.aside button[value="order"]').click(no_wait_after=True)
    page.wait_for_url(re.compile(r"/plans/[0-9a-f-]{36}$"))
    page.reload()  # its progress, or the plan by now
    assert "Hedge Lane Cycles" in page.inner_text("h1")
    served.kill()
    served.start()
    page.wait_for_selector("article.document")
    assert "Hedge Lane Cycles" in page.inner_text("h1")
    drafting.reload()
    assert drafting.input_value('[name="business.kind"]') == "bike hire"
    seen.context.close()

"""Whole journeys from a first visit to the files, in both languages, on a phone and on a desk; one through a killed server."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser as Html

from tests.exports.browser import NEEDS_CHROMIUM
from tests.web.pages.a_browser import FIGURES, PHONE, Served, Visit, fill, visit

pytestmark = NEEDS_CHROMIUM
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

"""Who gets in, in which language, and what a stranger's form or markup can do: nothing."""

from __future__ import annotations

import re

import pytest

from service.web.pages.entering import own_path
from tests.web.a_service import SMALL, UNKNOWN, Service
from tests.web.pages.forms import MINIMUM, Reader
from tests.web.test_documents_and_tools import FakeLibrary

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}"


def test_a_form_from_elsewhere_is_refused(service: Service) -> None:
    service.client.get("/plans/new")
    for headers in ({}, {"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = service.client.post("/plans/import", data={"text": "x"}, headers=headers)
        assert answer.status_code in (401, 403), headers


def test_a_token_of_another_visitor_is_refused(service: Service, reader: Reader) -> None:
    reader.open("/plans/import")
    token = reader.fields(reader.html.css("form")[0])["form_token"]
    service.client.cookies.clear()
    assert service.client.post("/plans/import", data={"text": "x", "form_token": token}).status_code == 403


def test_every_page_forbids_foreign_scripts_and_frames(service: Service) -> None:
    for path in ("/", "/plans/new", "/plans", "/library", "/plans/import", "/enter", "/examples/hedge-lane-cycles", "/plans/no-such"):
        policy = service.client.get(path).headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_no_page_holds_a_script_or_a_style_of_its_own(service: Service) -> None:
    for path in ("/", "/plans/new", "/examples/hedge-lane-cycles/workings"):
        text = service.client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style|javascript:", text)
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text)


def test_markup_in_a_brief_stays_words(service: Service, reader: Reader) -> None:
    brief = {**SMALL, "customers_in_words": ATTACK, "copy": [ATTACK], "goals": [ATTACK], "notes": ATTACK}
    plan = f"/plans/{service.order(brief)}"
    for path in (plan, f"{plan}/workings", f"{plan}/sections/summary", f"{plan}/versions", f"{plan}/copy", "/plans", "/"):
        reader.open(path)
        assert reader.status == 200
        assert not reader.html.css("img[onerror]")
        assert [each for each in reader.html.css("script") if not each.attributes.get("src")] == []
        assert not reader.says('49"')


def test_markup_in_a_draft_and_a_record_stays_words(reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "5", **{**MINIMUM, "business.name": ATTACK}, goals=ATTACK)
    reader.press("/5", "stay", **{"delivery.0.label": ATTACK, "delivery.0.unit": "min", "delivery.0.record": f"{ATTACK}\n3\n4\n5"})
    assert not reader.html.css("img[onerror]")
    assert [each for each in reader.html.css("script") if not each.attributes.get("src")] == []


def test_markup_in_a_document_stays_words(service: Service, reader: Reader) -> None:
    service.office.library = FakeLibrary()
    name = f"{ATTACK}.md".replace("/", "").replace('"', "")
    reader.open("/library").press("/library/documents", files={"file": (name, f"# {ATTACK}\n{ATTACK}", "text/markdown")})
    assert reader.status == 200
    assert reader.says("passage kept")
    looked = next(link for link in reader.links() if link.startswith("/library/documents/"))
    for path in ("/library", looked, "/library?q=alert"):
        reader.open(path)
        assert reader.status == 200
        assert reader.says("alert(1)")
        assert not reader.html.css("img")
        assert [each for each in reader.html.css("script") if not each.attributes.get("src")] == []


def test_a_fault_told_with_markup_stays_words(reader: Reader) -> None:
    for language in ("en", "zh"):
        reader.open(f"/language/{language}?back=/plans/import")
        reader.press("/plans/import", text=f"business: {{name: '{ATTACK.replace(chr(39), '')}', kind: b}}")
        assert reader.status == 422
        assert not reader.html.css("img")
        assert [each for each in reader.html.css("script") if not each.attributes.get("src")] == []


def test_a_key_opens_its_own_workspace_only(service: Service, reader: Reader) -> None:
    own = service.key("own")
    plan = f"/plans/{service.order(headers=own)}"
    reader.open(plan)
    assert reader.status == 401
    reader.press("/enter", key=service.key("other")["Authorization"].removeprefix("Bearer "))
    assert reader.open(plan).status == 404
    reader.press("/leave").open(plan).press("/enter", key=own["Authorization"].removeprefix("Bearer "))
    assert reader.url == plan
    assert reader.status == 200


def test_a_wrong_key_is_told(reader: Reader, service: Service) -> None:
    service.key("own")
    reader.open("/plans").press("/enter", key="od_nonsense")
    assert reader.status == 401
    assert reader.says("That key is wrong or was revoked.")


def test_a_draft_of_another_workspace_is_not_there(service: Service, reader: Reader) -> None:
    reader.open("/plans/new").press("/1", "next", **MINIMUM)
    draft = reader.url
    reader.open("/").open("/enter")
    reader.press("/enter", key=service.key("other")["Authorization"].removeprefix("Bearer "))
    assert reader.open(draft).status == 404


def test_a_key_that_may_only_read_writes_nothing(service: Service, reader: Reader) -> None:
    plan = f"/plans/{service.order(headers=service.key('own'))}"
    reader.open("/enter").press("/enter", key=service.key("own", "plans:read")["Authorization"].removeprefix("Bearer "))
    reader.open(plan)
    assert not reader.html.css("form[action$='/answers']")
    assert reader.open("/plans/new").status == 403


def test_the_language_is_the_browsers_until_it_is_chosen(reader: Reader) -> None:
    assert reader.open("/", **{"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"}).says("写我的计划")
    assert reader.open("/", **{"accept-language": "fr,en;q=0.8"}).says("Write my plan")
    reader.open("/language/zh?back=/plans")
    assert reader.url == "/plans"
    assert reader.open("/").says("写我的计划")


@pytest.mark.parametrize("said", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""])
def test_nobody_is_sent_to_another_site(said: str) -> None:
    assert own_path(said) == "/"
    assert own_path("/plans/1?version=2") == "/plans/1?version=2"


def test_the_first_page_is_light(service: Service) -> None:
    page = service.client.get("/").text
    parts = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js|svg)[^"]*)"', page)
    assert len(page.encode()) + sum(len(service.client.get(part).content) for part in parts) <= 200_000


def test_nothing_but_the_static_files_is_served(service: Service) -> None:
    assert service.client.get("/static/app.css").headers["cache-control"].startswith("public")
    for path in ("/static/words", "/static/..%2f..%2fpyproject.toml", "/static/.env"):
        assert service.client.get(path).status_code == 404


BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-language": "zh-CN,zh;q=0.9"}


@pytest.mark.parametrize("path", ["/foo", "/plans/none", "/plans/none/foo", f"/plans/{UNKNOWN}", "/examples/none", "/v10"])
def test_a_browser_that_lost_its_way_reads_a_page_with_a_way_back(reader: Reader, path: str) -> None:
    reader.open(path, **BROWSER)
    assert reader.status == 404
    assert reader.html.css("html[lang='zh-CN']")
    assert "/" in [each.attributes["href"] for each in reader.html.css("main a")]
    reader.open(path, **{**BROWSER, "accept-language": "en"})
    assert reader.html.css("h1")[0].text() == "There is nothing here"


def test_an_address_that_only_takes_forms_answers_a_browser_with_a_page(reader: Reader) -> None:
    reader.open(f"/plans/{UNKNOWN}/answers", **BROWSER)
    assert reader.status == 405
    assert reader.says("这个网址不能直接打开")
    assert "/" in [each.attributes["href"] for each in reader.html.css("main a")]


@pytest.mark.parametrize(
    ("path", "accept"),
    [("/v1/foo", BROWSER["accept"]), ("/v1", BROWSER["accept"]), ("/foo", "application/json"), ("/foo", "*/*")],
)
def test_a_program_that_lost_its_way_reads_a_problem(service: Service, path: str, accept: str) -> None:
    answer = service.client.get(path, headers={"accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "nothing lies at this address; /docs lists what there is"

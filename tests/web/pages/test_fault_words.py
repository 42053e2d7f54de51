"""Faults are told in the visitor's language: every sentence of the program has its counterpart, and each names its field."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.errors import BriefError, RecordError
from service.reading.brief_file import parse_brief
from service.web.pages.fault_words import tell
from service.web.pages.places import place_of
from service.web.pages.typed_records import record_in
from tests.web.a_service import SMALL
from tests.web.pages.forms import Reader

ROOT = Path(__file__).parents[3] / "service"
ROOMS = ("web/pages", "reading", "knowledge/readers")
FILES = (
    *("web/plans.py", "web/revisions.py", "web/documents.py", "web/auth.py", "web/uploads.py", "web/library.py", "web/knowledge.py"),
    *("web/tools.py", "web/shelves.py", "store/plans.py", "store/drafts.py", "store/shares.py", "store/database.py"),
    *("knowledge/documents.py", "knowledge/decoding.py"),
)
"""Files whose faults a visitor may meet. Keys and settings are for whoever runs the service."""
ERRORS = {
    "Problem",
    "NotFoundError",
    "ConflictError",
    "KnowledgeError",
    "DocumentError",
    "RecordError",
    "StoreError",
    "ValueError",
    "Fault",
}
ERRORS |= {"YamlFormError"}
FILLED = "7"
NEVER_SEEN = {"no pair", "give `plan_id` or `promises`, one of them", f"none of these can be made: {FILLED}; accept one of {FILLED}"}
"""Only programs send what these refuse."""
PARTS = {
    *(f"{field}: {FILLED}" for field in ("desired", "instruction", "text")),
    f"{FILLED} is empty; fill it in or delete the row",
    f"{FILLED}: {FILLED} {FILLED}",
    f"{FILLED}: there is no column `{FILLED}`; {FILLED}",
    f"no {FILLED} has this name; {FILLED}",
    f"no role in `team` is called {FILLED}; {FILLED}",
}
"""Put together of sentences that are tested as a whole below."""


def sentences(file: Path) -> Iterator[str]:
    """All that is raised in a file, with something in each slot."""
    tree = ast.parse(file.read_text("utf-8"))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ERRORS:
            for part in call.args:
                said = _text(part)
                if said is not None and not isinstance(part, ast.Name) and len(said) > 3:
                    yield said
        elif isinstance(call, ast.Assign) and isinstance(call.targets[0], ast.Name) and call.targets[0].id == "told":
            yield _text(call.value) or ""


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else FILLED for part in node.values)
    return None


def seen() -> list[str]:
    files = [*(ROOT / name for name in FILES), *(file for room in ROOMS for file in sorted((ROOT / room).glob("*.py")))]
    found = {said for file in files for said in sentences(file) if said and said != f"{FILLED}: {FILLED}"}
    return sorted(found - NEVER_SEEN - PARTS)


def test_every_fault_a_visitor_may_meet_is_told_in_chinese() -> None:
    assert len(seen()) > 80
    assert [said for said in seen() if tell("zh", said).language == "en"] == []


ODD: list[dict[str, Any]] = [
    {"segments": [{"name": "All", "retention_rate": 70}]},
    {"segments": [{"name": "All", "customers": "many"}]},
    {"segments": [{"name": "All", "customers": -1}]},
    {"segments": [{"name": "All", "customers": 1e15}]},
    {"segments": [{"name": "All", "visits": 3}]},
    {"segments": []} | {"customers_in_words": None},
    {"business": {"name": "A", "kind": "b", "currency": "pounds"}},
    {"business": {"name": "A", "kind": "b", "start": "soon"}},
    {"business": {"name": "A", "kind": "b", "start": "1901-01-01"}},
    {"business": {"kind": "b"}},
    {"business": "A"},
    {"services": [{"name": "A", "price": 1}, {"name": "A", "price": 2}]},
    {"services": [{"name": "<b>A", "price": 1}]},
    {"services": []},
    {"services": "one"},
    {"copy": "We are quick."},
    {"goals": ["x" * 30_000]},
    {"delivery": [{"measure": "m", "label": "M", "unit": "min", "better": "less", "samples": [1]}]},
    {"delivery": [{"measure": "m", "label": "M", "unit": "min", "better": "lower"}]},
    {"delivery": [{"measure": "m", "label": "M", "unit": "min", "better": "lower", "kept": 3, "total": 2}]},
    {"delivery": [{"measure": "m", "label": "M", "unit": "min", "better": "lower", "kept": 1, "total": 2}]},
    {"delivery": [{"measure": "m", "label": "M", "unit": "min", "better": "lower", "median": 3, "p90": 2}]},
    {"delivery": [{"measure": "m", "label": "M", "unit": "share", "better": "higher", "kept": 8, "total": 9, "current_promise": 90}]},
    {"own": {"ratings": {"Speed": 9}}},
    {"team": [{"role": "Chief", "reports_to": "Nobody"}]},
    {"capacity": {"hours": {"mon": {"morning": 3}}, "demand": {"mon": {"evening": 3}}}},
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: str(odd)[:50])
def test_the_faults_of_a_brief_are_told_in_chinese_and_each_has_its_step(odd: dict[str, Any]) -> None:
    with pytest.raises(BriefError) as caught:
        parse_brief({**SMALL, **odd})
    for fault in caught.value.faults:
        path, _, words = fault.partition(": ")
        assert tell("zh", words).language == "zh", words
        place = place_of("zh", path, SMALL)
        assert 1 <= place.step <= 6
        assert place.label


RECORDS = {
    "late\n3\nnever": {},
    "late,day\n3,2027-13-45": {"date": "day"},
    "late,day\n3,2027-02-30": {"date": "day"},
    "late,day\n4,": {"date": "day"},
    "late,day\n3,01/02/2027\n4,03/02/2027": {"date": "day"},
    "late,late\n1,2": {},
    "late,who\n3,<b>me</b>": {"group": "who"},
}


@pytest.mark.parametrize(("typed", "columns"), RECORDS.items())
def test_the_faults_of_a_record_are_told_in_chinese(typed: str, columns: dict[str, str]) -> None:
    with pytest.raises(RecordError) as caught:
        record_in({"_csv": typed, "_columns": {"value": "late", **columns}})
    assert tell("zh", str(caught.value)).language == "zh", str(caught.value)


def test_a_column_that_is_not_there_is_told_in_chinese() -> None:
    with pytest.raises(RecordError) as caught:
        record_in({"_csv": "late\n3\n4", "_columns": {"value": "lateness"}})
    assert tell("zh", str(caught.value)).text.startswith("record：没有“lateness”这一列")


def test_what_stands_before_a_fault_stays() -> None:
    assert tell("zh", "notes.pdf: is empty").text == "notes.pdf：是空的。"
    assert tell("zh", "file, line 3: the line is indented with a tab; use spaces").text.startswith("file，第 3 行：")
    assert tell("zh", "nobody has put this in other words") == tell("en", "nobody has put this in other words")


PLACES = {
    "business.kind": (1, "business.kind", "What kind of firm it is"),
    "services[1].price": (2, "services.1.price", "Service 2: Price"),
    "business.fixed_costs_per_month": (2, "business.fixed_costs_per_month", "Fixed costs a month"),
    "segments": (3, "segments.0.name", "Group 1: Who they are"),
    "own.ratings": (4, "rating.own.0", "Your ratings"),
    "competitors.1.ratings.Price": (4, "rating.competitors.1.1", "Who else they could go to"),
    "delivery": (5, "delivery.0.label", "Measure 1: What is measured"),
    "segments.0.expects.late": (5, "delivery.1.adequate", "Measure 2: The most customers put up with"),
    "delivery[0].samples (line 4)": (5, "delivery.0.record", "Measure 1: Paste your record"),
    "capacity.hours": (6, "week", "Hours you can sell"),
    "copy": (6, "copy", "What your website and adverts say now"),
    "environment.0": (6, "", "Your week, your money, your words"),
}


@pytest.mark.parametrize(("path", "wanted"), PLACES.items())
def test_a_path_of_the_brief_leads_to_its_field(path: str, wanted: tuple[int, str, str]) -> None:
    draft = {"criteria": [{"name": "Speed"}, {"name": "Price"}], "delivery": [{"measure": "wait"}, {"measure": "late"}]}
    place = place_of("en", path, draft)
    assert (place.step, place.field, place.label) == wanted


def test_a_chinese_visitor_reads_no_english_fault(reader: Reader) -> None:
    reader.open("/language/zh?back=/plans/00000000-0000-0000-0000-000000000000")
    assert reader.status == 404
    assert reader.says("没有这份计划")
    reader.open("/plans/import").press("/plans/import", text="business: {nam: A, kind: b}")
    assert reader.says("没有这一项，是不是“name”？")
    reader.open("/library").press("/library/documents")
    assert reader.says("请先选一个文件。")
    assert "/" in reader.links()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("(row 4 too)", "（第 4 行也是这样）"),
        ("(rows 4, 5 too)", "（第 4, 5 行也是这样）"),
        ("(and 12 more rows, row 4 next)", "（还有 12 行也是这样，下一处在第 4 行）"),
    ],
)
def test_more_rows_with_the_same_fault_are_told_too(rows: str, told: str) -> None:
    said = tell("zh", f"waits.csv: row 2, column `minutes` is empty; fill it in or delete the row {rows}")
    assert said.text.endswith(told) and said.language == "zh"
    assert tell("zh", f"no such fault {rows}").language == "en"

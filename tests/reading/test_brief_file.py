"""A brief is read whole, or every fault is told at once."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.errors import BriefError
from service.reading.brief_file import brief_digest, parse_brief, read_brief

SMALLEST = """\
business: {name: Lamp & Co, kind: lamp repair}
services:
  - {name: Repair, price: 40}
customers_in_words: People with old lamps
"""


def written(folder: Path, text: str | bytes, name: str = "brief.yaml") -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def faults_of(folder: Path, text: str | bytes, name: str = "brief.yaml") -> list[str]:
    with pytest.raises(BriefError) as raised:
        read_brief(written(folder, text, name))
    return raised.value.faults


def a_brief(**changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"business": {"name": "Lamp & Co", "kind": "lamp repair"}, "services": [{"name": "Repair", "price": 40}]}
    return plain | {"customers_in_words": "People with old lamps"} | changes


def test_reads_the_smallest_brief(tmp_path: Path) -> None:
    brief = read_brief(written(tmp_path, SMALLEST))
    assert (brief.business.name, brief.services[0].price) == ("Lamp & Co", 40)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_reads_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = SMALLEST.replace("Lamp & Co", "灯铺").encode(encoding)
    assert read_brief(written(tmp_path, text)).business.name == "灯铺"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2027-03-01", dt.date(2027, 3, 1)),
        ("2027年3月1日", dt.date(2027, 3, 1)),
        ("2027/3/1", dt.date(2027, 3, 1)),
        ("2027年13月1日", None),
    ],
)
def test_a_start_may_be_typed_as_people_type_dates_that_begin_with_the_year(tmp_path: Path, typed: str, read: dt.date | None) -> None:
    text = SMALLEST.replace("lamp repair}", f'lamp repair, start: "{typed}"}}')
    if read is None:
        assert "must be a date" in faults_of(tmp_path, text)[0]
    else:
        assert read_brief(written(tmp_path, text)).business.start == read


def test_json_and_yaml_of_one_brief_are_equal(tmp_path: Path) -> None:
    from_yaml = read_brief(written(tmp_path, SMALLEST))
    from_json = read_brief(written(tmp_path, json.dumps(a_brief()), "brief.json"))
    assert from_yaml == from_json
    assert brief_digest(from_yaml) == brief_digest(from_json)


def test_the_digest_changes_with_any_value() -> None:
    assert brief_digest(parse_brief(a_brief())) != brief_digest(parse_brief(a_brief(notes="One more thing")))
    assert len(brief_digest(parse_brief(a_brief()))) == 64


def test_keys_left_blank_count_as_missing(tmp_path: Path) -> None:
    brief = read_brief(written(tmp_path, SMALLEST + "own:\nsegments:\nnotes: ~\n"))
    assert (brief.own.ratings, brief.segments, brief.notes) == ({}, (), None)


def test_dates_and_whole_numbers_written_as_fractions_are_taken(tmp_path: Path) -> None:
    brief = read_brief(written(tmp_path, SMALLEST.replace("kind:", "start: 2027-03-01, horizon_months: 12.0, kind:")))
    assert str(brief.business.start) == "2027-03-01"
    assert brief.business.horizon_months == 12


def test_a_date_of_python_is_taken_as_a_date() -> None:
    start = dt.date(2027, 3, 1)
    assert parse_brief(a_brief(business={"name": "A", "kind": "b", "start": start})).business.start == start


def test_names_lose_control_characters_backticks_and_line_ends() -> None:
    brief = parse_brief(a_brief(business={"name": " Lamp\u202e\x07 `& \n Co` ", "kind": "lamp repair"}))
    assert brief.business.name == "Lamp '& Co'"


def test_the_record_is_read_into_the_delivery_entry(tmp_path: Path) -> None:
    written(tmp_path, "day,minutes,part\n2027-01-04,6,am\n2027-01-05,9,pm\n", "waits.csv")
    entry = "delivery:\n  - {measure: wait, unit: min, better: lower, csv: waits.csv, column: minutes, date: day, group: part}\n"
    delivery = read_brief(written(tmp_path, SMALLEST + entry)).delivery[0]
    assert delivery.samples == (6, 9)
    assert [str(day) for day in delivery.sample_dates or ()] == ["2027-01-04", "2027-01-05"]
    assert delivery.sample_groups == ("am", "pm")


def test_a_record_that_cannot_be_read_is_told_with_its_entry(tmp_path: Path) -> None:
    entry = "delivery:\n  - {measure: wait, unit: min, better: lower, csv: waits.csv, column: minutes}\n"
    told = "delivery[0].csv (line 6): waits.csv: there is no such file; check the name and the folder"
    assert faults_of(tmp_path, SMALLEST + entry) == [told]


def test_a_brief_that_is_sent_cannot_name_a_file() -> None:
    entry = {"measure": "wait", "unit": "min", "better": "lower", "csv": "waits.csv", "column": "minutes"}
    with pytest.raises(BriefError) as raised:
        parse_brief(a_brief(delivery=[entry]))
    assert raised.value.faults == ["delivery[0].csv: a brief that is sent cannot name a file; send the values as `samples`"]


BROKEN = """\
business: {name: <b>Lamp</b>, knd: repair, currency: gbp, horizon_months: 12.5, start: 2027-02-30}
marketing_budget: 500
services:
  - {name: Repair, price: £1,200, variable_cost: -3}
  - {name: repair, role: main}
segments:
  - name: Homes
    retention_rate: 86
    growth_rate: 15 %
    retnetion: 3
    demanding: maybe
    needs: 2027
    service_mix: {Repiar: 0.5, Repair: 0.2}
team: [{role: Owner, reports_to: Boss}]
"""


def test_every_fault_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = BROKEN.replace("£1,200", '"£1,200"')
    assert faults_of(tmp_path, text) == [
        'business.name (line 1): a name cannot hold markup such as `<b>`, is "<b>Lamp</b>"; write the plain words',
        "business.kind (line 1): is missing; add it (what it is, in the owner's words)",
        'business.currency (line 1): must be a currency code of three capitals, such as EUR, GBP or CNY, is "gbp"',
        "business.horizon_months (line 1): must be a whole number, is 12.5",
        'business.start (line 1): must be a date such as 2027-01-04, is "2027-02-30"',
        "business.knd (line 1): is not a known key; did you mean `kind`?",
        "marketing_budget (line 2): is not a known key here; it belongs in `business`",
        'services[0].price (line 4): must be a number, is "£1,200"; write 1200',
        "services[0].variable_cost (line 4): must be at least 0, is -3",
        'services[1].role (line 5): must be one of core, supplementary, support, is "main"',
        "services[1].price (line 5): is missing; add it (price of one delivery, in the currency)",
        'services[1].name (line 5): "repair" is also services[0]; give each a name of its own',
        "segments[0].retention_rate (line 8): must be between 0 and 1, is 86; write 0.86 for 86 %",
        'segments[0].growth_rate (line 9): must be a number, is "15 %"; write 0.15',
        "segments[0].retnetion (line 10): is not a known key; did you mean `retention_rate`?",
        'segments[0].demanding (line 11): must be true or false, is "maybe"',
        "segments[0].needs (line 12): must be text, is 2027; put it in quotes",
        "segments[0].service_mix.Repiar (line 13): no service has this name; did you mean `Repair`?",
        "segments[0].service_mix (line 13): the shares must add up to 1, they add up to 0.7; correct them, or leave the mix out",
        'team[0].reports_to (line 14): no role in `team` is called "Boss"; known are `Owner`',
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ": a brief is a block of `key: value` lines that starts with `business:`; the file holds nothing"),
        ("- a\n- b", ": a brief is a block of `key: value` lines that starts with `business:`; the file holds a list"),
        ("just words", ': a brief is a block of `key: value` lines that starts with `business:`; the file holds "just words"'),
        ("\x00", ": is no text file (it holds NUL characters); save it as plain text, UTF-8"),
        (b"\xff\xff\xff", ": is not text in UTF-8 or GB18030; open it in an editor and save it as UTF-8"),
        ("a: &x [1]\nb: *x", ", line 1: anchors and aliases (`&name`, `*name`) are not allowed; write the value out, or quote it"),
    ],
)
def test_a_file_that_holds_no_brief_is_one_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    assert faults_of(tmp_path, text) == ["brief.yaml" + told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1', ", line 1: cannot be read as JSON: expecting ',' delimiter"),
        ('{"a": 1, "a": 2}', ": `a` stands twice in the same block; keep one"),
        ("[" * 100_000, ": cannot be read as JSON: the brackets lie too deep"),
        ('{"a": ' + "9" * 5000 + "}", ": cannot be read as JSON: a number has too many digits"),
    ],
)
def test_faulty_json_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    assert faults_of(tmp_path, text, "brief.json") == ["brief.json" + told]


def test_a_text_of_five_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, "x" * 5_000_000)
    start = time.process_time()
    with pytest.raises(BriefError, match=r"^brief.yaml: is 4.8 MB; at most 1 MB can be read"):
        read_brief(file)
    assert time.process_time() - start < (0.8 if sys.gettrace() else 0.2)  # a coverage run counts every line


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    expected = {"": "is a folder or a device", "no.yaml": "there is no such file", "x" * 300: "cannot be opened"}
    for name, told in expected.items():
        with pytest.raises(BriefError, match=told):
            read_brief(tmp_path / name)


def test_an_unreasonable_depth_is_a_fault_also_without_a_file() -> None:
    deep: Any = "x"
    for _ in range(2000):
        deep = [deep]
    with pytest.raises(BriefError) as raised:
        parse_brief(a_brief(notes=deep))
    assert "notes[0][0]: lies deeper than 12 levels; check the brackets" in raised.value.faults


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
KEYS = st.sampled_from(["name", "price", "segments", "measure", "kept", "total", "samples", "ratings", "mon", "copy"]) | st.text(max_size=8)
TREES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)
BLOCKS = ["business", "services", "segments", "criteria", "own", "competitors", "delivery", "capacity", "team", "audit", "copy", "goals"]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(BLOCKS), TREES | st.lists(TREES, max_size=2), max_size=6))
def test_no_data_raises_anything_but_a_brief_error(changes: dict[str, Any]) -> None:
    try:
        parse_brief(a_brief(**changes))
    except BriefError as error:
        assert all("\n" not in fault for fault in error.faults)  # noqa: PT017 - both outcomes are right


FILES = st.text(alphabet="ab:-[]{}&*!'\"#|>, \n\t1%", max_size=60) | st.text(max_size=40) | st.binary(max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILES, st.sampled_from(["yaml", "json"]))
def test_no_file_raises_anything_but_a_brief_error(tmp_path: Path, text: str | bytes, kind: str) -> None:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    with pytest.raises(BriefError):
        read_brief(written(tmp_path, content, f"brief.{kind}"))


@pytest.mark.parametrize(
    "block",
    [
        "segments:\n  - {" + ", ".join(f"retention_rat{n}: 1" for n in range(30_000)) + "}\n",
        "segments:\n" + "".join("  - {name: a, retention_rate: 86}\n" for _ in range(20_000)),
        "delivery:\n"
        + "".join(f"  - {{measure: wait{n}}}\n" for n in range(5_000))
        + "segments: [{name: a, expects: {"
        + ", ".join(f"wiat{n}: {{adequate: 1}}" for n in range(15_000))
        + "}}]\n",
        "own: {ratings: {" + ", ".join(f"x{n}: 1" for n in range(50_000)) + "}}\ncriteria: [{name: x, weight: 1}]\n",
    ],
    ids=["unknown keys", "bad entries", "unknown measures", "unknown criteria"],
)
def test_a_megabyte_of_faults_is_told_in_seconds(tmp_path: Path, block: str) -> None:
    start = time.process_time()
    assert 1 < len(faults_of(tmp_path, SMALLEST + block)) <= 401
    assert time.process_time() - start < 8

"""Records are read from CSV as spreadsheets write it, and a bad cell is told by row and column."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain.brief import Delivery
from service.errors import RecordError
from service.reading.records import Record, read_record


def delivery(**changes: Any) -> Delivery:
    plain: dict[str, Any] = {"measure": "wait", "unit": "min", "better": "lower", "csv": "waits.csv", "column": "minutes"}
    return Delivery.model_validate(plain | changes)


def record_of(folder: Path, content: str | bytes, **changes: Any) -> Record:
    (folder / "waits.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return read_record(folder, delivery(**changes))


def told(folder: Path, content: str | bytes, **changes: Any) -> str:
    with pytest.raises(RecordError) as raised:
        record_of(folder, content, **changes)
    return str(raised.value)


@pytest.mark.parametrize(
    "content",
    [
        "day,minutes\n1,6\n2,7.5\n",
        "day;minutes\r\n1;6\r\n2;7,5\r\n",
        "day\tminutes\n1\t6\n2\t7.5",
        "\n\nday,minutes\n\n1,6\n , \n2,7.5\n\n",
        '"day, or so","minutes"\n"1","6"\n"2","7.5"\n',
        " Minutes \n6\n7.5\n",
        "minutes\r6\r7.5\r",
        "minutes,day\n6\n7.5\n",
        "\ufeffminutes\n６\n7.5",
    ],
)
def test_reads_what_spreadsheets_write(tmp_path: Path, content: str) -> None:
    assert record_of(tmp_path, content) == ((6, 7.5), None, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_reads_chinese_columns_and_groups(tmp_path: Path, encoding: str) -> None:
    content = "日期,时段,分钟\n2027年1月4日,周一 上午,6\n2027/1/5,周二,7\n".encode(encoding)
    samples, dates, groups = record_of(tmp_path, content, column="分钟", date="日期", group="时段")
    assert (samples, groups) == ((6, 7), ("周一 上午", "周二"))
    assert [str(day) for day in dates or ()] == ["2027-01-04", "2027-01-05"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "waits.csv: is empty; it needs a line of column names and at least one row"),
        ("minutes\n\n", "waits.csv: is empty; it needs a line of column names and at least one row"),
        ("day,minuts\n1,2", 'waits.csv: there is no column `minutes`; did you mean `minuts`? the columns are "day", "minuts"'),
        ("a,b\n1,2", 'waits.csv: there is no column `minutes`; the columns are "a", "b"'),
        ("minutes,minutes\n1,2", "waits.csv: 2 columns are called `minutes`; give each a name of its own"),
        ("day,minutes\n1,6\n\n2,n/a", 'waits.csv: row 4, column `minutes`: "n/a" is not a number; write digits alone'),
        ("day,minutes\n1,6\n2,", "waits.csv: row 3, column `minutes` is empty; fill it in or delete the row"),
        ("minutes,day\n6,1\nnan,2", 'waits.csv: row 3, column `minutes`: "nan" is not a number; write digits alone'),
        ("minutes\nx\n6\nx\n", 'waits.csv: row 2, column `minutes`: "x" is not a number; write digits alone (row 4 too)'),
        ("minutes,d\n6,1\n,2\ny,3\n,4", "waits.csv: row 3, column `minutes` is empty; fill it in or delete the row (rows 4, 5 too)"),
        (
            "minutes\n" + "x\n" * 13,
            'waits.csv: row 2, column `minutes`: "x" is not a number; write digits alone (and 12 more rows, row 3 next)',
        ),
        ("minutes,day\n1e999,2", 'waits.csv: row 2, column `minutes`: "1e999" is not a number; write digits alone'),
        ("minutes,day\n1_0,2", 'waits.csv: row 2, column `minutes`: "1_0" is not a number; write digits alone'),
        ('minutes,day\n"1,5",2', 'waits.csv: row 2, column `minutes`: "1,5" is not a number; write digits alone, with a decimal point'),
        (b"minutes\n6\x00", "waits.csv: is no text file (it holds NUL characters); save it as plain text, UTF-8"),
        (b"minutes\n\xff\xff", "waits.csv: is not text in UTF-8 or GB18030; open it in an editor and save it as UTF-8"),
        ("minutes\n" + "1\n" * 200_001, "waits.csv: has 200,001 rows, at most 200,000 are read; keep the latest"),
        ("minutes\n" + "1" * 21 * 2**20, "waits.csv: is 21.0 MB; at most 20 MB can be read, so leave out what is not needed"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: str | bytes, expected: str) -> None:
    assert told(tmp_path, content) == expected


def test_a_cell_without_end_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, 'minutes\n"' + "x" * 200_000).startswith("waits.csv: is no CSV (")


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2027-01-04", "2027.1.5", "2027-01-06 09:30", "2027-01-07T10:00:00Z"], [4, 5, 6, 7]),
        (["04/01/2027", "13/01/2027"], [4, 13]),
        (["01/04/2027", "01/13/2027"], [4, 13]),
        (["04.01.2027", "5.1.2027"], [4, 5]),
        (["01/01/2027"], [1]),
    ],
)
def test_dates_are_read_as_people_type_them(tmp_path: Path, cells: list[str], days: list[int]) -> None:
    content = "minutes;day\n" + "".join(f"1;{cell}\n" for cell in cells)
    dates = record_of(tmp_path, content, date="day").dates or ()
    assert [(day.month, day.day) for day in dates] == [(1, day) for day in days]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("soon", "is no date; write it as 2027-01-04"),
        ("03/04/2027", "could be day/month or month/day; write it as 2027-01-04"),
        ("2027-02-30", "day is out of range for month"),
    ],
)
def test_a_date_that_is_none_is_told_by_row(tmp_path: Path, cell: str, reason: str) -> None:
    assert told(tmp_path, f"minutes,day\n1,{cell}", date="day") == f'waits.csv: row 2, column `day`: "{cell}" {reason}'


@pytest.mark.parametrize(("cell", "reason"), [("<b>am</b>", "holds markup"), ("x" * 201, "is too long"), ("  ", "is empty")])
def test_a_group_is_a_plain_name(tmp_path: Path, cell: str, reason: str) -> None:
    assert reason in told(tmp_path, f"minutes,part\n1,{cell}", group="part")


@pytest.mark.parametrize("path", ["../waits.csv", "/etc/passwd", "C:\\waits.csv", "data/../waits.csv", "..\\waits.csv"])
def test_a_record_lies_in_the_briefs_folder(tmp_path: Path, path: str) -> None:
    expected = f"{path}: a record must lie in the brief's folder or below it; move it there and write its path from there"
    assert told(tmp_path, "minutes\n1", csv=path) == expected


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("minutes\n1")
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "ring.csv").symlink_to(folder / "ring.csv")
    assert "must lie in the brief's folder" in told(folder, "", csv="link.csv")
    assert told(folder, "", csv="ring.csv").startswith("ring.csv: ")
    assert told(folder, "", csv="a\x00b").startswith("a\x00b: is no path")


def test_a_path_with_backslashes_is_found(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "waits.csv").write_text("minutes\n3")
    assert read_record(tmp_path, delivery(csv="data\\waits.csv")).samples == (3,)


def test_an_entry_without_a_file_has_no_record_to_read(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="measure wait: name a file"):
        read_record(tmp_path, delivery(csv=None))


def test_ten_thousand_rows_are_read_in_half_a_second(tmp_path: Path) -> None:
    rows = "".join(f"2027-{1 + n % 12:02}-{1 + n % 28:02},part {n % 9},{n % 97}\n" for n in range(10_000))
    start = time.process_time()
    record = record_of(tmp_path, "day,part,minutes\n" + rows, date="day", group="part")
    assert time.process_time() - start < (2 if sys.gettrace() else 0.5)  # 25 ms on an idle machine; a coverage run counts every line
    assert len(record.samples) == 10_000


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='minutes,;\t\n"1.5-/<', max_size=60) | st.binary(max_size=40))
def test_no_file_raises_anything_but_a_record_error(tmp_path: Path, content: str | bytes) -> None:
    body = content if isinstance(content, bytes) else content.encode()
    try:
        record = record_of(tmp_path, b"minutes,day\n1,2\n" + body)
    except RecordError as error:
        assert str(error).startswith("waits.csv: ")  # noqa: PT017 - both outcomes are right
    else:
        assert record.samples

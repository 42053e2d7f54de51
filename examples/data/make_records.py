"""Invents the records of the Copperbeech, Tidewall and Qingdou examples; run once, the CSV files are the record.

A value is exp of a normal draw, rounded: most are small, a few are large, as waits and delays are.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path

Row = tuple[dt.date, str, int]
# group: (rows, median, spread)
ARRIVALS = {"morning": (56, 9.0, 0.80), "afternoon": (38, 14.0, 0.75)}
CLASS_WAITS = {
    "Spin": (164, 2.0, 0.55),
    "Yoga": (142, 1.7, 0.55),
    "Strength": (126, 1.9, 0.55),
    "Boxing": (88, 1.6, 0.60),
    "Reformer": (84, 5.6, 0.60),
}
COMMENTS = {
    "周三": (38, 4.2, 0.42),
    "周四": (36, 4.0, 0.42),
    "周五": (38, 4.3, 0.42),
    "周六": (66, 4.8, 0.40),
    "周日": (62, 4.6, 0.40),
}


def draw(shape: dict[str, tuple[int, float, float]], days: list[dt.date], least: int, seed: int) -> list[Row]:
    """Rows for every group, on days out of `days`, in order of date."""
    chance = random.Random(seed)  # noqa: S311 - the same rows every time are wanted
    rows = [
        (chance.choice(days), group, max(least, round(median * 2.718281828 ** chance.gauss(0, spread))))
        for group, (count, median, spread) in shape.items()
        for _ in range(count)
    ]
    return sorted(rows)


def days_from(first: dt.date, weeks: int, weekdays: range) -> list[dt.date]:
    """The days of some weekdays (Monday is 0) over some weeks from a Monday on."""
    return [first + dt.timedelta(weeks=week, days=day) for week in range(weeks) for day in weekdays]


def write(name: str, header: tuple[str, str, str], rows: list[Row]) -> None:
    """One CSV beside this file."""
    with (Path(__file__).parent / name).open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def on_their_weekday(rows: list[Row]) -> list[Row]:
    """Rows moved to the weekday that their group names."""
    moved = [(day + dt.timedelta(days="一二三四五六日".index(group[1]) - day.weekday()), group, value) for day, group, value in rows]
    return sorted(moved)


if __name__ == "__main__":
    autumn, spring = dt.date(2026, 10, 5), dt.date(2027, 3, 1)
    write("copperbeech-arrivals.csv", ("date", "part_of_day", "minutes_late"), draw(ARRIVALS, days_from(autumn, 12, range(5)), 0, 11))
    write("tidewall-class-waits.csv", ("joined", "class", "days_waited"), draw(CLASS_WAITS, days_from(spring, 9, range(7)), 0, 27))
    comments = on_their_weekday(draw(COMMENTS, days_from(spring, 12, range(2, 7)), 1, 5))
    write("qingdou-comments.csv", ("日期", "班次", "小时"), comments)

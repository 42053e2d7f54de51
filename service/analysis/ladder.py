"""The ladder: levels that customers would say, by unit, and rounding to its safe side."""

from __future__ import annotations

import bisect
import itertools
import math
import re
from collections.abc import Callable

from service.analysis.levels import Better, beats, meets

LADDER: dict[str, tuple[float, ...]] = {
    "s": (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600, 900, 1800, 3600),
    "min": (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 720, 1440),
    "h": (0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 12, 24),
    "days": (1, 2, 3, 4, 5, 7, 10, 14, 21, 30),
    "working_days": (1, 2, 3, 4, 5, 10),
    "weeks": (1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26, 52),
    "months": (1, 2, 3, 4, 6, 9, 12, 18, 24),
}
"""Steps by unit; beyond the last one, whole multiples of it."""
SHARES = (0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
"""Shares one would say: nine in ten, nineteen in twenty; from 0 up."""
MANTISSAS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""Any other unit: these, times a power of ten."""

SPELLINGS: dict[str, str] = {
    "s": "s sec secs second seconds 秒 秒钟",
    "min": "min mins minute minutes 分钟 分鐘",
    "h": "h hr hrs hour hours 时 小时 個小時 个小时 小時 钟头 个钟头",
    "days": "d day days calendar_day calendar_days 天 日 自然日",
    "working_days": "working_day working_days work_day work_days workday workdays business_day business_days weekdays 工作日 个工作日",
    "weeks": "w wk wks week weeks 周 星期 个星期 礼拜 週",
    "months": "month months 月 个月",
    "rating": "rating ratings star stars point_of_5 points_of_5 星 评分 分制",
    "percent": "% percent per_cent pct 百分比 百分之",
}
"""Ways to write a unit, in English and Chinese."""
_UNIT_OF = {spelling: unit for unit, spellings in SPELLINGS.items() for spelling in spellings.split()}
_SHARE = re.compile(r"^(share|proportion|fraction)\b|占比|比例|比率|百分率")


def is_share(unit: str) -> bool:
    """Whether a unit means a share of something (0 to 1)."""
    return _SHARE.search(unit.strip().casefold()) is not None


def unit_of(spelling: str) -> str:
    """The unit behind a spelling: `Minutes`, `分钟` → `min`; `share` for a share of something; empty when it is none of the ladder's."""
    if is_share(spelling):
        return "share"
    return _UNIT_OF.get(re.sub(r"[\s_-]+", "_", spelling.strip().strip(".").casefold()), "")


def unit_in_name(name: str) -> str:
    """The unit that a column's name ends or begins with: `minutes_late` → `min`; empty when there is none."""
    words = [w for w in re.split(r"[^\w%]+|_", name.casefold()) if w]
    pairs = [f"{a}_{b}" for a, b in itertools.pairwise(words)]
    return next((u for u in map(unit_of, (*pairs, *words)) if u), "")


def said_level(level: float, unit: str, better: Better) -> float:
    """The nearest level one would say on the safe side: up where lower is better, down where higher is better."""
    up, down = _rounding(unit_of(unit))
    raised, size = (better == "lower") == (level >= 0), abs(level)
    said = up(size) if raised else down(size)
    return -said if level < 0 else said


def promise_level(level: float, adequate: float, unit: str, better: Better) -> float | None:
    """The level to promise: rounded to the safe side, but never across *adequate*; None when the level itself misses adequate."""
    if not meets(level, adequate, better):
        return None
    said = said_level(level, unit, better)
    return adequate if beats(adequate, said, better) else said


Rounding = tuple[Callable[[float], float], Callable[[float], float]]


def _rounding(unit: str) -> Rounding:
    """How to round a size up and down in a unit."""
    if unit == "share":
        return _share_up, _share_down
    if unit == "percent":
        return lambda x: round(_share_up(x / 100) * 100, 9), lambda x: round(_share_down(x / 100) * 100, 9)
    if unit == "rating":
        return _tenth_up, _tenth_down
    steps = LADDER.get(unit)
    if steps is None:
        return _any_up, _any_down
    return lambda x: _up(x, steps), lambda x: _down(x, steps)


def _up(size: float, steps: tuple[float, ...]) -> float:
    if size > steps[-1]:
        return _multiple_up(size, steps[-1])
    return 0.0 if size == 0 else float(steps[bisect.bisect_left(steps, size)])


def _down(size: float, steps: tuple[float, ...]) -> float:
    if size > steps[-1]:
        return _multiple_down(size, steps[-1])
    below = bisect.bisect_right(steps, size)
    return float(steps[below - 1]) if below else _any_down(size)


def _multiple_up(size: float, step: float) -> float:
    """The next whole multiple; one more where the division lost the last digit."""
    whole = math.ceil(size / step)
    return next(w * step for w in (whole, whole + 1) if w * step >= size)


def _multiple_down(size: float, step: float) -> float:
    whole = math.floor(size / step)
    return next(w * step for w in (whole, whole - 1) if w * step <= size)


def _tenth_up(size: float) -> float:
    tenths = math.floor(size * 10)
    return next(t / 10 for t in (tenths, tenths + 1, tenths + 2) if t / 10 >= size)


def _tenth_down(size: float) -> float:
    tenths = math.ceil(size * 10)
    return next(t / 10 for t in (tenths, tenths - 1, tenths - 2) if t / 10 <= size)


def _share_down(size: float) -> float:
    below = bisect.bisect_right(SHARES, size)
    return SHARES[below - 1] if below else 0.0


def _share_up(size: float) -> float:
    """The mirror of the share that is missing: at most one in twenty fails where at least nineteen in twenty hold."""
    if size > 1:
        return _any_up(size)
    return min(s for s in (round(1 - s, 10) for s in (0.0, *SHARES)) if s >= size)


def _any_up(size: float) -> float:
    if size == 0:
        return 0.0
    power = math.floor(math.log10(size))
    return next(s for m in MANTISSAS if (s := float(f"{m}e{power}")) >= size)


def _any_down(size: float) -> float:
    if size == 0:
        return 0.0
    power = math.floor(math.log10(size))
    return next(s for m in reversed(MANTISSAS) if (s := float(f"{m}e{power}")) <= size)

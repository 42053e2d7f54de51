"""Chinese numerals where they are clearly a quantity: `九成`, `百分之五`, `三分之一`, `三十分钟`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.number_words import SMALL_BELOW, NumberWord

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ANY = "零〇一二两三四五六七八九十百千万亿"
_NUMERAL_ANY = re.compile(f"[{_ANY}]")
_UNITS = "分钟|小时|工时|公里|工作日|个月|元|块|天|次|位|人|户|单|周|年|岁|条|张|家|份|句|米|平|点|名|台|间|秒|倍|页|字|个"

_NUMERAL = re.compile(
    rf"""
    (?P<percent>百分之[{_ANY}]+(?:点[{_ANY}]+)?)
  | (?P<part>[{_ANY}]+分之[{_ANY}]+)
  | (?P<tenths>[一二两三四五六七八九十]成(?:[一二三四五六七八九](?![{_ANY}])|半)?(?![立为本功年熟就员交不])(?P<more>多|以上)?)
  | (?<![周期第初{_ANY}])(?P<count>[一二两三四五六七八九十][{_ANY}]*(?:点[{_ANY}]+)?)(?=\s?(?:{_UNITS}))
    """,
    re.VERBOSE,
)


def chinese_numbers(text: str, small: bool) -> Iterator[NumberWord]:
    """Numbers in Chinese numerals; plain counts below thirteen only when `small`."""
    if not _NUMERAL_ANY.search(text):
        return
    for match in _NUMERAL.finditer(text):
        words, end = match.group(), match.end()
        if match.group("percent"):
            yield NumberWord(words, end, _value(words[3:]), _step(words), True)
        elif match.group("part"):
            below, above = (_value(part) for part in words.split("分之"))
            yield NumberWord(words, end, 100 * above / (below or 1), 1.0, True)
        elif match.group("tenths"):
            tenths, _, rest = words.partition("成")
            yield NumberWord(words, end, 10 * _value(tenths) + _rest(rest), 10.0 if match.group("more") else 1.0 if rest else 5.0, True)
        elif (value := _value(words)) >= SMALL_BELOW or small:
            yield NumberWord(words, end, value, _step(words))


def _rest(words: str) -> float:
    return 5.0 if words.startswith("半") else float(_DIGITS.get(words[:1], 0))


def _step(words: str) -> float:
    return float(10.0 ** -len(words.partition("点")[2]))


def _value(words: str) -> float:
    whole, _, decimals = words.partition("点")
    if len(whole) > 1 and all(c in _DIGITS for c in whole):
        return float("".join(str(_DIGITS[c]) for c in whole))
    tail = "".join(str(_DIGITS.get(c, 0)) for c in decimals)
    return _whole(whole) + float(f"0.{tail or 0}")


def _whole(words: str) -> float:
    total = section = digit = 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif _TENS[char] >= 10_000:
            total, section, digit = (total + section + digit) * _TENS[char], 0, 0
        else:
            section, digit = section + (digit or 1) * _TENS[char], 0
    return float(total + section + digit)

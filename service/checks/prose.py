"""PRV-4 and PRV-5: one language throughout, no placeholder, no faulty punctuation, no paragraph twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.finding import finding, words
from service.checks.read import Read
from service.checks.spoken import SPOKEN
from service.domain.plan.block import Note
from service.domain.plan.plan import Finding, Plan
from service.domain.plan.walk import field_of

LONG = 40
"""Characters from which the same text twice is a repeated paragraph."""
SHORT_WORD = 3
"""Letters up to which a foreign word in a Chinese text passes: a unit, a grade, an abbreviation."""
LEAST_CHINESE = 0.5
TOO_SHORT = 10
"""Letters below which the share of Chinese says nothing."""

MEANT_TWICE = SPOKEN | {"relationships.limits", "organisation.empowerment"}
"""Words that are meant to stand in several places: what may be printed, and who may give what."""
_LINES = re.compile(r"mix\.\w+\.short|summary\.seven_p\.\w+|summary\.calendar\[\d+\]\.actions\[\d+\]|summary\.outside\[\d+\]\.do")
"""Lines that stand again as they are: a decision in part 1 and part 2, what goes on from month to month, one step for two facts."""

_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_PLACEHOLDER = re.compile(
    r"\{\{?[\w.:|]*\}?\}|<[a-z_]+>|(?<![A-Za-z_])(?:TODO|TBD|FIXME|XXX|lorem|nan|NaN|null|undefined)(?![A-Za-z_])"
    r"|(?<=[a-z0-9£$€¥(=\u4e00-\u9fff])\s?None\b"
)
_PLACEHOLDER_PARTS = ("{", "<", "TODO", "TBD", "FIXME", "XXX", "lorem", "nan", "NaN", "null", "undefined", "None")
"""One of these stands in every placeholder: looking for them first is far cheaper."""
_FAULTY = re.compile(
    r"\S  +\S|\s[,;!?.](?:\s|$)|[,;:]{2}|(?<!\.)\.\.(?!\.)|,\.|\.,(?!\w)|\(\s*\)"
    r"|[，。；：、！？]{2,}|（\s*）|[\u4e00-\u9fff],[\u4e00-\u9fff]"
)
_MARKS = ",;:.，。；：、！？"
_FAULTY_PAIRS = (re.compile(r"[\s(（][\s,;!?.)）]"), re.compile(rf"[{_MARKS}](?:[{_MARKS}]|(?<=,)[\u4e00-\u9fff])"))
"""Two characters side by side: every fault has such a pair, most sentences have none."""


def one_language(read: Read) -> Iterator[Finding]:
    """PRV-4: the plan's language is the one asked for, throughout; the owner's own words may stand in theirs."""
    plan, owners_text = read.plan, read.owners_text
    allowed = {word.casefold() for word in _LATIN.findall(f"{owners_text} {words(plan, 'allowed_words')}")}
    for path, statement in read.statements:
        if plan.language == "zh":
            yield from _foreign_in_chinese(plan, path, statement.text, allowed)
        else:
            for run in [run for run in _CHINESE_RUN.findall(statement.text) if run not in owners_text]:
                yield finding(plan, "PRV-4.foreign", path, words=run)


def clean_prose(read: Read) -> Iterator[Finding]:
    """PRV-5: no placeholder, no fault of punctuation, no empty statement, no repeated paragraph."""
    plan, owners_text = read.plan, read.owners_text
    for path, statement in read.statements:
        text = statement.text
        placeholder = _first(_PLACEHOLDER, text, owners_text) if any(part in text for part in _PLACEHOLDER_PARTS) else None
        faulty = _first(_FAULTY, text, owners_text) if any(pair.search(text) for pair in _FAULTY_PAIRS) else None
        if not text.strip():
            yield finding(plan, "PRV-5.empty", path)
        if placeholder:
            yield finding(plan, "PRV-5.placeholder", path, words=placeholder.group().strip())
        if faulty:
            yield finding(plan, "PRV-5.punctuation", path, words=_around(text, faulty))
    yield from _repeated(read)


def _foreign_in_chinese(plan: Plan, path: str, text: str, allowed: set[str]) -> Iterator[Finding]:
    foreign = [word for word in _LATIN.findall(text) if word.casefold() not in allowed]
    letters, chinese = sum(map(len, foreign)), len(_CHINESE.findall(text))
    long_words = [word for word in foreign if len(word) > SHORT_WORD]
    if long_words:
        yield finding(plan, "PRV-4.foreign", path, words=", ".join(dict.fromkeys(long_words)))
    elif letters + chinese > TOO_SHORT and chinese < LEAST_CHINESE * (letters + chinese):
        yield finding(plan, "PRV-4.share", path)


def _repeated(read: Read) -> Iterator[Finding]:
    """A paragraph that stands twice in a part is an error; a cell of a table that does, a warning."""
    first: dict[tuple[int, str], tuple[str, bool]] = {}
    for path, statement in read.statements:
        if len(statement.text) <= LONG or field_of(path) in MEANT_TWICE or _LINES.fullmatch(path):
            continue
        paragraph = isinstance(statement, Note) or path.startswith("summary.")
        before, was_paragraph = first.setdefault((statement.part, statement.text), (path, paragraph))
        if before != path:
            yield finding(read.plan, "PRV-5.repeated", path, "error" if paragraph or was_paragraph else "warning", before=before)


def _first(pattern: re.Pattern[str], text: str, owners_text: str) -> re.Match[str] | None:
    """The first match that is not the owner's own."""
    return next((match for match in pattern.finditer(text) if match.group() not in owners_text), None)


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 12) : match.end() + 12].strip()

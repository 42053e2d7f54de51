"""READ: part 1 is short and plain, answers every goal, names one offer and gives each refusal its price."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checks.finding import finding, words
from service.checks.numbers import find_numbers
from service.checks.read import OFFER_NAME, Read
from service.domain.evidence import Statement
from service.domain.plan.owner import Route
from service.domain.plan.plan import Finding, Plan

MOST = {"en": 2400, "zh": 3600}
"""Words of part 1 in English, characters in Chinese."""
OFFER = "summary.offer."
OWNERS_PAGES = ("summary.", "programme.monday", "programme.not_this_week")

_CODE = re.compile(
    r"\b(?:OBJ|SIT|SEG|POS|EXP|MIX|GAP|REL|CAP|ORG|ACT|READ|PRV)-\d\b|(?<![A-Za-z0-9])(?:[GASWOTHMRKQ]|SO|ST|WO|WT)\d{1,2}(?![A-Za-z0-9])"
    r"|\[(?:calc|brief|passage|assumption|kb)\b|〔(?:算|简报|手册|设)"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_UNIMPORTANT = re.compile(r"[\W_]+")


def short_and_plain(read: Read) -> Iterator[Finding]:
    """READ-1: part 1 keeps its length and has no code, tag or rule id."""
    plan = read.plan
    pages = [(path, s) for path, s in read.statements if s.part == 1 or path.startswith(OWNERS_PAGES)]
    counted = sum(_length(plan, s.text) for path, s in pages if path.startswith(OWNERS_PAGES))
    length = max(plan.meta.words_part_1, counted)  # an edited plan carries the count of the one it was
    if length > MOST[plan.language]:
        yield finding(plan, "READ-1.long", "summary", length=length, most=MOST[plan.language])
    jargon = re.compile(words(plan, "jargon"), re.IGNORECASE)
    for path, statement in pages:
        for match in (*_CODE.finditer(statement.text), *jargon.finditer(statement.text)):
            if match.group() not in read.owners_text:
                yield finding(plan, "READ-1.code", path, code=match.group())


def goals_answered(plan: Plan) -> Iterator[Finding]:
    """READ-2: every goal of the owner is answered: yes with a date, or not yet with its condition and number."""
    answered = [_bare(route.goal) for route in plan.summary.routes]
    for index, goal in enumerate(plan.brief.get("goals") or ()):
        if not any(_bare(goal) in route or (route and route in _bare(goal)) for route in answered):
            yield finding(plan, "READ-2.goal", "summary.routes", goal=goal, number=index + 1)
    for index, route in enumerate(plan.summary.routes):
        path = f"summary.routes[{index}]"
        if not route.condition.text.strip():
            yield finding(plan, "READ-2.condition", f"{path}.condition", goal=route.goal)
        elif route.answer == "not_yet" and not _has_number(*_said(route)):
            yield finding(plan, "READ-2.number", f"{path}.condition", goal=route.goal)


def one_offer(read: Read) -> Iterator[Finding]:
    """READ-3: one named offer, promised within the register."""
    offer = read.plan.summary.offer
    if not offer.name.strip() or not offer.what.text.strip():
        yield finding(read.plan, "READ-3.name", OFFER_NAME)
    for path, fault in read.faults:
        if path.startswith(OFFER) and fault.severity == "error":
            yield finding(read.plan, "READ-3.promise", path, sentence=fault.sentence)


def priced_refusals(plan: Plan) -> Iterator[Finding]:
    """READ-4: each refusal gives its price: a position not taken, what the firm will not do, a goal not reached yet."""
    for path, statements_of_it in _refusals(plan):
        if not _has_number(*statements_of_it):
            yield finding(plan, "READ-4.price", path)


def _refusals(plan: Plan) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    for index, row in enumerate(plan.positioning.rejected):
        yield f"positioning.rejected[{index}]", (row.what, row.why, row.changes_if)
    if plan.summary.will_not is not None:
        yield "summary.will_not", (plan.summary.will_not,)
    for index, route in enumerate(plan.summary.routes):
        if route.answer == "not_yet":
            yield f"summary.routes[{index}]", _said(route)


def _said(route: Route) -> tuple[Statement, ...]:
    return tuple(s for s in (route.road, route.condition, route.then) if s is not None)


def _has_number(*said: Statement) -> bool:
    """Whether a figure is given; "one" and "一" are seldom one."""
    found = [n for s in said for n in find_numbers(s.text, small=True) if n.kind not in ("code", "date")]
    return any(n.value != 1 or n.text.strip()[0].isdigit() for n in found)


def _length(plan: Plan, text: str) -> int:
    return len(_CHINESE.findall(text)) if plan.language == "zh" else len(text.split())


def _bare(text: str) -> str:
    return _UNIMPORTANT.sub("", text).casefold()

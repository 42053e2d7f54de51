"""What a figure of a plan is called where a version changed it: its row, and the heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain.brief import Language
from service.domain.plan.plan import Plan
from service.prompts import read_yaml
from service.revising.diff import Difference
from service.web.pages.words import has, say
from service.writing.phrasebook import Phrasebook

_STEP = re.compile(r"\[(?P<row>[^\[\]]*)\]|(?P<field>[^.\[\]]+)")
_OURS = re.compile(r"[a-z_]+")
"""Names of the program; what the owner calls something has a capital, a digit or a Chinese character."""


def figure_name(language: Language, one: Difference, plan: Plan) -> str:
    """A place such as `customers.segments[Families].customers_share` in the visitor's words; where it has none, its section."""
    steps = list(_STEP.finditer(one.path.removeprefix(one.section)))
    fields = [step["field"] for step in steps if step["field"] and _OURS.fullmatch(step["field"])]
    rows = [step["row"] or step["field"] for step in steps if not (step["field"] and _OURS.fullmatch(step["field"]))]
    book = Phrasebook(language, plan.currency)
    field = (_heading(book, fields[-1]) if fields else "") or _section(book, one.section)
    row = say(language, "site.comma").join(_rows(book, rows, plan))
    return say(language, "brief.of", row=row, field=field) if row and field else row or field


def _heading(book: Phrasebook, field: str) -> str:
    own: dict[str, str] = read_yaml(f"pages/figures/{book.language}.yaml")
    key = f"document.column.{field}"
    return own.get(field) or (str(book.phrase(key)) if book.has(key) else "")


def _section(book: Phrasebook, section: str) -> str:
    if has(book.language, f"stage.{section}.name"):
        return say(book.language, f"stage.{section}.name")
    key = f"document.section.{section}"
    return str(book.phrase(key)) if book.has(key) else ""


def _rows(book: Phrasebook, rows: list[str], plan: Plan) -> Iterator[str]:
    """Names of rows. A number says nothing; a name of the program has its word, or is left out."""
    measures = {str(row.get("measure")): str(row.get("label")) for row in plan.brief.get("delivery") or []}
    for row in rows:
        tier = f"document.tier.{row}"
        if row in measures:
            yield measures[row]
        elif book.has(tier):
            yield str(book.phrase(tier))
        elif row and not row.isdigit() and not _OURS.fullmatch(row):
            yield row

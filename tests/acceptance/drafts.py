"""The examples and their plans, each drafted once."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from service.domain.brief import Brief, Language
from service.domain.plan.plan import Plan
from service.pipeline import Stamp, write_plan
from service.reading.brief_file import parse_brief, read_brief
from tests.acceptance.odd_briefs import ODD

FOLDER = Path(__file__).parents[2] / "examples"
STEMS = sorted(file.stem for file in FOLDER.glob("*.yaml"))
STAMP = Stamp("a-plan", dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC))


def draft(brief: Brief) -> Plan:
    """A plan with the stamp of the tests."""
    return write_plan(brief, STAMP)


@cache
def brief_of(stem: str) -> Brief:
    """An example's brief."""
    return read_brief(FOLDER / f"{stem}.yaml")


@cache
def plan_of(stem: str) -> Plan:
    """An example's plan."""
    return draft(brief_of(stem))


@cache
def translated(stem: str) -> Plan:
    """An example's plan in the other language; the owner's names and words stay as they are."""
    other: Language = "en" if brief_of(stem).language == "zh" else "zh"
    return draft(brief_of(stem).model_copy(update={"language": other}))


@cache
def odd_plan(name: str) -> Plan:
    """The plan of an odd brief."""
    return draft(parse_brief(ODD[name]()))


def errors(plan: Plan) -> list[str]:
    """Findings of severity error, a line each."""
    return [f"{f.rule} {f.path}: {f.message}" for f in plan.findings if f.severity == "error"]

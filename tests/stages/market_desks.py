"""Desks for the chapters on the market: an example's, or an example's with some blocks of another shape."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from service.domain.brief import Brief
from service.moves.case import read_case
from service.moves.choosing import choose_moves
from service.moves.scheme import make_scheme
from service.reading.brief_file import read_brief
from service.stages.desk import Desk
from service.stages.doubts import read_doubts

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.yaml"))


def a_desk(brief: Brief) -> Desk:
    case = read_case(brief, dt.date(2026, 11, 23))
    choice = choose_moves(case)
    scheme = make_scheme(case, choice.made)
    return Desk(case, choice, scheme, read_doubts(case, scheme))


@cache
def example(name: str) -> Brief:
    return read_brief(next(path for path in EXAMPLES if path.stem.startswith(name)))


def changed(name: str, **blocks: Any) -> Brief:
    """An example with some blocks of another shape; None leaves a block out."""
    data = example(name).model_dump(by_alias=True)
    given = {key: value for key, value in {**data, **blocks}.items() if value is not None}
    return Brief.model_validate(given)

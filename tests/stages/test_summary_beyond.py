"""What is done beyond the promise is the trade's own, else what any firm can do."""

from __future__ import annotations

import pytest

from service.stages.summary_beyond import beyond
from tests.moves.briefs import a_desk


@pytest.mark.parametrize(
    ("kind", "deed"),
    [("plumber", "Test the stopcock while you are there"), ("lighthouse keeper", "Ring the day after and ask whether all is well")],
)
def test_three_deeds_that_nobody_announces(kind: str, deed: str) -> None:
    said = beyond(a_desk(business={"kind": kind})).text
    assert said.startswith(deed) and said.count(";") == 2 and said.endswith("soon expected.")

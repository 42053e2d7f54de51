"""English texts find their counterparts: word for word, or by a form with slots whose words are looked up too."""

from __future__ import annotations

import pytest

from service.writing.counterparts import Counterparts

TOLD = Counterparts(
    {
        "price": "价格",
        "hours × price": "工时 × 价格",
        "hours × {what}": "工时 × {what}",
        "Σ over days of {each}": "各天相加：{each}",
        "{one} by {other}": "{other}、{one}",
        "(a + b)^2?": "（甲 + 乙）²",
    }
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("price", "价格"),
        ("hours × price", "工时 × 价格"),
        ("hours × cost", "工时 × cost"),
        ("Σ over days of price", "各天相加：价格"),
        ("Σ over days of hours × price", "各天相加：工时 × 价格"),
        ("Σ over days of hours by price", "各天相加：价格、hours"),
        ("price by 3 min", "3 min、价格"),
        ("(a + b)^2?", "（甲 + 乙）²"),
    ],
)
def test_a_text_has_its_counterpart(said: str, words: str) -> None:
    assert TOLD.of(said) == words


@pytest.mark.parametrize("said", ["Price", "price ", "hours × ", "(a + b)^"])
def test_what_nobody_has_put_in_other_words_has_none(said: str) -> None:
    assert TOLD.of(said) is None

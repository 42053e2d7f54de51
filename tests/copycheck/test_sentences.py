"""Sentences and their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.copycheck.sentences import cut, fold, language_of


def pieces(text: str, *, lines: bool = False) -> list[tuple[int, str]]:
    return [(piece.line, text[piece.start : piece.end]) for piece in cut(fold(text), lines=lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("一。二！三？四", ["一。", "二！", "三？", "四"]),
        ("See Dr. Osei at 9.30 sharp. Bring tea.", ["See Dr. Osei at 9.30 sharp.", "Bring tea."]),
        ("The No. 1 choice. Yes.", ["The No. 1 choice.", "Yes."]),
        ("Seen in 10 min.\nNext.", ["Seen in 10 min.", "Next."]),
        ('"Quick!" says Mary. Good.', ['"Quick!" says Mary.', "Good."]),
        ("“快！”李女士说。好。", ["“快！”李女士说。", "好。"]),
        ("Short line\nAnother", ["Short line", "Another"]),
        ("We answer every call within\n8 hours.", ["We answer every call within\n8 hours."]),
        ("A long line of prose that was wrapped by an editor at some\nwidth goes on here.", None),
        ("- one\n- two", ["- one", "- two"]),
        ("cell one | cell two", ["cell one |", "cell two"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str] | None) -> None:
    assert [piece for _, piece in pieces(text)] == (expected if expected is not None else [text])


def test_with_lines_a_wrapped_line_is_a_text_of_its_own() -> None:
    assert pieces("within\n8 hours.\r\n\nyes", lines=True) == [(1, "within"), (2, "8 hours."), (4, "yes")]


def test_a_sentence_without_end_is_read_in_runs() -> None:
    assert [len(piece) for _, piece in pieces("a" * 1000)] == [400, 400, 200]
    assert max(len(piece) for _, piece in pieces("word, " * 300)) <= 400


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.booleans())
def test_no_letter_is_lost(text: str, lines: bool) -> None:
    plain = fold(text)
    kept = "".join(plain[piece.start : piece.end] for piece in cut(plain, lines=lines))
    assert "".join(kept.split()) == "".join(plain.split())


@pytest.mark.parametrize(
    ("text", "language"), [("hello", "en"), ("你好", "zh"), ("VIP 客户专享", "zh"), ("Try our 火锅 tonight", "en"), ("", "en")]
)
def test_the_language_is_told_by_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language

"""Each kind of file is read for its words; one at fault is told in a line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from service.errors import DocumentError
from service.knowledge import readers
from service.knowledge.readers import docx as word
from service.knowledge.readers import read_file
from tests.knowledge.files import PAGE, SENTENCES, a_docx, a_pdf


def texts(path: Path) -> list[str]:
    return [block.text for block in read_file(path)[1].blocks if block.text]


def test_markdown_gives_headings_paragraphs_and_items_without_their_marks(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: Front desk\n---\n## Waiting\nSay it **once**, and\nsay it [again](x.html).\n\n- one\n- two\n\n```\ncode\n```\n",
        "utf-8",
    )
    raw = read_file(file)[1]
    assert raw.title == "Front desk"
    assert [(b.text, b.level) for b in raw.blocks] == [
        ("Waiting", 2),
        ("Say it once, and say it again.", 0),
        ("one", 0),
        ("two", 0),
        ("code", 0),
    ]


def test_markdown_without_front_matter_is_named_by_its_first_heading_or_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Front desk\n\nWords.", "utf-8")
    (tmp_path / "b.md").write_text("Words.", "utf-8")
    assert read_file(tmp_path / "a.md")[1].title == "Front desk"
    assert read_file(tmp_path / "b.md")[1].title == "b"


def test_wrapped_chinese_markdown_is_joined_without_a_space(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("顾客要的是准时，\n也是放心。", "utf-8")
    assert texts(tmp_path / "a.md") == ["顾客要的是准时，也是放心。"]


@pytest.mark.parametrize("front", ["title: [", "- only\n- a list"])
def test_front_matter_at_fault_is_told(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nWords.", "utf-8")
    with pytest.raises(DocumentError, match="has front matter that is no"):
        read_file(tmp_path / "a.md")


def test_a_text_is_named_by_its_first_line_unless_that_is_noise_or_a_chapter(tmp_path: Path) -> None:
    for name, first in {"a": "Front desk", "b": "top of page", "c": "Gap 1 and its causes", "d": "x" * 99}.items():
        (tmp_path / f"{name}.txt").write_text(f"{first}\nWords that follow\nand more.", "utf-8")
    assert [read_file(tmp_path / f"{n}.txt")[1].title for n in "abcd"] == ["Front desk", "Words that follow", "c", "d"]


def test_a_web_page_gives_its_main_part_alone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    raw = read_file(tmp_path / "a.html")[1]
    said = " ".join(b.text for b in raw.blocks)
    assert raw.title == "Front desk"
    assert all(sentence in said for sentence in SENTENCES[:2])
    assert "Call back Four working hours" in said
    assert "Bare words of a section" in said
    for noise in ("Our shop", "cookies", "gardening", "hidden", "Imprint", "friends", "color"):
        assert noise not in said
    assert [(b.text, b.level) for b in raw.blocks if b.level] == [("Front desk", 1), ("Waiting", 2)]
    assert {"Imprint and contact", "Tell your friends about this page"} <= {d.text for d in raw.gone}


@pytest.mark.parametrize(("named", "encoding"), [("gb2312", "gb18030"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")])
def test_a_web_page_is_read_in_the_encoding_it_names(tmp_path: Path, named: str, encoding: str) -> None:
    words = "Café prices are told “before” the work begins" if encoding == "cp1252" else "价钱先说清楚再动手干活"
    (tmp_path / "a.html").write_bytes(f'<html><head><meta charset="{named}"></head><body><p>{words}</p></body></html>'.encode(encoding))
    assert texts(tmp_path / "a.html") == [words]


def test_a_pdf_gives_its_lines_without_running_heads(tmp_path: Path) -> None:
    pages = [
        ["The handbook of the firm", *(f"{word} {s}" for s in SENTENCES), f"Page {n}"]
        for n, word in enumerate(["One", "Two", "Three", "Four"])
    ]
    raw = read_file(a_pdf(tmp_path / "a.pdf", pages))[1]
    said = [b.text for b in raw.blocks if b.text]
    assert said == [f"{word} {s}" for word in ("One", "Two", "Three", "Four") for s in SENTENCES]
    assert {d.text for d in raw.gone} >= {"The handbook of the firm", "Page 3"}


def test_a_short_pdf_keeps_its_first_line(tmp_path: Path) -> None:
    assert texts(a_pdf(tmp_path / "a.pdf", [["Front desk", *SENTENCES]])) == ["Front desk", *SENTENCES]


def test_a_word_file_gives_headings_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    raw = read_file(a_docx(tmp_path / "a.docx"))[1]
    assert raw.title == "Front desk"
    assert [b.level for b in raw.blocks] == [1, 0, 2, 0, 0, 0]
    assert raw.blocks[-1].text == "Call back · Four working hours"
    assert read_file(a_docx(tmp_path / "b.docx", title=""))[1].title == "Waiting"


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^is locked with a password"):
        read_file(a_pdf(tmp_path / "a.pdf", [list(SENTENCES)], password="secret"))  # noqa: S106 - made up for the test


def test_a_locked_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    with pytest.raises(DocumentError, match=r"^is locked with a password, or a Word file of the old kind"):
        read_file(tmp_path / "a.docx")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("part", [0.5, 0.05])
def test_a_damaged_file_is_told(tmp_path: Path, name: str, part: float) -> None:
    whole = (a_pdf(tmp_path / name, [list(SENTENCES)]) if name == "a.pdf" else a_docx(tmp_path / name)).read_bytes()
    (tmp_path / name).write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(DocumentError, match=r"^(is damaged|holds no text)"):
        read_file(tmp_path / name)


def test_a_word_file_that_unpacks_without_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MOST_UNPACKED", 5_000_000)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(6_000_000))
    with pytest.raises(DocumentError, match="unpacks to more than 5 MB"):
        read_file(tmp_path / "a.docx")


def test_a_page_nested_without_end_is_told_or_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 5_000 + "deep words here" + "</div>" * 5_000, "utf-8")
    with pytest.raises(DocumentError, match=r"^(is nested too deeply|holds no text)"):
        read_file(tmp_path / "a.html")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n ", "is empty"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "holds no text"),
        ("a.xls", b"x", "is none of .md"),
        ("a.txt", bytes(range(256)) * 9, "is no text"),
    ],
)
def test_a_file_without_words_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError, match=told):
        read_file(tmp_path / name)


def test_a_huge_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Many words. " * 100, "utf-8")
    monkeypatch.setattr(readers, "MOST_CHARACTERS", 1000)
    with pytest.raises(DocumentError, match="holds more than 1,000 characters"):
        read_file(tmp_path / "a.txt")
    monkeypatch.setattr(readers, "MOST_BYTES", 1000)
    with pytest.raises(DocumentError, match="is larger than 0 MB"):
        read_file(tmp_path / "a.txt")


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"cannot be read \(no such file"):
        read_file(tmp_path / "gone.txt")

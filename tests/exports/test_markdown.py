"""Markdown: any words at all come out as the words they were."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.exports.document import (
    Block,
    Bullets,
    Callout,
    Document,
    EvidenceItem,
    EvidenceList,
    Heading,
    Paragraph,
    Part,
    Table,
    Words,
    tidy,
)
from service.exports.markdown import markdown
from tests.exports.evidence_pieces import HOSTILE

TRICKY = st.text(alphabet=st.sampled_from("ab 1.#>-+=*_`[](){}<>|\\&;~!:/\"'“”。，字①\n\t\x07"), max_size=24)


def parsed(block: Block) -> list[Token]:
    document = Document("T", "en", (Part(Heading(2, "P", "p"), (block,)),), "Evidence", "Contents")
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown(document))[7:]


def lines(tokens: list[Token]) -> list[str]:
    """The words of each inline token; marks of emphasis have no content."""
    return ["".join(child.content for child in token.children or []) for token in tokens if token.type == "inline"]


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens if token.nesting >= 0]


@settings(max_examples=300, deadline=None)
@given(TRICKY)
def test_no_words_are_read_as_markup_in_a_paragraph(text: str) -> None:
    tokens = parsed(Paragraph(Words(f"{text}x")))
    assert kinds(tokens) == ["paragraph_open", "inline"]
    assert lines(tokens) == [tidy(f"{text}x")]


@settings(max_examples=200, deadline=None)
@given(TRICKY, TRICKY)
def test_no_words_break_a_table(column: str, text: str) -> None:
    tokens = parsed(Table("t", "C", (f"x{column}x", "B"), ((Words(f"{text}x"), Words("", tags=(f"[{text}x]",))),), caption_shown=False))
    assert lines(tokens) == [tidy(f"x{column}x"), "B", tidy(f"{text}x"), f"[{tidy(text + 'x')}]"]


@settings(max_examples=200, deadline=None)
@given(TRICKY, TRICKY)
def test_a_lead_is_bold_whatever_it_says(lead: str, text: str) -> None:
    tokens = parsed(Bullets((Words(f"{text}x", lead=f"“{lead}。", mark=7),)))
    assert [child.type for child in tokens[3].children or [] if child.nesting > 0] == ["strong_open"]
    assert lines(tokens) == [f"{tidy('“' + lead + '。')} {tidy(text + 'x')}⁷"]


def test_a_number_in_bold_stays_inside_the_bold() -> None:
    tokens = parsed(Paragraph(Words("做到了。", emphasis=True, mark=12)))
    assert lines(tokens) == ["做到了。¹²"]
    assert "strong_open" in [child.type for child in tokens[1].children or []]


def test_a_number_keeps_off_a_digit() -> None:
    assert lines(parsed(Paragraph(Words("in 2027", mark=3)))) == ["in 2027\N{NARROW NO-BREAK SPACE}³"]


def test_lists_quotes_asides_and_evidence_are_what_they_look_like() -> None:
    assert kinds(parsed(Bullets((Words("a"), Words("b")), ordered=True)))[0] == "ordered_list_open"
    assert kinds(parsed(Callout(Words("Quoted."))))[0] == "blockquote_open"
    aside = parsed(Paragraph(Words("Aside.", tags=("[brief: a.*.b]",)), quiet=True))
    assert lines(aside) == ["Aside. [brief: a.*.b]"]
    assert lines(parsed(EvidenceList((EvidenceItem(1, HOSTILE),)))) == [HOSTILE]


def test_a_caption_is_shown_only_where_no_heading_says_it() -> None:
    table = Table("t", "Caption", ("A", "N"), ((Words("a"), Words("1", number=True)),), tags=("[calc: x]",))
    assert lines(parsed(table)) == ["Caption", "A", "N", "a", "1", "[calc: x]"]
    assert "text-align:right" in str([token.attrs for token in parsed(table)])
    assert lines(parsed(Table("t", "Caption", ("A",), ((Words("a"),),), caption_shown=False))) == ["A", "a"]

"""A text read against the register: its sentences, what each claims, and which measure each claim is about."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.copycheck.claims import Claim, Reading, read_claims
from service.copycheck.register import Cue, Measure, Register
from service.copycheck.sentences import Sentence, cut, fold, vocabularies
from service.copycheck.topics import Context, Topic, topic_of
from service.copycheck.voices import foreign_quotes

_CELL_END = "|"


@dataclass(frozen=True)
class ReadSentence:
    """A sentence with its claims, each with what it speaks of."""

    reading: Reading
    topics: tuple[tuple[Claim, Topic], ...]

    @property
    def numbered(self) -> Measure | None:
        """The measure of its last number."""
        return next((topic.measure for claim, topic in reversed(self.topics) if claim.quantity), None)


def read_copy(text: str, register: Register, rivals: Sequence[str], *, lines: bool = False) -> Iterator[ReadSentence]:
    """Every sentence of a text in reading order; a short one goes on from the one before."""
    before: ReadSentence | None = None
    for sentence in read_sentences(text, rivals, lines=lines):
        reading = read_claims(sentence, register.counted, rivals)
        before = ReadSentence(reading, tuple(_topics(reading, register, _near(before, sentence, lines=lines))))
        yield before


def read_sentences(text: str, rivals: Sequence[str], *, lines: bool) -> Iterator[Sentence]:
    """The sentences of a text with what in them is quoted from others."""
    plain = fold(text)
    foreign = foreign_quotes(plain, rivals)
    for piece in cut(plain, lines=lines):
        near = foreign[bisect.bisect(foreign, piece.start, key=lambda span: span[1]) : bisect.bisect_left(foreign, (piece.end, 0))]
        quoted = tuple((start - piece.start, end - piece.start) for start, end in near)
        own = plain[piece.start : piece.end].replace("\n", " ")
        yield Sentence(piece.line, text[piece.start : piece.end], own, quoted, vocabularies(own))


def _near(before: ReadSentence | None, sentence: Sentence, *, lines: bool) -> ReadSentence | None:
    """The sentence before, where this one may go on from it."""
    if before is None or before.reading.sentence.plain.endswith(_CELL_END):
        return None
    earlier = before.reading.sentence
    return before if sentence.line - earlier.line <= (0 if lines else 1 + earlier.text.count("\n")) else None


def _topics(reading: Reading, register: Register, before: ReadSentence | None) -> Iterator[tuple[Claim, Topic]]:
    cues = tuple(cue for cue in register.cues(reading.sentence) if not _pays_back(reading, cue)) if reading.claims else ()
    earlier = Context()
    if before and reading.claims and not cues:
        sentence = before.reading.sentence
        earlier = Context(register.cues(sentence), sentence.is_question, before.numbered)
    for claim in reading.claims:
        yield claim, topic_of(claim, reading, cues, earlier, register)


def _pays_back(reading: Reading, cue: Cue) -> bool:
    """Whether a place only says what is paid back: the `赔` of `丢一赔十` does not say how soon a claim is settled."""
    paid = [claim.span for claim in reading.claims if claim.word and claim.word.kind == "payback"]
    return any(start <= cue.start < end for start, end in paid)

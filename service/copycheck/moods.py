"""Whether a sentence promises at all: denials, conditions, wishes, instructions and hedges are no plain promises."""

from __future__ import annotations

from service.copycheck.sentences import Sentence, Span
from service.copycheck.vocabulary import blank, find, holds

_LEADING = " \0\"'“”‘「『-"
_WINDOW = {"en": 28, "zh": 7}


def is_denied(sentence: Sentence, span: Span, claims: tuple[Span, ...]) -> bool:
    """Whether the firm says that it does not promise this: `we cannot promise 10 minutes`, `10分钟内到不敢保证`."""
    plain = blank(sentence.plain, sentence.words, "moods.false_denial")
    for match in find(plain, sentence.words, "moods.denial"):
        if match.start() < span[1] and match.end() > span[0]:
            return True
        if match.end() <= span[0] and not _turns(sentence, match.end(), span[0]):
            return True
        forward = [claim for claim in claims if claim[0] >= match.end() and not _turns(sentence, match.end(), claim[0])]
        if span[1] <= match.start() and not forward:
            return True
    return False


def _turns(sentence: Sentence, start: int, end: int) -> bool:
    between = sentence.plain[start:end]
    return ";" in between or holds(between, sentence.words, "moods.contrast")


def is_negated(sentence: Sentence, span: Span, clause: Span) -> bool:
    """Whether an absolute word is itself negated: `not always`, `不是最快`."""
    window = _WINDOW[sentence.words[0].language]
    before = blank(sentence.plain[max(clause[0], span[0] - window) : span[0]], sentence.words, "bounds.not_negation")
    return holds(before, sentence.words, "moods.near_negation")


def is_unreal(sentence: Sentence, clause: Span) -> bool:
    """Whether the clause only says what might be."""
    return holds(sentence.plain[clause[0] : clause[1]], sentence.words, "moods.unreal")


def is_condition(sentence: Sentence, span: Span, clause: Span) -> bool:
    """Whether the place lies in the condition of a sentence, not in what follows from it."""
    for match in find(sentence.plain[clause[0] : clause[1]], sentence.words, "moods.condition"):
        start = clause[0] + match.end()
        if match.group() and start <= span[0] and not _main_clause_begins(sentence.plain[start : span[0]], sentence):
            return True
        if sentence.words[0].language == "zh" and clause[0] + match.start() >= span[1]:
            return True
    return False


def _main_clause_begins(text: str, sentence: Sentence) -> bool:
    return any(match.start() > len(text) // 3 for match in find(text, sentence.words, "moods.owner_action"))


def is_instruction(sentence: Sentence, clause: Span) -> bool:
    """Whether the clause tells the customer what to do. After `and` the subject before it goes on, so the sentence's start decides."""
    joined = any(match.end() == clause[0] for match in find(sentence.plain[: clause[0]], sentence.words, "joints"))
    starts = (0, clause[0]) if joined else (clause[0],)
    heads = (sentence.plain[start : clause[1]].lstrip(_LEADING) for start in starts)
    return all(holds(head, sentence.words, "moods.instruction", "at_start") for head in heads)


def is_hedged(sentence: Sentence) -> bool:
    """Whether the sentence aims, tries or speaks of the usual case."""
    return holds(sentence.plain, sentence.words, "moods.hedge")


def pays_out(sentence: Sentence, place: int) -> bool:
    """Whether something is given back after this place: then a condition is a guarantee."""
    return holds(sentence.plain[place:], sentence.words, "moods.payout")

"""The claim that a plan keeps to its language, measured by script and not by lists of words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evals.claims.claim import Claim
from evals.drafts import Draft

LEAST_LETTERS = 12
"""Letters of a statement below which its script says nothing."""
LEAST_OWN = 0.6
"""Share of a statement's letters that must be in the plan's script; names and units may be in another."""

LONG_RUN = 5
"""Characters, or words, in a row that are a sentence of another language whatever stands around them."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.-]+")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*(?:[ ,]+[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*){4,}")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass
class OneLanguageThroughout(Claim):
    """Every statement is in the language asked for; the owner's own words may stand in theirs."""

    def faults(self, draft: Draft) -> list[str]:
        """Statements in another language."""
        return [f"{path}: {text[:50]}" for path, text in _statements(draft) if not _is_own(text, draft)]


def language_fidelity(draft: Draft) -> float:
    """Share of statements in the plan's language."""
    texts = _statements(draft)
    return sum(_is_own(text, draft) for _, text in texts) / len(texts) if texts else 1.0


def _statements(draft: Draft) -> list[tuple[str, str]]:
    return [(path, s.text) for path, s in draft.statements]


def _is_own(text: str, draft: Draft) -> bool:
    """Sentence by sentence: one in another language is a fault, however long the paragraph around it."""
    return all(_is_own_sentence(part, draft.plan.language, draft.owners_words) for part in re.split(r"(?<=[.!?。！？；])\s*", text))


def _is_own_sentence(sentence: str, language: str, owners: str) -> bool:
    han = [run for run in _HAN_RUN.findall(sentence) if run not in owners]
    latin = [word for word in _LATIN_WORD.findall(sentence) if word.casefold() not in owners]
    if any(len(run) >= LONG_RUN for run in han) and language == "en":
        return False
    if language == "zh" and any(_is_foreign_run(run, owners) for run in _LATIN_RUN.findall(sentence)):
        return False
    letters = {"zh": sum(map(len, _HAN.findall(sentence))), "en": sum(map(len, _LATIN_WORD.findall(sentence)))}
    foreign = sum(map(len, han if language == "en" else latin))
    if letters[language] + foreign < LEAST_LETTERS:
        return not (language == "en" and han)
    return foreign <= (1 - LEAST_OWN) * (letters[language] + foreign)


def _is_foreign_run(run: str, owners: str) -> bool:
    return any(word.casefold() not in owners for word in run.split()) and run.casefold() not in owners

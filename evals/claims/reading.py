"""Claims about how a plan reads: no run over and over, and nothing an owner stumbles over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean

import yaml

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.checks.brief_path import all_words

OWNERS_PAGES = ("summary.", "programme.monday", "programme.not_this_week")
RUN = {"en": 12, "zh": 20}
"""Words (characters in Chinese) of a run that is noticed when it comes again."""
MOST_TIMES = {True: 3, False: 6}
"""How often a run may stand in part 1, and in the workings, where tables repeat what they are about."""
MEAN_LENGTH = {"en": 14.0, "zh": 18.0}
LONGEST = {"en": 45, "zh": 60}
"""Mean and longest sentence of part 1, in words (characters in Chinese)."""

_WORD = {"en": re.compile(r"[\w'’-]+"), "zh": re.compile(r"[\u4e00-\u9fff]")}
_SENTENCE = {"en": re.compile(r"(?<=[.!?;:])\s+"), "zh": re.compile(r"[。！？；：]")}


@dataclass
class NothingIsSaidOverAndOver(Claim):
    """No long run of words stands again and again, the owner's own words and the sentences to be printed apart."""

    def faults(self, draft: Draft) -> list[str]:
        """Runs that stand too often."""
        faults: list[str] = []
        for owners in (True, False):
            counts = _runs(draft, owners)
            often = [run for run, times in counts.items() if times > MOST_TIMES[owners]]
            faults += [f"{counts[run]} times: {run[:50]}" for run in often[:1]]
        return faults


@dataclass
class OwnerCanReadIt(Claim):
    """Part 1 is in short sentences, without the words of the trade of marketing."""

    def faults(self, draft: Draft) -> list[str]:
        """Sentences too long for an owner, and jargon."""
        language, texts = draft.plan.language, _owners_texts(draft)
        lengths = sentence_lengths(draft)
        faults = [f"the mean sentence of part 1 has {mean(lengths):.1f}"] if lengths and mean(lengths) > MEAN_LENGTH[language] else []
        if lengths and max(lengths) > LONGEST[language]:
            faults.append(f"a sentence of part 1 has {max(lengths)}")
        own = " ".join(all_words(draft.plan.brief)).casefold()
        for path, text in texts:
            faults += [f"{path}: {m.group()}" for m in _jargon(language).finditer(text) if m.group().casefold() not in own]
        return faults


def sentence_lengths(draft: Draft) -> list[int]:
    """Lengths of the sentences of part 1, in words (characters in Chinese)."""
    language = draft.plan.language
    parts = (part for _, text in _owners_texts(draft) for part in _SENTENCE[language].split(text))
    return [length for part in parts if (length := len(_WORD[language].findall(part)))]


def _owners_texts(draft: Draft) -> list[tuple[str, str]]:
    return [(path, s.text) for path, s in draft.statements if path.startswith(OWNERS_PAGES)]


def _runs(draft: Draft, owners: bool) -> Counter[str]:
    language, length = draft.plan.language, RUN[draft.plan.language]
    joint = " " if language == "en" else ""
    promised = (p.sentence.text for p in draft.plan.expectations.promises if p.sentence)
    own = joint.join(_WORD[language].findall(" ".join((*all_words(draft.plan.brief), *promised))))
    counts: Counter[str] = Counter()
    for path, statement in draft.statements:
        if path.startswith(OWNERS_PAGES) == owners:
            words = _WORD[language].findall(statement.text)
            counts.update({joint.join(words[i : i + length]) for i in range(len(words) - length + 1)})
    return Counter({run: times for run, times in counts.items() if times > MOST_TIMES[owners] and run not in own})


@cache
def _jargon(language: str) -> re.Pattern[str]:
    words = yaml.safe_load((Path(__file__).parent / "jargon.yaml").read_text("utf-8"))[language]
    edge = r"\b" if language == "en" else ""
    return re.compile("|".join(f"{edge}{word}{edge}" for word in words), re.IGNORECASE)

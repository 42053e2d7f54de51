"""Matter: a refusal stays a refusal, more stays more, and nothing is said of which the program knows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.editing.filling import Filled
from service.editing.grounding.content import stems_of
from service.editing.grounding.ground import Fault, Ground, Original

_CLAUSES = re.compile(r"[,.;:!?()，。；：！？、（）—–]")
LEAST_KEPT = 0.5
"""Share of the built-in sentence's matter that must be there again."""
MOST_FRESH = 0.5
"""Share of the model's matter that may be new to the sentence."""
ENOUGH = 3
"""Words of matter below which a share says nothing."""
FEW = 2
"""Words of matter from which a clause says something of its own."""
UNKNOWN_PAIRS = 3
"""Unknown pairs of Chinese characters in a row that make an unknown word."""


def same_polarity(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """What is refused or denied stays so, and nothing else is: as many refusals as before."""
    before, after = _denials(original.slotted.bare, ground), _denials(filled.between, ground)
    if after < before:
        yield Fault("denial_dropped")
    if after > before:
        yield Fault("denial_added")


def same_direction(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """No word of a pair of opposites instead of the other."""
    old, new = original.slotted.bare, filled.between
    if not ground.lists.any_opposite.search(new):
        return
    for pair in ground.lists.opposites:
        for here, there in (pair, pair[::-1]):
            turned = there.findall(new)
            if turned and len(turned) > len(there.findall(old)) and len(here.findall(new)) < len(here.findall(old)):
                yield Fault("turned", turned[-1])


def same_matter(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """The sentence is about the same thing: enough of its words are there again, and not too many others."""
    old, new = set(ground.content(original.slotted.bare)), set(ground.content(filled.between))
    if len(old) >= ENOUGH and len(old & new) < LEAST_KEPT * len(old):
        yield Fault("other_matter", ", ".join(_words_of(sorted(old - new))[:6]))
    elif len(new) >= ENOUGH and len(new - old) > MOST_FRESH * len(new):
        yield Fault("too_fresh")


def no_clause_added(original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """A clause of which nothing stands in the built-in sentence: something added to it."""
    old = set(_anchors(original.statement.text, ground))
    for clause in _CLAUSES.split(filled.between):
        if len(set(ground.content(clause))) >= FEW and not old.intersection(_anchors(clause, ground)):
            yield Fault("added", clause.strip())


def known_words(_original: Original, filled: Filled, ground: Ground) -> Iterator[Fault]:
    """Words that stand neither in the brief nor in the plan nor among plain words: a fact that nobody gave, or mere style."""
    unknown = _unknown_english(filled.between, ground) if ground.language == "en" else _unknown_chinese(filled.between, ground)
    yield from (Fault("unknown_word", word) for word in unknown)


def _anchors(text: str, ground: Ground) -> Iterable[str]:
    """What ties a clause to a sentence; in Chinese, where clauses are short, words without matter too."""
    return ground.content(text) if ground.language == "en" else stems_of(text, "zh")


def _denials(text: str, ground: Ground) -> int:
    return len(ground.lists.negations.findall(ground.lists.no_negations.sub(" ", text)))


def _unknown_english(text: str, ground: Ground) -> Iterator[str]:
    stop, known = ground.lists.stop_words, ground.known_words
    for word in text.replace("-", " ").split():
        bare = word.strip(".,;:!?()[]*_~“”\"'’").casefold().replace("’", "'")
        if bare and bare not in stop and not known.issuperset(stems_of(bare, "en")):
            yield bare


def _unknown_chinese(text: str, ground: Ground) -> Iterator[str]:
    run = ""
    for pair in (*stems_of(text, "zh"), ""):
        if pair and pair not in ground.known_words and not any(c in ground.lists.stop_words for c in pair):
            run = run + pair[1] if run and run[-1] == pair[0] else pair
            continue
        if len(run) > UNKNOWN_PAIRS:
            yield run
        run = ""


def _words_of(stems: list[str]) -> list[str]:
    return [stem for stem in stems if len(stem) > 1]

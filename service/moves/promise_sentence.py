"""A promise of the register as a customer reads it: scope, level and the measure's own way of saying it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from service.domain.evidence import Fact, Ledger, Phrase
from service.figures.register_line import RegisterLine
from service.figures.week import Week
from service.moves.lexicon import thing_counted
from service.prompts import read_yaml
from service.writing.phrasebook import Phrasebook
from service.writing.week_names import WEEK, name_days, name_slots

TEN, TWENTY = 10, 20


def promise_sentence(line: RegisterLine, book: Phrasebook, week: Week | None, ledger: Ledger) -> Phrase:
    """The sentence that may be printed for a line with a promise."""
    sentence = _sentence(line, book, week, ledger)
    return Phrase(sentence[:1].upper() + sentence[1:], sentence.evidence)


def _sentence(line: RegisterLine, book: Phrasebook, week: Week | None, ledger: Ledger) -> Phrase:
    if line.promise is None:
        raise ValueError(f"{line.key} has no promise to say")
    scope = scope_of(line, book, week)
    if line.yes_no:
        return _share(line, line.promise, scope, book, ledger)
    key = _pattern(book, f"{line.label} {line.measure}")
    key = key or ("other_lower" if line.better == "lower" else "other_higher")
    return book.phrase(f"promises.{key}", scope=scope, level=line.promise, label=_after(scope, line.label))


def _after(scope: Phrase, label: Phrase) -> Phrase:
    """A label within a sentence starts small: `Except for evening, start after the booked time`; an abbreviation stays."""
    first = label[:1].lower() if scope and label[1:2].islower() else label[:1]
    return Phrase(first + label[1:], label.evidence)


def scope_of(line: RegisterLine, book: Phrasebook, week: Week | None) -> Phrase:
    """For which part of the week a line holds; empty when for all of it."""
    if line.pool is not None and line.dayparts:
        key = "promises.scope_booked" if line.segment is None else "promises.scope_booked_segment"
        return book.phrase(key, days=name_slots(book, line.dayparts), segment=line.segment)
    if line.segment is not None:
        return book.phrase("promises.scope_segment", segment=line.segment)
    if line.excluded and line.dayparts and week is not None:
        days = sorted({s.day for s in line.dayparts}, key=WEEK.index)
        whole = [d for d in days if all(s in line.dayparts for s in week.slots if s.day == d)]
        if whole == days and days:
            return book.phrase("promises.scope_days", days=name_days(book, days))
    if line.excluded:
        return book.phrase("promises.scope_except", days=book.listed(line.excluded))
    return Phrase("")


def place_of(line: RegisterLine, book: Phrasebook) -> Phrase:
    """The part of the week or group that a line speaks of, in words."""
    return name_slots(book, line.dayparts) if line.dayparts else line.group or Phrase("")


def _share(line: RegisterLine, promise: Fact, scope: Phrase, book: Phrasebook, ledger: Ledger) -> Phrase:
    """A yes/no promise as the whole record counts it; of a part, in tenths where it is one, else in twentieths, on the safe side."""
    label = _after(scope, line.label)
    if line.kept and line.total and not scope:
        thing = thing_counted(book.language, line.share_of)
        return book.phrase("promises.counted", label=label, kept=line.kept, total=line.total, thing=thing)
    tenths, twentieths = math.floor(promise.value * TEN + 1e-9), math.floor(promise.value * TWENTY + 1e-9)
    if math.isclose(tenths / TEN, promise.value) or twentieths == 2 * tenths:
        level = ledger.fact(f"{line.key}.said_tenths", tenths, "count", "promise × of, rounded down", {"promise": promise, "of": TEN})
        return book.phrase("promises.tens", scope=scope, label=label, tenths=level)
    level = ledger.fact(
        f"{line.key}.said_twentieths", twentieths, "count", "promise × of, rounded down", {"promise": promise, "of": TWENTY}
    )
    return book.phrase("promises.twenties", scope=scope, label=label, twentieths=level)


def _pattern(book: Phrasebook, label: str) -> str | None:
    patterns: Sequence[dict[str, object]] = read_yaml("lexicon/promises.yaml")[book.language]
    low = label.lower().replace("_", " ")
    return next((str(p["key"]) for p in patterns if any(w in low for w in p["match"])), None)  # type: ignore[attr-defined]

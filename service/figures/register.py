"""The promise register of a brief: what may be promised on each measure, to whom, and on what evidence (method 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.analysis.bounds import STANDARD, Standard
from service.analysis.ladder import is_share, unit_in_name
from service.analysis.levels import Better, smallest_n, strictest
from service.domain.brief import Brief, Delivery
from service.domain.evidence import Fact, Ledger, Phrase, from_brief, named
from service.figures.register_draw import Measure, draw_line
from service.figures.register_expects import Wish, read_wishes
from service.figures.register_groups import read_groups
from service.figures.register_line import RegisterLine
from service.figures.register_lines import Sheet, drafts
from service.figures.register_record import Guess, YesNo, read_record
from service.figures.week import Week, read_week

JOINERS = {"en": ", ", "zh": "、"}


@dataclass(frozen=True)
class Register:
    """All lines, in the order of the brief, and the standard they are held to."""

    lines: tuple[RegisterLine, ...]
    smallest_n: Fact
    """Deliveries that must be logged, without a miss, before a promise is measured."""
    smallest_n_one_miss: Fact
    """The same with one miss among them."""
    keep_target: Fact
    confidence: Fact

    def published(self) -> tuple[RegisterLine, ...]:
        """Lines whose promise may be said in public, and is worth it."""
        return tuple(line for line in self.lines if line.worth_saying)

    def fix_first(self) -> tuple[RegisterLine, ...]:
        """Lines on which nothing may be said before something is mended."""
        return tuple(line for line in self.lines if line.verdict == "fix_first")

    def of(self, measure: str) -> tuple[RegisterLine, ...]:
        """All lines of a measure, the one for everyone first."""
        return tuple(line for line in self.lines if line.measure == measure)

    def get(self, key: str) -> RegisterLine | None:
        """The line with this key."""
        return next((line for line in self.lines if line.key == key), None)


def read_register(brief: Brief, ledger: Ledger, standard: Standard = STANDARD, week: Week | None = None) -> Register:
    """Work out the register of a brief whose samples have been read in; `week` where its week has been read as well."""
    week = week or read_week(brief, ledger)
    seen: set[str] = set()
    lines = [line for i in range(len(brief.delivery)) for line in _lines(brief, i, week, _Pen(ledger, standard, seen))]
    needed, inputs = smallest_n(standard), {"keep": standard.keep, "confidence": standard.confidence}
    return Register(
        lines=tuple(lines),
        smallest_n=ledger.fact("register.smallest_n", needed, "count", "smallest n with keep^n ≤ 1 − confidence", inputs),
        smallest_n_one_miss=ledger.fact(
            "register.smallest_n_one_miss",
            smallest_n(standard, 1),
            "count",
            "smallest n with Binom(n, 1 − keep).cdf(1) ≤ 1 − confidence",
            inputs,
        ),
        keep_target=ledger.fact("register.keep_target", standard.keep, "share", "share of deliveries that must keep a promise"),
        confidence=ledger.fact("register.confidence", standard.confidence, "share", "one-sided confidence in the keep rate"),
    )


def entry_from_samples(  # noqa: PLR0913 (one argument for each option of the command `promise`)
    values: Sequence[float],
    better: Better,
    keep: float = 0.95,
    confidence: float = 0.90,
    adequate: float | None = None,
    desired: float | None = None,
    *,
    measure: str = "measure",
    label: str | None = None,
    unit: str = "",
    ledger: Ledger | None = None,
) -> RegisterLine:
    """One line of the register from bare values. Without a unit it is guessed from the measure's name (`minutes_late`)."""
    entry = Delivery(measure=measure, label=label, unit=unit or unit_in_name(measure) or "value", better=better, samples=tuple(values))
    return entry_from_record(entry, adequate, desired, Standard(keep, confidence), ledger=ledger)


def entry_from_record(
    entry: Delivery, adequate: float | None, desired: float | None, standard: Standard = STANDARD, *, ledger: Ledger | None = None
) -> RegisterLine:
    """One line of the register from any delivery record."""
    asked = _measure(entry, 0, entry.measure, standard)
    wish = Wish(Phrase(""), _bare(adequate, asked.unit), _bare(desired, asked.unit))
    pen = ledger if ledger is not None else Ledger()
    overall = next(drafts(Sheet(asked, (wish,), read_groups(entry, 0, None), ", ", pen)))
    return replace(draw_line(asked, overall, pen), strictest_segment=None)


@dataclass(frozen=True)
class _Pen:
    """What every line is written with: the ledger, the standard, and the keys already used."""

    ledger: Ledger
    standard: Standard
    seen: set[str]

    def unused(self, key: str) -> str:
        """The key, changed as little as needed to be new."""
        while key in self.seen:
            key += " (2)"
        return key


def _lines(brief: Brief, index: int, week: Week | None, pen: _Pen) -> Iterator[RegisterLine]:
    """The lines of one delivery entry."""
    entry = brief.delivery[index]
    measure = _measure(entry, index, pen.unused(entry.measure), pen.standard)
    current, decided = _current(entry, index, measure.unit), _decided(brief, measure.unit)
    measure = _with_rivals(replace(measure, current_promise=current, decided=decided), brief)
    wishes = read_wishes(brief, entry.measure, measure.unit)
    for draft in drafts(Sheet(measure, wishes, read_groups(entry, index, week), JOINERS[brief.language], pen.ledger)):
        key = pen.unused(f"{measure.stem}.{draft.tail}" if draft.tail else measure.stem)
        pen.seen.add(key)
        yield draw_line(measure, replace(draft, tail=key[len(measure.stem) + 1 :]), pen.ledger)


def _measure(entry: Delivery, index: int, stem: str, standard: Standard) -> Measure:
    """What the entry says of itself. A yes/no measure counts what went well, so higher is better."""
    whole = read_record(entry)
    yes_no = isinstance(whole, YesNo) or (isinstance(whole, Guess) and is_share(entry.unit))
    better: Better = "higher" if isinstance(whole, YesNo) else entry.better
    return Measure(entry, index, stem, "share" if yes_no else entry.unit, better, yes_no, whole, standard)


def _current(entry: Delivery, index: int, unit: str) -> Fact | None:
    return None if entry.current_promise is None else from_brief(entry.current_promise, unit, f"delivery.{index}.current_promise")


def _decided(brief: Brief, unit: str) -> dict[str, Fact | None]:
    """What the owner decided to promise, by line; the last word counts."""
    return {
        said.line: None if said.promise is None else from_brief(said.promise, unit, f"decided.{i}.promise")
        for i, said in enumerate(brief.decided)
    }


def _with_rivals(measure: Measure, brief: Brief) -> Measure:
    """The best promise among the rivals', and whose it is."""
    name = measure.entry.measure
    promises = {i: rival.promises[name] for i, rival in enumerate(brief.competitors) if name in rival.promises}
    if not promises:
        return measure
    best = strictest(list(promises.values()), measure.better)
    i = next(i for i, promise in promises.items() if promise == best)
    promise = from_brief(best, measure.unit, f"competitors.{i}.promises.{name}")
    return replace(measure, competitor_promise=promise, competitor=named(brief.competitors[i].name, f"competitors.{i}.name"))


def _bare(value: float | None, unit: str) -> Fact | None:
    return None if value is None else Fact(float(value), unit)

"""The baseline: the figures of a run that were looked at and kept, reviewed like code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.bars import BARS
from evals.results import Results
from service.errors import PlanError

FILE = Path(__file__).parent.parent / "baseline.json"
DIGITS = 4
SAME = 0.5 * 10**-DIGITS
LOWER_IS_BETTER = ("overlap", "dangling", "false alarms")


@dataclass(frozen=True)
class Trend:
    """A figure against the baseline."""

    name: str
    before: float | None
    now: float

    @property
    def change(self) -> float | None:
        """The difference; none where the figure is new."""
        return None if self.before is None else self.now - self.before

    @property
    def verdict(self) -> str:
        """`same`, `better`, `worse` or `new`."""
        if self.change is None:
            return "new"
        if abs(self.change) <= SAME:
            return "same"
        falls = any(word in self.name for word in LOWER_IS_BETTER)
        return "better" if (self.change < 0) == falls else "worse"


def figures(results: Results) -> dict[str, float]:
    """The figures of a run that are kept, by name."""
    kept = {name.replace("_", " "): value for name, value in results.measures.items() if name in BARS or name.startswith("overlap")}
    shown = [c for c in results.claims if c.noticed + c.missed]
    if shown:
        kept["least detection of a claim"] = min(c.detection for c in shown)
        kept["most false alarms of a claim"] = max(c.false_alarm_rate for c in shown)
    for row in results.copy_check:
        kept |= {f"copy check {row.name} {part}": getattr(row, part) for part in ("precision", "recall", "f1")}
    for pair in results.retrieval:
        kept |= {f"retrieval {pair.pair} {part}": getattr(pair, part) for part in ("recall", "mrr", "ndcg")}
    return {name: round(value, DIGITS) for name, value in kept.items()}


def trends(results: Results, file: Path = FILE) -> tuple[Trend, ...]:
    """Every figure against the baseline."""
    before = read_baseline(file)
    return tuple(Trend(name, before.get(name), now) for name, now in figures(results).items())


def read_baseline(file: Path = FILE) -> Mapping[str, float]:
    """The kept figures; none where there is no baseline yet.

    Raises: PlanError where the file is no baseline.
    """
    if not file.is_file():
        return {}
    try:
        held = json.loads(file.read_text("utf-8"))["figures"]
        return {str(name): float(value) for name, value in held.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlanError(f"{file}: this is no baseline; write it anew with `overdeliver evals --baseline`") from error


def write_baseline(results: Results, file: Path = FILE) -> None:
    """Keep the figures of a run as the new baseline."""
    kept = {"writer": results.writer, "figures": figures(results)}
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")

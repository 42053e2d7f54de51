"""How often a line's promise is kept, what the present promise breaks, and what it takes to promise more."""

from __future__ import annotations

import math
from dataclasses import replace

from service.analysis.bounds import Standard, kept_for_bound
from service.analysis.levels import SMALLEST_KNOWN, misses_allowed, smallest_n
from service.domain.evidence import Fact, Ledger
from service.figures.register_line import RegisterLine
from service.figures.register_record import Guess, Keep, Modelled, Record, Samples, YesNo

WEEKS_PER_MONTH = 52 / 12


def with_keep(line: RegisterLine, record: Record, standard: Standard, ledger: Ledger) -> RegisterLine:
    """The keep rate at the promise; without one at adequate, else at the deliverable level."""
    level = line.promise or line.adequate or line.deliverable
    keep = None if level is None else record.keep(level.value, standard)
    if level is None or keep is None:
        return line
    name = f"{line.key}.keep" if line.yes_no else f"{line.key}.keep_{level.value:g}"
    kept, total = _counted(name, keep, ledger)
    low = _bound(name, keep, ledger)
    broken = None if line.per_month is None or (line.segment and not line.group) else _broken(line.key, low, line.per_month, ledger)
    return replace(line, keep_rate=_rate(name, keep, ledger), keep_rate_lower_bound=low, kept=kept, total=total, broken_per_month=broken)


def with_current(line: RegisterLine, record: Record, per_month: Fact | None, standard: Standard, ledger: Ledger) -> RegisterLine:
    """How often the present promise is kept; a yes/no promise is kept as often as its share says."""
    if line.current_promise is None or line.yes_no:
        return line
    keep = record.keep(line.current_promise.value, standard)
    if keep is None:
        return line
    name = f"{line.key}.current"
    kept, total = _counted(name, keep, ledger)
    low = _bound(name, keep, ledger)
    return replace(
        line,
        current_keep_rate=_rate(name, keep, ledger),
        current_keep_rate_lower_bound=low,
        current_kept=kept,
        current_total=total,
        current_broken_per_month=None if per_month is None else _broken(name, low, per_month, ledger),
    )


def with_needs(line: RegisterLine, record: Record, standard: Standard, ledger: Ledger) -> RegisterLine:
    """Deliveries still to be logged where the record is too thin, and the weeks that takes."""
    if line.basis not in ("provisional", "assumed"):
        return line
    have = 0 if isinstance(record, Guess | Modelled) else record.n
    needed = max(SMALLEST_KNOWN, smallest_n(standard))
    inputs = {"needed": needed, "have": have}
    formula = "smallest record for a promise − deliveries logged"
    missing = ledger.fact(f"{line.key}.missing", max(0, needed - have), "count", formula, inputs)
    if not line.per_month or not line.per_month.value:
        return replace(line, missing_samples=missing)
    weeks = math.ceil(missing.value / (line.per_month.value / WEEKS_PER_MONTH))
    formula = "missing ÷ (deliveries a month × 12/52), rounded up"
    fact = ledger.fact(f"{line.key}.weeks_to_measure", weeks, "weeks", formula, {"missing": missing, "per_month": line.per_month})
    return replace(line, missing_samples=missing, weeks_to_measure=fact)


def with_remedy(line: RegisterLine, record: Record, standard: Standard, ledger: Ledger) -> RegisterLine:
    """What would pass: the p90, or the count kept, where something must be fixed first; misses allowed in as many deliveries."""
    if isinstance(record, Samples) and (allowed := misses_allowed(record.n, standard)) is not None:
        inputs = {"n": record.n, "keep": standard.keep, "confidence": standard.confidence}
        fact = ledger.fact(f"{line.key}.misses_allowed", allowed, "count", "n − r of the order statistic", inputs)
        line = replace(line, misses_allowed=fact)
    if line.verdict != "fix_first" or line.adequate is None:
        return line
    wanted = line.adequate.value
    if isinstance(record, Modelled) and (p90 := record.model.p90_needed(wanted, standard)) is not None:
        formula = "ln p90 = ln median + 1.2816 × ln(adequate / median) / k"
        inputs = {"median": record.model.median, "adequate": wanted, "n": record.n}
        return replace(line, p90_needed=ledger.fact(f"{line.key}.p90_needed", p90, line.unit, formula, inputs))
    if isinstance(record, YesNo) and (kept := kept_for_bound(wanted, record.total, standard.confidence)) is not None:
        formula = "smallest count whose Clopper–Pearson lower bound reaches adequate"
        inputs = {"total": record.total, "adequate": wanted}
        return replace(line, kept_needed=ledger.fact(f"{line.key}.kept_needed", kept, "count", formula, inputs))
    return line


def _rate(name: str, keep: Keep, ledger: Ledger) -> Fact:
    formula = "share kept by the log-normal model" if keep.total is None else "kept / total"
    return ledger.fact(name, keep.rate, "share", formula, _inputs(keep))


def _bound(name: str, keep: Keep, ledger: Ledger) -> Fact:
    formula = "keep rate whose tolerance factor is the level's" if keep.total is None else "Clopper–Pearson lower bound, one-sided"
    return ledger.fact(f"{name}.lower_bound", keep.low, "share", formula, _inputs(keep))


def _counted(name: str, keep: Keep, ledger: Ledger) -> tuple[Fact | None, Fact | None]:
    if keep.kept is None or keep.total is None:
        return None, None
    kept = ledger.fact(f"{name}.kept", keep.kept, "count", "deliveries that kept the level")
    return kept, ledger.fact(f"{name}.total", keep.total, "count", "deliveries in the record")


def _inputs(keep: Keep) -> dict[str, int]:
    return {} if keep.kept is None or keep.total is None else {"kept": keep.kept, "total": keep.total}


def _broken(key: str, low: Fact, per_month: Fact, ledger: Ledger) -> Fact:
    inputs = {"lower_bound": low, "per_month": per_month}
    value = (1 - low.value) * per_month.value
    return ledger.fact(f"{key}.broken_per_month", value, "count", "(1 − lower bound of the keep rate) × deliveries a month", inputs)

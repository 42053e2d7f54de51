"""Move: take down every public line that promises more than the record keeps."""

from __future__ import annotations

from service.domain.evidence import Fact, Phrase
from service.figures.register_line import RegisterLine
from service.moves.case import Case
from service.moves.copy_lines import CopyLine
from service.moves.drafting import Drafting
from service.moves.lexicon import mentions
from service.moves.model import Aim, Move, SlotDict, Watch
from service.moves.paying import MOST_FOR_LEAST
from service.moves.promise_sentence import promise_sentence
from service.moves.refutation import MOSTLY
from service.moves.saying import is_worth_saying, lines_to_say, step_instead


def take_down(case: Case) -> Move | None:
    """The move, when present copy or a current promise is tighter than the register."""
    tighter = [line for line in case.register.lines if "overpromising_now" in line.flags and line.segment is None and line.group is None]
    if not case.copy_lines and not tighter:
        return None
    count = max(len(case.copy_lines), 1)
    now = case.ledger.fact("copy.over_register", count, "count", "public lines that promise more than the register")
    none = case.ledger.fact("copy.over_register_goal", 0, "count", "no public line over the register")
    slots: SlotDict = {
        "lines": now,
        "line": _line(case, tighter),
        "refuted": _refuted(case, tighter),
        "where": _by_vans(case, "everywhere"),
        "reprinted": _by_vans(case, "reprinted"),
        "instead": _instead(case),
        "instead_checked": _instead_checked(case),
        "instead_listed": _instead_checked(case, first="first"),
        "team_line": _team_line_beside(case),
    }
    aim = Aim("take_down.lines", "public_responsibility", "count", now, none, 0, case.posts.steward)
    draft = Drafting("take_down", case.posts)
    keys = ("swap", "team_words") if not case.pays_for(MOST_FOR_LEAST) else ("swap", "team_words", "reprint")
    tasks = tuple(draft.task(key, aim.key) for key in keys if not (key == "team_words" and case.posts.solo))
    return Move("take_down", 0.0, (aim,), tasks, (Watch("take_down.lines", aim.key),), causes=("overpromising",), urgent=9, slots=slots)


def _by_vans(case: Case, name: str) -> Phrase:
    """Words that name the vans where the owner says that they carry what is said in public."""
    told = (case.brief.audit.get(topic) for topic in ("promotion", "physical_evidence"))
    vans = any(mentions(case.brief.language, "vans", text) for text in told if text)
    kind = ("_van" if case.posts.solo else "_vans") if vans else ""
    return case.book.phrase(f"moves.take_down.{name}{kind}")


def team_line(case: Case) -> Phrase:
    """The one sentence that the team may say."""
    said = _team_sentence(case)
    return case.book.phrase("moves.take_down.team_line", sentence=said) if said else case.book.phrase("moves.take_down.team_nothing")


def _team_line_beside(case: Case) -> Phrase:
    """The same on Monday's list, where the row above may hold the sentence already."""
    said, replaced = _team_sentence(case), any(c.replacement for c in case.copy_lines)
    if said is None or not replaced:
        return team_line(case)
    above = said in _instead_checked(case)
    return case.book.phrase("moves.take_down.team_above") if above else case.book.phrase("moves.take_down.team_also", sentence=said)


def _team_sentence(case: Case) -> Phrase | None:
    proud = (line for line in lines_to_say(case) if not line.yes_no or is_worth_saying(line))
    return next((promise_sentence(line, case.book, case.week, case.ledger) for line in proud), None)


def _line(case: Case, tighter: list[RegisterLine]) -> Phrase:
    if case.copy_lines:
        return case.book.listed([case.book.phrase("moves.take_down.quoted", line=c.line) for c in case.copy_lines])
    return case.book.phrase("moves.take_down.promise_line", label=case.low(tighter[0].label), level=_current(tighter[0]))


def _refuted(case: Case, tighter: list[RegisterLine]) -> Phrase:
    if case.copy_lines:
        first = _first(case)
        return case.book.phrase("moves.take_down.refuted", line=first.line, refuted=first.refuted)
    line = tighter[0]
    if line.current_kept and line.current_total:
        record: SlotDict = {"kept": line.current_kept, "total": line.current_total}
        return case.book.phrase("moves.take_down.refuted_promise", label=case.low(line.label), level=_current(line), **record)
    return case.book.phrase("moves.take_down.refuted_plain", label=case.low(line.label), level=_current(line))


def _first(case: Case) -> CopyLine:
    """The line that is stopped first: one that the record refutes, then one that nothing proves, then one that is nearly kept."""
    return min(case.copy_lines, key=lambda c: (2 if _nearly_kept(c) else 1 if c.measure is None else 0, c.index))


def _nearly_kept(line: CopyLine) -> bool:
    """Whether a yes/no line was kept nearly always, so that only its `always` is wrong."""
    measure = line.measure
    return bool(measure and measure.yes_no and measure.kept and measure.total and measure.kept.value >= MOSTLY * measure.total.value)


def _instead(case: Case) -> Phrase:
    """What takes the place of the line that is stopped first."""
    said = _first(case).replacement if case.copy_lines else None
    return case.book.phrase("promises.copy.instead", sentence=said) if said else _step(case, "step")


def _step(case: Case, kind: str) -> Phrase:
    """Where no number may take the place of the line that is stopped first: the step that may be said, else nothing."""
    measure = _first(case).measure if case.copy_lines else None
    step = step_instead(case, measure) if measure else None
    return case.book.phrase(f"promises.copy.instead_{kind}", step=step) if step else case.book.phrase("promises.copy.instead_nothing")


def _instead_checked(case: Case, first: str = "of") -> Phrase:
    """The first replacement that there is, what the record keeps before plain facts; of several lines with the line it replaces.

    `first` is `first` where all lines are listed before it, so that the first of them is not said again.
    """
    replaced = min((c for c in case.copy_lines if c.replacement), key=lambda c: (c.measure is None, c.index), default=None)
    if replaced is None or replaced.replacement is None:
        return case.book.phrase("promises.copy.instead_table_checked") if _steps_differ(case) else _step(case, "step_checked")
    kind = "" if len(case.copy_lines) == 1 else f"_{first}" if replaced is case.copy_lines[0] else "_of"
    return case.book.phrase(f"promises.copy.instead{kind}_checked", line=replaced.line, sentence=replaced.replacement)


def _steps_differ(case: Case) -> bool:
    """Whether what may be said in place of the lines is not the same for all of them: then the table of promises says it line by line."""
    return len({step_instead(case, line.measure) for line in case.copy_lines if line.measure}) > 1


def _current(line: RegisterLine) -> Fact:
    assert line.current_promise is not None  # noqa: S101 - flagged as overpromising now
    return line.current_promise

"""What to promise and what to take down: present lines, promises that may be said, and subjects to be silent on."""

from __future__ import annotations

from collections.abc import Iterator

from service.analysis.levels import beats
from service.domain.evidence import Phrase, Statement
from service.domain.plan.owner import SayRow
from service.figures.register_line import RegisterLine
from service.moves.copy_lines import CopyLine
from service.moves.lexicon import family_of
from service.moves.naming import side_of
from service.moves.promise_sentence import place_of, promise_sentence
from service.moves.saying import step_instead
from service.stages.desk import Desk

MOST_ROWS = 8
ANYONE = 3
"""Groups from which nobody at a desk can tell who may be told."""
LATE_TOLD_BY = ("learn.cause_late", "fix_measure.fix_late")
"""Actions by which customers hear of a delay before the time agreed."""


def say_rows(desk: Desk) -> tuple[SayRow, ...]:
    """Lines to take down first, then the rest of the register, at most nine rows."""
    rows = _merged(desk, list(_copy(desk)))
    said = {r.about for r in rows}
    used = {r.say.text for r in rows if r.comes_down}
    rows += [*(row for row in _register(desk) if row.about not in said and row.say.text not in used), *_claim(desk)]
    if not rows:
        rows = [_plain(desk), *_steps(desk)]
    return tuple(_reasons_once(desk, _late_told(desk, rows[:MOST_ROWS])))


def _merged(desk: Desk, rows: list[SayRow]) -> list[SayRow]:
    """Lines on one subject in whose place the same is said stand in one row, with the reason of the first."""
    merged: dict[tuple[str, str], SayRow] = {}
    for row in rows:
        key = (row.about, row.say.text)
        first = merged.setdefault(key, row)
        if first is not row:
            merged[key] = first.model_copy(update={"not_say": desk.book.join([first.not_say, row.not_say], part=1)})
    return list(merged.values())


def _late_told(desk: Desk, rows: list[SayRow]) -> list[SayRow]:
    """Where the plan has whoever is late say so first, that is worth more in print than the minutes; it is said once."""
    labels = tuple(str(line.label) for line in desk.case.register.lines if line.may_be_published and _is_about_lateness(desk, line))
    place = next((n for n, row in enumerate(rows) if row.about.startswith(labels)), None) if labels else None
    if place is None or not any(desk.scheme.action(key) for key in LATE_TOLD_BY):
        return rows
    row = rows[place]
    if str(desk.phrase("summary.say.step.late")) in row.say.text:
        return rows
    told = row.model_copy(update={"say": desk.book.join([row.say, desk.tell("summary.say.late_told")], part=1)})
    return [*rows[:place], told, *rows[place + 1 :]]


def _is_about_lateness(desk: Desk, line: RegisterLine) -> bool:
    """Whether a line is about coming or beginning late."""
    return family_of(desk.brief.language, str(line.label)) == "late"


def _reasons_once(desk: Desk, rows: list[SayRow]) -> Iterator[SayRow]:
    """A reason that stands above is pointed to."""
    seen: set[str] = set()
    for row in rows:
        yield row.model_copy(update={"why": desk.tell("summary.say.as_above")}) if row.why.text in seen else row
        seen.add(row.why.text)


def _copy(desk: Desk) -> Iterator[SayRow]:
    for line in desk.case.copy_lines:
        about = _about(desk, line.measure) if line.measure else desk.phrase("summary.say.general")
        said = _said(desk, line)
        in_place = [_quoted(desk, line.replacement)] if line.replacement else []
        say = desk.book.join([*in_place, *_elsewhere(desk, said)], part=1) if in_place else _unsaid(desk, line.measure)
        yield SayRow(
            about=str(about),
            say=say,
            not_say=desk.book.join([_quoted(desk, line.line)], part=1),
            why=desk.book.join([line.refuted, *_slower(desk, line), *_record_of(desk, line)], part=1),
            aim=_aim(desk, said),
            comes_down=True,
        )


def _said(desk: Desk, line: CopyLine) -> RegisterLine | None:
    """The line of the register that takes the place of a line of copy, else that which it is about."""
    if line.measure is None:
        return next((x for x in desk.case.register.published() if line.replacement == _sentence(desk, x)), None)
    return next((x for x in desk.case.register.of(line.measure.measure) if x.worth_saying), line.measure)


def _record_of(desk: Desk, line: CopyLine) -> Iterator[Statement]:
    """What stands behind a promise on another subject that takes the place of a loose word."""
    said = _said(desk, line) if line.measure is None else None
    if said and not said.yes_no:
        yield _why(desk, said)


def _sentence(desk: Desk, line: RegisterLine) -> Phrase:
    return promise_sentence(line, desk.book, desk.case.week, desk.ledger)


def _slower(desk: Desk, line: CopyLine) -> Iterator[Statement]:
    """What a rival promises beyond the words that come in place of the old ones."""
    said = line.measure if line.replacement else None
    if said is None or said.promise is None or said.competitor_promise is None or said.yes_no:
        return
    if beats(said.competitor_promise.value, said.promise.value, said.better):
        yield desk.tell("summary.say.why_slower", rival=said.competitor or "", theirs=said.competitor_promise)


def _register(desk: Desk) -> Iterator[SayRow]:
    """A subject first as a whole; its groups set apart come after all subjects, for they are what an owner misses least."""
    published = {line.index for line in desk.case.register.lines if line.may_be_published}
    for line in sorted(desk.case.register.lines, key=lambda line: line.group is not None or line.pool is not None):
        in_the_line_above = line.pool is not None and line.index in published and not line.may_be_published
        if (line.segment is not None and line.pool is None) or in_the_line_above:
            continue
        yield SayRow(
            about=str(_about(desk, line)), say=_say(desk, line), not_say=_not_say(desk, line), why=_why(desk, line), aim=_aim(desk, line)
        )


def _about(desk: Desk, line: RegisterLine) -> Phrase:
    place = place_of(line, desk.book) if line.group is not None or line.pool is not None else Phrase("")
    return desk.phrase("summary.say.about_place", label=line.label, place=place) if place else line.label


def _say(desk: Desk, line: RegisterLine) -> Statement:
    if line.may_be_published and not line.worth_saying:
        return desk.tell("summary.say.when_asked", said=_quoted(desk, _sentence(desk, line)))
    if line.may_be_published:
        return desk.book.join([_quoted(desk, _sentence(desk, line)), *_elsewhere(desk, line)], part=1)
    return _unsaid(desk, line)


def _elsewhere(desk: Desk, line: RegisterLine | None) -> Iterator[Statement]:
    """What whoever books outside the hours of a promise is told: how long it may take there."""
    if line and line.elsewhere and line.may_be_published:
        yield desk.tell(f"summary.say.elsewhere_{'times' if line.dayparts else 'kinds'}", level=line.elsewhere)


def _unsaid(desk: Desk, line: RegisterLine | None) -> Statement:
    """Nothing in public; those for whom the record is good enough may be told when they ask.

    Where no number may be said, a step that hangs on the firm alone may, for that needs no record.
    """
    if line is None or line.promise is None or not line.may_be_published:
        step = step_instead(desk.case, line) if line else None
        return desk.tell("summary.say.instead", step=step) if step else desk.tell("summary.say.nothing")
    apart = {x.segment for x in desk.case.register.of(line.measure) if x.segment}
    asking = [s for s in desk.case.customers.segments if line.measure in desk.brief.segments[s.index].expects and s.name not in apart]
    if not asking:
        return desk.tell("summary.say.nothing")
    step = step_instead(desk.case, line)
    instead = desk.phrase("summary.say.instead_asked", step=step) if step else desk.phrase("summary.say.instead_nothing")
    slots = {"segments": desk.book.listed([desk.case.group_words(s.name) for s in asking]), "instead": instead}
    whom = "to_all" if len(asking) >= ANYONE and not apart else "to_some"
    if line.yes_no and line.kept and line.total:
        return desk.tell(f"summary.say.{whom}_counted", **slots, kept=line.kept, total=line.total)
    if line.excluded:
        said = desk.tell(f"summary.say.{whom}_except", **slots, level=line.promise, excluded=desk.book.listed(line.excluded))
        there = [desk.tell("summary.say.elsewhere_there", level=line.elsewhere)] if line.elsewhere else []
        return desk.book.join([said, *there], part=1)
    return desk.tell(f"summary.say.{whom}", **slots, level=line.promise)


def _not_say(desk: Desk, line: RegisterLine) -> Statement:
    if line.may_be_published and line.promise:
        return desk.tell("summary.say.tighter", level=line.promise) if not line.yes_no else desk.tell("summary.say.always")
    return desk.tell("summary.say.any_number")


def _aim(desk: Desk, line: RegisterLine | None) -> Statement | None:
    """What is worked to: more than is said where something is, else what customers accept at least."""
    if line is None or line.n == 0:
        return None
    if not line.may_be_published or line.promise is None:
        return desk.tell("summary.say.aim_first", level=line.adequate) if line.verdict == "fix_first" and line.adequate else None
    if line.desired and beats(line.desired.value, line.promise.value, line.better):
        return desk.tell("summary.say.aim" if line.desired.value else "summary.say.aim_none", level=line.desired)
    return None


def _why(desk: Desk, line: RegisterLine) -> Statement:
    """The number behind a row, by the line's verdict and basis."""
    if line.may_be_published and not line.worth_saying and not line.yes_no:
        return desk.tell("summary.say.why_behind", rival=line.competitor or "", theirs=line.competitor_promise)
    if line.may_be_published and line.kept and line.total:
        return desk.tell("summary.say.why_kept", kept=line.kept, total=line.total)
    if line.verdict == "fix_first" and line.adequate and line.deliverable:
        return desk.tell("summary.say.why_fix", adequate=line.adequate, deliverable=line.deliverable)
    if line.basis == "provisional" or (line.basis == "assumed" and line.n):
        n = desk.ledger.fact(f"{line.key}.n", line.n, "count", "cases on record")
        return desk.tell("summary.say.why_few", n=n, need=desk.case.register.smallest_n)
    if line.basis == "assumed":
        return desk.tell("summary.say.why_guess")
    if line.adequate is None and line.yes_no and line.kept and line.total:
        misses = desk.ledger.fact(f"{line.key}.misses", line.total.value - line.kept.value, "count", "total − kept")
        return desk.tell("summary.say.why_unasked_missed", misses=misses, total=line.total)
    if line.adequate is None:
        return desk.tell("summary.say.why_unasked")
    return desk.tell("summary.say.why_model") if line.basis == "modelled" else desk.tell("summary.say.why_guess")


def _claim(desk: Desk) -> Iterator[SayRow]:
    """The criterion the firm leads on: what may be said of it without a record."""
    chosen = desk.case.position.chosen
    if chosen and chosen.best and chosen.best_rival:
        yield SayRow(
            about=str(chosen.name),
            say=desk.tell(f"summary.say.claim.may.{side_of(desk.case, chosen)}"),
            not_say=desk.tell("summary.say.claim.not"),
            why=desk.tell("summary.say.claim.why", own=chosen.own, best=chosen.best, rival=chosen.best_rival),
        )


def _plain(desk: Desk) -> SayRow:
    """Nothing on record: a plain fact is what may be said."""
    place = desk.brief.business.location
    price = desk.case.money.leading.price
    key = "promises.plain_fact_place" if place else "promises.plain_fact"
    sentence = desk.phrase(key, price=price, place=(place or "").split(",")[0].split("，")[0])
    return SayRow(
        about=str(desk.phrase("summary.say.general")),
        say=desk.book.join([_quoted(desk, sentence)], part=1),
        not_say=desk.tell("summary.say.no_time"),
        why=desk.tell("summary.say.why_no_record", need=desk.case.register.smallest_n),
    )


def _steps(desk: Desk) -> Iterator[SayRow]:
    """Steps that hang on the firm alone: with no record, and as good as no brief, they are what may be promised at once."""
    if not desk.case.thin:
        return
    for step in ("day", "price"):
        say = {name: desk.tell(f"summary.say.alone.{step}.{name}", price=desk.case.money.leading.price) for name in ("say", "not_say")}
        yield SayRow(about=str(desk.phrase(f"summary.say.alone.{step}.about")), **say, why=desk.tell("summary.say.alone.why"))


def _quoted(desk: Desk, words: Phrase) -> Phrase:
    return desk.phrase("summary.say.quoted", words=words)

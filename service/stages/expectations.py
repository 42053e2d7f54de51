"""Stage expectations: the promise register, the copy that breaks it, the five sides of quality, the guarantee."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.evidence import Evidence, Phrase, Statement
from service.domain.plan.promise import CopyRow, Expectations, Promise
from service.figures.people import TeamRole
from service.figures.register_line import RegisterLine
from service.moves.copy_lines import CopyLine
from service.moves.promise_sentence import place_of, promise_sentence
from service.stages.desk import Desk
from service.stages.expectations_dimensions import dimension_of, dimension_rows
from service.stages.expectations_guarantee import write_guarantee
from service.stages.expectations_levels import level_notes
from service.stages.expectations_lexicon import sells
from service.stages.expectations_missing import missing_notes
from service.stages.expectations_thin import thin_notes, thin_promises
from service.stages.support import support_of, value_of


def write_expectations(desk: Desk) -> Expectations:
    """Every line of the register; without a record the rows that the owner's words call for, all held back."""
    lines = desk.case.register.lines
    notes = (*level_notes(desk), *missing_notes(desk)) if lines else tuple(thin_notes(desk))
    return Expectations(
        promises=tuple(_promise(desk, line) for line in lines) if lines else tuple(thin_promises(desk)),
        copy_rows=tuple(_copy_row(desk, line) for line in desk.case.copy_lines),
        dimensions=tuple(dimension_rows(desk)),
        guarantee=write_guarantee(desk),
        who_may_promise=desk.book.join(_who_may_promise(desk)),
        notes=notes,
    )


def _promise(desk: Desk, line: RegisterLine) -> Promise:
    """A line of the register in the shape of the plan."""
    return Promise(
        measure=line.measure,
        label=line.label,
        unit=line.unit,
        better=line.better,
        dimension=dimension_of(desk, line),
        adequate=value_of(line.adequate),
        desired=value_of(line.desired),
        deliverable=value_of(line.deliverable),
        promise=value_of(line.promise),
        competitor_promise=value_of(line.competitor_promise),
        current_promise=value_of(line.current_promise),
        keep_rate=value_of(line.keep_rate),
        keep_rate_lower_bound=value_of(line.keep_rate_lower_bound),
        broken_per_month=value_of(line.broken_per_month),
        basis=line.basis,
        verdict=line.verdict,
        segment=line.segment,
        group=str(place_of(line, desk.book)) or None if line.group or line.pool else None,
        flags=line.flags,
        samples=line.n,
        sentence=_sentence(desk, line),
        evidence=_support(desk, line),
    )


def _sentence(desk: Desk, line: RegisterLine) -> Statement | None:
    """The words that may be printed, for a line that may."""
    if not line.may_be_published:
        return None
    phrase = promise_sentence(line, desk.book, desk.case.week, desk.ledger)
    return Statement(text=phrase, evidence=phrase.evidence)


def _support(desk: Desk, line: RegisterLine) -> tuple[Evidence, ...]:
    marks = [desk.doubts.mark("n_assumed")] if line.n_assumed else []
    marks += [desk.doubts.mark("spread")] if line.basis == "modelled" else []
    return support_of(
        line.label,
        line.adequate,
        line.desired,
        line.deliverable,
        line.promise,
        line.competitor_promise,
        line.current_promise,
        line.keep_rate,
        line.keep_rate_lower_bound,
        line.broken_per_month,
        *marks,
    )


def _copy_row(desk: Desk, line: CopyLine) -> CopyRow:
    """Present copy with the number that refutes it, and what to put in its place."""
    return CopyRow(
        index=line.index,
        line=line.line,
        finding=_finding(desk, line),
        replacement=None if line.replacement is None else Statement(text=line.replacement, evidence=line.replacement.evidence),
    )


def _finding(desk: Desk, line: CopyLine) -> Statement:
    """What the record says against a line, after what is wrong with its words."""
    word, code, measure = line.finding.word, line.finding.code, line.measure
    if measure and word and code in ("absolute", "superlative", "punctual"):
        return desk.say("expectations.copy.absolute", word=word, refuted=line.refuted)
    if measure and measure.yes_no and code == "tighter" and measure.keep_rate and measure.keep_rate_lower_bound:
        rates = {"rate": measure.keep_rate, "low": measure.keep_rate_lower_bound}
        return desk.say("expectations.copy.tighter_share", refuted=line.refuted, **rates)
    return desk.say("expectations.copy.fix_first" if code == "fix_first" else "expectations.copy.plain", refuted=line.refuted)


def _who_may_promise(desk: Desk) -> Iterator[Statement]:
    """One owner of the register; what everyone else may say; what happens when somebody says more (EXP-7)."""
    people = desk.case.people
    if desk.case.posts.solo:
        yield desk.say("expectations.who.solo")
        return
    yield desk.say("expectations.who.owner", steward=person(desk, people.steward))
    selling = [r.role for r in people.roles if sells(desk.book.language, r.role)]
    if selling:
        yield desk.say("expectations.who.selling", roles=desk.book.listed(selling))
    key = "again_self" if people.owner == people.steward else "again"
    yield desk.say(f"expectations.who.{key}", owner=person(desk, people.owner))


def person(desk: Desk, role: TeamRole) -> Phrase:
    """Somebody by name and role, by role alone where the brief has no name."""
    if role.index is None:
        return role.role
    if role.name == role.role:
        return desk.phrase("expectations.who.post", role=desk.case.low(role.role))
    return desk.phrase("expectations.who.person", name=role.name, role=desk.case.low(role.role))

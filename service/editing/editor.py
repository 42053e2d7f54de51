"""One chapter: ask, check, send the faults back in words, and keep the built-in sentence where nothing passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from service.domain.evidence import Statement
from service.domain.plan.plan import Plan, Source
from service.editing.filling import Filled, fill, support
from service.editing.form import LONGEST_ASKED, MOST_LINES, Position, Rewrite
from service.editing.grounding import Fault, Ground, Original, find_faults
from service.editing.passages import passages_of
from service.editing.places import find_places
from service.editing.prompting import choices_text, earlier_text, passages_text, question, repair_question, wish_text, words_for
from service.editing.slots import Rack, Slotter
from service.editing.templates import stage_prompt
from service.errors import ClosedError, UnreadableError
from service.model import Account, Door, Prompt

ROUNDS = 2
"""Times faults go back to the model."""


@dataclass(frozen=True)
class Editor:
    """A door, the account it is charged to, and passages by chapter that the model may cite in place of those the chapter rests on."""

    door: Door
    account: Account
    passages: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Edited:
    """What came of a chapter."""

    stage: str
    new: Mapping[str, Statement] = field(default_factory=dict)
    """New sentences by path."""
    kept: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """Sentences whose new words did not pass, with what was wrong."""
    closed: str | None = None
    """Why the model was not asked, or not asked again."""
    unasked: int = 0
    """Sentences that no answer was had for."""
    repairs: int = 0


Heard = Callable[[Edited], None]


@dataclass
class Sheet:
    """A chapter's sentences on the way through the rounds."""

    stage: str
    ground: Ground
    rack: Rack
    originals: dict[int, Original]
    passages: Mapping[str, Source]
    new: dict[int, Statement] = field(default_factory=dict)
    faulty: dict[int, tuple[str, tuple[Fault, ...]]] = field(default_factory=dict)

    def take(self, answer: Rewrite, pending: set[int]) -> None:
        """Sort an answer into what passes and what does not; a sentence left out stays as it is."""
        choice = self._choice_faults(answer)
        for line in answer.lines:
            if line.n in pending and line.n not in self.new:
                filled = fill(line.text, self.rack, self.passages, self.originals[line.n].statement)
                faults = (*choice, *find_faults(self.originals[line.n], filled, self.ground), *self._repeated(filled))
                if faults:
                    self.faulty[line.n] = (line.text, faults)
                    continue
                self.faulty.pop(line.n, None)
                if filled.text != self.originals[line.n].statement.text:
                    self.new[line.n] = _statement(self.originals[line.n].statement, filled)

    def miss(self, reason: str, pending: set[int]) -> None:
        """An answer that could not be read is a fault of every sentence it was to hold."""
        self.faulty |= {n: ("", (Fault("unreadable", reason),)) for n in pending if n not in self.faulty}

    def _repeated(self, filled: Filled) -> tuple[Fault, ...]:
        twice = any(filled.text == statement.text for statement in self.new.values())
        return (Fault("repeated"),) if twice else ()

    def _choice_faults(self, answer: Rewrite) -> tuple[Fault, ...]:
        """A position other than the tests choose takes the chapter's words with it: they would argue for it."""
        if not isinstance(answer, Position):
            return ()
        chosen = chosen_criterion(self.ground.plan)
        return () if answer.chosen.strip().casefold() == chosen.casefold() else (Fault("choice", chosen),)


async def edit_stage(plan: Plan, stage: str, editor: Editor, ground: Ground, prefix: str, wish: str = "") -> Edited:  # noqa: PLR0913
    """The chapter's sentences in the model's words, as far as they pass; `wish` is what the owner asked for.

    Never raises for what the model or its server does.
    """
    sheet = make_sheet(plan, stage, ground, passages_of(plan, stage, editor.passages))
    if not sheet.originals:
        return Edited(stage)
    first = Prompt(stage, prefix, first_question(plan, stage, sheet) + wish_text(wish, plan.language), plan.id)
    pending, ask, repairs, closed = set(sheet.originals), first, 0, None
    for round_ in range(ROUNDS + 1):
        before = len(sheet.faulty)
        unreadable = None
        try:
            sheet.take(await editor.door.answer(ask, _form(sheet, round_), editor.account), pending)
        except UnreadableError as error:
            unreadable = error.reason
            sheet.miss(unreadable, pending)
        except ClosedError as error:
            closed = error.reason
        mended_nothing = round_ > 0 and unreadable is None and len(sheet.faulty) >= before
        if closed or not sheet.faulty or mended_nothing or round_ == ROUNDS:
            break
        repairs += 1
        pending = set(sheet.faulty)
        ask = _again(first, unreadable, ground) if unreadable and not sheet.new else replace(first, question=_repair(sheet, stage))
    return _edited(sheet, closed, repairs)


def chosen_criterion(plan: Plan) -> str:
    """The criterion that passes every test, of several the one with the largest weight × advantage; else `none`."""
    passing = [row for row in plan.positioning.differences if row.verdict == "position"]
    best = min(passing, key=lambda row: (-row.weight * (row.advantage or 0), row.criterion), default=None)
    return best.criterion if best else "none"


def make_sheet(plan: Plan, stage: str, ground: Ground, passages: tuple[Source, ...]) -> Sheet:
    """A chapter's sentences with their slots."""
    slotter = Slotter(ground.read.shelf, ground.read.naming, plan.language)
    rack = Rack()
    found = find_places(plan, stage_prompt(stage).statements).items()
    originals = [Original(path, slotter.slot(statement, rack)) for path, statement in found]
    asked = [original for original in originals if len(original.slotted.shown) <= LONGEST_ASKED][:MOST_LINES]
    return Sheet(stage, ground, rack, dict(enumerate(asked, start=1)), {source.id: source for source in passages})


def first_question(plan: Plan, stage: str, sheet: Sheet) -> str:
    """What the model is asked first."""
    prompt = stage_prompt(stage)
    told = {"earlier": earlier_text(plan, prompt.reads), "passages": passages_text(sheet.passages.values(), plan.language)}
    if stage == "positioning":
        told["choices"] = choices_text(plan)
    return question(prompt, list(sheet.originals.values()), sheet.ground, told)


def _form(sheet: Sheet, round_: int) -> type[Rewrite]:
    """In positioning the choice is asked for first, and again where it was wrong."""
    wrong = any(fault.key in ("choice", "unreadable") for _, faults in sheet.faulty.values() for fault in faults)
    return Position if sheet.stage == "positioning" and (round_ == 0 or wrong) else Rewrite


def _again(first: Prompt, unreadable: str, ground: Ground) -> Prompt:
    """The same question, and what was wrong with the answer."""
    return replace(first, question=f"{first.question}\n{words_for(Fault('unreadable', unreadable), ground.language)}")


def _repair(sheet: Sheet, stage: str) -> str:
    faulty = {n: (sheet.originals[n], yours, faults) for n, (yours, faults) in sorted(sheet.faulty.items())}
    return repair_question(stage, faulty, sheet.ground)


def _statement(like: Statement, filled: Filled) -> Statement:
    return like.model_copy(update={"text": filled.text, "evidence": support(like, filled)})


def _edited(sheet: Sheet, closed: str | None, repairs: int) -> Edited:
    path = {n: original.path for n, original in sheet.originals.items()}
    new = {path[n]: statement for n, statement in sheet.new.items()}
    kept = {path[n]: faults for n, (_, faults) in sheet.faulty.items()}
    unasked = len(sheet.originals) if closed and not new and not kept else len(kept) if closed else 0
    return Edited(sheet.stage, new, kept, closed, unasked, repairs)

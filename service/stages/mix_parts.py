"""How a P is put together: its decision, what was rejected at what price, and the actions that carry it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from service.domain.brief import P
from service.domain.evidence import Phrase, Statement
from service.domain.plan.promise import MixDecision
from service.moves.scheme import Action
from service.stages.desk import Desk
from service.stages.mix_carriers import by_date, carriers, indicator_words


class DecisionFields(TypedDict):
    """The fields that every P shares."""

    decision: Statement
    rejected: Statement
    actions: tuple[str, ...]
    owner: str
    indicator: str
    short: Statement


@dataclass(frozen=True)
class Decided:
    """A P decided. `keys` are the tasks that carry it, the most fitting first: its owner and indicator come from the first."""

    decision: Statement
    rejected: Statement
    short: Statement
    keys: tuple[str, ...]

    def fields(self, desk: Desk) -> DecisionFields:
        """The fields of the section's model."""
        actions = carriers(desk, self.keys)
        first = actions[0] if actions else None
        return {
            "decision": self.decision,
            "rejected": self.rejected,
            "actions": tuple(a.id for a in actions),
            "owner": first.task.owner if first else desk.case.posts.owner,
            "indicator": str(indicator_words(desk, first)) if first else "",
            "short": self.short,
        }

    def block(self, desk: Desk) -> MixDecision:
        """The P as the section's model."""
        return MixDecision(**self.fields(desk))


def steps(desk: Desk, p: P, actions: Iterable[Action]) -> Phrase:
    """Actions as a list of what by when, in the words of the P where it has its own; those of one kind for several segments as one."""
    like: dict[str, list[Action]] = {}
    for action in by_date(tuple(actions)):
        like.setdefault(_kind(action), []).append(action)
    return _strung(desk, [_step(desk, p, group) for group in like.values()])


def joined(desk: Desk, sentences: Sequence[Statement | Phrase]) -> Statement:
    """Several sentences as one statement of the workings."""
    return desk.book.join(sentences)


def _strung(desk: Desk, clauses: Sequence[Phrase]) -> Phrase:
    """Clauses as a list: they are longer than the items of a plain list, so a language may part them otherwise."""
    comma, joint = desk.book.texts["mix.joins.comma"], desk.book.texts["mix.joins.and"]
    head, tail = comma.join(clauses[:-1]), clauses[-1] if clauses else ""
    return Phrase(f"{head}{joint}{tail}" if head else tail, [e for c in clauses for e in c.evidence])


def _step(desk: Desk, p: P, group: Sequence[Action]) -> Phrase:
    action = group[0]
    slots = {**action.slots}
    if len(group) > 1:
        slots["segment_low"] = desk.book.listed([Phrase(str(a.slots["segment_low"])) for a in group])
    solo = f"mix.{p}.solo_step.{_kind(action)}"
    own = solo if desk.case.posts.solo and desk.book.has(solo) else f"mix.{p}.step.{_kind(action)}"
    if desk.book.has(own):
        return desk.phrase(own, **slots)
    return desk.phrase("mix.step", what=desk.phrase(f"{action.wording}.short", **slots), finish=action.finish)


def _kind(action: Action) -> str:
    """`keep.call` for the call to any segment."""
    return ".".join(action.task.key.split(".")[:2])

"""Stage quality_gaps: the checklist of causes, each judged by what this firm shows, with what is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from service.domain.evidence import Statement
from service.domain.plan.block import Note
from service.domain.plan.delivery import Cause, Gap, QualityGaps
from service.moves.scheme import Action
from service.stages import quality_gaps_asking, quality_gaps_delivery, quality_gaps_design, quality_gaps_promises
from service.stages.desk import Desk
from service.stages.mix_carriers import carriers, indicator_words, watch_words
from service.stages.quality_gaps_seen import Causes, Seen
from service.stages.recovery_complaints import find_silent, read_kinds

Number = Literal[1, 2, 3, 4, 5]
CHECKLIST: Mapping[Number, Causes] = {
    1: quality_gaps_asking.CAUSES,
    2: quality_gaps_design.CAUSES,
    3: quality_gaps_delivery.CAUSES,
    4: quality_gaps_promises.CAUSES,
}
MOST_ACTIONS = 3
WAYS = {
    "talks": "prove.ask_five",
    "survey": "learn.survey",
    "points": "prove.ask_points",
    "leavers": "keep.leavers",
    "log": "record.open_log",
}
"""Where something is asked, by the task that asks it."""


def write_quality_gaps(desk: Desk) -> QualityGaps:
    """Gaps 1 to 4 by their causes, and gap 5 by them."""
    seen = {number: {key: find(desk) for key, find in causes.items()} for number, causes in CHECKLIST.items()}
    gaps = [_gap(desk, number, causes) for number, causes in seen.items()]
    return QualityGaps(gaps=(*gaps, _fifth(desk, seen)), notes=(_asked(desk),))


def _gap(desk: Desk, number: Number, causes: Mapping[str, Seen]) -> Gap:
    key = f"quality_gaps.gap_{number}"
    return Gap(
        gap=number,
        name=str(desk.phrase(f"{key}.name")),
        causes=tuple(_cause(desk, f"{key}.causes.{name}", seen) for name, seen in causes.items()),
        summary=_summary(desk, key, causes),
    )


def _cause(desk: Desk, key: str, seen: Seen) -> Cause:
    words = desk.say(f"{key}.name" if seen.state == "unknown" else f"{key}.{seen.variant}", **seen.slots)
    actions = carriers(desk, seen.tasks)[:MOST_ACTIONS] if seen.state == "present" else ()
    first = actions[0] if actions else None
    return Cause(
        cause=words,
        state=seen.state,
        evidence=() if seen.state == "unknown" else words.evidence,
        actions=tuple(a.id for a in actions),
        objective=first.objective if first else None,
        owner=first.task.owner if first else None,
        watched_by=_watch(desk, first) if first else None,
    )


def _watch(desk: Desk, action: Action) -> str:
    """The indicator of its objective; a task that every plan holds is read by its own."""
    words = str(indicator_words(desk, action) if action.task.key.startswith("learn.") else watch_words(desk, action))
    return words[:1].upper() + words[1:]


def _summary(desk: Desk, key: str, causes: Mapping[str, Seen]) -> Statement:
    """Which causes are there, by name; else whether any could be ruled out."""
    there = [name for name, seen in causes.items() if seen.state == "present"]
    if there:
        names = desk.book.listed([desk.book.phrase(f"{key}.causes.{name}.short") for name in there])
        return desk.say(f"{key}.present", causes=names)
    ruled_out = any(seen.state == "absent" for seen in causes.values())
    return desk.say("quality_gaps.none_seen" if ruled_out else "quality_gaps.not_known")


def _fifth(desk: Desk, seen: Mapping[Number, Mapping[str, Seen]]) -> Gap:
    """The customer's gap: what complaints show of it, and which of the others make it."""
    there = [n for n, causes in seen.items() if n > 1 and any(s.state == "present" for s in causes.values())]
    names = desk.book.listed([desk.phrase(f"quality_gaps.gap_{n}.low") for n in there])
    sentences = [desk.say("quality_gaps.gap_5.made_of", gaps=names)] if there else [desk.say("quality_gaps.gap_5.not_known")]
    silent = find_silent(desk, read_kinds(desk))
    if silent and silent.line.adequate:
        label, kind = desk.case.low(silent.line.label), silent.kind
        counts = {"missed": silent.missed, "said": kind.count, "share": silent.share}
        key = "silent_share" if silent.line.yes_no else "silent"
        sentences.insert(0, desk.say(f"quality_gaps.gap_5.{key}", label_low=label, kind=kind.name, **counts))
    return Gap(gap=5, name=str(desk.phrase("quality_gaps.gap_5.name")), causes=(), summary=desk.book.join(sentences))


def _asked(desk: Desk) -> Note:
    """Where the causes are asked that nobody can judge yet."""
    ways = [key for key, task in WAYS.items() if desk.scheme.action(task)]
    friday = any(r.habit.key == "put_right.friday" for r in desk.scheme.routines)
    keys = [*(["friday"] if friday else []), *ways]
    where = desk.book.listed([desk.phrase(f"quality_gaps.asked.{key}") for key in keys])
    return desk.note("unknown", desk.say("quality_gaps.asked_in" if keys else "quality_gaps.asked_later", where=where))

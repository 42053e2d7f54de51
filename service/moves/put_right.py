"""Move: write down what goes wrong and put it right at once, with cover for people."""

from __future__ import annotations

from dataclasses import replace

from service.domain.brief import Brief
from service.domain.evidence import named
from service.moves.case import Case
from service.moves.drafting import Drafting
from service.moves.lexicon import mentions
from service.moves.model import Aim, Move, SlotDict, Watch

DUE_WEEK, SOON, A_MONTH = 16, 2, 4
WRITTEN_GOAL = 0.9


def put_right(case: Case) -> Move | None:
    """The move: always for a firm with complaints or a team, unless complaints are already written down."""
    complaints = case.brief.complaints
    if case.thin or (complaints is not None and complaints.handling and not unrecorded(case.brief)):
        return None
    slots: SlotDict = {}
    if complaints and complaints.handling:
        slots["handling"] = named(_ended(complaints.handling), "complaints.handling")
    goal = case.ledger.fact("complaints.goal", WRITTEN_GOAL, "share", "nine in ten: what a book and a weekly quarter of an hour carry")
    now = case.ledger.fact("complaints.now", 0, "share", "nothing is written down today")
    few = complaints is None or complaints.per_month is None
    if not few and case.complaints_month:
        slots["per_month"] = case.complaints_month
    aim = Aim(
        "put_right.written_few" if few else "put_right.written",
        "workers_performance",
        "share",
        now,
        goal,
        DUE_WEEK,
        case.posts.steward,
        {"goal": goal},
    )
    draft = Drafting("put_right", case.posts)
    tasks = [draft.task("book", aim.key)]
    if mentions(case.brief.language, "key_risk", " ".join(case.brief.audit.values())):
        tasks.append(draft.task("keys" if case.spendable else "keys_free", aim.key))
    if not case.posts.solo:
        tasks.append(draft.task("limits", aim.key))
    cover = draft.task("cover", aim.key)
    tasks.append(replace(cover, week=SOON, weeks=A_MONTH) if lost_someone(case.brief) else cover)
    habits = (draft.habit("friday", aim.key), draft.habit("review", aim.key))
    causes = ("complaints", "cover") if lost_someone(case.brief) else ("complaints",)
    risk = "cover_solo" if case.posts.solo else "leaver"
    return Move(
        "put_right",
        0.0,
        (aim,),
        tuple(tasks),
        (Watch("put_right.written", aim.key),),
        habits,
        risks=(risk,),
        causes=causes,
        urgent=5,
        reason="reason" if "handling" in slots else "reason_none",
        slots=slots,
    )


def unrecorded(brief: Brief) -> bool:
    """Whether the owner says that complaints are not written down, or gives only an apology for handling."""
    handling = brief.complaints.handling if brief.complaints else None
    return bool(handling) and mentions(brief.language, "unrecorded", handling or "")


def lost_someone(brief: Brief) -> bool:
    """Whether notes or the audit tell of someone who left."""
    told = " ".join([brief.notes or "", brief.audit.get("people", "")])
    return mentions(brief.language, "staff_loss", told)


def _ended(text: str) -> str:
    return text if text.rstrip()[-1:] in ".!?。！？" else text.rstrip() + ("。" if any("\u4e00" <= c <= "\u9fff" for c in text) else ".")

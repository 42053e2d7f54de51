"""The copy checker: an advert held against the plan's promises, with what goes too far marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Response

from service.web.office import Desk
from service.web.pages.paper import page, room
from service.web.pages.plan_page import plan_values
from service.web.pages.visitor import Form, Insider, may, text_in
from service.web.plans import PlanId
from service.web.tool_views import CopyFindingView, CopyOrder
from service.web.tools import check_text

router = room()


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, marked or not."""

    text: str
    severity: str = ""
    number: int = 0


@router.get("/plans/{plan_id}/copy")
def ask_for_copy(plan_id: PlanId, office: Desk, visitor: Insider) -> Response:
    """Where an advert is pasted."""
    row = office.store.plans.get(may(visitor, "tools").workspace, plan_id)
    return page(visitor, "copy", **plan_values(visitor, office, row), text="", pieces=[], findings=None)


@router.post("/plans/{plan_id}/copy")
def check_copy(plan_id: PlanId, office: Desk, visitor: Insider, form: Form) -> Response:
    """The advert with its findings."""
    row = office.store.plans.get(may(visitor, "tools").workspace, plan_id)
    text = text_in(form, "text", 100_000)
    findings = check_text(CopyOrder(text=text, plan_id=plan_id), office, may(visitor, "tools")).findings
    return page(visitor, "copy", **plan_values(visitor, office, row), text=text, pieces=mark(text, findings), findings=findings)


def mark(text: str, findings: Sequence[CopyFindingView]) -> list[Piece]:
    """The text in pieces: sentences that were found fault with are marked, errors before warnings."""
    spans: dict[tuple[int, int], tuple[str, int]] = {}
    for number, finding in enumerate(findings, start=1):
        begin = text.find(finding.sentence)
        if begin >= 0:
            span = (begin, begin + len(finding.sentence))
            if span not in spans or finding.severity == "error" != spans[span][0]:
                spans[span] = (finding.severity, spans.get(span, ("", number))[1])
    pieces: list[Piece] = []
    done = 0
    for (begin, end), (severity, number) in sorted(spans.items()):
        if begin >= done:
            pieces += [Piece(text[done:begin]), Piece(text[begin:end], severity, number)]
            done = end
    return [piece for piece in [*pieces, Piece(text[done:])] if piece.text]

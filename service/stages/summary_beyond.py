"""Over-delivery: small things that firms of the trade do beyond what they promise, and never announce."""

from __future__ import annotations

from service.domain.evidence import Statement
from service.stages.desk import Desk
from service.writing.playbook import common_playbook, own_playbook


def beyond(desk: Desk) -> Statement:
    """Three deeds of the trade, else of every trade."""
    first, second, third = own_playbook(desk.brief).get("beyond") or common_playbook(desk.brief.language)["beyond"]
    return desk.tell("summary.beyond", first=first, second=second, third=third)

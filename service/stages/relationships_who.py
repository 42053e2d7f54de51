"""How a sentence names whoever holds a role: by name where the brief gives one."""

from __future__ import annotations

from service.domain.evidence import Phrase
from service.figures.people import TeamRole
from service.stages.desk import Desk


def by_role(desk: Desk, role: str) -> TeamRole:
    """The line of the team with this role; the owner where none is (an owner who is assumed)."""
    people = desk.case.people
    return next((r for r in people.roles if str(r.role) == role), people.owner)


def called(desk: Desk, role: str) -> Phrase:
    """A role inside a sentence: `Lorraine Muise` by name, else `the receptionist`."""
    line = by_role(desk, role)
    if line.index is None:
        return Phrase(line.name, desk.doubts.support("owner_alone"))
    if line.name != line.role:
        return line.name
    return desk.phrase("organisation.the", role=desk.case.low(line.role))

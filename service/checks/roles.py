"""Who exists in the organisation."""

from __future__ import annotations

from service.domain.plan.plan import Plan


def known_roles(plan: Plan) -> frozenset[str]:
    """Roles and the people who fill them, by name."""
    named = [name for role in plan.organisation.roles for name in (role.role, role.person) if name]
    return frozenset(named)


def known_tasks(plan: Plan) -> frozenset[str]:
    """Ids of actions and routines."""
    return frozenset([a.id for a in plan.programme.actions] + [r.id for r in plan.programme.routines])

"""The rules of the method as code: each reads a plan and yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from service.checks import (
    capacity,
    copy_rules,
    customers,
    expectations,
    filling,
    mix,
    objectives,
    organisation,
    positioning,
    programme,
    prose,
    provenance,
    quality_gaps,
    reading,
    relationships,
    situation,
)
from service.checks.comparison import differing_choices, overlap, same_choices
from service.checks.read import Read
from service.domain.plan.plan import Finding, Plan

FIGURES: Mapping[str, Callable[[Plan], Iterator[Finding]]] = {
    "OBJ-1": objectives.measurable,
    "OBJ-2": objectives.due_in_time,
    "OBJ-3": objectives.owned,
    "OBJ-5": objectives.served,
    "SIT-1": situation.sides,
    "SIT-2": situation.evident,
    "SIT-3": situation.joined,
    "SIT-4": situation.used,
    "SEG-1": customers.shares,
    "SEG-2": customers.falling_value,
    "SEG-3": customers.one_tier,
    "SEG-4": customers.hours_fit,
    "SEG-5": customers.slot_states,
    "POS-1": positioning.unique_or_said,
    "POS-3": positioning.one_strategy,
    "EXP-1": expectations.desired_beyond_adequate,
    "EXP-2": expectations.within_record,
    "EXP-3": expectations.with_evidence,
    "EXP-4": expectations.five_dimensions,
    "EXP-6": copy_rules.payable_guarantee,
    "EXP-7": expectations.promisers,
    "MIX-1": mix.seven_decisions,
    "MIX-2": mix.prices_in_band,
    "MIX-3": mix.fail_points_covered,
    "GAP-1": quality_gaps.all_assessed,
    "GAP-2": quality_gaps.causes_acted_on,
    "REL-1": relationships.next_stages,
    "REL-2": relationships.limits_are_numbers,
    "CAP-1": capacity.fits_every_period,
    "CAP-2": capacity.no_full_target,
    "ORG-1": organisation.one_accountable,
    "ORG-2": organisation.hours_available,
    "ORG-3": organisation.roles_filled,
    "ORG-4": organisation.upward_routine,
    "ACT-1": programme.sums,
    "ACT-2": programme.dates,
    "ACT-3": programme.owner_hours,
    "ACT-4": programme.with_a_reason,
    "READ-2": reading.goals_answered,
    "READ-4": reading.priced_refusals,
    "PRV-3": filling.nothing_filled,
}
"""Rules about single fields of a plan."""

WORDS: Mapping[str, Callable[[Read], Iterator[Finding]]] = {
    "OBJ-4": objectives.feasible,
    "POS-2": positioning.in_register,
    "POS-4": positioning.all_rivals,
    "EXP-5": copy_rules.within_register,
    "MIX-4": mix.consistent,
    "READ-1": reading.short_and_plain,
    "READ-3": reading.one_offer,
    "PRV-1": provenance.numbers_shown,
    "PRV-2": provenance.cited,
    "PRV-4": prose.one_language,
    "PRV-5": prose.clean_prose,
}
"""Rules about its sentences and their evidence, which they share."""

_AREAS = ("OBJ", "SIT", "SEG", "POS", "EXP", "MIX", "GAP", "REL", "CAP", "ORG", "ACT", "READ", "PRV")


def _place(rule: str) -> tuple[int, int]:
    """Where a rule stands in the method."""
    area, number = rule.split("-")
    return _AREAS.index(area), int(number)


RULES = tuple(sorted((*FIGURES, *WORDS), key=_place))
"""Every rule of the method that reads one plan, in its order; PRV-6 (`same_choices`) and PRV-7 (`overlap`) compare two."""

__all__ = ["RULES", "Read", "check_plan", "check_rule", "differing_choices", "overlap", "same_choices"]


def check_plan(plan: Plan) -> tuple[Finding, ...]:
    """All findings of all rules, in the order of the method."""
    read = Read(plan)
    return tuple(finding for rule in RULES for finding in check_rule(rule, read))


def checked(plan: Plan) -> Plan:
    """The plan with its findings."""
    return plan.model_copy(update={"findings": check_plan(plan)})


def check_rule(rule: str, read: Read) -> Iterator[Finding]:
    """What one rule finds."""
    return WORDS[rule](read) if rule in WORDS else FIGURES[rule](read.plan)

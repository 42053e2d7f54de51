"""The questions to the owner: what would change most sections comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.domain.evidence import Phrase, named
from service.moves.case import Case
from service.moves.events import month_in
from service.moves.model import SlotDict
from service.moves.put_right import lost_someone
from service.stages.assuming import left_with_care_on_top, says_who_rated, sum_or_loss


@dataclass(frozen=True)
class Asked:
    """A question before it is put in words."""

    key: str
    path: str | None
    slots: SlotDict = field(default_factory=dict)
    wording_key: str = ""

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return self.wording_key or self.key


def find_questions(case: Case) -> Iterator[Asked]:
    """All questions worth asking, most valuable first."""
    yield from _about_proof(case)
    yield from _about_lasting(case)
    yield from _about_goals(case)
    yield from _about_the_frame(case)
    yield from _about_money(case)
    yield from _about_promises(case)
    yield from _about_rivals(case)
    yield from _about_sums(case)
    yield from _about_the_rest(case)


def _about_proof(case: Case) -> Iterator[Asked]:
    chosen = case.position.chosen
    if chosen and chosen.hard_to_copy and lost_someone(case.brief):
        yield Asked("proof", f"own.hard_to_copy.{chosen.name}", {"hard": chosen.hard_to_copy})


def _about_goals(case: Case) -> Iterator[Asked]:
    """Goals that could not be tied to any figure."""
    for goal in case.goals:
        if goal.kind in ("other", "time_off"):
            yield Asked("goal", f"goals.{goal.index}", {"goal": goal.text})


def _about_lasting(case: Case) -> Iterator[Asked]:
    """A lead that lacks only the reason why it lasts."""
    miss = case.position.nearest_miss
    if miss and case.position.chosen is None and miss.hard_to_copy_missing and not miss.rating_missing and not miss.weight_missing:
        yield Asked("hard_to_copy", f"own.hard_to_copy.{miss.criterion.name}", {"criterion": case.low(miss.criterion.name)})


def _about_the_frame(case: Case) -> Iterator[Asked]:
    """What a thin brief lacks."""
    main = case.brief.services[0]
    if not any(s.per_month for s in case.money.services) and case.week is None:
        yield Asked("volume", "services.0.per_month")
    if main.minutes is None and not any(s.minutes for s in case.money.services):
        yield Asked("minutes", "services.0.minutes")
    if not case.brief.delivery:
        yield Asked("record", "delivery", {"need": case.register.smallest_n})
    if all(s.variable_cost is None for s in case.money.services) or case.money.fixed_month is None:
        yield Asked("costs", "services.0.variable_cost", {"price": case.money.services[0].price})


def _about_money(case: Case) -> Iterator[Asked]:
    money = case.money
    then = left_with_care_on_top(case)
    if money.cost_to_serve_close_to == "variable_cost" and money.cost_to_serve_year and money.variable_cost_year:
        twin = case.book.phrase("doubts.twin_variable")
        slots: SlotDict = {"care": money.cost_to_serve_year, "twin": money.variable_cost_year, "twin_name": twin}
        yield Asked("cost_to_serve", "segments.0.cost_to_serve_per_year", slots, "cost_twin")
    elif then is not None and then.value < 0 and money.left_year and money.fixed_year and money.cost_to_serve_year:
        slots = {"care": money.cost_to_serve_year, "fixed": money.fixed_year, "left": money.left_year, "then": sum_or_loss(case, then)}
        yield Asked("cost_to_serve", "business.fixed_costs_per_month", slots)
    if money.dependence and money.main:
        dependence = money.dependence
        slots = {"service": dependence.service.name, "needed": dependence.needed, "now": dependence.now, "main": case.low(money.main.name)}
        yield Asked("dependence", f"services.{dependence.service.index}.per_month", slots)


def _about_promises(case: Case) -> Iterator[Asked]:
    silent = [line for line in case.register.lines if line.adequate is None and line.segment is None and line.group is None]
    if silent:
        labels = case.book.listed([case.low(line.label) for line in silent], "or")
        measured = any(line.basis == "measured" for line in silent)
        says = case.book.phrase("doubts.record_enough") if measured else Phrase("")
        yield Asked("accept", f"segments.0.expects.{silent[0].measure}", {"labels": labels, "record_says": says})


def _about_rivals(case: Case) -> Iterator[Asked]:
    if not case.brief.competitors:
        yield Asked("rivals", "competitors")
    if not case.brief.copy_:
        yield Asked("words", "copy")
    unknown = [c for c in case.position.criteria if c.unknown_rivals]
    if unknown:
        first = min(unknown, key=lambda c: (-c.weight.value, str(c.name)))
        key = "rating_decides" if first.important else "rating_cannot"
        slots: SlotDict = {
            "rival": first.unknown_rivals[0],
            "criterion": case.low(first.name),
            "changes": case.book.phrase(f"doubts.{key}"),
        }
        yield Asked("rating_missing", "competitors.0.ratings", slots)


def _about_sums(case: Case) -> Iterator[Asked]:
    people = case.people
    if people.hours_differ and people.delivery_hours and people.hours_sold:
        yield Asked("clinical_hours", "capacity.hours", {"paid": people.delivery_hours, "sold": people.hours_sold})
    counts = case.customers.reconciliation.visits_month
    if counts.agree is False and counts.by_segments and counts.by_services:
        yield Asked("reconcile", "segments", {"by_segments": counts.by_segments, "by_services": counts.by_services})


def _about_the_rest(case: Case) -> Iterator[Asked]:
    if case.brief.own.ratings and not says_who_rated(case.brief):
        yield Asked("raters", "own.ratings")
    if not any(s.retention_rate for s in case.brief.segments):
        yield Asked("coming_back", "segments")
    yield from _about_chances(case)
    if case.brief.business.marketing_budget is None:
        yield Asked("budget", "business.marketing_budget")
    if lost_someone(case.brief):
        yield Asked("leaver", "team")


def _about_chances(case: Case) -> Iterator[Asked]:
    """When an opportunity with a size comes, where the brief names no month."""
    for i, fact in enumerate(case.brief.environment):
        if fact.effect == "opportunity" and fact.size is not None and month_in(case, fact.finding) is None:
            yield Asked(
                f"environment.{i}",
                f"environment.{i}",
                {"finding": case.low(named(fact.finding, f"environment.{i}.finding"))},
                "environment",
            )

"""The assumptions of a plan: each with the figures it carries, the sections that lean on it, and who checks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.domain.brief import Brief
from service.domain.evidence import DateFact, Fact, Ledger, Phrase, brief_evidence, known
from service.moves.case import Case
from service.moves.lexicon import mentions
from service.moves.model import SlotDict
from service.moves.scheme import Scheme

SHORT_RECORD_DAYS = 120
_SETTLED_AT = {
    "ratings": "own.ratings", "cost_to_serve": "business.fixed_costs_per_month", "margin_blended": "segments", "spread": "delivery",
    "n_assumed": "delivery", "season": "delivery", "saturday_cause": "capacity.hours", "currency": "business.currency",
    "what_if_pace": "services.0.per_month", "owner_alone": "team", "no_budget": "business.marketing_budget",
}  # fmt: skip
"""What nobody can answer beforehand (whether customers move, how many reply) is not among them."""


@dataclass(frozen=True)
class Assumed:
    """An assumption before it is put in words."""

    key: str
    sections: tuple[str, ...]
    by: str
    slots: SlotDict = field(default_factory=dict)
    wording_key: str = ""

    @property
    def wording(self) -> str:
        """Key of its wording."""
        return self.wording_key or self.key

    @property
    def path(self) -> str | None:
        """Path in the brief whose answer would settle it."""
        return _SETTLED_AT.get(self.key)


def find_assumptions(case: Case, scheme: Scheme) -> Iterator[Assumed]:
    """All assumptions, those that carry most first."""
    yield from _about_customers(case)
    yield from _about_promises(case)
    yield from _about_the_week(case, scheme)
    yield from _about_the_programme(case, scheme)
    yield from _about_the_frame(case)


def says_who_rated(brief: Brief) -> bool:
    """Whether the notes tell who gave the ratings."""
    return mentions(brief.language, "rated_by", brief.notes or "")


def _about_customers(case: Case) -> Iterator[Assumed]:
    owner, money = case.posts.owner, case.money
    if case.brief.own.ratings:
        told = says_who_rated(case.brief)
        yield Assumed("ratings", ("situation", "positioning", "mix"), case.posts.steward, wording_key="ratings_own" if told else "")
    then = left_with_care_on_top(case)
    if then is not None and money.left_year and money.cost_to_serve_year:
        yield Assumed(
            "cost_to_serve",
            ("customers", "programme"),
            owner,
            {"care": money.cost_to_serve_year, "left": money.left_year, "then": sum_or_loss(case, then)},
        )
    if case.customers.blended_margin_used and money.margin and case.customers.tiers:
        blended = [case.group_words(s.name) for s in case.customers.segments if not s.own_mix]
        yield Assumed("margin_blended", ("customers",), case.posts.steward, {"margin": money.margin, "segments": case.book.listed(blended)})


def _about_promises(case: Case) -> Iterator[Assumed]:
    book, steward = case.book, case.posts.steward
    modelled = [line for line in case.register.lines if line.basis == "modelled" and line.segment is None]
    if modelled:
        labels = book.listed(dict.fromkeys(case.low(line.label) for line in modelled))
        yield Assumed("spread", ("expectations",), steward, {"labels": labels, "need": case.register.smallest_n})
    unsaid = [line for line in modelled if line.n_assumed]
    if unsaid:
        n = case.ledger.fact("record.n_assumed", unsaid[0].n, "count", "cases taken where the brief gives a median and p90 without n")
        yield Assumed("n_assumed", ("expectations",), steward, {"labels": book.listed([case.low(x.label) for x in unsaid]), "n": n})
    span = _short_record(case)
    if span:
        yield Assumed("season", ("expectations",), steward, {"first": span[0], "last": span[1]})


def _about_the_week(case: Case, scheme: Scheme) -> Iterator[Assumed]:
    leveled = scheme.objective_of("level_week")
    if leveled and leveled.aim.key == "level_week.load":
        yield Assumed("saturday_cause", ("expectations", "customers"), case.posts.steward, dict(leveled.slots))
    if case.fill and case.fill.moved.value > 0 and (leveled or scheme.has("fill_hours")):
        yield Assumed("moves_agree", ("customers", "objectives"), case.posts.desk, {"moved": case.fill.moved})


def _about_the_programme(case: Case, scheme: Scheme) -> Iterator[Assumed]:
    if scheme.budget.total > 0:
        yield Assumed("costs_are_limits", ("programme",), case.posts.steward)
    yield Assumed("hours_default", ("programme", "organisation"), case.posts.steward)
    if any(a.task.key == "learn.survey" for a in scheme.actions):
        yield Assumed("survey_rate", ("measurement",), case.posts.steward, {"rate": case.survey.answer_rate})
    target = case.prices.target
    if target.basis == "assumed" and target.used and any(p.floor for p in case.prices.services):
        yield Assumed("target_margin", ("mix",), case.posts.owner, {"margin": target.used})


def _about_the_frame(case: Case) -> Iterator[Assumed]:
    owner, business = case.posts.owner, case.brief.business
    yield Assumed("rules_allow", ("positioning", "expectations"), owner)
    if business.currency is None:
        yield Assumed("currency", ("mix", "programme"), owner, {"currency": case.book.currency})
    if "record.what_if_pace" in case.ledger.calculations:
        pace = case.ledger.calculations["record.what_if_pace"]
        yield Assumed("what_if_pace", ("objectives", "programme"), owner, {"pace": _again(case.ledger, pace.name)})
    if case.people.owner_assumed:
        yield Assumed("owner_alone", ("organisation",), owner)
    if business.start is None:
        yield Assumed("start_default", ("programme",), owner, {"start": case.start})
    if business.marketing_budget is None:
        yield Assumed("no_budget", ("programme",), owner)


def left_with_care_on_top(case: Case) -> Fact | None:
    """What would be left in a year if the cost to serve came on top of fixed costs."""
    money = case.money
    if money.left_year is None or money.cost_to_serve_year is None:
        return None
    inputs = {"left": money.left_year, "care": money.cost_to_serve_year}
    value = money.left_year.value - money.cost_to_serve_year.value
    return case.ledger.fact("cost_to_serve.on_top", value, "money", "left after fixed costs − cost to serve", inputs)


def sum_or_loss(case: Case, amount: Fact) -> Phrase:
    """An amount, or below zero the words for a loss of that size."""
    if amount.value >= 0:
        return case.book.phrase("doubts.a_sum", sum=amount)
    size = case.ledger.fact("cost_to_serve.loss", -amount.value, "money", "the loss, as a size", {"result": amount})
    return case.book.phrase("doubts.a_loss", loss=size)


def _short_record(case: Case) -> tuple[DateFact, DateFact] | None:
    """First and last day of the first dated record, where it covers less than four months."""
    for i, entry in enumerate(case.brief.delivery):
        if entry.sample_dates:
            first, last = min(entry.sample_dates), max(entry.sample_dates)
            if (last - first).days < SHORT_RECORD_DAYS:
                path = f"delivery.{i}.sample_dates"
                return DateFact(first, (brief_evidence(path, first),)), DateFact(last, (brief_evidence(path, last),))
    return None


def _again(ledger: Ledger, name: str) -> Fact:
    """A fact that was recorded before."""
    entry = ledger.calculations[name]
    return known(ledger.fact(name, float(str(entry.value)), entry.unit, entry.formula))

"""Figures of the market: perceptual map, lead by criterion, tiers, the week. A figure whose data the plan lacks is left out."""

from __future__ import annotations

from service.domain.plan.market import CapacitySlot, Difference, Tier
from service.exports.document import Block, Figure
from service.exports.pictures import Lead, LeadPicture, MapPicture, MapPlace, TierBar, TierPicture, WeekCell, WeekPicture
from service.exports.workings import Workings

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FEWEST = 2
"""A chart of one thing shows nothing that its number does not."""


def map_figure(w: Workings) -> list[Block]:
    """The perceptual map."""
    found = w.plan.positioning.map
    if found is None or len(found.points) < FEWEST:
        return []
    rivals = {name for each in w.plan.positioning.differences for name in each.ratings}
    places = tuple(MapPlace(p.name, p.x, p.y, p.name not in rivals) for p in found.points)
    said = [w.chart("map.place", name=p.name, x=w.wording.number(p.x), y=w.wording.number(p.y)) for p in places]
    alt = w.chart("map.alt", x=found.x, y=found.y, places=w.wording.enumerated(said))
    return [Figure("map", w.chart("map.caption"), alt, MapPicture(found.x, found.y, places))]


def leads_figure(w: Workings) -> list[Block]:
    """Lead over the best rival by criterion, heaviest first."""
    known = sorted((d for d in w.plan.positioning.differences if d.advantage is not None), key=lambda d: -d.weight)
    if len(known) < FEWEST:
        return []
    leads = tuple(Lead(d.criterion, d.advantage or 0.0, _said(w, d)) for d in known)
    lines = [w.chart("leads.lead", criterion=each.criterion, lead=w.wording.signed(each.lead), said=each.said) for each in leads]
    alt = w.chart("leads.alt", leads=w.wording.enumerated(lines))
    return [Figure("leads", w.chart("leads.caption"), alt, LeadPicture(w.chart("leads.axis"), leads))]


def _said(w: Workings, d: Difference) -> str:
    own, best = w.wording.number(d.own), w.wording.number(d.best_competitor)
    return w.chart("leads.said", own=own, best=best, rival=d.best_competitor_name or "")


def tiers_figure(w: Workings) -> list[Block]:
    """Share of customers against share of profit, by tier; tiers without customers are left out."""
    filled = [(tier, tier.profit_share) for tier in w.plan.customers.tiers if tier.customers > 0]
    known = [(tier, share) for tier, share in filled if share is not None]
    if len(known) < FEWEST:
        return []
    bars = tuple(bar for tier, profit in known for bar in _bars(w, tier, profit))
    lines = [
        w.chart(
            "tiers.tier",
            tier=w.wording.label(f"tier.{tier.name}"),
            customers=w.wording.percent(tier.customers_share, "pct1"),
            profit=w.wording.percent(profit, "pct1"),
        )
        for tier, profit in known
    ]
    return [Figure("tiers", w.chart("tiers.caption"), w.chart("tiers.alt", tiers=w.wording.enumerated(lines)), TierPicture(bars))]


def _bars(w: Workings, tier: Tier, profit: float) -> tuple[TierBar, TierBar]:
    name = w.wording.label(f"tier.{tier.name}")
    shares = (("customers", tier.customers_share), ("profit", profit))
    customers, of_profit = (TierBar(name, w.chart(f"tiers.{key}"), value, w.wording.percent(value, "pct1")) for key, value in shares)
    return customers, of_profit


def week_figure(w: Workings) -> list[Block]:
    """Demand against capacity by daypart, where the demand is known."""
    known = [slot for slot in w.plan.customers.capacity if slot.utilisation is not None and slot.state is not None]
    if len(known) < FEWEST:
        return []
    days = [day for day in DAYS if any(slot.day == day for slot in known)]
    names = {day: w.wording.book.texts[f"numbers.days_short.{day}"] for day in days}
    parts = tuple(dict.fromkeys(slot.part for slot in known))
    cells = tuple(_cell(w, slot, names[slot.day]) for slot in known)
    said = [w.chart("week.cell", day=c.day, part=c.part, load=w.wording.percent(c.load), state=c.said.split("\n")[1]) for c in cells]
    picture = WeekPicture(tuple(names.values()), parts, cells)
    return [Figure("week", w.chart("week.caption"), w.chart("week.alt", cells=w.wording.enumerated(said)), picture)]


def _cell(w: Workings, slot: CapacitySlot, day: str) -> WeekCell:
    load, state = slot.utilisation or 0.0, slot.state or "spare"
    return WeekCell(day, slot.part, load, state, f"{w.wording.percent(load)}\n{w.wording.label(f'load.{state}')}")

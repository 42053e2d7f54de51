"""The page of customer value: what a customer of each segment leaves in a year and in all, and the tiers that follow."""

from __future__ import annotations

from dataclasses import dataclass

from service.analysis.customer_value import DEMANDING_PREMIUM, DISCOUNT_RATE, YEARS, discounted_years
from service.analysis.tiers import LEAST_INDEX, TIERS
from service.domain.evidence import Fact, Ledger
from service.exports.workbook_desk import FIRST, Desk
from service.exports.workbook_page import EMPTY, Cell, Kind, Page, fixed, given, heads, place, span, title, words, worked
from service.exports.workbook_prices import COST, PRICE, PriceRows
from service.figures.customers import Customers, read_customers
from service.figures.money import read_money
from service.figures.segments import SegmentFigures

(CUSTOMERS, REVENUE, MARGIN, CARE, RETENTION, REFERRALS, DEMANDING) = range(1, 8)
(LEFT, SPAN, OWN, WORTH, INDEX, TIER, OF_CUSTOMERS, OF_REVENUE, ALL, OF_PROFIT, LOST) = range(8, 19)
SETTINGS = 3 + len(LEAST_INDEX)
"""Rows of the numbers that hold for all segments."""


@dataclass(frozen=True)
class Table:
    """Where the segments stand: first and last row."""

    first: int
    last: int
    discount: str
    years: str
    premium: str
    bounds: tuple[str, ...]

    def all(self, col: int) -> str:
        """A column of all segments."""
        return span((self.first, col), (self.last, col), pinned=True)


def add_customers(desk: Desk, prices: PriceRows | None) -> None:
    """Write the page; none without segments in figures."""
    if desk.brief is None or not desk.brief.segments:
        return
    ledger = Ledger()
    found = read_customers(desk.brief, ledger, read_money(desk.brief, ledger))
    segments = [s for s in found.segments if s.customers is not None and s.contribution_year is not None]
    if not segments:
        return
    page = desk.page("customers")
    bounds = tuple(place(FIRST + 3 + i, 1, pinned=True) for i in range(len(LEAST_INDEX)))
    settings = [place(FIRST + i, 1, pinned=True) for i in range(3)]
    top = FIRST + SETTINGS + 1
    table = Table(top + 1, top + len(segments), settings[0], settings[1], settings[2], bounds)
    _add_settings(desk, page)
    page.line(top, heads(_heads(desk), (0, TIER)))
    page.freeze(top + 1, 1)
    whole = len(segments) == len(desk.brief.segments) and all(s.lifetime_value is not None for s in segments)
    for i, segment in enumerate(segments):
        page.line(table.first + i, _segment(table, table.first + i, segment, _margin(prices, segment)))
        page.line(table.first + i, _against_others(desk, table, table.first + i, segment) if whole else [], WORTH)
    _add_sums(desk, page, table, found, whole)
    if found.tiers and whole:
        _add_tiers(desk, page, table, found)


def _add_settings(desk: Desk, page: Page) -> None:
    lines = [
        (desk.label("customers.discount"), given(DISCOUNT_RATE, "share")),
        (desk.label("customers.span"), given(YEARS, "whole")),
        (desk.label("customers.premium"), given(DEMANDING_PREMIUM, "factor")),
        *(
            (desk.label("customers.from", tier=desk.w.wording.label(f"tier.{tier}")), given(least, "factor"))
            for tier, least in LEAST_INDEX.items()
        ),
    ]
    for i, (name, cell) in enumerate(lines):
        page.line(FIRST + i, [words(name), cell])


def _heads(desk: Desk) -> list[str]:
    inputs = [desk.column("segment"), desk.column("customers")]
    inputs += [desk.label(f"customers.{key}") for key in ("revenue", "margin", "care")]
    inputs += [desk.column("stay"), desk.label("customers.referrals"), desk.label("customers.demanding")]
    found = [desk.label(f"customers.{key}") for key in ("contribution", "years", "own", "lifetime", "index")]
    shares = [desk.column("tier"), desk.column("of_customers"), desk.column("of_revenue")]
    return [*inputs, *found, *shares, desk.label("customers.all"), desk.column("of_profit"), desk.label("customers.lost")]


def _margin(prices: PriceRows | None, segment: SegmentFigures) -> Cell:
    """The margin of the services a segment buys, else the firm's; a number where the prices do not give it."""
    value = segment.margin.value if segment.margin else None
    if prices is None or value is None:
        return fixed(value, "share")
    mix = prices.mixes.get(str(segment.name))
    if segment.own_mix and mix is not None:
        shares, price, cost = prices.block(mix), prices.block(PRICE), prices.block(COST)
        return worked(f"=SUMPRODUCT({shares},{price}-{cost})/SUMPRODUCT({shares},{price})", value, "share")
    return worked(f"={prices.margin}", value, "share") if prices.margin else fixed(value, "share")


def _segment(table: Table, row: int, s: SegmentFigures, margin: Cell) -> list[Cell]:
    """The inputs of a segment, and what one of its customers leaves."""
    at = {name: place(row, col) for name, col in (("r", REVENUE), ("m", MARGIN), ("c", CARE), ("k", RETENTION), ("l", LEFT), ("s", SPAN))}
    kept = s.retention.value if s.retention else None
    each = s.contribution_year.value if s.contribution_year else 0.0
    rate = f"({at['k']}/(1+{table.discount}))"
    years = None if kept is None else discounted_years(kept)
    return [
        words(s.name, strong=True),
        given(_value(s.customers), "whole"),
        given(_value(s.revenue_year), "price"),
        margin,
        given(_value(s.cost_to_serve_year), "price"),
        given(kept, "share"),
        given(_value(s.referrals_year), "number"),
        given(1 if s.demanding else 0, "whole"),
        worked(f"={at['r']}*{at['m']}-{at['c']}", each, "price"),
        EMPTY if years is None else worked(f"=IF({rate}=1,{table.years},(1-{rate}^{table.years})/(1-{rate}))", years, "factor"),
        EMPTY if years is None else worked(f"={at['l']}*{at['s']}", each * years, "price"),
    ]


def _against_others(desk: Desk, table: Table, row: int, s: SegmentFigures) -> list[Cell]:
    """What needs all segments: worth with referrals, tier, and shares of the firm."""
    people, worth = place(row, CUSTOMERS), place(row, WORTH)
    mean = f"SUMPRODUCT({table.all(CUSTOMERS)},{table.all(OWN)})/SUM({table.all(CUSTOMERS)})"
    factor = f"IF({place(row, DEMANDING)}=1,{table.premium},1)"
    average = f"(SUMPRODUCT({table.all(CUSTOMERS)},{table.all(WORTH)})/SUM({table.all(CUSTOMERS)}))"
    revenue = f"SUMPRODUCT({table.all(CUSTOMERS)},{table.all(REVENUE)})"
    index = _value(s.value_index)
    return [
        worked(f"=({place(row, OWN)}+{place(row, REFERRALS)}*{place(row, SPAN)}*{mean})*{factor}", _value(s.lifetime_value), "price"),
        EMPTY if index is None else worked(f"={worth}/{average}", index, "factor"),
        _tier(desk, table, place(row, INDEX), s),
        worked(f"={people}/SUM({table.all(CUSTOMERS)})", _value(s.share_of_customers), "share"),
        worked(f"={people}*{place(row, REVENUE)}/{revenue}", _value(s.revenue_share), "share"),
        worked(f"={people}*{place(row, LEFT)}", _value(s.contribution_all), "money"),
        EMPTY if s.profit_share is None else worked(f"={place(row, ALL)}/SUM({table.all(ALL)})", s.profit_share.value, "share"),
        worked(f"={people}*(1-{place(row, RETENTION)})", _value(s.lost_year), "whole"),
    ]


def _tier(desk: Desk, table: Table, index: str, s: SegmentFigures) -> Cell:
    """The tier by its bounds; 1e-9 takes up what rounding leaves. No formula where the average is not above zero."""
    if s.tier is None or s.value_index is None:
        return EMPTY
    names = [desk.w.wording.label(f"tier.{tier}").replace('"', '""') for tier in TIERS]
    formula = f'"{names[-1]}"'
    for name, bound in reversed(list(zip(names, table.bounds, strict=False))):
        formula = f'IF({index}>={bound}-0.000000001,"{name}",{formula})'
    return worked(f"={formula}", desk.w.wording.label(f"tier.{s.tier}"), "text")


def _add_sums(desk: Desk, page: Page, table: Table, found: Customers, whole: bool) -> None:
    """All customers, what they leave, and the average customer's worth."""
    row = table.last + 1
    page.put(row, 0, words(desk.label("total"), strong=True))
    people = sum(s.customers.value for s in found.segments if s.customers is not None and s.contribution_year is not None)
    page.put(row, CUSTOMERS, worked(f"=SUM({table.all(CUSTOMERS)})", people, "whole", strong=True))
    if not whole:
        return
    page.put(row, ALL, worked(f"=SUM({table.all(ALL)})", _value(found.profit_year), "money", strong=True))
    average = f"=SUMPRODUCT({table.all(CUSTOMERS)},{table.all(WORTH)})/SUM({table.all(CUSTOMERS)})"
    page.put(row, WORTH, worked(average, _value(found.average_lifetime), "price", strong=True))


def _add_tiers(desk: Desk, page: Page, table: Table, found: Customers) -> None:
    """Customers, revenue and profit by tier."""
    top = table.last + 4
    page.put(top - 1, 0, title(desk.label("customers.tiers")))
    page.line(top, heads([desk.column(key) for key in ("tier", "customers", "of_customers", "of_revenue", "of_profit")]))
    for i, tier in enumerate(found.tiers, start=1):
        row = top + i
        named = place(row, 0, pinned=True)
        columns = (
            (CUSTOMERS, tier.customers, "whole"),
            (OF_CUSTOMERS, tier.customers_share, "share"),
            (OF_REVENUE, tier.revenue_share, "share"),
        )
        cells = [_sum_if(table, named, col, _value(fact), "whole" if kind == "whole" else "share") for col, fact, kind in columns]
        profit = [EMPTY] if tier.profit_share is None else [_sum_if(table, named, OF_PROFIT, tier.profit_share.value, "share")]
        page.line(row, [words(desk.w.wording.label(f"tier.{tier.name}"), strong=True), *cells, *profit])


def _sum_if(table: Table, named: str, col: int, value: float | None, kind: Kind) -> Cell:
    return EMPTY if value is None else worked(f"=SUMIF({table.all(TIER)},{named},{table.all(col)})", value, kind)


def _value(fact: Fact | None) -> float | None:
    return None if fact is None else fact.value

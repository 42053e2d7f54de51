"""The page of prices: what each service brings and leaves, now and at the plan's price."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.evidence import Fact, Ledger
from service.domain.plan.promise import ServicePrice
from service.exports.workbook_desk import FIRST, Desk, same
from service.exports.workbook_page import EMPTY, Cell, Kind, Page, fixed, given, heads, on, place, span, words, worked
from service.figures.money import Money, read_money
from service.figures.services import ServiceFigures

HEADS = ("month", "cost", "price", "planned", "floor", "revenue", "each", "contribution", "then")
MONTH, COST, PRICE, PLANNED, FLOOR, REVENUE, EACH, LEFT, THEN = range(1, 10)


@dataclass(frozen=True)
class PriceRows:
    """Where the customers' page finds margins: first and last row, the column of each segment's mix, and the cell of the firm's margin."""

    sheet: str
    first: int
    last: int
    mixes: dict[str, int]
    margin: str | None

    def block(self, col: int) -> str:
        """A column of all services, seen from another page."""
        return on(self.sheet, span((self.first, col), (self.last, col), pinned=True))


def add_prices(desk: Desk) -> PriceRows | None:
    """Write the page; none without the brief."""
    if desk.brief is None:
        return None
    money = read_money(desk.brief, Ledger())
    sold, page = list(money.sold), desk.page("prices")
    target_row = FIRST
    page.put(target_row, 0, words(desk.label("prices.target")))
    target = _target(desk, money)
    page.put(target_row, 1, given(target if target is not None else desk.brief.business.target_margin, "share"))
    top = FIRST + 2
    mixed = {segment.name: segment.service_mix for segment in desk.brief.segments if segment.service_mix}
    shares = [desk.label("prices.mix", segment=name) for name in mixed]
    page.line(top, heads([desk.column("service"), *(desk.label(f"prices.{name}") for name in HEADS), *shares]))
    page.freeze(top + 1, 1)
    first = top + 1
    for i, service in enumerate(sold):
        page.line(first + i, _service(desk, service, first + i, target))
        page.line(first + i, [given(mix.get(str(service.name), 0), "share") for mix in mixed.values()], THEN + 1)
    last = first + len(sold) - 1
    margin = _add_sums(desk, page, money, (first, last))
    return PriceRows(desk.sheet("prices"), first, last, {name: THEN + 1 + i for i, name in enumerate(mixed)}, margin)


def _target(desk: Desk, money: Money) -> float | None:
    """The target margin that all of the plan's floors rest on; none where they were found in another way."""
    floors = {row.service: row.floor for row in desk.plan.mix.price.services}
    known = [(s.variable_cost.value, floor) for s in money.sold if s.variable_cost is not None and (floor := floors.get(str(s.name)))]
    found = [1 - cost / floor for cost, floor in known]
    return found[0] if found and all(same(each, found[0]) for each in found) else None


def _service(desk: Desk, service: ServiceFigures, row: int, target: float | None) -> list[Cell]:
    planned = next((each for each in desk.plan.mix.price.services if each.service == str(service.name)), None)
    month, cost, price = (place(row, col) for col in (MONTH, COST, PRICE))
    return [
        words(service.name, strong=True),
        given(_value(service.per_month), "number"),
        given(_value(service.variable_cost), "price"),
        given(service.price.value, "price"),
        given(planned.recommended if planned else service.price.value, "price"),
        _floor(planned, cost, target),
        _known(f"={month}*{price}", service.revenue_month, "money"),
        _known(f"={price}-{cost}", service.contribution, "price"),
        _known(f"={place(row, EACH)}*{month}", service.contribution_month, "money"),
        _then(service, planned, row),
    ]


def _floor(planned: ServicePrice | None, cost: str, target: float | None) -> Cell:
    """The least price that leaves the target margin; a floor found in another way stands as it is."""
    if planned is None or planned.floor is None:
        return EMPTY
    formula = f"={cost}/(1-{place(FIRST, 1, pinned=True)})"
    return worked(formula, planned.floor, "price") if target is not None else fixed(planned.floor, "price")


def _then(service: ServiceFigures, planned: ServicePrice | None, row: int) -> Cell:
    """What the service leaves a month at the plan's price."""
    if planned is None or service.variable_cost is None or service.per_month is None:
        return EMPTY
    value = (planned.recommended - service.variable_cost.value) * service.per_month.value
    return worked(f"=({place(row, PLANNED)}-{place(row, COST)})*{place(row, MONTH)}", value, "money")


def _value(fact: Fact | None) -> float | None:
    return None if fact is None else fact.value


def _known(formula: str, fact: Fact | None, kind: Kind) -> Cell:
    """A formula whose numbers are all known, else an empty cell."""
    return EMPTY if fact is None else worked(formula, fact.value, kind)


def _add_sums(desk: Desk, page: Page, money: Money, rows: tuple[int, int]) -> str | None:
    """Totals, fixed costs, what is left, the margin and the break-even; the cell of the margin, where it is known."""
    row = rows[1] + 1
    page.put(row, 0, words(desk.label("total"), strong=True))
    for col, fact in ((REVENUE, money.revenue_month), (LEFT, money.contribution_month)):
        if fact is not None:
            page.put(row, col, worked(f"=SUM({span((rows[0], col), (rows[1], col))})", fact.value, "money", strong=True))
    revenue, left, costs = place(row, REVENUE), place(row, LEFT), place(row + 2, 1)
    cells = {
        "fixed": given(_value(money.fixed_month), "money"),
        "left": _known(f"={left}-{costs}", money.left_month, "money"),
        "margin": _known(f"={left}/{revenue}", money.margin, "share"),
        "break_even": _known(f"={costs}/{left}", money.break_even_share, "share"),
    }
    for i, (name, cell) in enumerate(cells.items()):
        page.line(row + 2 + i, [words(desk.label(f"prices.{name}")), cell])
    return on(page.title, place(row + 4, 1, pinned=True)) if money.margin is not None else None

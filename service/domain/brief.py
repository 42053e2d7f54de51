"""The brief: what the owner tells us. Field names are the keys of the file; only a few are required."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from service.domain.brief_parts import Better as Better
from service.domain.brief_parts import Count, Money, Name, Part, Rating, Share, Text
from service.domain.brief_parts import Day as Day
from service.domain.brief_parts import Dimension as Dimension
from service.domain.brief_parts import Language as Language
from service.domain.brief_parts import P as P
from service.domain.operations import Capacity as Capacity
from service.domain.operations import Decided as Decided
from service.domain.operations import Delivery as Delivery
from service.domain.operations import Role as Role


class Business(Part):
    """The firm."""

    name: Name
    """Name of the firm."""
    kind: Name
    """What it is, in the owner's words: `dental clinic`."""
    location: Name | None = None
    """Where it serves."""
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    """ISO 4217 code; assumed from location or language when missing."""
    sector: Name | None = None
    """A regulated sector whose claims are restricted."""
    years_open: Annotated[float, Field(ge=0, le=500)] | None = None
    """Years since opening."""
    horizon_months: Annotated[int, Field(ge=1, le=60)] = 12
    """Length of the plan, months."""
    start: Annotated[dt.date, Field(ge=dt.date(2000, 1, 1), le=dt.date(2100, 12, 31))] | None = None
    """First day of the programme; the next Monday when missing."""
    marketing_budget: Money | None = None
    """Money for the whole horizon, in the currency."""
    owner_hours_per_week: Annotated[float, Field(ge=0, le=100)] | None = None
    """Hours a week the owner has for marketing."""
    fixed_costs_per_month: Money | None = None
    """Fixed costs a month, in the currency."""
    target_margin: Annotated[float, Field(ge=0, lt=1)] | None = None
    """Share of the price that must be left after variable cost; fixed costs over revenue when missing."""


class Service(Part):
    """Something the firm sells."""

    name: Name
    """Name of the service."""
    role: Literal["core", "supplementary", "support"] = "core"
    """Its role in the offer."""
    evaluation: Literal["search", "experience", "credence"] | None = None
    """How customers can judge it: before buying, after using, or hardly ever."""
    price: Money
    """Price of one delivery, in the currency."""
    variable_cost: Money | None = None
    """Cost of one delivery, in the currency."""
    minutes: Annotated[float, Field(gt=0, le=100_000)] | None = None
    """Working minutes of one delivery."""
    per_month: Count | None = None
    """Deliveries a month now."""


class Expectation(Part):
    """What a segment expects of one measure, in the measure's unit."""

    adequate: float | None = None
    """The least they accept."""
    desired: float | None = None
    """What they hope for."""


class Segment(Part):
    """A group of customers with like expectations."""

    name: Name
    """Name of the segment."""
    customers: Count | None = None
    """Customers now."""
    revenue_per_year: Money | None = None
    """Revenue a customer a year, in the currency."""
    visits_per_year: Annotated[float, Field(ge=0, le=100_000)] | None = None
    """Deliveries a customer a year."""
    cost_to_serve_per_year: Money | None = None
    """Share of fixed costs that a customer takes a year, in the currency."""
    service_mix: dict[str, Share] | None = None
    """Share of visits by service name."""
    retention_rate: Share | None = None
    """Share of customers who stay from one year to the next."""
    growth_rate: Annotated[float, Field(ge=-1, le=10)] | None = None
    """Growth of the number of customers a year, as a share."""
    referrals_per_year: Annotated[float, Field(ge=0, le=100)] | None = None
    """New customers that one customer brings a year."""
    demanding: bool = False
    """Expert or demanding customers teach the firm what the rest will want."""
    touch: Literal["low", "medium", "high"] | None = None
    """How much personal touch they want."""
    needs: Text | None = None
    """What they need, in the owner's words."""
    expects: dict[str, Expectation] = {}
    """Expectation by measure."""


class Criterion(Part):
    """Something customers buy on."""

    name: Name
    """Name of the criterion."""
    weight: Annotated[float, Field(gt=0, le=1e6)]
    """Importance; weights are normalised to 1."""
    dimension: Dimension | None = None
    """Dimension of service quality (RATER)."""
    measure: Name | None = None
    """The delivery measure that shows it."""
    role: Literal["price"] | None = None
    """`price` marks the price criterion."""


class Own(Part):
    """How the firm stands."""

    ratings: dict[str, Rating] = {}
    """Own rating by criterion, 1 to 5."""
    hard_to_copy: dict[str, Text] = {}
    """Why a criterion is hard to copy."""
    image: Text | None = None
    """The image the firm holds in customers' minds."""


class Competitor(Part):
    """A named rival."""

    name: Name
    """Name of the rival."""
    image: Text | None = None
    """The image it holds in customers' minds."""
    prices: dict[str, Money] = {}
    """Price by service name, in the currency."""
    ratings: dict[str, Rating] = {}
    """Rating by criterion, 1 to 5; a criterion that is missing is unknown."""
    promises: dict[str, float] = {}
    """What it promises, by measure, in the measure's unit."""


class Environment(Part):
    """A fact outside the firm."""

    finding: Text
    """The fact."""
    kind: Literal["market", "customers", "competitor", "regulation", "technology"] = "market"
    """Where it belongs."""
    effect: Literal["opportunity", "threat"]
    """What it is for the firm."""
    importance: Annotated[float, Field(ge=1, le=5)] = 3
    """Importance, 1 to 5."""
    size: Count | None = None
    """How large it is, in `size_unit`; shown as evidence."""
    size_unit: Name | None = None
    """Unit of the size."""
    source: Text | None = None
    """Where it was read or heard."""


class Complaints(Part):
    """Complaints as they are handled now."""

    per_month: Count | None = None
    """Complaints a month."""
    kinds: dict[str, Count] = {}
    """How many a month of each kind."""
    handling: Text | None = None
    """How they are handled, in the owner's words."""


class Brief(Part):
    """Everything the plan rests on."""

    language: Language = "en"
    """Language of the plan."""
    business: Business
    """The firm."""
    goals: tuple[Text, ...] = ()
    """What the owner wants, in the owner's words."""
    services: Annotated[tuple[Service, ...], Field(min_length=1, max_length=200)]
    """What is sold."""
    customers_in_words: Text | None = None
    """A sentence about the customers, where there are no segments."""
    segments: Annotated[tuple[Segment, ...], Field(max_length=100)] = ()
    """Groups of customers."""
    criteria: Annotated[tuple[Criterion, ...], Field(max_length=50)] = ()
    """What customers buy on."""
    own: Own = Own()
    """How the firm stands."""
    competitors: Annotated[tuple[Competitor, ...], Field(max_length=50)] = ()
    """Named rivals."""
    delivery: Annotated[tuple[Delivery, ...], Field(max_length=50)] = ()
    """The record behind each promise."""
    decided: Annotated[tuple[Decided, ...], Field(max_length=200)] = ()
    """Levels the owner decided to promise, whatever the record says; the rules judge them."""
    capacity: Capacity | None = None
    """Hours to sell and hours demanded."""
    team: Annotated[tuple[Role, ...], Field(max_length=200)] = ()
    """Who works here."""
    audit: Mapping[P, Text] = {}
    """What is done today, by P."""
    environment: Annotated[tuple[Environment, ...], Field(max_length=100)] = ()
    """Facts outside the firm."""
    complaints: Complaints | None = None
    """Complaints as they are handled now."""
    copy_: Annotated[tuple[Text, ...], Field(alias="copy")] = ()
    """Adverts and web text now, to be checked against the promises."""
    notes: Text | None = None
    """Anything else."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True, allow_inf_nan=False)

    @model_validator(mode="after")
    def _customers_are_described(self) -> Self:
        """A plan needs at least a sentence about who buys."""
        if not self.segments and not self.customers_in_words:
            raise ValueError("say who buys: give `segments`, or one sentence in `customers_in_words`")
        return self

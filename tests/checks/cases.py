"""For each thing a rule can find: a change that makes a sound plan break it, and where it is found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from service.domain.evidence import Calculation, Evidence
from service.domain.plan.block import Note
from service.domain.plan.direction import NotNow
from service.domain.plan.market import NotChosen
from service.domain.plan.plan import OwnerQuestion
from tests.checks.changes import calc, words
from tests.checks.changes import field as brief_field


@dataclass(frozen=True)
class Case:
    """A finding by the key of its wording, the changes that bring it about, its path and severity."""

    key: str
    changes: dict[str, Any]
    path: str
    severity: str = "error"


GOAL = "objectives.objectives[0]"
SWOT = "situation.swot"
SEGMENT = "customers.segments[0]"
SLOT = "customers.capacity[1]"
ROW = "positioning.differences[0]"
PROMISE = "expectations.promises[0]"
GUARANTEE = "expectations.guarantee"
PRICE = "mix.price.services[0]"
POINT = "mix.process.blueprint[0]"
CAUSE = "quality_gaps.gaps[2].causes[0]"
ACTION = "programme.actions[1]"
BUDGET = "programme.budget"
LONG = "A paragraph that is long enough to be noticed when it stands in two places of a plan"


def _calculation(name: str, value: float) -> Any:
    return lambda entries: (*[e for e in entries if e.name != name], Calculation(name=name, formula="a", inputs={}, value=value, unit="h"))


def _twice(rows: Any) -> Any:
    return (*rows, rows[0])


OBJECTIVES = (
    Case("OBJ-1.missing", {f"{GOAL}.metric": " "}, f"{GOAL}.metric"),
    Case("OBJ-1.missing", {f"{GOAL}.baseline_source": ()}, f"{GOAL}.baseline_source"),
    Case("OBJ-1.direction", {f"{GOAL}.better": "lower"}, f"{GOAL}.target"),
    Case("OBJ-1.area", {"objectives.not_now": lambda rows: rows[1:]}, "objectives.not_now"),
    Case(
        "OBJ-1.area_twice",
        {"objectives.not_now": lambda rows: (*rows, NotNow(area="use_of_resources", reason=words("Later")))},
        "objectives.not_now",
    ),
    Case("OBJ-1.id_twice", {"objectives.objectives": _twice}, "objectives.objectives"),
    Case("OBJ-2.due", {f"{GOAL}.due": dt.date(2028, 1, 4)}, f"{GOAL}.due"),
    Case("OBJ-3.owner", {f"{GOAL}.owner": "Marketing director"}, f"{GOAL}.owner"),
    Case("OBJ-4.reason", {f"{GOAL}.feasibility": ""}, f"{GOAL}.feasibility"),
    Case("OBJ-4.volume", {"customers.allocation[0].hours": 15}, "customers.allocation"),
    Case("OBJ-4.break_even", {"objectives.notes[0].evidence": (calc("break_even.main_service"),)}, "objectives.notes"),
    Case("OBJ-4.revenue", {"calculations": _calculation("revenue.month", 6100)}, "calculations"),
    Case("OBJ-5.unserved", {"programme.indicators": ()}, GOAL),
    Case("OBJ-5.strategy", {f"{GOAL}.strategy": "M9"}, f"{GOAL}.strategy"),
)

SITUATION = (
    Case("SIT-1.inside", {f"{SWOT}.strengths[0].evidence": (brief_field("environment.0"),)}, f"{SWOT}.strengths[0]"),
    Case(
        "SIT-1.outside",
        {f"{SWOT}.threats[0].evidence": (brief_field("team.0"),), f"{SWOT}.threats[0].statement.evidence": ()},
        f"{SWOT}.threats[0]",
    ),
    Case("SIT-1.side", {f"{SWOT}.weaknesses[0].evidence": (calc("advantage.0"),)}, f"{SWOT}.weaknesses[0]"),
    Case("SIT-1.side", {"brief.environment[0].effect": "threat"}, f"{SWOT}.opportunities[0]"),
    Case("SIT-1.twice", {f"{SWOT}.weaknesses[0].evidence": (calc("advantage.0"),)}, f"{SWOT}.weaknesses[0]"),
    Case(
        "SIT-2.evidence",
        {f"{SWOT}.threats[0].evidence": (Evidence(kind="assumption", ref="H1"),), f"{SWOT}.threats[0].statement.evidence": ()},
        f"{SWOT}.threats[0]",
    ),
    Case("SIT-3.unknown", {"situation.tows.so[0].uses": ("S1", "O1", "O7")}, "situation.tows.so[0].uses"),
    Case("SIT-3.joins", {"situation.tows.so[0].uses": ("S1", "T1")}, "situation.tows.so[0].uses"),
    Case("SIT-3.empty", {"situation.tows.wt": ()}, "situation.tows.wt"),
    Case("SIT-4.unused", {"situation.tows.so[0].uses": ("S1",), "situation.tows.wo[0].uses": ("W1",)}, f"{SWOT}.opportunities[0]"),
)

CUSTOMERS = (
    Case("SEG-1.sum", {f"{SEGMENT}.revenue_share": 0.8}, "customers.segments"),
    Case("SEG-1.profit_missing", {f"{SEGMENT}.profit_share": None, "customers.segments[1].profit_share": None}, "customers.segments"),
    Case("SEG-1.no_profit", {f"{SEGMENT}.contribution_per_year": -50}, "customers.segments"),
    Case("SEG-2.order", {"customers.segments[1].lifetime_value": 900}, "customers.tiers"),
    Case("SEG-3.tier", {"customers.tiers[1].segments": ("Families", "Walk-ins")}, f"{SEGMENT}.tier"),
    Case("SEG-3.unknown", {"customers.tiers[1].segments": ("Walk-ins", "Students")}, "customers.tiers"),
    Case("SEG-3.left_out", {"customers.segments": lambda rows: rows[:1]}, "customers.segments"),
    Case("SEG-4.over", {"customers.allocation[0].hours": 15}, "customers.allocation"),
    Case("SEG-4.unserved", {"customers.unserved_hours": None}, "customers.unserved_hours"),
    Case("SEG-5.state", {f"{SLOT}.state": "balanced"}, f"{SLOT}.state"),
    Case("SEG-5.load", {f"{SLOT}.utilisation": 0.4}, f"{SLOT}.utilisation"),
)

POSITIONING = (
    Case("POS-1.difference", {f"{ROW}.important": False}, ROW),
    Case("POS-1.verdict", {"positioning.verdict": "me_too"}, "positioning.verdict"),
    Case(
        "POS-1.me_too",
        {"positioning.verdict": "me_too", f"{ROW}.sustained": False, f"{ROW}.verdict": "support"},
        "positioning.verdict",
        "note",
    ),
    Case("POS-1.unknown", {"positioning.verdict": "unknown", "positioning.differences": ()}, "positioning.verdict", "note"),
    Case(
        "POS-1.unsaid", {"positioning.verdict": "unknown", "positioning.differences": (), "positioning.rejected": ()}, "positioning.notes"
    ),
    Case("POS-2.claim", {"positioning.statement": "The clinic that sees you within 15 minutes"}, "positioning.statement"),
    Case("POS-2.claim", {"positioning.messages[0].may_say": "Gentle for 99% of visits"}, "positioning.messages[0].may_say"),
    Case("POS-3.will_not", {"positioning.will_not": ()}, "positioning.will_not"),
    Case("POS-4.matrix", {f"{ROW}.ratings": {}}, f"{ROW}.ratings"),
    Case("POS-4.missing", {"positioning.differences": (), "positioning.rejected": ()}, "positioning"),
)

EXPECTATIONS = (
    Case("EXP-1.order", {f"{PROMISE}.desired": 30}, f"{PROMISE}.desired"),
    Case("EXP-2.adequate", {f"{PROMISE}.promise": 25}, f"{PROMISE}.promise"),
    Case("EXP-2.adequate", {f"{PROMISE}.promise": 20.5}, f"{PROMISE}.promise"),
    Case("EXP-2.adequate", {f"{PROMISE}.adequate": None}, f"{PROMISE}.promise"),
    Case("EXP-2.deliverable", {f"{PROMISE}.promise": 15}, f"{PROMISE}.promise"),
    Case("EXP-2.deliverable", {f"{PROMISE}.deliverable": None}, f"{PROMISE}.promise"),
    Case("EXP-2.fix_first", {f"{PROMISE}.verdict": "fix_first"}, f"{PROMISE}.promise"),
    Case("EXP-2.sentence", {f"{PROMISE}.verdict": "held_back", f"{PROMISE}.promise": None}, f"{PROMISE}.sentence"),
    Case("EXP-3.evidence", {f"{PROMISE}.evidence": (), f"{PROMISE}.sentence": None}, PROMISE),
    Case("EXP-3.assumed", {f"{PROMISE}.basis": "assumed"}, f"{PROMISE}.basis"),
    Case("EXP-4.uncovered", {"expectations.dimensions": lambda rows: rows[:4]}, "expectations.dimensions"),
    Case("EXP-5.plan", {"positioning.messages[0].may_say": "You are never kept waiting."}, "positioning.messages[0].may_say"),
    Case("EXP-5.plan", {f"{PROMISE}.sentence": "Your wait past the appointment time is at most 5 minutes."}, f"{PROMISE}.sentence"),
    Case("EXP-5.copy", {"expectations.copy_rows[0].replacement": None}, "copy[0]", "warning"),
    Case("EXP-5.copy_replace", {}, "copy[0]", "warning"),
    Case("EXP-6.measure", {f"{GUARANTEE}.measure": "parking"}, GUARANTEE),
    Case("EXP-6.measured", {f"{PROMISE}.basis": "modelled"}, GUARANTEE),
    Case("EXP-6.margin", {f"{PROMISE}.keep_rate_lower_bound": 0.9}, GUARANTEE),
    Case("EXP-6.payout", {f"{GUARANTEE}.payout": None}, GUARANTEE),
    Case("EXP-6.starts", {f"{GUARANTEE}.starts": dt.date(2026, 7, 1)}, GUARANTEE),
    Case("EXP-6.small_print", {f"{GUARANTEE}.statement": "We take money off your bill. Terms apply."}, GUARANTEE),
    Case("EXP-6.outcome", {f"{GUARANTEE}.statement": "If the result displeases you, we take money off your bill."}, GUARANTEE),
    Case("EXP-6.reserve", {f"{GUARANTEE}.expected_cost": 501}, f"{GUARANTEE}.expected_cost"),
    Case("EXP-6.reserve", {f"{GUARANTEE}.reserve": None}, f"{GUARANTEE}.expected_cost"),
    Case("EXP-7.who", {"expectations.who_may_promise": ""}, "expectations.who_may_promise"),
    Case("EXP-7.owner", {"organisation.promise_owner": "Nobody"}, "organisation.promise_owner"),
)

MIX = (
    Case("MIX-1.missing", {"mix.place.decision": ""}, "mix.place.decision"),
    Case("MIX-1.missing", {"mix.place.indicator": "K7"}, "mix.place.indicator"),
    Case("MIX-1.unknown", {"mix.place.actions": ("A9",)}, "mix.place.actions"),
    Case("MIX-1.no_action", {"mix.place.actions": ()}, "mix.place.actions", "note"),
    Case("MIX-1.no_action", {"mix.place.actions": (), "mix.place.rejected": ""}, "mix.place.actions"),
    Case("MIX-1.owner", {"mix.place.owner": "Nobody"}, "mix.place.owner"),
    Case("MIX-2.error", {f"{PRICE}.recommended": 70, "mix.notes": ()}, f"{PRICE}.recommended"),
    Case("MIX-2.error", {f"{PRICE}.recommended": 20}, f"{PRICE}.recommended"),
    Case(
        "MIX-2.note",
        {f"{PRICE}.recommended": 20, "mix.notes[0].text": lambda text: f"{text} So it stays at 20."},
        f"{PRICE}.recommended",
        "note",
    ),
    Case("MIX-3.missing", {f"{POINT}.recovery": ""}, f"{POINT}.recovery"),
    Case("MIX-3.owner", {f"{POINT}.owner": ""}, f"{POINT}.owner"),
    Case("MIX-4.cost", {"positioning.strategy": "cost"}, f"{PRICE}.recommended"),
    Case("MIX-4.words", {"mix.promotion.decision": "Print “You are never kept waiting” on the cards"}, "mix.promotion.decision"),
)

PEOPLE = (
    Case("GAP-1.gap", {"quality_gaps.gaps": lambda gaps: gaps[:4]}, "quality_gaps.gaps"),
    Case("GAP-1.causes", {"quality_gaps.gaps[3].causes": ()}, "quality_gaps.gaps[3].causes"),
    Case("GAP-1.evidence", {f"{CAUSE}.evidence": ()}, f"{CAUSE}.evidence"),
    Case("GAP-2.action", {f"{CAUSE}.actions": ()}, f"{CAUSE}.actions"),
    Case("GAP-2.unknown", {f"{CAUSE}.actions": ("A9",)}, f"{CAUSE}.actions"),
    Case("GAP-2.owner", {f"{CAUSE}.owner": None}, f"{CAUSE}.owner"),
    Case("REL-1.missing", {"relationships.segments": lambda rows: rows[:1]}, "relationships.segments"),
    Case("REL-1.stage", {"relationships.segments[0].next_stage": "acquaintance"}, "relationships.segments[0].next_stage"),
    Case("REL-1.bond", {"relationships.segments[0].bond": "none"}, "relationships.segments[0].bond"),
    Case("REL-2.number", {"relationships.limits[0]": "The receptionist may give a little"}, "relationships.limits"),
    Case("REL-2.value", {"relationships.limits[0].evidence": ()}, "relationships.limits"),
    Case("ORG-1.twice", {"organisation.responsibilities": _twice}, "organisation.responsibilities"),
    Case("ORG-1.missing", {"organisation.responsibilities": lambda rows: rows[1:]}, "organisation.responsibilities"),
    Case("ORG-1.missing", {"organisation.responsibilities": lambda rows: rows[:-1]}, "organisation.responsibilities"),
    Case("ORG-1.differs", {"organisation.responsibilities[0].accountable": "Owner-dentist"}, "programme.actions[0].owner"),
    Case("ORG-2.hours", {"organisation.roles[1].plan_hours_busiest_week": 31}, "organisation.roles[1].plan_hours_busiest_week"),
    Case("ORG-3.unknown", {f"{ACTION}.hours": {"Agency": 5}}, f"{ACTION}.hours"),
    Case("ORG-3.unfilled", {"organisation.roles[1].people": 0}, "organisation.roles[1]"),
    Case("ORG-4.upward", {"programme.routines": ()}, "organisation.upward"),
    Case("ORG-4.upward", {"organisation.upward": ""}, "organisation.upward"),
)

PROGRAMME = (
    Case("CAP-1.unknown", {"calculations": _calculation("fill.demand_after.sun_morning", 3)}, "customers.capacity"),
    Case("CAP-1.over", {"calculations": _calculation("fill.demand_after.tue_afternoon", 7.5)}, "customers.capacity"),
    Case("CAP-2.full", {"calculations": _calculation("fill.demand_after.tue_afternoon", 6.5)}, "customers.capacity"),
    Case("CAP-2.full", {"calculations": _calculation("fill.demand_after.tue_morning", 6.4)}, "customers.capacity"),
    Case("ACT-1.total", {f"{BUDGET}.total": 900}, f"{BUDGET}.total"),
    Case("ACT-1.part", {f"{BUDGET}.by_month": {"2027-03": 1000}}, f"{BUDGET}.by_month"),
    Case("ACT-1.part", {f"{BUDGET}.by_objective": {}}, f"{BUDGET}.by_objective"),
    Case("ACT-1.part", {"summary.calendar[1].spend": 0}, "summary.calendar"),
    Case("ACT-1.action", {f"{ACTION}.cost_by_month": {"2027-02": 400}}, f"{ACTION}.cost_by_month"),
    Case("ACT-1.over", {f"{BUDGET}.total": 4600}, f"{BUDGET}.total"),
    Case("ACT-1.limit", {f"{BUDGET}.limit": 4800}, f"{BUDGET}.limit"),
    Case("ACT-1.reserve", {f"{BUDGET}.reserve": 0}, f"{BUDGET}.reserve"),
    Case("ACT-1.locked", {f"{BUDGET}.locked": 4000}, f"{BUDGET}.locked"),
    Case("ACT-2.horizon", {f"{ACTION}.finish": dt.date(2028, 2, 1)}, ACTION),
    Case("ACT-2.unknown", {f"{ACTION}.after": ("A9",)}, f"{ACTION}.after"),
    Case("ACT-2.order", {f"{ACTION}.start": dt.date(2027, 1, 7)}, f"{ACTION}.start"),
    Case("ACT-2.twice", {f"{ACTION}.id": "A1"}, "programme.actions"),
    Case("ACT-3.hours", {"programme.owner_hours": {"2027-01-04": 3.5}}, "programme.owner_hours.2027-01-04"),
    Case(
        "ACT-4.strategy",
        {"situation.strategies": lambda rows: (*rows, rows[0].model_copy(update={"id": "M2", "objectives": ()}))},
        "situation.strategies[1]",
    ),
    Case("ACT-4.objective", {f"{ACTION}.objective": "G9"}, f"{ACTION}.objective"),
)

READING = (
    Case("READ-1.long", {"meta.words_part_1": 2401}, "summary"),
    Case("READ-1.long", {"summary.opening": "word " * 2400}, "summary"),
    Case("READ-1.code", {"summary.in_short[0]": "Begin with A1 and stay calm"}, "summary.in_short[0]"),
    Case("READ-1.code", {"programme.monday[0].what": "Ring the platinum families"}, "programme.monday[0].what"),
    Case("READ-2.goal", {"summary.routes": lambda rows: rows[1:]}, "summary.routes"),
    Case("READ-2.condition", {"summary.routes[0].condition": ""}, "summary.routes[0].condition"),
    Case("READ-2.number", {"summary.routes[1].condition": "When it is time"}, "summary.routes[1].condition"),
    Case("READ-3.name", {"summary.offer.name": ""}, "summary.offer.name"),
    Case("READ-3.promise", {"summary.offer.what": "A check-up where you are never kept waiting"}, "summary.offer.what"),
    Case("READ-4.price", {"summary.will_not": "We shall not be cheap"}, "summary.will_not"),
    Case(
        "READ-4.price",
        {
            "positioning.rejected": lambda rows: (
                *rows,
                NotChosen(what=words("Fastest"), why=words("No one believes it"), changes_if=words("Nothing")),
            )
        },
        "positioning.rejected[1]",
    ),
    Case("READ-4.price", {"summary.routes[1].condition": "When it is time"}, "summary.routes[1]"),
)

PROVENANCE = (
    Case("PRV-1.stale", {"meta.stale": ("mix",)}, "mix", "warning"),
    Case("PRV-1.number", {f"{GOAL}.feasibility": "7 hours can be sold there and 3.4 are"}, f"{GOAL}.feasibility"),
    Case("PRV-2.brief", {f"{GOAL}.feasibility.evidence": (brief_field("segments.9.name"),)}, f"{GOAL}.feasibility.evidence[0]"),
    Case("PRV-2.calculation", {f"{GOAL}.baseline_source": (calc("made.up"),)}, f"{GOAL}.baseline_source[0]"),
    Case("PRV-2.passage", {f"{GOAL}.baseline_source": (Evidence(kind="passage", ref="kotler"),)}, f"{GOAL}.baseline_source[0]"),
    Case("PRV-2.assumption", {f"{GOAL}.baseline_source": (Evidence(kind="assumption", ref="H9"),)}, f"{GOAL}.baseline_source[0]"),
    Case("PRV-2.quote", {f"{GOAL}.baseline_source": (brief_field("services.0.price", "66"),)}, f"{GOAL}.baseline_source[0]"),
    Case("PRV-2.uncited", {"situation.strategies[0].reason": "Research shows that it pays"}, "situation.strategies[0].reason"),
    Case("PRV-2.reference", {"situation.strategies[0].reason": "It comes after A7"}, "situation.strategies[0].reason"),
    Case("PRV-3.filled", {"brief.competitors[0].ratings": {"Price": 5}}, f"{ROW}.ratings.SmileCo"),
    Case("PRV-3.filled", {"brief.own.ratings": {"Price": 3}}, f"{ROW}.own"),
    Case("PRV-3.filled", {"brief.segments[0].customers": None}, f"{SEGMENT}.customers"),
    Case("PRV-3.filled", {"brief.competitors[0].promises": {}}, f"{PROMISE}.competitor_promise"),
    Case("PRV-3.filled", {"brief.segments[0].expects": {"wait": {"adequate": 20}}}, f"{PROMISE}.desired"),
    Case("PRV-3.filled", {"brief.competitors[0].prices": {}}, f"{PRICE}.reference"),
    Case("PRV-3.unsaid", {"brief.team": [], "assumptions": (), "questions": ()}, "assumptions"),
    Case(
        "PRV-3.questions",
        {"questions": tuple(OwnerQuestion(id=f"Q{i}", text=words("What?"), changes=words("It"), path=None) for i in range(8))},
        "questions",
    ),
    Case("PRV-4.foreign", {"situation.strategies[0].reason": "It is 最便宜 of all"}, "situation.strategies[0].reason"),
    Case("PRV-5.empty", {"situation.strategies[0].reason": " "}, "situation.strategies[0].reason"),
    Case("PRV-5.placeholder", {"situation.strategies[0].reason": "Because of {reason}"}, "situation.strategies[0].reason"),
    Case("PRV-5.placeholder", {"situation.strategies[0].reason": "这里还没写完TODO再说"}, "situation.strategies[0].reason"),
    Case("PRV-5.placeholder", {"situation.strategies[0].reason": "It takes None minutes"}, "situation.strategies[0].reason"),
    Case("PRV-5.punctuation", {"situation.strategies[0].reason": "Cheap , and near"}, "situation.strategies[0].reason"),
    Case("PRV-5.repeated", {"customers.notes": (Note(text=LONG), Note(text=LONG))}, "customers.notes[1]"),
    Case("PRV-5.repeated", {"mix.place.rejected": LONG, "mix.people.rejected": LONG}, "mix.people.rejected", "warning"),
)

CHINESE = (
    Case("PRV-1.number", {f"{GOAL}.feasibility": "那里卖得出九成"}, f"{GOAL}.feasibility"),
    Case("PRV-4.foreign", {"situation.strategies[0].reason": "这是 marketing 的事"}, "situation.strategies[0].reason"),
    Case("PRV-4.share", {"situation.strategies[0].reason": "we do it as we can, so be it 好"}, "situation.strategies[0].reason"),
    Case("READ-1.long", {"summary.opening": "字" * 3601}, "summary"),
    Case("EXP-6.outcome", {f"{GUARANTEE}.statement": "疗效不满意就退钱。"}, GUARANTEE),
)

ENGLISH = (*OBJECTIVES, *SITUATION, *CUSTOMERS, *POSITIONING, *EXPECTATIONS, *MIX, *PEOPLE, *PROGRAMME, *READING, *PROVENANCE)

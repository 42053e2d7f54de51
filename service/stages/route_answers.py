"""How each kind of goal is answered from the figures: yes by which road, or not yet until what holds."""

from __future__ import annotations

from collections.abc import Sequence

from service.analysis.staffing import demand_to_hire_at
from service.domain.evidence import Fact, known
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.figures.week import Week, hours_for_growth
from service.moves.goals import Goal
from service.moves.lexicon import mentions
from service.moves.model import SlotDict
from service.moves.obstacle import blocked
from service.stages.desk import Desk
from service.stages.price_steps import price_steps
from service.stages.route_answer import Answer, ask, later, segment_of
from service.writing.week_names import name_slots


def fill(desk: Desk, goal: Goal) -> Answer:
    """Fill hours: by moving and winning, where hours stand empty."""
    objective = desk.scheme.objective_of("fill_hours")
    if objective:
        key = "summary.routes.fill" if desk.case.fill and desk.case.fill.moved.value > 0 else "summary.routes.fill_new"
        return Answer(True, key, objective.due, dict(objective.slots))
    week = desk.case.week
    if week and desk.case.obstacle:
        away: SlotDict = {"slots": name_slots(desk.book, blocked(desk.case.obstacle, week.quiet)), "quote": desk.case.obstacle}
        return Answer(False, "summary.routes.fill_obstacle", later(desk, 0.25), away)
    if week is None or week.load is None:
        return ask(desk, "summary.routes.no_week", goal)
    named = [s for s in week.known if s.part in goal.parts and known(s.room).value > 0]
    if named and mentions(desk.brief.language, "left_alone", str(goal.text)):
        return Answer(True, "summary.routes.fill_alone", later(desk, 1.0), _into(desk, week, named))
    if week.overloaded and not set(named) <= set(week.spare):
        return Answer(desk.scheme.has("level_week"), "summary.routes.fill_part", later(desk, 0.5), _into(desk, week, named))
    if week.spare:
        slots: SlotDict = {"slots": name_slots(desk.book, week.spare), "load": week.load, "over": week.over_hours}
        return Answer(bool(desk.scheme.has("level_week")), "summary.routes.fill_by_moving", later(desk, 0.5), slots)
    return Answer(False, "summary.routes.nothing_empty", later(desk, 0.5), {"load": week.load, "limit": desk.case.queue_line})


def _into(desk: Desk, week: Week, slots: Sequence[Slot]) -> SlotDict:
    """What there is to say of the parts of the week that a goal names."""
    part = slots[0].part
    demand, hours = sum(known(s.demand).value for s in slots), sum(s.hours.value for s in slots)
    free = sum(known(s.room).value for s in slots)
    half = (demand + free / 2) / hours
    return {
        "slots": name_slots(desk.book, slots),
        "over": week.over_hours,
        "half": desk.ledger.fact(f"half.{part}", half, "share", "(hours demanded + half of the room) ÷ hours to sell"),
        "room": desk.ledger.fact(f"room.{part}", free, "h", "Σ over the days of max(0, 0.85 × hours − demand)"),
        "load": desk.ledger.fact(f"load.{part}", demand / hours, "share", "Σ hours demanded ÷ Σ hours to sell, over the days"),
    }


def grow(desk: Desk, goal: Goal) -> Answer:
    """More customers: not those who cost money, not beyond the hours there are."""
    segment, week = segment_of(desk, goal), desk.case.week
    if segment and segment.contribution_year and segment.contribution_year.value <= 0:
        return _costly(desk, segment)
    fits = _fits(desk, goal, segment)
    if fits:
        return fits
    dearer = _least_profit(desk, segment)
    if segment and dearer:
        return dearer
    if goal.growth and week:
        growth = hours_for_growth(week, desk.ledger, goal.growth)
        if growth and not growth.fits:
            slots: SlotDict = {
                "needed": growth.needed,
                "hours": week.hours,
                "now": growth.overloaded_now,
                "then_over": growth.overloaded_then,
            }
            if growth.most_that_fits and growth.most_that_fits.value > 0:
                slots |= {"most": growth.most_that_fits, "limit": desk.case.queue_line}
                is_calm = known(week.load).value < desk.case.queue_line.value
                return Answer(False, f"summary.routes.grow_no_room_{'some' if is_calm else 'full'}", later(desk, 0.75), slots)
            return Answer(False, "summary.routes.grow_no_room", later(desk, 0.75), slots)
    return _grow_by_filling(desk, goal)


def _fits(desk: Desk, goal: Goal, segment: SegmentFigures | None) -> Answer | None:
    """So many more of a segment that pays well: yes, when their hours fit below the queue line."""
    week = desk.case.week
    best = max((s.contribution_year.value for s in desk.case.customers.segments if s.contribution_year), default=0.0)
    if not (goal.count and segment and segment.hours_year and segment.contribution_year and week):
        return None
    if segment.contribution_year.value < best / 2:
        return None
    need = desk.ledger.fact(
        f"goals.{goal.index}.hours", goal.count * segment.hours_year.value / 52, "h", "number wanted × hours a year ÷ 52"
    )
    worth = desk.ledger.fact(
        f"goals.{goal.index}.worth", goal.count * segment.contribution_year.value, "money", "number wanted × yearly contribution"
    )
    if need.value > week.room_hours.value:
        return None
    planned, won = desk.scheme.objective_of("fill_hours"), desk.case.fill.won if desk.case.fill else None
    if planned and desk.case.focus is segment and won and won.people and won.people.value < goal.count:
        wanted = desk.ledger.fact(f"goals.{goal.index}.count", goal.count, "count", "number in the owner's goal")
        return Answer(True, "summary.routes.grow_part", planned.due, {**planned.slots, "wanted": wanted})
    slots: SlotDict = {"segment": desk.case.low(segment.name), "need": need, "room": week.room_hours, "worth": worth}
    if segment.lost_year is None or segment.lost_year.value < 1:
        return Answer(True, "summary.routes.grow_fits", later(desk, 0.75), slots)
    return Answer(True, "summary.routes.grow_fits_leaving", later(desk, 0.75), slots | _to_win(desk, goal, segment))


def _to_win(desk: Desk, goal: Goal, segment: SegmentFigures) -> SlotDict:
    """Those who leave in a year have to be won again before there is one more."""
    ledger, lost = desk.ledger, round(known(segment.lost_year).value)
    leaving = ledger.fact(f"segment.{segment.index}.leaving", lost, "people", "customers × (1 − retention), rounded")
    total = (goal.count or 0) + lost
    return {
        "leaving": leaving,
        "total": ledger.fact(f"goals.{goal.index}.to_win", total, "people", "number wanted + those who leave in a year"),
    }


def _grow_by_filling(desk: Desk, goal: Goal) -> Answer:
    objective, week = desk.scheme.objective_of("fill_hours"), desk.case.week
    if objective:
        return Answer(True, "summary.routes.grow", objective.due, dict(objective.slots))
    if week and week.load and week.overloaded:
        return Answer(
            False,
            "summary.routes.grow_after_levelling",
            later(desk, 0.5),
            {"over": week.over_hours, "limit": desk.case.queue_line, "load": week.load},
        )
    if week and week.load:
        return Answer(True, "summary.routes.grow_by_asking", later(desk, 1.0), {"load": week.load, "room": week.room_hours})
    return ask(desk, "summary.routes.grow_unknown", goal)


def _costly(desk: Desk, segment: SegmentFigures) -> Answer:
    """Those who cost money wait until their price, where the plan moves it, or their care has closed the loss."""
    each = known(segment.contribution_year)
    loss = desk.ledger.fact(f"turn.{segment.name}.each_loss", -each.value, "money", "yearly loss of one after care", {"each": each})
    slots: SlotDict = {"segment": desk.case.low(segment.name), "loss": loss}
    letter, turned = desk.scheme.action("turn_segment.letter"), desk.scheme.objective_of("turn_segment")
    if letter and turned and turned.move.slots.get("segment") == segment.name:
        prices = {name: turned.move.slots[name] for name in ("service", "old", "new")}
        return Answer(False, "summary.routes.grow_costly_price", later(desk, 0.65), slots | prices | {"told": letter.finish})
    return Answer(False, "summary.routes.grow_costly", later(desk, 0.65), slots)


def _least_profit(desk: Desk, segment: SegmentFigures | None) -> Answer | None:
    """A segment that leaves less than half of the best one waits until its care costs less."""
    best = max((s.contribution_year.value for s in desk.case.customers.segments if s.contribution_year), default=0.0)
    if (
        segment is None
        or segment.contribution_year is None
        or segment.cost_to_serve_year is None
        or segment.contribution_year.value >= best / 2
    ):
        return None
    line = desk.ledger.fact("routes.open_at", best / 2, "money", "half of what the best segment leaves in a year")
    slots: SlotDict = {
        "segment": desk.case.low(segment.name),
        "each": segment.contribution_year,
        "care": segment.cost_to_serve_year,
        "line": line,
        **_best(desk),
    }
    missing = line.value - segment.contribution_year.value
    if missing > segment.cost_to_serve_year.value:
        return Answer(False, "summary.routes.grow_little", later(desk, 0.6), slots)
    key = "grow_thin_visits" if segment.visits_year else "grow_thin"
    return Answer(False, f"summary.routes.{key}", later(desk, 0.6), slots | _missing(desk, segment, line))


def _best(desk: Desk) -> SlotDict:
    """The segment of which each leaves most in a year, ties by name, and how much that is."""
    paid = [(-s.contribution_year.value, str(s.name), s) for s in desk.case.customers.segments if s.contribution_year]
    best = min(paid, key=lambda p: p[:2])[2]
    return {"best_group": desk.case.group_words(best.name), "best_each": known(best.contribution_year)}


def _missing(desk: Desk, segment: SegmentFigures, line: Fact) -> SlotDict:
    """What one of a segment leaves too little in a year, and in a visit; empty where nobody knows how often they come."""
    if segment.visits_year is None:
        return {}
    name, each = f"segment.{segment.index}", known(segment.contribution_year)
    gap = desk.ledger.fact(f"{name}.missing", line.value - each.value, "money", "line − contribution of one", {"line": line, "each": each})
    visit = gap.value / segment.visits_year.value
    return {"gap": gap, "a_visit": desk.ledger.fact(f"{name}.missing_visit", visit, "money", "what is missing ÷ visits a year")}


def hire(desk: Desk, goal: Goal) -> Answer:
    """One more person: when the hours booked would keep one busy, after they were spread."""
    week = desk.case.week
    if week is None or week.demand is None or week.load is None:
        return ask(desk, "summary.routes.no_week", goal)
    line = desk.ledger.fact("hire.line", demand_to_hire_at(week.hours.value), "h", "hours to sell × 0.85", {"hours": week.hours})
    slots: SlotDict = {"line": line, "demand": week.demand, "load": week.load, "limit": desk.case.queue_line}
    if week.demand.value >= line.value and not week.spread_fits:
        return Answer(True, "summary.routes.hire_now", later(desk, 0.25), slots)
    return Answer(False, "summary.routes.hire", later(desk, 0.75), slots)


def price(desk: Desk, goal: Goal) -> Answer:
    """Earn more: by one price step within the ceiling."""
    objective = desk.scheme.objective_of("price_step")
    told = desk.scheme.action("price_step.tell")
    if objective and told:
        key, steps = "summary.routes.price_few" if objective.aim.key.endswith("_few") else "summary.routes.price", price_steps(desk)
        if steps and steps.beside:
            moved: list[SlotDict] = [{"service_low": desk.case.low(step.service.name), "new": step.rise.price} for step in steps.beside]
            others = desk.book.listed([desk.phrase("summary.price_moved", **each) for each in moved])
            return Answer(True, f"{key}_beside", told.finish, {**objective.slots, "others": others})
        return Answer(True, key, told.finish, dict(objective.slots))
    main = desk.case.money.main
    capped = [p for p in desk.case.prices.services if p.ceiling]
    held = min(capped, key=lambda p: (main is None or p.service.index != main.index, str(p.service.name)), default=None)
    if held and held.ceiling:
        slots: SlotDict = {"service": held.service.name, "price": held.service.price, "ceiling": held.ceiling}
        return Answer(False, "summary.routes.price_held", later(desk, 0.5), slots)
    return ask(desk, "summary.routes.price_unknown", goal)


def relieve(desk: Desk, goal: Goal) -> Answer:
    """Less crowding: by levelling the week."""
    objective = desk.scheme.objective_of("level_week")
    if objective:
        if desk.case.week and desk.case.week.seasonal:
            key = "relieve_season_jobs" if "jobs" in objective.slots else "relieve_season"
            return Answer(True, f"summary.routes.{key}", objective.due, dict(objective.slots))
        rings = desk.scheme.action("learn.phone") and mentions(desk.brief.language, "calls", str(goal.text))
        return Answer(True, "summary.routes.relieve_calls" if rings else "summary.routes.relieve", objective.due, dict(objective.slots))
    week = desk.case.week
    if week and week.load and week.fullest and week.fullest.utilisation:
        slots: SlotDict = {"slot": name_slots(desk.book, [week.fullest]), "load": week.fullest.utilisation, "limit": desk.case.queue_line}
        return Answer(week.fullest.utilisation.value < desk.case.queue_line.value, "summary.routes.relieve_fits", later(desk, 0.5), slots)
    return ask(desk, "summary.routes.no_week", goal)


def staff(desk: Desk, goal: Goal) -> Answer:
    """The firm's own people: they are asked before they go, and what two of them name is mended."""
    del goal  # whoever is meant, the talks are the same
    return Answer(True, "summary.routes.staff", later(desk, 1.0), {})


def reputation(desk: Desk, goal: Goal) -> Answer:
    """A better name: by asking, and by writing down what goes wrong."""
    objective = next((o for o in desk.scheme.objectives if o.aim.key.startswith(("put_right.", "lead.", "prove."))), None)
    if objective:
        return Answer(True, "summary.routes.reputation", objective.due, {"need": desk.case.register.smallest_n})
    return ask(desk, "summary.routes.unclear", goal)


def name(desk: Desk, goal: Goal) -> Answer:
    """To be called the fastest or best: only what the record carries."""
    del goal  # the road is the same whatever name is wanted
    mended = desk.scheme.objective_of("fix_measure")
    behind = [c for c in desk.case.position.criteria if c.advantage and c.advantage.value < 0 and c.important and not c.role_price]
    worst = min(behind, key=lambda c: (c.weight.value * known(c.advantage).value, str(c.name)), default=None)
    if worst and worst.own and worst.best and worst.best_rival:
        slots: SlotDict = {"criterion": desk.case.low(worst.name), "own": worst.own, "best": worst.best, "rival": worst.best_rival}
        return Answer(False, "summary.routes.name_rated", mended.due if mended else later(desk, 0.75), slots)
    return Answer(False, "summary.routes.name", later(desk, 0.75), {"need": desk.case.register.smallest_n})


def open_another(desk: Desk, goal: Goal) -> Answer:
    """A second site: after this one is full at the promised quality."""
    week = desk.case.week
    if week is None or week.load is None:
        return ask(desk, "summary.routes.no_week", goal)
    return Answer(False, "summary.routes.open", later(desk, 1.0), {"load": week.load, "limit": desk.case.queue_line})


def unclear(desk: Desk, goal: Goal) -> Answer:
    """A goal without a number is a question."""
    return ask(desk, "summary.routes.unclear", goal)

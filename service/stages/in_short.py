"""Half a page of decisions: which goals pull against each other, what must stop, what to mend, what to sell, whom to keep, which price
not to follow, and the money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.domain.evidence import Fact, Phrase, Statement, known, named
from service.figures.prices import PriceFigures
from service.figures.segments import SegmentFigures
from service.figures.slots import Slot
from service.moves.level_week import is_for_callers, named_slots
from service.moves.naming import offer_name
from service.moves.obstacle import blocked
from service.moves.payback import Payback
from service.moves.scheme import Objective
from service.stages.desk import Desk
from service.stages.in_short_money import money_block
from service.stages.mix_quotes import NOTES, told
from service.stages.positioning_prices import price_of_matching, undercut
from service.stages.summary_begun import NO_DEEDS, Begun
from service.stages.wish import affordable_wish
from service.stages.wish_kept import keeps_clear
from service.writing.phrasebook import Slot as Value
from service.writing.week_names import name_slots

FOLLOWED = 1.15
"""Times today's volume below which a rival's lower price would be within reach."""
NAMED_PARTS = 2
"""Parts of a day (mornings, evenings) that one decision names."""
MORE, CALM = ("grow", "sell"), ("relieve", "time_off")
"""Kinds of goals that bring work, and that take it away."""


def in_short(desk: Desk, payback: Payback, begun: Mapping[int, Begun] = NO_DEEDS) -> tuple[Statement, ...]:
    """The decisions that this firm's figures call for, what weighs most first; the money is always the last.

    `begun` is what the trade does for a group, by the index of the segment.
    """
    pulled = list(_pull(desk))
    blocks = [
        *pulled,
        *_stop(desk),
        *_kept_away(desk),
        *([] if pulled else _mend(desk)),
        *_sell(desk),
        *_losing(desk),
        *_leak(desk, begun),
        *_cover(desk),
        *_wish(desk),
        *_not_followed(desk),
        *_record(desk),
        *_sentence(desk),
        *money_block(desk, payback),
    ]
    return tuple(blocks)


def _pull(desk: Desk) -> Iterator[Statement]:
    """A goal that brings work beside one that takes it away, where hours are short already."""
    week, goals = desk.case.week, desk.case.goals
    more, calm = (next((g for g in goals if g.kind in kinds), None) for kinds in (MORE, CALM))
    if week is None or not week.overloaded or more is None or calm is None:
        return
    spread = desk.scheme.objective_of("level_week")
    if week.seasonal and spread:
        yield desk.tell("summary.short.pull_season", more=more.text, calm=calm.text, **spread.slots)
    else:
        yield desk.tell("summary.short.pull", more=more.text, calm=calm.text, over=week.over_hours)


def _stop(desk: Desk) -> Iterator[Statement]:
    objective = desk.scheme.objective_of("take_down")
    if objective:
        yield desk.tell("summary.short.stop", **objective.move.slots)


def _kept_away(desk: Desk) -> Iterator[Statement]:
    """Work that is turned away already, and what keeps people from the hours that are to be filled: both before any money is spent."""
    away, week, obstacle = told(desk.brief, "turned_away", [NOTES], whole=True), desk.case.week, desk.case.obstacle
    if away and week and week.overloaded:
        yield desk.tell("summary.short.told_away", quote=away, slot=named_slots(desk.case, week.overloaded))
    if obstacle and week and desk.scheme.action("learn.unblock"):
        slots = name_slots(desk.book, blocked(obstacle, week.quiet))
        yield desk.tell("summary.short.told_obstacle", quote=obstacle, slots=slots)


def _cover(desk: Desk) -> Iterator[Statement]:
    """Someone was lost before, or will be away: who stands in."""
    lost, away = told(desk.brief, "staff_loss", [NOTES], whole=True), told(desk.brief, "staff_away", [NOTES])
    cover, quote = desk.scheme.action("put_right.cover"), lost or away
    if quote and cover:
        yield desk.tell(f"summary.short.{'told_loss' if lost else 'told_leave'}", quote=quote, by=cover.finish)


def _not_followed(desk: Desk) -> Iterator[Statement]:
    """What the price of the cheapest rival would take (READ-4), where that is out of reach."""
    lower, price = undercut(desk), price_of_matching(desk, "summary.short.price")
    if lower and price and not _in_reach(lower):
        yield desk.book.join([price], part=1)


def _in_reach(price: PriceFigures) -> bool:
    """Whether so little more would have to be sold at the rival's price that following it is no folly."""
    volume, now = price.stand_still_volume, price.service.per_month
    return bool(volume and now and volume.value < FOLLOWED * now.value)


def _wish(desk: Desk) -> Iterator[Statement]:
    """What the owner wants less of: weighed where it names a service, else the plan keeps clear of it, or bows to it."""
    wish = told(desk.brief, "wishes", [NOTES], whole=True)
    if wish:
        key = "told_wish_kept" if keeps_clear(desk, wish) else "told_wish"
        yield affordable_wish(desk, wish) or desk.tell(f"summary.short.{key}", quote=wish)


def _mend(desk: Desk) -> Iterator[Statement]:
    """What is mended first."""
    week = desk.case.week
    for kind in ("level_week", "fix_measure"):
        objective = desk.scheme.objective_of(kind)
        if objective:
            load = {"week_load": week.load} if week and week.load else {}
            yield desk.tell(f"summary.short.mend_{what_is_mended(desk, objective)}", **objective.slots, **load, **_from_where(desk))
            return


def _from_where(desk: Desk) -> dict[str, Phrase]:
    """The parts of the week to relieve first, and those with most room; where a list would hide them, the foremost alone."""
    week = desk.case.week
    if week is None or week.fullest is None or week.emptiest is None:
        return {}
    return {
        "relieved": name_slots(desk.book, _few(week.overloaded) or (week.fullest,)),
        "roomy": name_slots(desk.book, _few(week.spare) or (week.emptiest,)),
    }


def _few(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots where they fall on few parts of a day, else none."""
    return slots if len({s.part for s in slots}) <= NAMED_PARTS else ()


def what_is_mended(desk: Desk, objective: Objective) -> str:
    """What is mended: one part of the week, a season, many parts, or too few hours; else a measure."""
    week = desk.case.week
    if objective.move.kind == "fix_measure" or week is None:
        return "fix"
    if objective.aim.key == "level_week.load":
        return "one_calls" if is_for_callers(desk.case, week.overloaded[0]) else "one"
    if week.seasonal and "rest" in objective.slots:
        return "season"
    if week.spread_fits is not False:
        return "many"
    return "short" if week.load and week.load.value < 1 else "short_all"


def _sell(desk: Desk) -> Iterator[Statement]:
    case, fill = desk.case, desk.scheme.objective_of("fill_hours")
    chosen = case.position.chosen
    if chosen and desk.scheme.has("lead"):
        slots = {"offer": offer_name(case), "criterion": case.low(chosen.name)}
        yield desk.tell(
            "summary.short.sell_home" if fill else "summary.short.sell",
            **slots,
            **({"slots": fill.slots["slots"], "goal": fill.slots["goal"]} if fill else {}),
        )
    elif fill:
        yield desk.tell("summary.short.fill", **fill.slots)
    elif case.position.verdict == "me_too":
        miss = case.position.nearest_miss
        only = miss and miss.hard_to_copy_missing and not miss.rating_missing and not miss.weight_missing
        if miss and only and miss.criterion.own and miss.criterion.best:
            near: dict[str, Value] = {"criterion": case.low(miss.criterion.name), "own": miss.criterion.own, "best": miss.criterion.best}
            yield desk.tell("summary.short.me_too_copy", **near)


def _leak(desk: Desk, begun: Mapping[int, Begun]) -> Iterator[Statement]:
    """The group whose leaving costs most; the owner may not have named it."""
    leak = leak_of(desk)
    if leak is None:
        return
    asked = any(g.segment == leak.index or (g.kind == "keep" and g.segment is None) for g in desk.case.goals)
    lost: dict[str, Value] = {"people": leavers_of(desk, leak), "lost": known(leak.lost_profit_year)}
    said = [desk.tell(f"summary.short.{'leak_asked' if asked else 'leak'}", segment=desk.case.group_words(leak.name), **lost)]
    yield desk.book.join([*said, *_against(desk, leak, begun)], part=1)


def _against(desk: Desk, leak: SegmentFigures, begun: Mapping[int, Begun]) -> Iterator[Statement]:
    """What begins against a leak: what the trade does for such people, else the first the plan does to keep them."""
    kept = (a for a in desk.scheme.actions if a.task.key in (f"keep.call.{leak.index}", f"keep.visit.{leak.index}"))
    if deed := begun.get(leak.index):
        yield desk.tell("summary.short.leak_deed", deed=deed.deed, month=deed.month)
    elif action := min(kept, key=lambda a: a.start.value, default=None):
        short = desk.phrase(f"{action.wording}.short", **action.slots)
        yield desk.tell("summary.short.leak_deed", deed=short, month=action.start)


def leavers_of(desk: Desk, leak: SegmentFigures) -> Fact:
    """How many leave a group in a year."""
    return desk.ledger.fact(f"keep.{leak.name}.leave", round(known(leak.lost_year).value), "people", "customers × (1 − retention), rounded")


def leak_of(desk: Desk) -> SegmentFigures | None:
    """The group that the plan keeps from leaving."""
    objective = next((o for o in desk.scheme.objectives if o.aim.key.startswith("keep.")), None)
    kept = int(objective.aim.key.rsplit(".", 1)[1]) if objective else None
    return next((s for s in desk.case.customers.segments if s.index == kept), None)


def _losing(desk: Desk) -> Iterator[Statement]:
    """The group that costs money, and what would be gone if all of it went: the fixed costs stay."""
    objective = desk.scheme.objective_of("turn_segment")
    if objective:
        said = [desk.tell("summary.short.losing", **objective.slots), desk.tell("summary.short.losing_gone", **objective.slots)]
        yield desk.book.join(said, part=1)


def _record(desk: Desk) -> Iterator[Statement]:
    objective = desk.scheme.objective_of("record")
    if objective and desk.case.thin:
        yield desk.tell("summary.short.record", **objective.slots)


def _sentence(desk: Desk) -> Iterator[Statement]:
    """The owner's one sentence about the customers, where nothing else is known of them: to be tried on them."""
    said = desk.brief.customers_in_words
    if desk.case.thin and said:
        yield desk.tell("summary.short.sentence", quote=Phrase(said.rstrip(" .。"), named(said, "customers_in_words").evidence))

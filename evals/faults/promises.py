"""Faults in the promise register, in words for customers, and in the marketing mix."""

from __future__ import annotations

import datetime as dt
from random import Random

from evals.claims.identities import plan_days
from evals.faults.fault import STRANGER, breaks, faults_of, one_of, put, where
from service.checks.levels import is_made
from service.domain.plan.plan import Plan
from service.domain.plan.promise import Promise

LINES = "expectations.promises"
PS = ("product", "price", "place", "promotion", "people", "process", "physical_evidence")
COLLATERAL = ("POS-2", "MIX-4", "READ-3", "EXP-5", "EXP-6", "ORG-1")
"""What else may break when the register changes under the words that rest on it."""


def _looser(promise: Promise, level: float, step: float) -> float:
    return level + step if promise.better == "lower" else level - step


def _tighter(promise: Promise, level: float, step: float) -> float:
    return level - step if promise.better == "lower" else level + step


@breaks("EXP-1")
def a_hope_below_what_is_accepted(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, lambda p: p.adequate is not None and p.desired is not None, rng)
    if found is None:
        return None
    place, line = found
    return put(plan, f"{LINES}[{place}].desired", _looser(line, line.adequate or 0, rng.uniform(0.01, 5)))


@breaks("EXP-2", also=COLLATERAL)
def a_promise_tighter_than_the_record(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, lambda p: is_made(p) and p.deliverable is not None, rng)
    if found is None:
        return None
    place, line = found
    return put(
        plan, f"{LINES}[{place}].promise", _tighter(line, line.deliverable or 0, abs(line.deliverable or 1) * rng.uniform(0.02, 0.6))
    )


@breaks("EXP-2", also=COLLATERAL)
def a_promise_worse_than_customers_accept(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, lambda p: is_made(p) and p.adequate is not None, rng)
    if found is None:
        return None
    place, line = found
    return put(plan, f"{LINES}[{place}].promise", _looser(line, line.adequate or 0, abs(line.adequate or 1) * rng.uniform(0.02, 0.6)))


@breaks("EXP-2", also=COLLATERAL)
def a_promise_on_what_must_be_mended_first(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, lambda p: p.verdict == "fix_first", rng)
    if found is None:
        return None
    place, line = found
    level = line.adequate if line.adequate is not None else 10.0
    return put(plan, f"{LINES}[{place}].promise", level)


@breaks("EXP-3", also=("PRV-1", "FiguresAreCited"))
def a_promise_with_nothing_behind_it(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, is_made, rng)
    if found is None:
        return None
    place, line = found
    plan = put(plan, f"{LINES}[{place}].evidence", ())
    return plan if line.sentence is None else put(plan, f"{LINES}[{place}].sentence.evidence", ())


@breaks("EXP-3", also=("EXP-6",))
def a_promise_on_a_guess(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, is_made, rng)
    return None if found is None else put(plan, f"{LINES}[{found[0]}].basis", "assumed")


@breaks("EXP-4", also=("PRV-5",))
def a_side_of_quality_left_out(plan: Plan, rng: Random) -> Plan | None:
    promised = {p.dimension for p in plan.expectations.promises if is_made(p)}
    found = where(plan.expectations.dimensions, lambda row: row.dimension not in promised, rng)
    return None if found is None else put(plan, f"expectations.dimensions[{found[0]}].says", "")


OVER = {
    "en": (
        "We always keep it, guaranteed.",
        "Never a second late, 100% of the time.",
        "The best in town.",
        "Instant answers, day and night.",
        "Done in 4 seconds.",
    ),
    "zh": ("我们保证永远做到。", "百分之百做到，绝不误一秒。", "全城第一，服务最好。", "秒回，零等待。", "四秒钟内办好。"),
}
"""Sentences that promise more than any register."""


@breaks("EXP-5", also=("POS-2", "READ-3", "MIX-4", "PRV-1", "FiguresAreCited", "LeavesItUnsaid", "REL-2", "EXP-6"))
def a_sentence_for_customers_that_promises_too_much(plan: Plan, rng: Random) -> Plan | None:
    line = where(plan.expectations.promises, lambda p: is_made(p) and p.sentence is not None, rng)
    if line is None:
        return None
    tight = {"en": "{label}: within {n} seconds, always.", "zh": "{label}：{n} 秒以内，次次如此。"}
    share = {"en": "{label}: every time, without exception.", "zh": "{label}：百分之百，次次做到。"}
    wording = share if line[1].better == "higher" else tight
    words = wording[plan.language].format(label=line[1].label, n=rng.randint(2, 9))
    paths = [f"{LINES}[{line[0]}].sentence", *(f"summary.say[{i}].say" for i in range(len(plan.summary.say)))]
    return put(plan, rng.choice(paths), words)


@breaks("READ-3", "EXP-5", also=("POS-2", "MIX-4", "PRV-1", "FiguresAreCited", "LeavesItUnsaid"))
def an_offer_that_promises_too_much(plan: Plan, rng: Random) -> Plan | None:
    line = where(plan.expectations.promises, lambda p: p.better == "lower" and p.unit in ("min", "h", "days", "分钟", "小时", "天"), rng)
    if line is None:
        return None
    words = {"en": f" {line[1].label}: within {rng.randint(2, 9)} seconds.", "zh": f"{line[1].label}：{rng.randint(2, 9)} 秒以内。"}[
        plan.language
    ]
    return put(plan, "summary.offer.what.text", lambda text: text + words)


@breaks("READ-3", also=("PRV-5", "READ-1", "OneChoiceIsMade"))
def an_offer_without_a_name(plan: Plan, rng: Random) -> Plan:
    return put(plan, "summary.offer.name", " ") if rng.random() < 0.5 else put(plan, "summary.offer.what", "")


@breaks("EXP-6", also=("PRV-3", "EXP-5", "EXP-2", "POS-2", "ORG-1"))
def a_guarantee_that_cannot_be_paid_or_is_hedged(plan: Plan, rng: Random) -> Plan | None:
    guarantee = plan.expectations.guarantee
    if not guarantee.offered:
        return None
    cost = guarantee.expected_cost or 0
    small = {"en": " Terms and conditions apply.", "zh": "最终解释权归本店所有。"}[plan.language]
    field, value = rng.choice(
        (
            ("reserve", cost - 1),
            ("reserve", None),
            ("payout", 0),
            ("starts", plan_days(plan)[1] + dt.timedelta(days=rng.randint(1, 99))),
            ("measure", "no_such_measure"),
            ("statement", guarantee.statement.text + small),
        )
    )
    return put(plan, f"expectations.guarantee.{field}", value)


@breaks("EXP-6", also=("EXP-5", "PRV-3"))
def a_guarantee_on_what_was_never_measured(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.expectations.promises, lambda p: p.basis != "measured", rng)
    if found is None or plan.expectations.guarantee.offered:
        return None
    changes = {
        "offered": True,
        "measure": found[1].measure,
        "payout": 20.0,
        "expected_cost": 10.0,
        "reserve": 100.0,
        "starts": plan_days(plan)[0],
    }
    return put(plan, "expectations.guarantee", lambda g: g.model_copy(update=changes))


@breaks("EXP-7", also=("PRV-5",))
def a_register_nobody_owns(plan: Plan, rng: Random) -> Plan:
    field, value = rng.choice((("expectations.who_may_promise", ""), ("organisation.promise_owner", STRANGER[plan.language])))
    return put(plan, field, value)


@breaks("MIX-1", also=("PRV-5",))
def a_p_without_decision_owner_or_indicator(plan: Plan, rng: Random) -> Plan:
    field, value = rng.choice(
        (
            ("decision", ""),
            ("owner", ""),
            ("owner", STRANGER[plan.language]),
            ("indicator", ""),
            ("indicator", "K99"),
            ("actions", ("A99",)),
        )
    )
    return put(plan, f"mix.{rng.choice(PS)}.{field}", value)


@breaks("MIX-2", also=("MIX-4",))
def a_price_outside_its_band(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.mix.price.services, lambda s: s.floor is not None or s.ceiling is not None, rng)
    if found is None:
        return None
    place, row = found
    edges = [low * rng.uniform(0.3, 0.95) for low in (row.floor,) if low] + [high * rng.uniform(1.05, 2) for high in (row.ceiling,) if high]
    if not edges:
        return None
    return put(plan, f"mix.price.services[{place}].recommended", round(rng.choice(edges), 2))


@breaks("MIX-3", also=("PRV-5",))
def a_fail_point_without_standard_recovery_or_owner(plan: Plan, rng: Random) -> Plan | None:
    found = one_of(plan.mix.process.blueprint, rng)
    field, value = rng.choice((("standard", ""), ("recovery", ""), ("owner", ""), ("owner", STRANGER[plan.language])))
    return None if found is None else put(plan, f"mix.process.blueprint[{found[0]}].{field}", value)


@breaks("MIX-4", also=("MIX-2",))
def a_dear_price_under_a_strategy_of_low_cost(plan: Plan, rng: Random) -> Plan | None:
    found = where(plan.mix.price.services, lambda s: s.reference is not None, rng)
    if found is None:
        return None
    place, row = found
    plan = put(plan, "positioning.strategy", "cost")
    return put(plan, f"mix.price.services[{place}].recommended", round((row.reference or 0) * rng.uniform(1.05, 1.5), 2))


@breaks("MIX-4", also=("PRV-1", "FiguresAreCited", "EXP-5", "REL-2"))
def words_to_be_printed_beyond_the_register(plan: Plan, rng: Random) -> Plan | None:
    line = where(plan.expectations.promises, lambda p: p.better == "lower" and p.unit in ("min", "h", "days", "分钟", "小时", "天"), rng)
    if line is None:
        return None
    label, n = line[1].label, rng.randint(2, 9)
    words = {"en": f" The card says “{label}: within {n} seconds.”", "zh": f"卡片上写“{label}：{n} 秒以内。”"}[plan.language]
    return put(plan, f"mix.{rng.choice(PS)}.decision.text", lambda text: text + words)


FAULTS = faults_of(globals())

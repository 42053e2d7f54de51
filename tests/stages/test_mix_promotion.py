"""What the mix decides on promotion."""

from __future__ import annotations

from service.stages.mix import write_mix
from tests.stages.firms_with_people import LEAVERS, REGULARS, TEAM, a_desk, an_example
from tests.stages.mix_rows import BEHIND, CROWDED, UNSOLD, a_market, topics, without


def test_promotion_does_what_costs_little_first_and_speaks_with_one_voice() -> None:
    text = write_mix(an_example("brightside-dental")).promotion.decision.text
    assert text.index("costs little") < text.index("costs money") < text.index("within 20 minutes")


def test_without_a_budget_nothing_is_bought() -> None:
    mix = write_mix(a_desk(segments=[REGULARS], capacity=UNSOLD, team=TEAM, business={"name": "Elm", "kind": "repair shop"}))
    assert "Nothing is bought" in mix.promotion.decision.text and "by name" in mix.promotion.short.text


def test_a_growth_the_hours_do_not_carry_is_not_advertised() -> None:
    assert "435.6 hours" in write_mix(an_example("quaymark-couriers")).promotion.rejected.text


def test_a_share_in_a_goal_to_fill_hours_is_no_growth() -> None:
    assert "154" not in write_mix(an_example("qingdou-huashi")).promotion.rejected.text


def test_an_advert_to_everyone_is_refused_by_the_fullest_hours_or_the_least_worth() -> None:
    assert "115%" in write_mix(an_example("brightside-dental")).promotion.rejected.text
    two = write_mix(a_desk(segments=[REGULARS, {**LEAVERS, "cost_to_serve_per_year": 5}], team=TEAM))
    assert "passers-by" in two.promotion.rejected.text


def test_a_rivals_move_is_met_with_what_leads_a_visit_a_call_or_nothing() -> None:
    threat = {"finding": "Torvane opens next door.", "kind": "competitor", "effect": "threat"}
    few = {**REGULARS, "customers": 20, "retention_rate": 0.7}
    assert "Torvane at 3" in topics(write_mix(a_market(environment=[threat])), "defence")
    assert "costs a visit" in topics(write_mix(a_market(BEHIND, segments=[few], environment=[threat])), "defence")
    called = a_market(BEHIND, segments=[{**REGULARS, "retention_rate": 0.7}], environment=[threat])
    assert "The answer is a call" in topics(write_mix(called), "defence")
    assert "Nothing is matched" in topics(write_mix(a_desk(environment=[{**threat, "finding": "A chain comes"}])), "defence")


def test_a_plan_without_any_promotion_says_that_nothing_is_advertised() -> None:
    mix = write_mix(without(a_desk(), "record.one_line", "prove.ask_five"))
    assert "Nothing is advertised yet" in mix.promotion.decision.text and "no advert" in mix.promotion.short.text


def test_only_the_launch_is_paid_for_where_nothing_else_is_done() -> None:
    desk = a_market()
    others = [a.task.key for a in desk.scheme.actions if not a.task.key.startswith("lead.")]
    mix = write_mix(without(desk, *others))
    assert mix.promotion.decision.text.startswith("The One-Contact Job offered by name")
    assert "The One-Contact Job" in mix.promotion.short.text


def test_the_price_of_the_first_core_service_speaks_where_no_volume_is_known() -> None:
    services = [{"name": "Oil", "price": 9, "role": "supplementary"}]
    assert "Oil stays at £9" in write_mix(a_desk(services=services)).price.decision.text


def test_a_tool_is_not_bought_while_a_rule_or_a_count_is_missing() -> None:
    assert "call centre" in write_mix(an_example("brightside-dental")).process.rejected.text
    assert "292 of 1,460" in write_mix(an_example("quaymark-couriers")).process.rejected.text
    assert "Planning software" in write_mix(a_desk(capacity=CROWDED, team=TEAM)).process.rejected.text
    noted = {"per_month": 4, "handling": "Nothing is written down"}
    assert "fit on one page" in write_mix(a_desk(team=TEAM, segments=[REGULARS], complaints=noted)).process.rejected.text
    assert "A tool to buy" in write_mix(a_desk()).process.rejected.text

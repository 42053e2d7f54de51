"""Seven Ps: each decided from the firm's own figures, with the action that carries it and the price of what was rejected."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, get_args

import pytest

from service.domain.brief import Language, P
from service.domain.plan.promise import Mix, MixDecision
from service.moves.scheme import Action
from service.prompts import read_yaml, wording
from service.stages.mix import write_mix
from service.stages.mix_carriers import carriers, watch_words
from service.stages.mix_parts import Decided
from service.writing.phrasebook import slot_names
from tests.stages.firms_with_people import EXAMPLES, a_desk, an_example
from tests.stages.mix_rows import topics

NAMES = [path.stem for path in EXAMPLES]


def decisions(mix: Mix) -> dict[str, MixDecision]:
    return {name: getattr(mix, name) for name in get_args(P)}


@pytest.mark.parametrize("name", NAMES)
def test_each_p_is_a_decision_with_actions_an_owner_and_an_indicator(name: str) -> None:
    desk = an_example(name)
    roles = {str(r.role) for r in desk.case.people.roles} | {str(desk.case.people.owner.role)}
    known = {a.id for a in desk.scheme.actions}
    for decision in decisions(write_mix(desk)).values():
        assert decision.actions and set(decision.actions) <= known
        assert decision.owner in roles and decision.indicator
        assert decision.decision.part == decision.rejected.part == 2 and decision.short.part == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_for_the_owner_name_no_ids(name: str) -> None:
    for decision in decisions(write_mix(an_example(name))).values():
        assert not re.search(r"\b[AGKRM]\d", decision.short.text)


@pytest.mark.parametrize("name", NAMES)
def test_each_fail_point_has_a_standard_a_recovery_and_someone_who_answers_for_it(name: str) -> None:
    desk = an_example(name)
    roles = {str(r.role) for r in desk.case.people.roles} | {str(desk.case.people.owner.role)}
    for point in write_mix(desk).process.blueprint:
        assert point.standard.text and point.recovery.text and point.backstage.text
        assert point.owner in roles and point.fails_because.evidence


@pytest.mark.parametrize("name", NAMES)
def test_prices_stay_in_their_band_or_the_exception_is_argued(name: str) -> None:
    mix = write_mix(an_example(name))
    for price in mix.price.services:
        below = price.floor is not None and price.recommended < price.floor - 0.005
        above = price.ceiling is not None and price.recommended > price.ceiling + 0.005
        assert not (below or above) or price.service in topics(mix, "exceptions")


def test_order_of_rivals_and_segments_changes_no_price_and_no_choice() -> None:
    brief = an_example("quaymark-couriers").brief
    turned = a_desk(**{**_raw(brief), "competitors": _raw(brief)["competitors"][::-1]})
    one, other = write_mix(an_example("quaymark-couriers")), write_mix(turned)
    assert [r.recommended for r in one.price.services] == [r.recommended for r in other.price.services]
    assert {n: d.actions for n, d in decisions(one).items()} == {n: d.actions for n, d in decisions(other).items()}


def test_a_decision_without_any_action_still_has_an_owner() -> None:
    desk = a_desk()
    bare = dataclasses.replace(desk, scheme=dataclasses.replace(desk.scheme, actions=()))
    fields = Decided(desk.say("mix.place.unknown"), desk.say("mix.place.unknown"), desk.say("mix.place.unknown"), ("lead",)).fields(bare)
    assert fields["actions"] == () and fields["owner"] == desk.case.posts.owner and fields["indicator"] == ""


def test_an_action_whose_objective_nobody_watches_is_read_by_its_own_indicator() -> None:
    desk = an_example("brightside-dental")
    action: Action = carriers(desk, ("lead.words",))[0]
    unwatched = dataclasses.replace(desk, scheme=dataclasses.replace(desk.scheme, indicators=()))
    assert watch_words(unwatched, action) == "People trained"


def _raw(brief: Any) -> dict[str, Any]:
    raw: dict[str, Any] = brief.model_dump(mode="json", by_alias=True, exclude_none=True)
    return raw


@pytest.mark.parametrize("section", ["mix.", "quality_gaps."])
def test_chinese_texts_use_only_what_the_english_ones_are_given(section: str) -> None:
    trade = {"firm", "core", "core_low"}.union(*(entry["words"] for entry in read_yaml("trades/zh.yaml")))
    ours = {key: text for key, text in wording("zh").items() if key.startswith(section)}
    lacking = {key: slots for key, text in ours.items() if (slots := set(slot_names(text)) - trade - set(slot_names(wording("en")[key])))}
    assert lacking == {}


@pytest.mark.parametrize("section", ["mix.", "quality_gaps."])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_template_holds_a_digit_of_its_own(section: str, language: Language) -> None:
    texts = {key: re.sub(r"\{[^}]*\}", "", text) for key, text in wording(language).items() if key.startswith(section)}
    assert [key for key, text in texts.items() if re.search(r"\d", text)] == []

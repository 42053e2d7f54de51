"""A chapter through its rounds: asked once, faults back in words, built-in where nothing passes."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from service.domain.plan.plan import Plan
from service.editing import EDITED, edit_plan, graph
from service.editing.editor import edit_stage
from service.editing.form import Rewrite
from service.editing.grounding import Ground
from service.editing.prompting import shared_prefix
from service.editing.templates import stage_prompt
from service.model import Account, Limits, Price, count_tokens
from tests.acceptance.drafts import STEMS, errors, plan_of
from tests.editing.plans import CHINESE, built_in, editor_with, model_of, sections, writes
from tests.fakes.scripted_model import Answer, Speak, sentences_asked

OLD, NEW = "Put in its place:", "Put this in its place:"


def run(plan: Plan, stage: str, speak: Speak) -> tuple[Any, list[str]]:
    """What came of a chapter, and all that was asked."""
    editor = editor_with(speak)
    edited = asyncio.run(edit_stage(plan, stage, editor, Ground(plan), shared_prefix(plan)))
    return edited, model_of(editor).asked


def in_turn(*speaks: Speak) -> Speak:
    """One way to speak after the other; the last one again and again."""
    turn = iter([*speaks, *[speaks[-1]] * 5])
    return lambda question: next(turn)(question)


def lying_about(field: str, lie: str, plan: Plan) -> Speak:
    return writes(plan, lambda f, text: text + lie if f == field else text.replace(OLD, NEW))


def test_only_the_faulty_sentences_go_back_and_in_words() -> None:
    plan = built_in()
    lies, honest = (
        lying_about("opening", " We guarantee it.", plan),
        writes(plan, lambda _f, text: text.replace("nobody here beats you", "no one here beats you")),
    )
    edited, asked = run(plan, "summary", in_turn(lies, honest))
    assert len(asked) == 2
    assert [field for field, _ in sentences_asked(asked[1]).values()] == ["opening"]
    assert "claims more than the sentence did" in asked[1]
    assert "We guarantee it." in asked[1]
    assert edited.new["summary.opening"].text.startswith("On “gentleness” no one here beats you")
    assert edited.kept == {} and edited.repairs == 1


def test_what_is_never_mended_stays_built_in_with_its_faults() -> None:
    plan = built_in()
    some = in_turn(lying_about("opening", " We guarantee it.", plan))
    edited, asked = run(plan, "summary", some)
    assert set(edited.kept) == {"summary.opening"}
    assert {fault.key for fault in edited.kept["summary.opening"]} >= {"claim"}
    assert any(path.startswith("summary.in_short") for path in edited.new)
    assert len(asked) == 2, "a round that mends nothing is the last"


def test_faults_go_back_twice_at_most() -> None:
    def mend_one_a_round(question: str) -> Answer:
        asked = enumerate(sentences_asked(question).items())
        return {"lines": [{"n": n, "text": f"{text} Guaranteed." if place else text} for place, (n, (_, text)) in asked]}

    edited, asked = run(built_in(), "summary", mend_one_a_round)
    assert len(asked) == 3
    assert edited.repairs == 2
    assert len(edited.kept) == len(sentences_asked(asked[0])) - 3


@pytest.mark.parametrize(
    "first", ["No JSON here.", "", '{"lines": [{"n": 1, "text": "It br', '{"sentences": []}', "<think>What now?</think>"]
)
def test_an_answer_that_cannot_be_read_is_asked_for_again(first: str) -> None:
    plan = built_in()
    edited, asked = run(plan, "summary", in_turn(lambda _q: first, writes(plan, lambda _f, text: text.replace(OLD, NEW))))
    assert len(asked) == 2
    assert asked[1].startswith(asked[0]) and "the answer could not be used" in asked[1]
    assert any(NEW in statement.text for statement in edited.new.values())


def test_a_sentence_left_out_is_no_fault() -> None:
    plan = built_in()
    edited, asked = run(plan, "mix", writes(plan, lambda _f, _t: None))
    assert (edited.new, edited.kept, len(asked)) == ({}, {}, 1)


def test_numbers_that_were_not_asked_for_are_ignored() -> None:
    plan = built_in()
    edited, _ = run(plan, "mix", lambda _q: {"lines": [{"n": 24, "text": "Out of nowhere."}]})
    assert (edited.new, edited.kept) == ({}, {})


def test_a_ceiling_reached_on_the_way_keeps_what_was_paid_for() -> None:
    """A call sets 0.04 aside and takes 0.001: one has room, and even one after the other the seventh has none."""
    plan = built_in()
    account = Account(Limits(most_cost=0.045), Price(0.0, 10.0, 0.0))
    edited = edit_plan(plan, editor_with(writes(plan, lambda _f, text: text.replace(OLD, NEW)), account=account))
    assert account.total.cost <= 0.045
    assert 0 < edited.meta.model_calls < 9
    assert any(line.endswith("because the cost ceiling was reached.") for line in edited.meta.fallbacks)
    assert errors(edited) == []


def test_later_chapters_are_shown_the_new_words_of_earlier_ones() -> None:
    plan = built_in()
    editor = editor_with(writes(plan, lambda _f, text: text.replace("Different, not cheaper", "Be different, not cheaper")))
    edit_plan(plan, editor)
    shown = [asked for asked in model_of(editor).asked if "Part 1, for the owner" in asked]
    assert "Be different, not cheaper" in shown[0]


def test_no_chapter_waits_for_one_that_waits_and_only_for_what_it_is_shown() -> None:
    waits = graph()
    assert all(not waits[before] for after in waits.values() for before in after)
    assert all(set(after) <= set(stage_prompt(name).reads) & set(EDITED) for name, after in waits.items())
    assert waits["summary"]


def test_every_call_of_a_plan_begins_with_the_same_words_and_they_are_most_of_it() -> None:
    plan = built_in()
    editor = editor_with(writes(plan, lambda _f, text: text + " Guaranteed."))
    edit_plan(plan, editor)
    model = model_of(editor)
    assert len(Counter(model.prefixes)) == 1
    schema = count_tokens(editor.door.methods.spelled_out(Rewrite))
    prefix = len(model.prefixes) * (count_tokens(model.prefixes[0]) + schema)
    first = [asked for asked in model.asked if "Chapter" in asked or "Part 1" in asked]
    shared = len(first) * (count_tokens(model.prefixes[0]) + schema)
    assert shared / (shared + sum(map(count_tokens, first))) >= 0.6
    assert prefix + sum(map(count_tokens, model.asked)) < 60_000


@pytest.mark.parametrize("stem", STEMS)
def test_an_honest_model_that_changes_nothing_changes_nothing(stem: str) -> None:
    plan = plan_of(stem)
    edited = edit_plan(plan, editor_with(writes(plan, lambda _f, text: text)))
    assert sections(edited) == sections(plan)
    assert edited.meta.fallbacks == ()
    assert 1 <= edited.meta.model_calls <= len(EDITED)


@pytest.mark.parametrize("stem", STEMS)
def test_what_stands_in_other_words_still_breaks_no_rule(stem: str) -> None:
    """Words that pass alone may be too many together: then the longest go back."""
    plan = plan_of(stem)
    word = "就" if plan.language == "zh" else "so "
    edited = edit_plan(plan, editor_with(writes(plan, lambda _f, text: word + text[:1].lower() + text[1:])))
    assert errors(edited) == []
    assert edited.meta.words_part_1 <= (3600 if plan.language == "zh" else 2400)


def test_a_chinese_plan_is_asked_for_in_chinese() -> None:
    plan = built_in(CHINESE)
    editor = editor_with(writes(plan, lambda _f, text: text))
    edit_plan(plan, editor)
    assert "你在修改一家小型服务公司的营销计划" in model_of(editor).prefixes[0]
    assert all("句子：" in asked for asked in model_of(editor).asked)

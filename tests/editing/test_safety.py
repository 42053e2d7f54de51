"""The last word of the rules: what breaks one goes back, what does not stays; a sentence that stands twice changes twice."""

from __future__ import annotations

from service.domain.evidence import Statement
from service.domain.plan.plan import Plan
from service.domain.plan.walk import statements
from service.editing.places import find_statements, replace_statements
from service.editing.safety import make_safe
from tests.editing.plans import built_in


def safe(plan: Plan, **words: str) -> tuple[Plan, dict[str, str]]:
    """The plan with other words at `section__field` paths, and what went back."""
    paths = {path.replace("__", "."): text for path, text in words.items()}
    wanted = {path: old.model_copy(update={"text": paths[path]}) for path, old in find_statements(plan, paths).items()}
    assert len(wanted) == len(words)
    return make_safe(plan, wanted, lambda new: replace_statements(plan, new))


def test_words_without_a_fault_stay() -> None:
    edited, reverted = safe(built_in(), summary__opening="What you do best is something patients choose by.")
    assert edited.summary.opening.text == "What you do best is something patients choose by."
    assert reverted == {}


def test_a_figure_without_support_goes_back_alone() -> None:
    edited, reverted = safe(
        built_in(), summary__opening="It costs you £77,777.", positioning__chosen="Stand for gentleness, and be different."
    )
    assert edited.summary.opening == built_in().summary.opening
    assert edited.positioning.chosen.text == "Stand for gentleness, and be different."
    assert reverted == {"summary.opening": "PRV-1"}


def test_too_many_words_send_back_the_longest() -> None:
    long = " ".join(["You see it and you know it, and that is good to know."] * 30)
    edited, reverted = safe(built_in(), summary__opening=long, positioning__chosen="Stand for gentleness, and be different.")
    assert edited.meta.words_part_1 <= 2400
    assert reverted["summary.opening"] in ("READ-1", "PRV-5")
    assert edited.summary.opening == built_in().summary.opening


def test_a_plan_that_comes_without_its_findings_is_read_by_the_rules_all_the_same() -> None:
    plan = built_in()
    bare = plan.model_copy(update={"findings": ()})
    assert safe(bare) == (plan, {})
    assert safe(bare, summary__opening="It costs you £77,777.") == (plan, {"summary.opening": "PRV-1"})


def test_a_fault_of_the_plan_itself_sends_no_sentence_back() -> None:
    opening = built_in().summary.opening.model_copy(update={"text": "It costs you £77,777."})
    faulty = replace_statements(built_in(), {"summary.opening": opening}).model_copy(update={"findings": ()})
    edited, reverted = safe(faulty, positioning__chosen="Stand for gentleness, and be different.")
    assert reverted == {}
    assert [finding.path for finding in edited.findings if finding.severity == "error"] == ["summary.opening"]


def test_a_fault_of_the_section_sends_back_its_sentences() -> None:
    plan = built_in()
    twice = plan.summary.in_short[1].text
    edited, reverted = safe(plan, summary__opening=twice)
    assert edited.summary == plan.summary
    assert reverted == {"summary.opening": "PRV-5"}


def test_the_same_sentence_elsewhere_follows_with_its_part() -> None:
    plan = built_in()
    short = plan.mix.price.short
    assert plan.summary.seven_p["price"].text == short.text
    edited = replace_statements(plan, {"mix.price.short": Statement(text="The price goes up a little.", part=2)})
    assert edited.summary.seven_p["price"].text == "The price goes up a little."
    assert edited.summary.seven_p["price"].part == plan.summary.seven_p["price"].part
    changed = {path for (path, new), (_, old) in zip(statements(edited), statements(plan), strict=True) if new != old}
    assert changed == {"mix.price.short", "summary.seven_p.price"}

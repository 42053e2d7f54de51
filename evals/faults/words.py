"""Faults in words and figures: altered numbers, dangling citations, another language, repetition, jargon, codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from evals.faults.fault import breaks, faults_of, put
from service.checks.brief_path import all_words
from service.checks.naming import Naming
from service.checks.numbers import find_numbers
from service.domain.evidence import Evidence, Statement
from service.domain.plan.plan import OwnerQuestion, Plan
from service.domain.plan.walk import evidence_of, statements

OTHER = {
    "en": ("本店的服务一向周到，欢迎街坊邻居常来坐坐。", "先把眼前这几位客人照顾好，再谈别的。"),
    "zh": (
        "The firm has served its neighbours for many years and will go on doing so.",
        "Look after those who come first, then think of the rest.",
    ),
}
"""Sentences of the other language."""
PLACEHOLDERS = ("{segment}", "TODO", "<name>", "lorem ipsum", "{{price}}")
JARGON = {"en": "Leverage the customer journey to lift the KPI.", "zh": "打通私域闭环，用好这个抓手，赋能触点。"}
OWNERS_PAGES = (
    "summary.in_short",
    "summary.opening",
    "summary.offer.why",
    "summary.risks",
    "summary.know_by",
    "summary.customers",
    "programme.monday",
)


def _texts(plan: Plan, test: Callable[[str, Statement], bool], rng: Random) -> tuple[str, Statement] | None:
    rows = [(path, s) for path, s in statements(plan) if test(path, s)]
    return rng.choice(rows) if rows else None


def _added(plan: Plan, path: str, words: str) -> Plan:
    joint = " " if plan.language == "en" else ""
    return put(plan, f"{path}.text", lambda text: f"{text}{joint}{words}")


def _is_owners(path: str, _statement: Statement) -> bool:
    return path.startswith(OWNERS_PAGES)


@breaks("PRV-1", also=("POS-2", "EXP-5", "READ-3", "REL-2", "MIX-4", "DatesFollow", "LeavesItUnsaid", "PRV-2", "EXP-6", "READ-2", "READ-4"))
def a_number_altered(plan: Plan, rng: Random) -> Plan | None:
    naming = Naming(plan)
    rows = [
        (path, s, n.text)
        for path, s in statements(plan)
        for n in find_numbers(naming.without_names(s.text))
        if n.kind in ("number", "percent") and re.fullmatch(r"[\d,.]+", n.text.rstrip("% ")) and n.value >= 3 and not naming.is_name(n)
    ]
    if not rows:
        return None
    path, statement, written = rng.choice(rows)
    digits = re.match(r"[\d,.]*\d", written)
    value = float(digits.group().replace(",", "")) if digits else 0.0
    altered = value * rng.choice((1.13, 1.29, 1.71, 0.61, 3.07)) + 1.7
    new = f"{altered:,.0f}" if altered >= 100 else f"{altered:.1f}"
    old = digits.group() if digits else written
    return put(plan, path, re.sub(rf"(?<![\d.,]){re.escape(old)}(?![\d]|[.,]\d)", new, statement.text, count=1))


@breaks("PRV-1", "FiguresAreCited", also=("POS-2", "EXP-5", "READ-3", "REL-2", "MIX-4", "SIT-2", "EXP-3", "GAP-1", "EXP-6"))
def a_figure_with_its_sources_cut_off(plan: Plan, rng: Random) -> Plan | None:
    naming = Naming(plan)

    def has_figure(_path: str, s: Statement) -> bool:
        return bool(s.evidence) and any(n.kind in ("number", "percent") for n in find_numbers(naming.without_names(s.text)))

    found = _texts(plan, has_figure, rng)
    return None if found is None else put(plan, f"{found[0]}.evidence", ())


@breaks("PRV-1", "FiguresAreCited", also=("READ-1", "PRV-5", "GAP-1"))
def a_paragraph_with_figures_from_nowhere(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(
        plan,
        lambda path, s: not s.evidence and len(s.text) > 20 and path.startswith(("quality_gaps.", "mix.", "summary.risks", "situation.")),
        rng,
    )
    words = {"en": f"Firms like this gain {rng.randint(21, 79)}.7% a year.", "zh": f"这样的店一年能多挣 {rng.randint(21, 79)}.7%。"}[
        plan.language
    ]
    return None if found is None else _added(plan, found[0], words)


@breaks("PRV-2", "NothingDangles", also=("PRV-1", "SIT-1", "SIT-2", "OBJ-4", "REL-2", "MIX-2", "EXP-3"))
def a_citation_that_leads_nowhere(plan: Plan, rng: Random) -> Plan | None:
    rows = [path for path, e in evidence_of(plan) if e.kind in ("brief", "calculation", "assumption")]
    if not rows:
        return None
    return put(plan, f"{rng.choice(rows)}.ref", rng.choice(("segments.77.customers", "no.such.figure", "H99")))


@breaks("PRV-2", also=("PRV-1",))
def a_quotation_with_another_number(plan: Plan, rng: Random) -> Plan | None:
    rows = [
        path for path, e in evidence_of(plan) if e.kind in ("brief", "calculation") and e.quote and re.fullmatch(r"\d+(?:\.\d+)?", e.quote)
    ]
    if not rows:
        return None
    return put(plan, f"{rng.choice(rows)}.quote", lambda quote: f"{float(quote) * 1.37 + 2.9:.4f}")


@breaks("PRV-2", also=("READ-1",))
def an_id_that_names_nothing(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, lambda path, _s: path.startswith(("quality_gaps.", "mix.", "programme.notes", "situation.notes")), rng)
    words = {"en": f"See {rng.choice('AGKR')}97.", "zh": f"见 {rng.choice('AGKR')}97。"}[plan.language]
    return None if found is None else _added(plan, found[0], words)


@breaks("NothingIsClaimedUnread", "PRV-2", "NothingDangles")
def a_passage_from_a_book_nobody_opened(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, lambda _path, s: bool(s.evidence), rng)
    cited = Evidence(kind="passage", ref=f"kb-{rng.randint(1, 99)}")
    return None if found is None else put(plan, f"{found[0]}.evidence", lambda evidence: (*evidence, cited))


APPEALS = {
    "en": ("Research shows that this works.", "Experts agree on it.", "This is above the industry average."),
    "zh": ("研究表明，这样做管用。", "众所周知，老客最好留。", "这已经高过行业平均。"),
}


@breaks("NothingIsClaimedUnread", also=("EXP-5",))
def an_appeal_to_research(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(
        plan, lambda path, _s: path.startswith(("mix.", "summary.in_short", "quality_gaps.", "customers.notes", "summary.risks")), rng
    )
    return None if found is None else _added(plan, found[0], rng.choice(APPEALS[plan.language]))


@breaks("PRV-3", also=("SEG-1", "POS-1", "EXP-1", "EXP-2"))
def a_gap_in_the_brief_filled_in(plan: Plan, rng: Random) -> Plan | None:
    rows: list[tuple[str, float]] = [
        (f"positioning.differences[{i}].ratings", 3.0) for i, d in enumerate(plan.positioning.differences) if None in d.ratings.values()
    ]
    rows += [(f"customers.segments[{i}].retention_rate", 0.8) for i, s in enumerate(plan.customers.segments) if s.retention_rate is None]
    rows += [
        (f"expectations.promises[{i}].competitor_promise", 4.0)
        for i, p in enumerate(plan.expectations.promises)
        if p.competitor_promise is None
    ]
    promised = {m for rival in plan.brief.get("competitors") or () for m in rival.get("promises") or {}}
    rows = [
        r
        for r in rows
        if not r[0].endswith("competitor_promise") or plan.expectations.promises[int(re.findall(r"\d+", r[0])[0])].measure not in promised
    ]
    if not rows:
        return None
    path, value = rng.choice(rows)
    if path.endswith(".ratings"):
        return put(plan, path, lambda ratings: {name: value if rating is None else rating for name, rating in ratings.items()})
    return put(plan, path, value)


@breaks("PRV-3", also=("READ-1",))
def too_many_questions(plan: Plan, rng: Random) -> Plan:
    words = {"en": "What do you think?", "zh": "您怎么看？"}[plan.language]
    more = tuple(
        OwnerQuestion(id=f"Q{n}", text=Statement(text=words), changes=Statement(text=words), path=None)
        for n in range(20, 28 + rng.randint(0, 4))
    )
    return put(plan, "questions", (*plan.questions, *more))


@breaks("PRV-4", "OneLanguageThroughout", also=("READ-1", "EXP-5"))
def a_paragraph_in_the_other_language(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(
        plan,
        lambda path, s: len(s.text) > 15 and path.startswith(("summary.", "mix.", "quality_gaps.", "organisation.", "situation.")),
        rng,
    )
    words = rng.choice(OTHER[plan.language])
    if found is None or words in " ".join(all_words(plan.brief)):
        return None
    return put(plan, found[0], words) if rng.random() < 0.4 else _added(plan, found[0], words)


@breaks("PRV-5", also=("PRV-4", "OneLanguageThroughout", "EXP-5"))
def a_placeholder_left_in(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, lambda _path, s: len(s.text) > 20, rng)
    return None if found is None else _added(plan, found[0], f"{rng.choice(PLACEHOLDERS)} ")


@breaks("PRV-5", also=("NothingIsSaidOverAndOver", "PRV-1", "FiguresAreCited", "POS-2", "EXP-5", "READ-1"))
def a_paragraph_that_stands_twice(plan: Plan, rng: Random) -> Plan | None:
    rows = [
        (path, s)
        for path, s in statements(plan)
        if path.startswith(("summary.in_short", "summary.risks", "summary.offer.why", "summary.know_by"))
    ]
    long = [(path, s) for path, s in rows if len(s.text) > 60]
    if not long or len(rows) < 2:
        return None
    path, statement = rng.choice(long)
    target = rng.choice([p for p, _ in rows if p != path])
    return put(plan, target, lambda old: old.model_copy(update={"text": statement.text, "evidence": statement.evidence}))


@breaks("PRV-5")
def punctuation_that_slipped(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, lambda _path, s: len(s.text) > 20, rng)
    slips = {"en": " , and then..  so", "zh": "，，然后。。"}
    return None if found is None else _added(plan, found[0], slips[plan.language])


@breaks("NothingIsSaidOverAndOver", also=("PRV-5", "PRV-1", "POS-2", "EXP-5", "READ-1", "READ-3", "FiguresAreCited"))
def the_same_words_again_and_again(plan: Plan, rng: Random) -> Plan | None:
    same = {
        "en": "Look first at what the people who come to you already say, and write it down before you change anything at all.",
        "zh": "先看看已经来的客人都说了些什么，一句一句写下来，写完了再动手改，一样一样来，不着急。",
    }[plan.language]
    paths = [path for path, s in statements(plan) if path.startswith(OWNERS_PAGES) and s.text]
    for path in rng.sample(paths, min(len(paths), rng.randint(5, 8))):
        plan = _added(plan, path, same)
    return plan if len(paths) >= 5 else None


@breaks("READ-1", also=("PRV-2", "PRV-1"))
def a_code_on_the_owners_pages(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, _is_owners, rng)
    words = rng.choice(("(G1)", "(OBJ-2)", "[calc]", "SO1"))
    return None if found is None else _added(plan, found[0], words)


@breaks("READ-1", also=("NothingIsSaidOverAndOver", "PRV-5", "OwnerCanReadIt", "EXP-5"))
def a_part_1_that_goes_on_and_on(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, lambda path, _s: path.startswith(("summary.in_short", "summary.risks")), rng)
    once = {"en": "There is more to say about it and we say it here. ", "zh": "这件事还有话说，就在这里接着说。"}[plan.language]
    return None if found is None else _added(plan, found[0], once * 320)


@breaks("OwnerCanReadIt", also=("READ-1", "PRV-4", "OneLanguageThroughout", "EXP-5"))
def jargon_on_the_owners_pages(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, _is_owners, rng)
    return None if found is None else _added(plan, found[0], JARGON[plan.language])


@breaks("OwnerCanReadIt", also=("READ-1", "EXP-5"))
def a_sentence_without_an_end(plan: Plan, rng: Random) -> Plan | None:
    found = _texts(plan, _is_owners, rng)
    clause = {
        "en": "and whoever comes in asks for it and hears of it and tells it on, ",
        "zh": "谁来了都问起这件事也都听说这件事再讲给别人听，",
    }[plan.language]
    return None if found is None else _added(plan, found[0], clause * 5)


@breaks("READ-2", also=("PRV-5", "READ-4"))
def a_goal_without_an_answer(plan: Plan, rng: Random) -> Plan | None:
    goals = [i for i, r in enumerate(plan.summary.routes) if not r.added]
    if not goals or not plan.brief.get("goals"):
        return None
    place = rng.choice(goals)
    if rng.random() < 0.5:
        return put(plan, f"summary.routes[{place}].condition", "")
    return put(plan, "summary.routes", tuple(r for i, r in enumerate(plan.summary.routes) if i != place))


@breaks("READ-2", "READ-4", also=())
def a_not_yet_without_its_number(plan: Plan, rng: Random) -> Plan | None:
    places = [i for i, r in enumerate(plan.summary.routes) if r.answer == "not_yet"]
    if not places:
        return None
    words = {"en": "Things must get better first.", "zh": "先要再好一些。"}[plan.language]
    place = rng.choice(places)
    for field in ("road", "condition", "then"):
        plan = put(plan, f"summary.routes[{place}].{field}", Statement(text=words, part=1))
    return plan


@breaks("READ-4", also=())
def a_refusal_without_its_price(plan: Plan, rng: Random) -> Plan | None:
    if not plan.positioning.rejected:
        return None
    words = {"en": "It does not suit us.", "zh": "不合适。"}[plan.language]
    place = rng.randrange(len(plan.positioning.rejected))
    for field in ("what", "why", "changes_if"):
        plan = put(plan, f"positioning.rejected[{place}].{field}", Statement(text=words))
    return plan


FAULTS = faults_of(globals())

"""Faults that show only beside the plan: in its twin, among its neighbours, in its documents, against its case."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from random import Random

from evals.cases import Must, MustNot
from evals.claims import CLAIMS
from evals.drafts import Draft
from evals.faults.fault import breaks_draft, faults_of, one_of, put
from service.domain.evidence import Statement
from service.domain.plan.walk import statements

EVERYTHING = tuple(claim.name for claim in CLAIMS)
"""A fault after which no claim can be expected to stay quiet."""


@breaks_draft("OrderChangesNothing")
def another_choice_when_the_brief_is_turned(draft: Draft, rng: Random) -> Draft | None:
    plan = draft.turned
    goal, tier, price = one_of(plan.objectives.objectives, rng), one_of(plan.customers.segments, rng), one_of(plan.mix.price.services, rng)
    changes = [
        put(plan, "summary.offer.name", plan.summary.offer.name + " 2"),
        put(plan, "programme.budget.total", plan.programme.budget.total + 5),
    ]
    if goal is not None:
        changes.append(put(plan, f"objectives.objectives[{goal[0]}].target", goal[1].target + 3))
    if tier is not None:
        changes.append(put(plan, f"customers.segments[{tier[0]}].tier", "lead" if tier[1].tier == "gold" else "gold"))
    if price is not None:
        changes.append(put(plan, f"mix.price.services[{price[0]}].recommended", price[1].recommended + 1))
    return replace(draft, turned=rng.choice(changes))


@breaks_draft("AnotherFirmGetsAnotherPlan", also=EVERYTHING)
def the_words_of_another_firms_plan(draft: Draft, rng: Random) -> Draft | None:
    """Nine in ten statements are replaced by those that stand at the same place of another firm's plan."""
    if not draft.neighbours:
        return None
    other = dict(statements(draft.neighbours[rng.choice(sorted(draft.neighbours))].plan))
    plan = draft.plan
    for path, _ in statements(plan):
        if path in other and rng.random() < 0.95:
            plan = put(plan, path, other[path].text)
    left = [p for p, _ in statements(plan) if p not in other]
    for path in left:
        plan = put(plan, path, rng.choice(list(other.values())).text)
    return draft.with_plan(plan)


@breaks_draft("FormatsAgree")
def a_sentence_lost_on_the_way_into_a_format(draft: Draft, rng: Random) -> Draft | None:
    lost = [s.text for path, s in draft.statements if path.startswith("summary.in_short") and s.text.strip()]
    if not lost:
        return None
    documents = dict(draft.documents)
    name = rng.choice(("md", "html"))
    words = max(re.findall(r"[A-Za-z]{4,}|[\u4e00-\u9fff]{2,}", rng.choice(lost)), key=len)
    documents[name] = str(documents[name]).replace(words, "")
    return draft.with_documents(documents)


@breaks_draft("FormatsAgree")
def a_figure_changed_in_the_json(draft: Draft, rng: Random) -> Draft | None:
    held = json.loads(draft.documents["json"])
    field, value = rng.choice((("total", 1234567.0), ("limit", 7654321.0), ("reserve", 13.0)))
    held["programme"]["budget"][field] = value
    return draft.with_documents({**draft.documents, "json": json.dumps(held, ensure_ascii=False)})


@breaks_draft("HeadingsAreThere")
def a_chapter_without_its_heading(draft: Draft, rng: Random) -> Draft | None:
    documents = dict(draft.documents)
    if rng.random() < 0.5:
        lines = str(documents["md"]).splitlines()
        places = [i for i, line in enumerate(lines) if line.startswith("### ")]
        if not places:
            return None
        lines[rng.choice(places)] = ""
        documents["md"] = "\n".join(lines)
    else:
        found = re.findall(r"<h3\b.*?</h3>", str(documents["html"]), re.DOTALL)
        if not found:
            return None
        documents["html"] = str(documents["html"]).replace(rng.choice(found), "")
    return draft.with_documents(documents)


@breaks_draft("HeadingsAreThere")
def two_chapters_in_the_wrong_order(draft: Draft, rng: Random) -> Draft | None:
    documents = dict(draft.documents)
    lines = str(documents["md"]).splitlines()
    places = [i for i, line in enumerate(lines) if line.startswith("### ")]
    if len(places) < 2:
        return None
    one = rng.randrange(len(places) - 1)
    a, b = places[one], places[one + 1]
    lines[a], lines[b] = lines[b], lines[a]
    return draft.with_documents({**documents, "md": "\n".join(lines)})


@breaks_draft(
    "LeavesItUnsaid",
    also=("OrderChangesNothing", "EXP-5", "READ-3", "PRV-4", "OneLanguageThroughout", "MIX-4", "POS-2", "PRV-1", "FiguresAreCited"),
)
def what_the_case_forbids(draft: Draft, rng: Random) -> Draft | None:
    """The forbidden words, said to those they must not be said to."""
    must = rng.choice(draft.case.must_not_say)
    words = _an_example(must, rng)
    path = "summary.offer.what" if must.to == "customers" else "summary.opening"
    joint = " " if draft.plan.language == "en" else ""
    return draft.with_plan(put(draft.plan, f"{path}.text", lambda text: f"{text}{joint}{words}"))


def _an_example(must: MustNot, rng: Random) -> str:
    """Words that a pattern matches, by filling in its simplest alternatives."""
    plain = rng.choice(_top_alternatives(must.words))
    plain = re.sub(r"\\b|\(\?[!=][^)]*\)|\^|\$", "", plain)
    while group := re.search(r"\((?:\?:)?([^()|]*)[^()]*\)(\?|\+)?", plain):
        plain = plain[: group.start()] + ("" if group[2] == "?" else group[1]) + plain[group.end() :]
    plain = re.sub(r"\\d\+?", "9", plain)
    plain = re.sub(r"\[(.)[^\]]*\]\??", r"\1", plain)
    plain = re.sub(r"(.)\?", r"\1", plain).replace("\\", "")
    return plain.strip()


def _top_alternatives(pattern: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(pattern[start:place])
            start = place + 1
    return [*parts, pattern[start:]]


@breaks_draft(
    "HoldsForThisFirm", also=("SEG-5", "POS-1", "EXP-2", "READ-2", "ACT-1", "MoneyAddsUp", "READ-4", "PRV-1", "FiguresAreCited", "EXP-6")
)
def the_opposite_of_what_the_case_demands(draft: Draft, rng: Random) -> Draft | None:
    """A demand of the case turned: the case now asks for what this plan does not hold."""
    demands = [m for m in draft.case.must_hold if not m.open]
    place = rng.randrange(len(demands))
    turned = _turned(demands[place])
    case = draft.case.model_copy(update={"must_hold": (*demands[:place], turned, *demands[place + 1 :])})
    return replace(draft, case=case)


def _turned(must: Must) -> Must:
    changes: dict[str, object] = {
        "is_": {"is": "no such verdict"},
        "among": {"among": ("no such verdict",)},
        "has": {"has": "no_such_flag"},
        "without": {"most": -1},
        "at_least": {"at_least": 1e12},
        "at_most": {"at_most": -1e12},
        "least": {"least": 10_000},
        "most": {"most": -1},
        "filled": {"filled": not must.filled},
        "contains": {"contains": "no such words anywhere"},
        "says": {"says": "no such words anywhere"},
    }[must.test]  # type: ignore[assignment]
    kept = {"at": must.at, "because": must.because, "some": must.some} if must.at else {"in": must.within, "because": must.because}
    return Must.model_validate(kept | changes)


@breaks_draft(
    "OneLanguageThroughout",
    "PRV-4",
    also=(
        "OrderChangesNothing",
        "HoldsForThisFirm",
        "OneChoiceIsMade",
        "READ-1",
        "PRV-1",
        "FiguresAreCited",
        "EXP-5",
        "POS-2",
        "READ-3",
        "SIT-2",
        "READ-2",
    ),
)
def a_chapter_from_a_plan_in_the_other_language(draft: Draft, rng: Random) -> Draft | None:
    words = {
        "zh": "Three regulars were lost last year, and nobody asked them for the reason.",
        "en": "去年走了三位老客，谁也没问过为什么。",
    }[draft.plan.language]
    paths = [path for path, s in draft.statements if path.startswith(rng.choice(("quality_gaps", "mix", "organisation"))) and s.text]
    plan = draft.plan
    for path in rng.sample(paths, min(3, len(paths))):
        plan = put(plan, path, Statement(text=words))
    return draft.with_plan(plan)


FAULTS = faults_of(globals())

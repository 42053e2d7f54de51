"""Part 1 keeps its length (READ-1): what an owner can do without is left to part 2, the least needed first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from service.domain.brief import Language
from service.domain.evidence import Statement
from service.domain.plan.owner import MonthRow, Route, Summary
from service.exports.length import length_of
from service.stages.summary_outside import most_important
from service.writing.sentences import first_sentences

MOST: dict[Language, int] = {"en": 2400, "zh": 3600}
FRAME: dict[Language, int] = {"en": 214, "zh": 336}
"""What headings, table heads and fixed leads add to every plan; measured over the examples and cases, on the safe side."""
ROWS: dict[Language, dict[str, int]] = {
    "en": {"routes": 7, "not_yet": 8, "calendar": 2, "outside": 6, "customers": 8},
    "zh": {"routes": 14, "not_yet": 18, "calendar": 3, "outside": 13, "customers": 8},
}
"""What dates, names and leads add to each row, measured likewise."""
TABLES: dict[Language, dict[str, int]] = {"en": {"money": 40, "prices": 12, "roster": 14}, "zh": {"money": 91, "prices": 28, "roster": 30}}
"""What a heading and fixed rows add where there is such a table."""


def _shorter(name: str, most: int) -> Callable[[Summary], Summary]:
    return lambda s: s.model_copy(update={name: getattr(s, name)[:most]})


def _without_story(summary: Summary) -> Summary:
    return summary.model_copy(update={"offer": summary.offer.model_copy(update={"story": None})})


def _quieter_months(most: int) -> Callable[[Summary], Summary]:
    def cut(summary: Summary) -> Summary:
        rows = tuple(row.model_copy(update={"actions": row.actions[:most]}) for row in summary.calendar)
        return summary.model_copy(update={"calendar": rows})

    return cut


def _fewer_facts(most: int) -> Callable[[Summary], Summary]:
    return lambda s: s.model_copy(update={"outside": most_important(s.outside, most)})


def _fewer_blocks(most: int) -> Callable[[Summary], Summary]:
    """The half page keeps its last block, the money."""
    return lambda s: s.model_copy(update={"in_short": (*s.in_short[: most - 1], s.in_short[-1])} if len(s.in_short) > most else {})


def _fewer_added(most: int) -> Callable[[Summary], Summary]:
    """The owner's goals all stay; of those the plan adds, the first."""

    def cut(summary: Summary) -> Summary:
        asked, added = [r for r in summary.routes if not r.added], [r for r in summary.routes if r.added]
        gone = {f"“{r.goal}”" for r in added[most:]}
        signs = tuple(sign for sign in summary.know_by if not sign.text.startswith(tuple(gone)))
        return summary.model_copy(update={"routes": (*asked, *added[:most]), "know_by": signs})

    return cut


def _signs(most: int) -> Callable[[Summary], Summary]:
    """So many signs, but those of the roads all stay."""

    def cut(summary: Summary) -> Summary:
        own = sum(route.answer == "yes" for route in summary.routes)
        return summary.model_copy(update={"know_by": summary.know_by[: max(most, own)]})

    return cut


def _one_refusal(summary: Summary) -> Summary:
    refused = summary.will_not
    return summary.model_copy(
        update={"will_not": refused.model_copy(update={"text": first_sentences(refused.text, 1)}) if refused else None}
    )


def _signs_once(summary: Summary) -> Summary:
    """What shows that the plan works is not said in its month where it closes part 1 as well."""
    known = {_bare(sign) for sign in summary.know_by}
    rows = (row.model_copy(update={"look_for": None}) if row.look_for and _bare(row.look_for) in known else row for row in summary.calendar)
    return summary.model_copy(update={"calendar": tuple(rows)})


def _bare(said: Statement) -> str:
    return said.text.rstrip(".。").casefold()


def _ideas_on_roads(most: int) -> Callable[[Summary], Summary]:
    """So many ideas on all roads together: second ideas go before first ones, and the last road's before the first's."""

    def cut(summary: Summary) -> Summary:
        places = sorted((turn, n) for n, route in enumerate(summary.routes) for turn in range(len(route.ideas)))[:most]
        kept = Counter(n for _, n in places)
        routes = (
            r.model_copy(update={"ideas": r.ideas[: kept[n]], "words": r.words if kept[n] else None}) for n, r in enumerate(summary.routes)
        )
        return summary.model_copy(update={"routes": tuple(routes)})

    return cut


def _ideas_in_sentences(most: int) -> Callable[[Summary], Summary]:
    """The deed and how to do it; the rest of an idea goes."""

    def cut(idea: Statement) -> Statement:
        return idea.model_copy(update={"text": first_sentences(idea.text, most)})

    def shorter(summary: Summary) -> Summary:
        routes = (r.model_copy(update={"ideas": tuple(map(cut, r.ideas))}) for r in summary.routes)
        return summary.model_copy(update={"routes": tuple(routes), "ideas": tuple(map(cut, summary.ideas))})

    return shorter


def _words_on_roads(most: int) -> Callable[[Summary], Summary]:
    """Only so many of the roads keep their words."""

    def cut(summary: Summary) -> Summary:
        worded = [n for n, route in enumerate(summary.routes) if route.words]
        silent = worded[most:]
        routes = (r.model_copy(update={"words": None}) if n in silent else r for n, r in enumerate(summary.routes))
        return summary.model_copy(update={"routes": tuple(routes)})

    return cut


def _fewer_ps(summary: Summary) -> Summary:
    """What the offer and the first month say already is not said again."""
    return summary.model_copy(update={"seven_p": {p: s for p, s in summary.seven_p.items() if p not in ("product", "physical_evidence")}})


def _reasons(most: int) -> Callable[[Summary], Summary]:
    """Why customers choose the offer: the proof, then rival by rival."""
    return lambda s: s.model_copy(update={"offer": s.offer.model_copy(update={"why": s.offer.why[:most]})})


def _without_roster(summary: Summary) -> Summary:
    """The workings still say how full each part of the week is."""
    return summary.model_copy(update={"roster": None})


def _without_prices(summary: Summary) -> Summary:
    """What changes still names the price that is raised."""
    return summary.model_copy(update={"prices": None})


def _prices_not_summed_up(summary: Summary) -> Summary:
    """No sum claims what the other prices bring, so part 2 may say it alone."""
    return summary.model_copy(update={"prices": summary.prices.model_copy(update={"on_top": None})} if summary.prices else {})


def _for_prices(cut: Callable[[Summary], Summary]) -> Callable[[Summary], Summary]:
    """A cut that makes room for the prices, where they stand."""
    return lambda summary: cut(summary) if summary.prices else summary


def _only_prices_that_move(summary: Summary) -> Summary:
    """A table of one price that moves says no more than the line of what changes."""
    prices = summary.prices
    moving = tuple(row for row in prices.rows if row.can_lose) if prices else ()
    kept = prices.model_copy(update={"rows": moving}) if prices and len(moving) > 1 else None
    return summary.model_copy(update={"prices": kept})


CUTS: tuple[Callable[[Summary], Summary], ...] = (
    _shorter("options", 2), _shorter("words", 3), _shorter("risks", 4), _shorter("not_yet", 5), _shorter("rules_to_check", 4),
    _fewer_facts(4), _shorter("say", 6), _without_story, _shorter("risks", 3), _shorter("say", 5), _shorter("words", 2),
    _signs(4), _shorter("payback", 3), _shorter("not_yet", 4), _shorter("ideas", 3), _quieter_months(2),
    _signs_once, _shorter("options", 1), _shorter("words", 1), _shorter("reading", 4), _ideas_on_roads(7), _shorter("not_yet", 3),
    _shorter("rules_to_check", 3), _shorter("customers", 5), _reasons(2), _shorter("who", 5), _shorter("customers", 4),
    _shorter("say", 4), _shorter("risks", 2), _shorter("words", 0), _shorter("not_yet", 2), _shorter("rules_to_check", 2),
    _shorter("reading", 3), _ideas_on_roads(6), _fewer_facts(3), _signs(3),
    _shorter("not_yet", 1), _words_on_roads(3), _shorter("payback", 2), _fewer_added(1), _shorter("say", 3),
    _only_prices_that_move, _prices_not_summed_up, _ideas_in_sentences(3), _ideas_on_roads(5), _fewer_blocks(6),
    _shorter("customers", 3), _fewer_ps, _shorter("who", 3), _shorter("ideas", 2), _quieter_months(1), _words_on_roads(2),
    _fewer_blocks(5), _ideas_on_roads(4), _for_prices(_shorter("payback", 1)), _one_refusal, _shorter("options", 0), _shorter("reading", 2),
    _fewer_blocks(4), _words_on_roads(1), _ideas_in_sentences(2), _shorter("customers", 2), _shorter("reading", 1),
    _words_on_roads(0), _ideas_on_roads(3), _shorter("ideas", 1), _fewer_facts(2), _without_prices, _without_roster,
    _ideas_on_roads(2), _shorter("ideas", 0), _ideas_on_roads(0),
)  # fmt: skip


def fit(summary: Summary, beside: Sequence[BaseModel], language: Language) -> Summary:
    """The summary with as many cuts as its length needs; `beside` is what part 1 prints with it."""
    over = count(summary, beside, language) - MOST[language]
    for cut in CUTS:
        if over <= 0:
            break
        shorter = cut(summary)
        over -= _saved(summary, shorter, language)
        summary = shorter
    return summary


def count(summary: Summary, beside: Sequence[BaseModel], language: Language) -> int:
    """Words (characters) of part 1, a little more than it will have when rendered."""
    fields = ((name, getattr(summary, name)) for name in Summary.model_fields)
    printed = sum(_field(name, value, language) for name, value in fields) - _one_name(summary, language)
    return FRAME[language] + _words(beside, language) + printed


def _one_name(summary: Summary, language: Language) -> int:
    """What the tables leave out where one person does it all."""
    names = [*(row.who for row in summary.calendar), *(row.who for row in summary.outside)]
    return sum(length_of(name, language) for name in names) if len(summary.who) == 1 else 0


def _field(name: str, value: Any, language: Language) -> int:
    """Words (characters) of a field with what its table adds."""
    each = ROWS[language].get(name)
    return _words(value, language) + (each * len(value) if each else 0) + (TABLES[language].get(name, 0) if value else 0)


def _saved(long: Summary, short: Summary, language: Language) -> int:
    """Words (characters) by which a cut shortens part 1; only the fields it touched are counted."""
    fields = [(name, getattr(long, name), getattr(short, name)) for name in Summary.model_fields]
    return sum(_field(name, before, language) - _field(name, after, language) for name, before, after in fields if before is not after)


def _words(node: Any, language: Language) -> int:
    texts: list[str] = []
    _gather(node, texts)
    return sum(length_of(text, language) for text in texts)


def _gather(node: Any, texts: list[str]) -> None:
    """Add the texts of a part of the plan; months that go on alike are shown as one."""
    if isinstance(node, str):
        texts.append(node)
    elif isinstance(node, Statement):
        texts.append(node.text)
    else:
        for before, child in pairwise((None, *_children(node))):
            if not (isinstance(child, MonthRow) and isinstance(before, MonthRow) and child.actions == before.actions):
                _gather(child, texts)


def _children(node: Any) -> Iterable[Any]:
    """What is printed of a part of the plan; how one sees that an open goal is reached closes part 1."""
    if isinstance(node, BaseModel):
        hidden = ("condition", "then") if isinstance(node, Route) and node.answer == "yes" else ()
        return [getattr(node, name) for name in type(node).model_fields if name not in hidden]
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, tuple | list) else ()

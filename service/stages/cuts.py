"""What an owner can do without, the least needed first: each cut leaves something of part 1 to part 2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from service.domain.evidence import Statement
from service.domain.plan.owner import Summary
from service.stages.summary_outside import by_first_deed, in_order, most_important
from service.writing.sentences import first_sentences

Cut = Callable[[Summary], Summary]
A_FEW_LETTERS = 40
"""Letters of an action that takes but a few words."""


def _shorter(name: str, most: int) -> Cut:
    return lambda s: s.model_copy(update={name: getattr(s, name)[:most]})


def _one_finding(summary: Summary) -> Summary:
    """What the figures say of customers and hours stays; what a month leaves stands above it, or in the workings."""
    first = 0 if summary.earnings else 1
    return summary.model_copy(update={"reading": summary.reading[first : first + 1] or summary.reading[:1]})


def _without_story(summary: Summary) -> Summary:
    return summary.model_copy(update={"offer": summary.offer.model_copy(update={"story": None})})


def _quieter_months(most: int) -> Cut:
    def cut(summary: Summary) -> Summary:
        rows = tuple(row.model_copy(update={"actions": row.actions[:most]}) for row in summary.calendar)
        return summary.model_copy(update={"calendar": rows})

    return cut


def _second_in_few_words(summary: Summary) -> Summary:
    """Of a month's actions the first, and the shortest of the others where it takes but a few words."""
    rows = (row.model_copy(update={"actions": (*row.actions[:1], *_shortest(row.actions[1:]))}) for row in summary.calendar)
    return summary.model_copy(update={"calendar": tuple(rows)})


def _shortest(others: Sequence[Statement]) -> Sequence[Statement]:
    """The shortest of some actions, if it is short."""
    return [said for said in sorted(others, key=lambda said: len(said.text))[:1] if len(said.text) <= A_FEW_LETTERS]


def _fewer_facts(most: int) -> Cut:
    """So many facts from outside, those first that the risks do not tell of as well."""

    def cut(summary: Summary) -> Summary:
        risks = " ".join(row.what.text.casefold() for row in summary.risks)
        alone = [row for row in summary.outside if row.what.text.rstrip(".。").casefold() not in risks]
        others = [row for row in summary.outside if row not in alone]
        kept = (*most_important(alone, most), *most_important(others, max(0, most - len(alone))))
        return summary.model_copy(update={"outside": in_order(kept)})

    return cut


def _facts_by_first_deed(summary: Summary) -> Summary:
    """Of what the trade does about a fact, the first sentence; what is worked out stays whole."""
    return summary.model_copy(update={"outside": tuple(map(by_first_deed, summary.outside))})


def _looks(most: int) -> Cut:
    """What to look for in the first months that have something; the workings have the rest, and what closes the year is in the signs."""

    def cut(summary: Summary) -> Summary:
        seen = [n for n, row in enumerate(summary.calendar) if row.look_for][:most]
        rows = (row if n in seen else row.model_copy(update={"look_for": None}) for n, row in enumerate(summary.calendar))
        return summary.model_copy(update={"calendar": tuple(rows)})

    return cut


def _fewer_blocks(most: int) -> Cut:
    """The half page keeps its last block, the money."""
    return lambda s: s.model_copy(update={"in_short": (*s.in_short[: most - 1], s.in_short[-1])} if len(s.in_short) > most else {})


def _fewer_added(most: int) -> Cut:
    """The owner's goals all stay; of those the plan adds, the first. The signs of the others stay too: the programme goes for them all."""

    def cut(summary: Summary) -> Summary:
        asked, added = [r for r in summary.routes if not r.added], [r for r in summary.routes if r.added]
        return summary.model_copy(update={"routes": (*asked, *added[:most])})

    return cut


def _steps(most: int) -> Cut:
    """The first so many steps of each road; the programme has them all."""
    return lambda s: s.model_copy(update={"routes": tuple(r.model_copy(update={"steps": r.steps[:most]}) for r in s.routes)})


def _fewer_say(most: int) -> Cut:
    """So many rows of what to say, but every line that comes down is named."""

    def cut(summary: Summary) -> Summary:
        down = sum(row.comes_down for row in summary.say)
        return summary.model_copy(update={"say": summary.say[: max(most, down)]})

    return cut


def _signs(most: int) -> Cut:
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


def _ideas_on_roads(most: int) -> Cut:
    """So many ideas on all roads together: second ideas go before first ones, and the last road's before the first's."""

    def cut(summary: Summary) -> Summary:
        places = sorted((turn, n) for n, route in enumerate(summary.routes) for turn in range(len(route.ideas)))[:most]
        kept = Counter(n for _, n in places)
        routes = (
            r.model_copy(update={"ideas": r.ideas[: kept[n]], "words": r.words if kept[n] else None}) for n, r in enumerate(summary.routes)
        )
        return summary.model_copy(update={"routes": tuple(routes)})

    return cut


def _ideas_in_sentences(most: int) -> Cut:
    """The deed and how to do it; the rest of an idea goes."""

    def cut(idea: Statement) -> Statement:
        return idea.model_copy(update={"text": first_sentences(idea.text, most)})

    def shorter(summary: Summary) -> Summary:
        routes = (r.model_copy(update={"ideas": tuple(map(cut, r.ideas))}) for r in summary.routes)
        return summary.model_copy(update={"routes": tuple(routes), "ideas": tuple(map(cut, summary.ideas))})

    return shorter


def _words_on_roads(most: int) -> Cut:
    """Only so many of the roads keep their words."""

    def cut(summary: Summary) -> Summary:
        worded = [n for n, route in enumerate(summary.routes) if route.words]
        silent = worded[most:]
        routes = (r.model_copy(update={"words": None}) if n in silent else r for n, r in enumerate(summary.routes))
        return summary.model_copy(update={"routes": tuple(routes)})

    return cut


def _without_ps(*without: str) -> Cut:
    """What the offer, the first month or the table of who does what say already is not said again."""
    return lambda s: s.model_copy(update={"seven_p": {p: said for p, said in s.seven_p.items() if p not in without}})


def _reasons(most: int) -> Cut:
    """Why customers choose the offer: the proof, then rival by rival."""
    return lambda s: s.model_copy(update={"offer": s.offer.model_copy(update={"why": s.offer.why[:most]})})


def _without(name: str) -> Cut:
    """A statement that stands alone goes; the workings have it."""
    return lambda s: s.model_copy(update={name: None})


def _without_roster(summary: Summary) -> Summary:
    """The workings still say how full each part of the week is."""
    return summary.model_copy(update={"roster": None})


def _without_earnings(summary: Summary) -> Summary:
    """The workings work out each service."""
    return summary.model_copy(update={"earnings": None})


def _without_prices(summary: Summary) -> Summary:
    """What changes still names the price that is raised."""
    return summary.model_copy(update={"prices": None})


def _prices_not_summed_up(summary: Summary) -> Summary:
    """No sum claims what the other prices bring, so part 2 may say it alone."""
    return summary.model_copy(update={"prices": summary.prices.model_copy(update={"on_top": None})} if summary.prices else {})


def _for_prices(cut: Cut) -> Cut:
    """A cut that makes room for the prices, where they stand."""
    return lambda summary: cut(summary) if summary.prices else summary


def _only_prices_that_move(summary: Summary) -> Summary:
    """A table of one price that moves says no more than the line of what changes."""
    prices = summary.prices
    moving = tuple(row for row in prices.rows if row.can_lose) if prices else ()
    kept = prices.model_copy(update={"rows": moving}) if prices and len(moving) > 1 else None
    return summary.model_copy(update={"prices": kept})


CUTS: tuple[Cut, ...] = (
    _fewer_blocks(7), _shorter("told", 6), _shorter("options", 2), _shorter("words", 3), _shorter("risks", 4), _shorter("not_yet", 5),
    _shorter("rules_to_check", 4), _fewer_facts(4), _fewer_say(6), _without_story, _shorter("risks", 3), _fewer_say(5),
    _shorter("words", 2), _signs(4), _shorter("payback", 3), _shorter("not_yet", 4), _shorter("ideas", 3), _quieter_months(2), _signs_once,
    _shorter("options", 1), _shorter("words", 1), _shorter("reading", 4), _ideas_on_roads(7), _shorter("not_yet", 3),
    _shorter("rules_to_check", 3), _reasons(2), _shorter("who", 5), _shorter("customers", 6), _fewer_say(4),
    _shorter("risks", 2), _shorter("words", 0), _shorter("told", 5), _shorter("not_yet", 2), _shorter("rules_to_check", 2),
    _shorter("reading", 3), _ideas_on_roads(6), _signs(3), _shorter("not_yet", 1), _words_on_roads(3),
    _shorter("payback", 2), _only_prices_that_move, _prices_not_summed_up, _ideas_in_sentences(3), _ideas_on_roads(5),
    _fewer_added(2), _shorter("who", 4), _shorter("ideas", 2), _second_in_few_words,
    _words_on_roads(2), _ideas_on_roads(4), _for_prices(_shorter("payback", 1)), _one_refusal,
    _shorter("options", 0), _fewer_say(3),
    _shorter("reading", 2), _words_on_roads(1), _ideas_in_sentences(2), _shorter("customers", 5), _words_on_roads(0),
    _without_ps("product", "physical_evidence"), _shorter("ideas", 1), _steps(1), _fewer_added(1), _signs(3),
    _facts_by_first_deed, _looks(3), _steps(0), _one_finding,
    _without_ps("product", "physical_evidence", "place", "people"), _shorter("risks", 1), _fewer_facts(3), _shorter("told", 4), _reasons(1),
    _shorter("payback", 1), _shorter("told", 3), _shorter("ideas", 0), _shorter("told", 2),
    _without_prices, _without_ps("product", "physical_evidence", "place", "people", "process"),
    _looks(2), _fewer_blocks(6), _without("will_not"), _without("know_rule"), _ideas_on_roads(3), _shorter("told", 1),
    _looks(1), _quieter_months(1), _fewer_blocks(5), _ideas_on_roads(2),
    _shorter("customers", 4), _without_earnings, _fewer_facts(2), _shorter("who", 3), _looks(0), _ideas_on_roads(1),
    _shorter("customers", 3), _without_roster, _fewer_facts(1), _ideas_on_roads(0), _shorter("customers", 2),
    _fewer_blocks(4), _shorter("know_by", 2), _fewer_blocks(3),
)  # fmt: skip

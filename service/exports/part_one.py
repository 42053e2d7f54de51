"""Part 1 as blocks: the plan for the owner, in the order it is read. One function a section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.domain.evidence import Statement
from service.domain.plan.owner import Route, Step, Summary, Trial
from service.exports.blocks import bullets, heading, paragraph, quiet_table, under
from service.exports.document import Block, Heading, Part, Table, Words
from service.exports.footnotes import Footnotes
from service.exports.part_one_year import is_one_person, money_blocks, year_blocks
from service.exports.wording import Wording

FIRST_QUESTIONS = 3
A_LONG_TIME = 62
"""Days from which an action goes on rather than ends."""
PS = ("product", "price", "place", "promotion", "people", "process", "physical_evidence")


@dataclass(frozen=True)
class OwnersPages:
    """What the sections of part 1 share: labels, and the numbers given to evidence so far."""

    wording: Wording
    notes: Footnotes = field(default_factory=Footnotes)

    @property
    def summary(self) -> Summary:
        """The section it shows."""
        return self.wording.plan.summary

    def title(self, name: str, /, **slots: str) -> Heading:
        """Heading of a section."""
        return heading(3, self.wording.label(f"one.{name}", **slots), f"one-{name.replace('_', '-')}")

    def who(self, name: str) -> Words:
        """Who does something; nothing where one person does all of it, so that the column goes."""
        return Words("" if is_one_person(self.wording.plan) else name)

    def columns(self, *names: str) -> list[str]:
        """Column labels."""
        return [self.wording.label(f"column.{name}") for name in names]

    def led(self, key: str, statement: Statement | None) -> Words:
        """A statement after a fixed lead, unless its words begin with the lead themselves."""
        lead = self.wording.label(f"lead.{key}")
        said = statement is not None and statement.text.casefold().startswith(lead.rstrip(":：?？").casefold())
        return self.notes.words(statement, "" if said else lead)


def part_one(pages: OwnersPages) -> Part:
    """All of part 1."""
    found, monday = [*_in_short(pages), *_reading(pages)], [*_monday(pages), *_first_questions(pages)]
    blocks = [*found, *(_on_new_page(monday) if found else monday)]
    rest: list[Block] = []
    for section in (_goals, _told, _ideas, _customers, _offer, _say, _ready_words, _seven_p, _prices, _who, _roster):
        rest += section(pages)
    blocks += _on_new_page(rest) if monday else rest
    blocks += year_blocks(pages.wording, pages.notes)
    blocks += money_blocks(pages.wording, pages.notes)
    for section in (_outside, _risks, _rules, _know):
        blocks += section(pages)
    shown = (replace(block, blank="") if isinstance(block, Table) else block for block in blocks)
    return Part(Heading(2, pages.wording.label("part.1"), "part-1"), tuple(shown))


def _on_new_page(blocks: Sequence[Block]) -> list[Block]:
    """Monday's list has its page to itself: it goes on the wall."""
    return [replace(block, new_page=True) if n == 0 and isinstance(block, Heading) else block for n, block in enumerate(blocks)]


def _monday(pages: OwnersPages) -> list[Block]:
    programme, wording = pages.wording.plan.programme, pages.wording
    monday = wording.first_day - dt.timedelta(days=wording.first_day.weekday())
    title = pages.title("monday", date=wording.numerals.date(monday, "long"))
    rows = [
        pages.notes.row(Words(str(n), number=True), item.what, pages.who(item.who), Words(wording.minutes(item.minutes)), item.done_when)
        for n, item in enumerate(programme.monday, start=1)
    ]
    columns = pages.columns("nr", "do_this", "who", "time", "done_when")
    listed = [
        replace(block, ticked=True) if isinstance(block, Table) else block for block in quiet_table(("monday", title.text), columns, rows)
    ]
    return under(title, listed, paragraph(pages.led("not_this_week", programme.not_this_week)))


def _first_questions(pages: OwnersPages) -> list[Block]:
    """What to answer on Monday; the list with all questions closes part 2."""
    first = pages.wording.plan.questions[:FIRST_QUESTIONS]
    title = pages.wording.label("one.questions" if len(first) == FIRST_QUESTIONS else "one.some_questions")
    return under(heading(4, title, "one-questions"), bullets([pages.notes.words(each.text) for each in first], ordered=True))


def _in_short(pages: OwnersPages) -> list[Block]:
    """The opening, and below it the decisions, numbered."""
    opening = paragraph(pages.notes.words(pages.summary.opening))
    decisions = bullets([pages.notes.opened(statement) for statement in pages.summary.in_short], ordered=True)
    return under(pages.title("in_short"), opening, decisions)


def _reading(pages: OwnersPages) -> list[Block]:
    return under(pages.title("reading"), _earnings(pages), bullets([pages.notes.opened(line) for line in pages.summary.reading]))


def _earnings(pages: OwnersPages) -> list[Block]:
    """What each service earns, and below it what a month leaves."""
    earnings = pages.summary.earnings
    if earnings is None:
        return []
    columns = pages.columns("service", "price", "sold_month", "leaves_month", "leaves_hour")
    rows = [
        pages.notes.row(Words(row.service, emphasis=True), row.price, row.sold_month, row.contribution_month, row.contribution_hour)
        for row in earnings.rows
    ]
    return [*quiet_table(("earnings", pages.title("reading").text), columns, rows), *paragraph(pages.notes.words(earnings.in_all))]


def _goals(pages: OwnersPages) -> list[Block]:
    door = heading(4, pages.wording.label("one.not_yet"), "one-not-yet")
    routes = [block for route in pages.summary.routes for block in _route(pages, route)]
    key = "one.roads_intro" if any(route.steps or route.trial for route in pages.summary.routes) else "one.roads_intro_ideas"
    intro = paragraph(Words(pages.wording.label(key))) if any(route.ideas for route in pages.summary.routes) else []
    doors = [pages.notes.row(row.what, row.condition, Words(pages.wording.date(row.date)), row.then) for row in pages.summary.not_yet]
    return under(
        pages.title("goals"),
        intro,
        routes,
        under(door, quiet_table(("not-yet", door.text), pages.columns("not_yet", "must_hold", "by", "then"), doors)),
    )


def _route(pages: OwnersPages, route: Route) -> list[Block]:
    """A goal with its answer and road, what must hold first, what is done and what the trade does; the signs close part 1."""
    wording = pages.wording
    goal = wording.label("answer.added", goal=route.goal) if route.added else route.goal
    far = {"extent": route.extent.text} if route.extent else {}
    answer = wording.label(f"answer.{'yes_to' if far else route.answer}", date=wording.date(route.date), **far)
    road = paragraph(pages.notes.words(route.road, wording.label("answer.goal", goal=goal, answer=answer)))
    first = [] if route.answer == "yes" else [pages.led("first", _followed(pages, route.condition, route.then))]
    steps = [_step(pages, step) for step in route.steps]
    ideas = [_tried(pages, idea, route.trial) if route.trial and not n else pages.notes.opened(idea) for n, idea in enumerate(route.ideas)]
    words = [pages.led("say_it", route.words)] if route.words else []
    return [*road, *bullets([*first, *steps, *ideas, *words])]


def _step(pages: OwnersPages, step: Step) -> Words:
    """What is done, after the day by which (or from which, where it goes on for months) and whoever does it."""
    long = (step.finish - step.start).days > A_LONG_TIME
    key, date = ("from", step.start) if long else ("by", step.finish)
    day = pages.wording.label(f"step.{key}", date=pages.wording.date(date))
    lead = day if is_one_person(pages.wording.plan) else pages.wording.label("step.of", day=day, who=step.who)
    return pages.notes.words(step.what, pages.wording.label("lead.of", what=lead))


def _tried(pages: OwnersPages, idea: Statement, trial: Trial) -> Words:
    """An idea of the trade, after the days of its trial and whoever tries it."""
    key = "try" if is_one_person(pages.wording.plan) else "try_of"
    days = {"first": pages.wording.date(trial.start), "last": pages.wording.date(trial.finish)}
    return pages.notes.words(idea, pages.wording.label("lead.of", what=pages.wording.label(f"step.{key}", **days, who=trial.who)))


def _followed(pages: OwnersPages, first: Statement, then: Statement | None) -> Statement:
    """A condition and what happens when it holds, as one statement."""
    if then is None:
        return first
    text = pages.wording.sentences([first.text, pages.wording.label("answer.then", what=then.text)])
    return Statement(text=text, part=1, evidence=(*first.evidence, *then.evidence))


def _ideas(pages: OwnersPages) -> list[Block]:
    """Ideas of the trade on no road, under the words that say what they are, unless the roads have said it."""
    ideas = bullets([pages.notes.opened(idea) for idea in pages.summary.ideas])
    known = any(route.ideas for route in pages.summary.routes)
    key = "one.idea_intro" if len(pages.summary.ideas) == 1 else "one.ideas_intro"
    intro = paragraph(Words(pages.wording.label(key))) if ideas and not known else []
    return under(pages.title("ideas_too" if known else "ideas"), intro, ideas)


def _told(pages: OwnersPages) -> list[Block]:
    """The owner's own words, each with what is done about it."""
    title, wording = pages.title("told"), pages.wording
    rows = [pages.notes.row(row.quote, row.do, Words(wording.date(row.date)), pages.who(row.who)) for row in pages.summary.told]
    return under(title, quiet_table(("told", title.text), pages.columns("you_wrote", "you_do", "by", "who"), rows))


def _customers(pages: OwnersPages) -> list[Block]:
    title = pages.title("customers")
    rows = [
        pages.notes.row(Words(row.segment, emphasis=True), row.count, row.contribution_year, row.retention, row.text)
        for row in pages.summary.customers
    ]
    columns = pages.columns("whom", "how_many", "leaves_year", "stay_year", "you_do")
    return under(title, quiet_table(("whom", title.text), columns, rows), paragraph(pages.notes.words(pages.summary.customers_note)))


def _offer(pages: OwnersPages) -> list[Block]:
    offer, notes = pages.summary.offer, pages.notes
    what, contents = paragraph(notes.words(offer.what)), bullets([notes.words(item) for item in offer.contents])
    story, why = paragraph(pages.led("story", offer.story)), _why(pages, offer.why)
    last = [*paragraph(pages.led("caveat", offer.caveat)), *paragraph(pages.led("will_not", pages.summary.will_not))]
    return under(pages.title("offer", name=offer.name), what, contents, story, why, last)


def _why(pages: OwnersPages, reasons: Sequence[Statement]) -> list[Block]:
    """Why customers choose the offer: a sentence, or a list under its heading."""
    if len(reasons) == 1:
        return paragraph(pages.led("why", reasons[0]))
    title = heading(4, pages.wording.label("one.why"), "one-why")
    return under(title, bullets([pages.notes.words(reason) for reason in reasons]))


def _say(pages: OwnersPages) -> list[Block]:
    title = pages.title("say")
    rows = [pages.notes.row(Words(row.about, emphasis=True), row.say, row.aim, row.not_say, row.why) for row in pages.summary.say]
    table = quiet_table(("say", title.text), pages.columns("about", "say", "work_to", "not_say", "why"), rows)
    after = [*paragraph(pages.led("beyond", pages.summary.beyond)), *paragraph(pages.led("put_right", pages.summary.put_right))]
    return under(title, table, after)


def _ready_words(pages: OwnersPages) -> list[Block]:
    title = heading(4, pages.wording.label("one.words"), "one-words")
    return under(title, bullets([pages.notes.words(each) for each in pages.summary.words]))


def _seven_p(pages: OwnersPages) -> list[Block]:
    short = pages.summary.seven_p
    ordered = [p for p in PS if p in short] + [p for p in short if p not in PS]
    items = [pages.notes.words(short[p], pages.wording.label("lead.of", what=pages.wording.label_or(f"p.{p}", p))) for p in ordered]
    return under(pages.title("seven_p" if len(items) == len(PS) else "some_p"), bullets(items))


def _prices(pages: OwnersPages) -> list[Block]:
    """Several prices side by side, and below them what the sums count."""
    prices = pages.summary.prices
    if prices is None:
        return []
    title, day = heading(4, pages.wording.label("one.prices"), "one-prices"), pages.wording.date(prices.date)
    then = pages.wording.label("column.price_then", date=day)
    columns = [*pages.columns("service", "price_now"), then, *pages.columns("others_ask", "can_lose")]
    rows = [pages.notes.row(Words(row.service, emphasis=True), row.now, row.then, row.others, row.can_lose) for row in prices.rows]
    below = [*paragraph(pages.notes.words(prices.further)), *paragraph(pages.notes.words(prices.on_top))]
    return under(title, quiet_table(("prices", title.text), columns, rows), below)


def _who(pages: OwnersPages) -> list[Block]:
    title = pages.title("who")
    rows = [pages.notes.row(Words(row.who, emphasis=True), row.answers_for, row.time) for row in pages.summary.who]
    return under(title, quiet_table(("who", title.text), pages.columns("who", "answers_for", "time"), rows))


def _roster(pages: OwnersPages) -> list[Block]:
    """A first roster to try: a row a day, a column a part of it."""
    roster = pages.summary.roster
    if roster is None:
        return []
    title, intro = heading(4, pages.wording.label("one.roster"), "one-roster"), paragraph(pages.notes.words(roster.intro))
    rows = [pages.notes.row(Words(row.day, emphasis=True), *(cell or Words("") for cell in row.cells)) for row in roster.rows]
    columns = [*pages.columns("day"), *(part[:1].upper() + part[1:] for part in roster.parts)]
    return under(title, intro, quiet_table(("roster", title.text), columns, rows))


def _outside(pages: OwnersPages) -> list[Block]:
    title, wording = pages.title("outside"), pages.wording
    rows = [pages.notes.row(row.what, row.do, Words(wording.date(row.date)), pages.who(row.who)) for row in pages.summary.outside]
    return under(title, quiet_table(("outside", title.text), pages.columns("what_comes", "you_do", "by", "who"), rows))


def _risks(pages: OwnersPages) -> list[Block]:
    title = pages.title("risks")
    rows = [pages.notes.row(row.what, row.sign, row.response) for row in pages.summary.risks]
    return under(title, quiet_table(("risks", title.text), pages.columns("if", "you_see_it", "you_do"), rows))


def _rules(pages: OwnersPages) -> list[Block]:
    items = bullets([pages.notes.words(rule) for rule in pages.summary.rules_to_check])
    intro = paragraph(Words(pages.wording.label("one.rules_intro"))) if items else []
    return under(pages.title("rules"), intro, items)


def _know(pages: OwnersPages) -> list[Block]:
    signs = bullets([pages.notes.words(sign) for sign in pages.summary.know_by], ordered=True)
    return under(pages.title("know"), signs, paragraph(pages.led("count", pages.summary.know_rule)))

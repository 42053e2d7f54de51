"""Part 1: what the owner reads, free of codes."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from service.domain.plan.owner import Step
from service.domain.plan.owner_tables import PriceRow, PriceTable, RosterDay, RosterTable
from service.domain.plan.plan import Plan
from service.exports import count_words
from service.exports.assemble import document_of
from service.exports.document import Block, Bullets, EvidenceList, Heading, Paragraph, Table, Words
from service.exports.markdown import markdown
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan
from tests.exports.a_summary import a_summary
from tests.exports.evidence_pieces import BUDGET, WAIT, one


def blocks(plan: Plan) -> list[Block]:
    return list(document_of(plan).parts[0].blocks)


def headings(plan: Plan) -> list[str]:
    return [block.text for block in blocks(plan) if isinstance(block, Heading) and block.level == 3]


def table(plan: Plan, name: str) -> Table:
    return next(block for block in blocks(plan) if isinstance(block, Table) and block.id == name)


def words_of(block: Block) -> list[Words]:
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    if isinstance(block, Bullets):
        return list(block.items)
    return [block.words] if isinstance(block, Paragraph) else []


def all_words(plan: Plan) -> list[Words]:
    return [words for block in blocks(plan) for words in words_of(block)]


def test_the_sections_come_in_the_order_an_owner_reads_them() -> None:
    assert headings(a_plan()) == [
        "In short",
        "This Monday's list (1 March 2027)",
        "Your goals, and the road to each",
        "Whom to win, whom to keep",
        "Your offer: The Steady Hour",
        "What to promise, what to take down",
        "What changes, a line each",
        "Who does what",
        "Month by month",
        "The money",
        "What could go wrong",
        "Rules that bind your words",
        "How you will know",
    ]


def test_the_first_three_questions_follow_mondays_list_without_their_ids() -> None:
    asked = tuple(a_plan().questions[0].model_copy(update={"id": f"Q{n}", "text": one(f"Question {n}?", WAIT)}) for n in range(1, 5))
    three, two = a_plan(questions=asked), a_plan(questions=asked[:2])
    for plan, title, n in ((three, "The first three questions", 3), (two, "Questions to answer first", 2)):
        names = [block.text for block in blocks(plan) if isinstance(block, Heading)]
        assert names[1:4] == ["This Monday's list (1 March 2027)", title, "Your goals, and the road to each"]
        place = next(i for i, block in enumerate(blocks(plan)) if isinstance(block, Heading) and block.text == title)
        listed = blocks(plan)[place + 1]
        assert [words.text for words in words_of(listed)] == [f"Question {i}?" for i in range(1, n + 1)]
    assert count_words(three) == count_words(a_plan(questions=())) + 4 + 2 * 3


def test_a_step_says_by_when_or_from_when_and_who() -> None:
    soon = Step(what=one("Ring them."), who="Desk", start=dt.date(2027, 3, 1), finish=dt.date(2027, 3, 26))
    long = soon.model_copy(update={"what": one("Write it."), "finish": dt.date(2027, 9, 30)})
    routes = tuple(route.model_copy(update={"steps": (soon, long)}) for route in a_summary().routes[:1])
    leads = {words.text: words.lead for words in all_words(a_plan(summary=a_summary(routes=routes)))}
    assert (leads["Ring them."], leads["Write it."]) == ("By 26 Mar, Desk:", "From 1 Mar, Desk:")
    calendar = tuple(row.model_copy(update={"who": "Rosa"}) for row in a_summary().calendar)
    monday = tuple(item.model_copy(update={"who": "Rosa"}) for item in a_plan().programme.monday)
    of_one = a_plan(summary=a_summary(routes=routes, calendar=calendar), programme=a_plan().programme.model_copy(update={"monday": monday}))
    assert {words.text: words.lead for words in all_words(of_one)}["Ring them."] == "By 26 Mar:"


def test_ideas_are_told_from_what_is_in_the_programme() -> None:
    step = Step(what=one("Ring them."), who="Desk", start=dt.date(2027, 3, 1), finish=dt.date(2027, 3, 26))
    bare, ideas = a_summary().routes[0], (one("Try it. Ask first."),)
    intros = {}
    kinds: dict[str, dict[str, Any]] = {"ideas": {"ideas": ideas}, "both": {"ideas": ideas, "steps": (step,)}, "steps": {"steps": (step,)}}
    for name, changes in kinds.items():
        plan = a_plan(summary=a_summary(routes=(bare.model_copy(update=changes),)))
        intros[name] = [words.text for words in all_words(plan) if "your figures" in words.text]
    assert intros["ideas"][0].startswith("These points come from your trade")
    assert intros["both"][0].startswith("Lines marked “On trial”, or without a date")
    assert intros["steps"] == []


def test_a_short_plan_looks_short() -> None:
    assert headings(a_short_plan()) == ["In short", "This Monday's list (22 February 2027)", "Your offer: At your door"]


def test_mondays_list_and_what_follows_it_open_a_page() -> None:
    assert [b.text for b in blocks(a_plan()) if isinstance(b, Heading) and b.new_page] == [
        "This Monday's list (1 March 2027)",
        "Your goals, and the road to each",
    ]
    bare = a_plan(summary=a_summary(opening=one(""), in_short=(), reading=()))
    assert [b.text for b in blocks(bare) if isinstance(b, Heading) and b.new_page] == ["Your goals, and the road to each"]


def test_no_code_tag_or_tier_name_is_in_part_1() -> None:
    for plan in (a_plan(), a_chinese_plan()):
        text = markdown(document_of(plan)).split("## ")[1:]
        part = "".join(text[: next(i for i, chunk in enumerate(text) if "Part 2" in chunk or "第二部分" in chunk)])
        assert not re.search(r"\[\w+:|〔|\b[A-Z]{3}-\d|\b[GARKHQM]\d|platinum|iron|铂金", part, re.IGNORECASE)


def test_no_table_has_more_than_five_columns() -> None:
    assert all(len(block.columns) <= 5 for block in blocks(a_plan()) if isinstance(block, Table))


def test_numbers_are_given_in_order_of_first_appearance() -> None:
    marks = [words.mark for words in all_words(a_plan()) if words.mark]
    assert list(dict.fromkeys(marks)) == list(range(1, max(marks) + 1))
    listed = document_of(a_plan()).parts[1].blocks[-1]
    assert isinstance(listed, EvidenceList)
    assert [item.number for item in listed.items] == list(range(1, max(marks) + 1))


def test_how_a_figure_was_worked_out_is_told_once() -> None:
    listed = document_of(a_plan()).parts[1].blocks[-1]
    assert isinstance(listed, EvidenceList)
    text = "\n".join(item.text for item in listed.items)
    assert text.count("break_even.share_of_volume = 77%") > text.count("fixed ÷ contribution") == 1


def test_a_row_has_one_number_at_the_end_of_its_last_words() -> None:
    december = table(a_plan(), "year").rows[0]
    assert [cell.mark for cell in december] == [None, None, None, None, 2]


def test_a_goal_says_its_answer_its_road_and_how_it_is_seen() -> None:
    said = {words.text: words for words in all_words(a_plan())}
    hire = said["Forty hours booked. Then: Advertise the post."]
    assert (hire.lead, hire.mark is not None) == ("First:", True)
    assert any(words.lead.endswith("Not yet. Decided on 31 Jan 2028.") for words in said.values())


def test_a_road_shows_what_the_trade_does_and_the_words_for_it() -> None:
    trade = {"ideas": (one("Ring them all today. Ask one thing."),), "words": one("“How are you?”")}
    route = a_summary().routes[0].model_copy(update=trade)
    shown = [(words.lead, words.text) for words in all_words(a_plan(summary=a_summary(routes=(route,))))]
    assert ("Ring them all today.", "Ask one thing.") in shown
    assert ("Your words:", "“How are you?”") in shown


def test_where_one_person_does_it_all_no_table_says_who() -> None:
    months = tuple(row.model_copy(update={"who": "Rosa"}) for row in a_summary().calendar)
    alone = a_plan(summary=a_summary(calendar=months, outside=()), programme=a_plan().programme.model_copy(update={"monday": ()}))
    assert "Who leads" not in table(alone, "year").columns
    assert "Who leads" in table(a_plan(), "year").columns


def test_a_statement_without_evidence_has_no_number() -> None:
    assert [words.mark for words in all_words(a_plan()) if words.text == "It is cheaper than the hospital."] == [None]


def test_the_first_of_several_sentences_stands_out() -> None:
    plan = a_plan(
        summary=a_summary(
            in_short=(one("Take one line down today. It is untrue."), one("Ask kind Dr. Osei first. She knows."), one("One only."))
        )
    )
    assert [(w.lead, w.text) for w in all_words(plan) if w.text in ("It is untrue.", "One only.") or "Osei" in w.text] == [
        ("Take one line down today.", "It is untrue."),
        ("", "Ask kind Dr. Osei first. She knows."),
        ("", "One only."),
    ]
    assert "先撤一句广告。" in [words.lead for words in all_words(a_chinese_plan())]


def test_a_lead_is_not_said_twice() -> None:
    left = [words for words in all_words(a_plan()) if words.text.startswith("Not this week")]
    assert [words.lead for words in left] == [""]


def test_the_money_adds_up_to_the_budget() -> None:
    rows = [(row[0].text, row[1].text) for row in table(a_plan(), "money").rows]
    assert rows == [
        ("Leaflets", "£1,200"),
        ("Planned", "£1,200"),
        ("Reserve", "£600"),
        ("Not needed yet: it stays with you", "£3,000"),
        ("Not planned", "£1,200"),
        ("Your budget", "£6,000"),
    ]


def test_a_firm_without_a_budget_sees_no_frame() -> None:
    free = a_plan().programme.budget.model_copy(update={"total": 0.0, "limit": 0.0, "reserve": 0.0, "locked": 0.0})
    plan = a_plan(programme=a_plan().programme.model_copy(update={"budget": free}))
    assert [row[0].text for row in table(plan, "money").rows] == ["Leaflets", "Planned"]


def test_a_year_without_spending_has_no_column_for_it() -> None:
    month = a_summary().calendar[1]
    year = tuple(month.model_copy(update={"month": f"2027-{n:02}", "actions": (one(f"Step {n}."),)}) for n in range(1, 13))
    plan = a_plan(summary=a_summary(calendar=year))
    assert "The year on one page" in headings(plan)
    assert table(plan, "year").columns == ("Month", "What happens", "Who leads")
    assert [row[0].text for row in table(plan, "year").rows[:2]] == ["Jan 2027", "Feb"]


def test_months_that_only_go_on_share_a_row_and_their_spending_is_added() -> None:
    first, quiet = a_summary().calendar
    going = [quiet.model_copy(update={"month": m, "spend": 50}) for m in ("2028-01", "2028-02", "2028-03")]
    seen = quiet.model_copy(update={"month": "2028-04", "look_for": one("Six more visits.")})
    rows = table(a_plan(summary=a_summary(calendar=(first, *going, seen))), "year").rows
    assert [row[0].text for row in rows] == ["Dec 2027", "Jan 2028 – Apr"]
    assert [row[3].text for row in rows] == ["£1,200", "£150"]


def test_a_run_of_months_has_one_thing_to_look_for_at_most() -> None:
    quiet = a_summary().calendar[1]
    seen = [quiet.model_copy(update={"month": f"2028-0{n}", "look_for": one(f"Sign {n}.") if n != 2 else None}) for n in (1, 2, 3)]
    rows = table(a_plan(summary=a_summary(calendar=tuple(seen))), "year").rows
    assert [(row[0].text, row[-1].text) for row in rows] == [("Jan 2028 – Feb", "Sign 1."), ("Mar", "Sign 3.")]


def test_a_row_of_months_over_the_new_year_names_both_years() -> None:
    month = a_summary().calendar[1]
    rows = table(
        a_plan(summary=a_summary(calendar=tuple(month.model_copy(update={"month": m}) for m in ("2027-12", "2028-01")))), "year"
    ).rows
    assert [row[0].text for row in rows] == ["Dec 2027 – Jan 2028"]


def test_seven_ps_are_called_seven_and_an_unknown_one_keeps_its_name() -> None:
    seven = {p: one("Keep.") for p in ("process", "people", "product", "price", "place", "promotion", "physical_evidence")}
    plan = a_plan(summary=a_summary(seven_p=seven))
    assert "What changes, in seven lines" in headings(plan)
    leads = [words.lead for words in all_words(a_plan(summary=a_summary(seven_p={"parking": one("None."), "product": one("New.")})))]
    assert leads.index("Product:") < leads.index("parking:")


def test_one_reason_to_choose_the_offer_needs_no_list() -> None:
    offer = a_summary().offer.model_copy(update={"why": (one("Nobody else does.", WAIT, BUDGET),)})
    assert "Why customers will choose it:" in [words.lead for words in all_words(a_plan(summary=a_summary(offer=offer)))]


def test_prices_stand_side_by_side_under_what_changes_with_the_day_in_the_head() -> None:
    row = PriceRow(service="Hour", now=one("£55"), then=one("£57"), others=one("£60"), can_lose=one("3 of 90 a month", WAIT))
    prices = PriceTable(
        date=dt.date(2027, 9, 30),
        rows=(row, row.model_copy(update={"can_lose": None})),
        further=one("It goes furthest."),
        on_top=one("On top.", BUDGET),
    )
    plan = a_plan(summary=a_summary(prices=prices))
    shown = table(plan, "prices")
    assert shown.columns == ("Service", "Now", "After 30 Sep", "Others ask", "You can lose")
    assert [cell.text for cell in shown.rows[0]] == ["Hour", "£55", "£57", "£60", "3 of 90 a month"]
    order = [block.text for block in blocks(plan) if isinstance(block, Heading)]
    assert order.index("What changes, a line each") + 1 == order.index("The prices") == order.index("Who does what") - 1
    assert {"It goes furthest.", "On top."} <= {words.text for words in all_words(plan)}


def test_a_roster_has_a_row_a_day_and_a_column_a_part_of_it() -> None:
    rows = (RosterDay(day="Monday", cells=(one("24 → 31", WAIT), one("12"))), RosterDay(day="Saturday", cells=(one("4"), None)))
    plan = a_plan(summary=a_summary(roster=RosterTable(intro=one("The same hours.", BUDGET), parts=("morning", "evening"), rows=rows)))
    shown = table(plan, "roster")
    assert shown.columns == ("Day", "Morning", "Evening")
    assert [[cell.text for cell in row] for row in shown.rows] == [["Monday", "24 → 31", "12"], ["Saturday", "4", ""]]
    marks = [words.mark for words in all_words(plan) if words.mark]
    assert list(dict.fromkeys(marks)) == list(range(1, max(marks) + 1))

"""Part 2: the workings, complete when there is something to show and short when there is not."""

from __future__ import annotations

from typing import Any

from service.domain.evidence import Calculation, Evidence
from service.domain.plan.plan import Plan
from service.exports.assemble import document_of
from service.exports.document import Block, Bullets, Callout, EvidenceList, Heading, Paragraph, Table
from tests.exports.a_plan import a_chinese_plan, a_plan, a_short_plan
from tests.exports.a_promise import a_promise
from tests.exports.evidence_pieces import WAIT, note


def blocks(plan: Plan) -> list[Block]:
    return list(document_of(plan, "2").parts[0].blocks)


def sections(plan: Plan) -> list[str]:
    return [block.text for block in blocks(plan) if isinstance(block, Heading) and block.level == 3]


def table(plan: Plan, name: str) -> list[dict[str, str]]:
    found = next(block for block in blocks(plan) if isinstance(block, Table) and block.id == name)
    return [dict(zip(found.columns, (cell.text for cell in row), strict=True)) for row in found.rows]


def changed(section: str, **changes: Any) -> Plan:
    plan = a_plan()
    return plan.model_copy(update={section: getattr(plan, section).model_copy(update=changes)})


def paragraphs(plan: Plan) -> list[str]:
    return [block.words.text for block in blocks(plan) if isinstance(block, Paragraph)]


def leads(plan: Plan) -> dict[str, str]:
    return {block.words.lead: block.words.text for block in blocks(plan) if isinstance(block, Paragraph)}


def test_all_sections_stand_in_their_order_and_are_numbered() -> None:
    names = sections(a_plan())
    assert [name.split(". ")[0] for name in names] == [str(n) for n in range(1, 18)]
    assert names[-2].endswith("Appendix: the calculations")
    assert names[-1].endswith("Evidence behind part 1")


def test_empty_sections_vanish_and_many_single_lines_share_a_table() -> None:
    assert sections(a_short_plan()) == [
        "1. Position",
        "2. The promise register",
        "3. The marketing mix",
        "4. And the rest in a line each",
        "5. Checks",
        "6. Sources",
    ]
    assert len(table(a_short_plan(), "rest")) == 7


def test_a_few_single_lines_keep_their_headings() -> None:
    assert "9. Organisation" in sections(changed("organisation", roles=(), responsibilities=()))
    short = a_plan().model_copy(update={"situation": a_short_plan().situation, "customers": a_short_plan().customers})
    assert "2. Situation" in sections(short)


def test_evidence_follows_a_statement_in_short() -> None:
    text = [block for block in blocks(a_plan()) if isinstance(block, Paragraph) and block.words.lead == "Who may promise:"]
    assert text[0].words.tags == ("[passage: Setting expectations]",)
    chinese = [block for block in blocks(a_chinese_plan()) if isinstance(block, Paragraph) and block.words.lead == "谁能许诺："]
    assert chinese[0].words.tags == ("〔手册：Setting expectations〕",)


def test_a_table_of_figures_carries_its_evidence_below() -> None:
    found = next(block for block in blocks(a_plan()) if isinstance(block, Table) and block.id == "segments")
    assert found.tags == ("[brief: segments.*.retention_rate]",)


def test_numbers_are_written_in_the_language_and_currency_of_the_plan() -> None:
    english, chinese = table(a_plan(), "segments")[0], table(a_chinese_plan(), "segments")[0]
    assert (english["Worth in all"], english["Profit each, a year"], english["Share of customers"]) == ("£1,235", "−£12.50", "33.3%")
    assert chinese["每位总值"] == "1,235 元"
    assert table(a_plan(), "actions")[0]["Start – finish"] == "1 Mar – 10 Jan 2028"
    assert table(a_plan(), "routines")[0]["Start – finish"] == "1 Mar"


def test_a_column_without_any_value_is_left_out() -> None:
    assert "Share of profit" not in table(a_plan(), "segments")[0]


def test_the_register_says_what_may_be_promised_and_on_what_basis() -> None:
    wait, estimate, calls = table(a_plan(), "register")
    assert wait["Customers accept / want"] == "15 minutes / not known"
    assert (wait["Kept"], calls["Kept"]) == ("96.7% (at least 91%)", "96.7%")
    assert wait["Verdict"] == "within the zone; overpromising now"
    assert (estimate["Promise"], estimate["You can deliver"], estimate["Basis"]) == ("nothing yet", "86.6%", "assumed")


def test_a_segments_line_says_whose_record_it_rests_on() -> None:
    own = a_promise(group="Tuesday morning")
    rows = table(changed("expectations", promises=(a_promise(), own, a_promise(segment=None))), "register")
    assert [row["Promise about"] for row in rows] == [
        "Waiting: all customers' record, against what Office backs accept",
        "Waiting, Office backs, Tuesday morning",
        "Waiting",
    ]


def test_a_promise_that_must_be_measured_first_is_not_printed_as_one() -> None:
    plan = changed("expectations", promises=(a_promise(flags=("measure_first",)), a_promise()))
    found = next(block for block in blocks(plan) if isinstance(block, Table) and block.id == "register")
    cells = [row[found.columns.index("Promise")] for row in found.rows]
    assert [(cell.text, cell.emphasis) for cell in cells] == [("not said yet (15 minutes)", False), ("15 minutes", True)]
    chinese = a_chinese_plan().model_copy(update={"expectations": plan.expectations})
    assert [row["以后怎么说"] for row in table(chinese, "register")] == ["先不说（15 分钟）", "15 分钟"]


def test_present_copy_without_a_replacement_is_taken_down() -> None:
    assert [row["Put in its place"] for row in table(a_plan(), "copy")] == ["Take it down", "Open to seven."]


def test_a_guarantee_shows_its_terms_and_a_refusal_its_reason() -> None:
    assert table(a_plan(), "guarantee")[0] == {"Term": "Promise it rests on", "Value": "Waiting"}
    guarantee = a_plan().expectations.guarantee.model_copy(update={"measure": "calls", "payout": None, "starts": None})
    assert table(changed("expectations", guarantee=guarantee), "guarantee")[0]["Value"] == "calls"
    bare = guarantee.model_copy(update={"measure": None})
    assert table(changed("expectations", guarantee=bare), "guarantee")[0]["Value"] == "£96"
    assert "None: no record." in paragraphs(a_short_plan())


def test_prices_show_the_range_of_rivals_or_the_only_one() -> None:
    rows = table(a_plan(), "prices")
    assert [row["Others charge"] for row in rows] == ["£49 – £70, middle £60", "£9", ""]
    assert [row["In this plan"] for row in rows] == ["£57", "hold", "hold"]


def test_the_week_is_a_grid_of_days_and_dayparts() -> None:
    assert table(a_plan(), "week") == [
        {"Daypart": "Morning", "Tue": "", "Wed": "115% overload"},
        {"Daypart": "Evening", "Tue": "3 hours", "Wed": ""},
    ]
    assert table(a_plan(), "allocation")[-1] == {"Segment": "Demanded, but not given", "Hours a week": "0.5"}
    assert len(table(changed("customers", unserved_hours=None), "allocation")) == 1


def test_the_matrix_names_every_rival_and_tests_every_difference() -> None:
    patience, price, hours, parking, totals = table(a_plan(), "matrix")
    assert (patience["Gym"], patience["Lead over the best"], patience["Real"], patience["Lasting"]) == ("3", "+2", "not known", "no")
    assert (price["Lead over the best"], hours["Lead over the best"], parking["Lead over the best"]) == ("0", "", "−1")
    assert (totals["You"], totals["Gym"]) == ("4.2", "3.1")
    assert len(table(changed("positioning", totals={}), "matrix")) == 4


def test_an_empty_cell_of_the_tows_is_explained() -> None:
    assert [row["Id"] for row in table(a_plan(), "tows")] == ["SO", "ST1"]


def test_causes_that_are_absent_or_unknown_share_a_paragraph() -> None:
    assert leads(a_plan())["Absent:"] == "Too many layers."
    assert leads(a_plan())["Not known:"] == "Unclear roles."


def test_limits_told_once_are_not_told_again() -> None:
    lists = [item.text for block in blocks(a_plan()) if isinstance(block, Bullets) for item in block.items]
    assert lists.count("The desk: £5.") == 1
    assert "Rosa: £50." in lists


def test_the_owners_busiest_week_is_named() -> None:
    assert leads(a_plan())["The owner's time:"] == "3.5 hours over the plan; 2 hours in the busiest week (from 8 Mar)."


def test_money_without_a_budget_leaves_no_table() -> None:
    names = [block.id for block in blocks(a_short_plan()) if isinstance(block, Table)]
    assert "budget-frame" not in names


def test_notes_are_led_by_their_topic_once_and_unknown_topics_by_nothing() -> None:
    plan = changed("objectives", notes=(note("break_even", "At 77%.", WAIT), note("break_even", "Not less."), note("own_words", "Else.")))
    found = [block.words for block in blocks(plan) if isinstance(block, Paragraph)]
    assert [(w.lead, w.text) for w in found[1:4]] == [("Break-even.", "At 77%."), ("", "Not less."), ("", "Else.")]


def test_the_sample_size_is_said_where_it_is_known_how_many_there_are() -> None:
    assert "186 answers of 360 customers give a result within 5 points either way." in paragraphs(a_plan())
    assert not any("within 5 points" in text for text in paragraphs(changed("measurement", population=None)))


def citing(worked: Calculation) -> Plan:
    """A Chinese plan of which one sentence rests on a calculation."""
    plan = a_plan(language="zh", calculations=(worked, worked.model_copy(update={"name": "not.cited"})))
    resting = plan.summary.opening.model_copy(update={"evidence": (Evidence(kind="calculation", ref=worked.name, quote="5.6"),)})
    return plan.model_copy(update={"summary": plan.summary.model_copy(update={"opening": resting})})


def test_only_figures_that_a_sentence_rests_on_are_listed() -> None:
    worked = Calculation(name="room.tue_am", formula="a − b", inputs={}, value=5.6, unit="h")
    assert len(citing(worked).calculations) == 2
    assert len(table(citing(worked), "calculations")) == 1


def test_calculations_are_told_in_chinese() -> None:
    formula = "max(0, 0.85 × hours − demand)"
    worked = Calculation(name="room.tue_am", formula=formula, inputs={"hours": 36, "demand": 25}, value=5.6, unit="h")
    row = table(citing(worked), "calculations")[0]
    assert (row["数值"], row["怎么算"], row["用到的数"]) == ("5.6 小时", "max(0, 0.85 × 可派工时 − 订出工时)", "工时 = 36、订出工时 = 25")


def test_an_empty_cell_is_marked_where_somebody_checks_and_left_empty_where_the_owner_reads() -> None:
    tables = {part: [b for b in document_of(a_plan(), part).parts[0].blocks if isinstance(b, Table)] for part in ("1", "2")}
    assert {block.blank for block in tables["1"]} == {""}
    assert {block.blank for block in tables["2"]} == {"–"}


def test_findings_come_worst_first_and_none_is_said_plainly() -> None:
    assert [row["Rule"] for row in table(a_plan(), "checks")] == ["EXP-5", "POS-1"]
    assert any("nothing was found" in text for text in paragraphs(a_short_plan()))


def test_the_evidence_list_closes_part_2_and_the_statement_is_set_apart() -> None:
    kinds = [type(block) for block in blocks(a_plan())]
    assert kinds[-1] is EvidenceList
    assert Callout in kinds

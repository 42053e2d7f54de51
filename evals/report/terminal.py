"""A run in the terminal: the bar, the judges, the copy check, and what falls short."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from evals.bars import BARS
from evals.pairwise import Comparison
from evals.report.baseline import Trend
from evals.results import Results
from evals.writers import WriterScore

MARKS = {"same": "=", "better": "+", "worse": "-", "new": "new"}


def show(results: Results, trends: Sequence[Trend], short: Sequence[str], console: Console) -> None:
    """Print a run: four small tables and, last, what is below the bar."""
    console.print(_figures(results, trends))
    console.print(_judges(results))
    console.print(_copy(results))
    if results.retrieval:
        console.print(_retrieval(results))
    for note in results.notes:
        console.print(note, highlight=False)
    broken = sum(bool(case.broken) for case in results.cases)
    console.print(f"{len(results.cases)} cases by {results.writer}, {broken} with a claim that does not hold", highlight=False)
    for line in short:
        console.print(f"below the bar: {line}", highlight=False, markup=False)
    console.print("above the bar" if not short else f"{len(short)} below the bar", style="green" if not short else "red")


def show_writers(scores: Sequence[WriterScore], console: Console) -> None:
    """Print writers side by side."""
    table = Table(title="Writers side by side", title_justify="left")
    table.add_column("")
    for score in scores:
        table.add_column(score.writer, justify="right")
    rows: dict[str, Callable[[WriterScore], str]] = {
        "plans": lambda s: f"{s.plans}",
        "all rules kept": lambda s: f"{s.final_pass:.1%}",
        "errors a plan": lambda s: f"{s.errors_each:.2f}",
        "words of part 1": lambda s: f"{s.words_part_1:,.0f}",
        "calls": lambda s: f"{s.calls}",
        "tokens in / out": lambda s: f"{s.tokens_in:,} / {s.tokens_out:,}",
        "cost (US$)": lambda s: f"{s.cost_usd:.2f}",
        "seconds a plan": lambda s: f"{s.seconds_each:.1f}",
        "statements replaced": lambda s: f"{s.fallbacks}",
    }
    for name, cell in rows.items():
        table.add_row(name, *(cell(score) for score in scores))
    console.print(table)


def show_comparisons(names: Sequence[str], comparisons: Sequence[Comparison], console: Console) -> None:
    """Print what a judge said of two writers, and how far it can be believed."""
    table = _table("Before a judge, each pair in both orders", "question", *names, "even", "not read", "agreed", "first shown")
    for row in comparisons:
        counts = (row.one_better, row.other_better, row.even, row.unread)
        table.add_row(row.question, *map(str, counts), f"{row.agreement:.0%}", f"{row.first_preferred:.0%}")
    table.caption = "agreed: the same choice in both orders; first shown: share of choices for the plan shown first (fair: 50%)"
    console.print(table)


def _figures(results: Results, trends: Sequence[Trend]) -> Table:
    table = _table("The bar", "figure", "now", "baseline", "", "bar")
    bars = {name.replace("_", " "): bar for name, bar in BARS.items()}
    for trend in trends:
        bar = bars.get(trend.name)
        before = "" if trend.before is None else f"{trend.before:.4g}"
        table.add_row(trend.name, f"{trend.now:.4g}", before, MARKS[trend.verdict], f"{bar.kind} {bar.value:g}" if bar else "")
    table.caption = f"{results.measures['overlap_pairs']:.0f} pairs of plans, {results.measures['numbers_stated']:,.0f} numbers"
    return table


def _judges(results: Results) -> Table:
    table = _table("The judges, judged on generated faults", "claim", "plans", "noticed", "missed", "detection", "false", "quiet", "rate")
    for row in results.claims:
        plans = f"{row.holds}/{row.plans}"
        counts = (
            f"{row.noticed}",
            f"{row.missed}",
            f"{row.detection:.1%}",
            f"{row.false_alarms}",
            f"{row.quiet}",
            f"{row.false_alarm_rate:.1%}",
        )
        table.add_row(row.name, plans, *counts)
    return table


def _copy(results: Results) -> Table:
    table = _table("The copy check on labelled sentences", "", "sentences", "precision", "recall", "F1", "as labelled")
    for row in results.copy_check:
        scores = (f"{value:.3f}" for value in (row.precision, row.recall, row.f1, row.agreement))
        table.add_row(row.name, f"{row.sentences}", *scores)
    return table


def _retrieval(results: Results) -> Table:
    table = _table("Retrieval (query → passage)", "", "queries", "recall", "MRR", "nDCG")
    for row in results.retrieval:
        table.add_row(row.pair, f"{row.queries}", f"{row.recall:.3f}", f"{row.mrr:.3f}", f"{row.ndcg:.3f}")
    return table


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", caption_justify="left")
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table

"""A run as a page that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.bars import BARS, LEAST_DETECTION, MOST_FALSE_ALARMS
from evals.confusion import faults_by_claim
from evals.report.baseline import Trend
from evals.results import Results


def page(results: Results, trends: Sequence[Trend], short: Sequence[str]) -> str:
    """The page of a run, with its trends against the baseline and what is below the bar."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    bars = {name.replace("_", " "): bar for name, bar in BARS.items()}
    return environment.get_template("page.html.j2").render(
        results=results, trends=trends, short=short, bars=bars, kinds=faults_by_claim(), least=LEAST_DETECTION, most=MOST_FALSE_ALARMS
    )

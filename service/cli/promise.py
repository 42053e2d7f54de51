"""`overdeliver promise`: what a delivery record lets one promise."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Annotated, Literal

import typer

from service.cli.advice import advice_on
from service.errors import SettingsError
from service.figures.register import entry_from_samples
from service.figures.register_entry import entry_of
from service.reading.records import read_csv
from service.writing.phrasebook import Phrasebook

YES_NO = {0.0, 1.0}
"""Values of a column that says of each case whether it was kept."""


def promise(  # noqa: PLR0913 - the options of the command
    file: Annotated[Path, typer.Argument(help="A CSV file.")],
    column: Annotated[str, typer.Option(help="Column of the values.")],
    better: Annotated[Literal["lower", "higher"], typer.Option(help="Which direction is better.")],
    keep: Annotated[float, typer.Option(help="Share of deliveries that must keep the promise.")] = 0.95,
    confidence: Annotated[float, typer.Option(help="One-sided confidence.")] = 0.90,
    adequate: Annotated[float | None, typer.Option(help="The least customers accept.")] = None,
    desired: Annotated[float | None, typer.Option(help="What they hope for.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the entry as JSON.")] = False,
    language: Annotated[Literal["en", "zh"], typer.Option(help="Language of the sentence at the end.")] = "en",
) -> None:
    """Work out one entry of the promise register from a record."""
    for name, share in (("--keep", keep), ("--confidence", confidence)):
        if not 0 < share < 1:
            raise SettingsError(f"{name}: {share:g} is not between 0 and 1; write 0.95 for 95 %")
    _agree(better, adequate, desired)
    record = read_csv(file, str(file), (column, None, None))
    unit = "share" if better == "higher" and set(record.samples) <= YES_NO else ""
    line = entry_from_samples(record.samples, better, keep, confidence, adequate, desired, measure=column, label=column, unit=unit)
    entry = entry_of(line)
    if as_json:
        print(json.dumps(entry, ensure_ascii=False, indent=2))
        return
    for name, value in entry.items():
        if value is not None and value != []:
            print(f"{name}: {value:g}" if isinstance(value, float) else f"{name}: {value}")
    print(f"\n{advice_on(line, keep, Phrasebook(language, ''))}")


def _agree(better: Literal["lower", "higher"], adequate: float | None, desired: float | None) -> None:
    """What customers hope for cannot be worse than what they accept (EXP-1)."""
    for name, level in (("--adequate", adequate), ("--desired", desired)):
        if level is not None and not math.isfinite(level):
            raise SettingsError(f"{name}: {level:g} is no level; write a number")
    if adequate is None or desired is None:
        return
    if desired > adequate if better == "lower" else desired < adequate:
        raise SettingsError(f"--desired: {desired:g} is worse than --adequate {adequate:g}, and {better} is better; change them round")

"""The reader of copy against a labelled table of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.copycheck import CopyFinding, check_copy, promises_from
from service.copycheck.sentences import language_of

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text("utf-8"))
BAR = 0.97


def findings_of(row: dict[str, Any]) -> list[CopyFinding]:
    register = TABLE["registers"][row["register"]]
    return check_copy(row["text"], promises_from(register["promises"]), rivals=register["rivals"])


def worst(findings: list[CopyFinding]) -> str:
    severities = {finding.severity for finding in findings}
    return next((severity for severity in ("error", "warning") if severity in severities), "none")


def is_right(row: dict[str, Any]) -> bool:
    found = findings_of(row)
    severity = worst(found)
    measures = {finding.promise for finding in found if finding.severity == severity}
    return severity == row["severity"] and (row.get("measure") is None or row["measure"] in measures)


@dataclass
class Score:
    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.wanted


def score(rows: list[dict[str, Any]]) -> Score:
    """A finding is right when its severity and its measure are."""
    total = Score()
    for row in rows:
        flagged, wanted = worst(findings_of(row)) != "none", row["severity"] != "none"
        total.found += flagged
        total.wanted += wanted
        total.right += flagged and wanted and is_right(row)
    return total


@pytest.mark.parametrize("row", TABLE["sentences"], ids=lambda row: row["text"][:60])
def test_a_sentence_is_judged_as_labelled(row: dict[str, Any]) -> None:
    assert is_right(row), findings_of(row)


def test_precision_and_recall_over_the_whole_table_reach_the_bar() -> None:
    total = score(TABLE["sentences"])
    assert total.precision >= BAR
    assert total.recall >= BAR


def test_the_table_is_half_chinese_and_a_third_of_it_is_hard() -> None:
    rows = TABLE["sentences"]
    chinese = [row for row in rows if language_of(row["text"]) == "zh"]
    assert 0.4 <= len(chinese) / len(rows) <= 0.6
    assert sum(bool(row.get("hard") or row.get("held_out")) for row in rows) >= len(rows) / 3

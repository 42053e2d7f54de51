"""What a run of the evals found, as plain data: for the terminal, the page, JSON and the comparison with the baseline."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """A row of the results."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseRow(Row):
    """A case and the claims that do not hold of its plan."""

    name: str
    language: str
    tags: tuple[str, ...]
    words_part_1: int
    broken: dict[str, str]
    """Claim → reason."""


class ClaimRow(Row):
    """A claim: on how many plans it holds, and how well it judges."""

    name: str
    about: str
    holds: int
    plans: int
    noticed: int
    missed: int
    false_alarms: int
    quiet: int
    detection: float
    false_alarm_rate: float
    misses: tuple[str, ...]
    alarms: tuple[str, ...]


class CopyRow(Row):
    """The copy check on the sentences of a language."""

    name: str
    sentences: int
    precision: float
    recall: float
    f1: float
    agreement: float


class RetrievalRow(Row):
    """Retrieval for a pair of languages."""

    pair: str
    queries: int
    recall: float
    mrr: float
    ndcg: float


class Results(Row):
    """One run."""

    writer: str
    cases: tuple[CaseRow, ...]
    claims: tuple[ClaimRow, ...]
    measures: dict[str, float]
    """Single figures of the whole run, by name."""
    copy_check: tuple[CopyRow, ...]
    copy_check_wrong: tuple[str, ...]
    retrieval: tuple[RetrievalRow, ...]
    notes: tuple[str, ...]
    """What was skipped, and demands that stand open."""

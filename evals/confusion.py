"""The judges are judged: how many generated faults each claim notices, and how often it cries out where nothing is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from evals.claims import CLAIMS, Claim
from evals.drafts import Draft
from evals.faults import FAULTS, Fault
from evals.harmless import HARMLESS

SITES = 1
"""Places of each plan that each kind of fault spoils."""
BYSTANDERS = 5
"""Claims asked about a fault that is not theirs."""
MOST_SHOWN = 5


@dataclass
class Confusion:
    """What a claim said of spoilt and of sound drafts."""

    claim: str
    noticed: int = 0
    missed: int = 0
    false_alarms: int = 0
    quiet: int = 0
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def detection(self) -> float:
        """Share of the faults noticed."""
        return self.noticed / (self.noticed + self.missed) if self.noticed + self.missed else 0.0

    @property
    def false_alarm_rate(self) -> float:
        """Share of sound drafts that it called faulty."""
        return self.false_alarms / (self.false_alarms + self.quiet) if self.false_alarms + self.quiet else 0.0

    def add(self, other: Confusion) -> None:
        """Take in what the same claim said elsewhere."""
        for name in ("noticed", "missed", "false_alarms", "quiet"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses = [*self.misses, *other.misses][:MOST_SHOWN]
        self.alarms = [*self.alarms, *other.alarms][:MOST_SHOWN]


def judge_the_judges(drafts: Sequence[Draft], claims: Sequence[Claim] = CLAIMS, sites: int = SITES) -> list[Confusion]:
    """A confusion for each claim, over every kind of fault at some places of every draft, and over sound drafts."""
    table = {claim.name: Confusion(claim.name) for claim in claims}
    for draft in drafts:
        _judge_sound(draft, claims, table)
        for fault in FAULTS:
            _judge_fault(draft, fault, claims, table, sites)
    return list(table.values())


def merged(tables: Sequence[Sequence[Confusion]]) -> list[Confusion]:
    """The tables of several runs as one."""
    sums: dict[str, Confusion] = {}
    for one in (row for table in tables for row in table):
        sums.setdefault(one.claim, Confusion(one.claim)).add(one)
    return list(sums.values())


def faults_by_claim() -> dict[str, list[str]]:
    """Kinds of fault that each claim must notice."""
    names: dict[str, list[str]] = defaultdict(list)
    for fault in FAULTS:
        for claim in fault.breaks:
            names[claim].append(fault.name)
    return names


def _judge_sound(draft: Draft, claims: Sequence[Claim], table: dict[str, Confusion]) -> None:
    for name, change in HARMLESS.items():
        sound = change(draft)
        for claim in claims:
            _quiet(claim, sound, table[claim.name], f"{draft.case.name}: {name}")


def _judge_fault(draft: Draft, fault: Fault, claims: Sequence[Claim], table: dict[str, Confusion], sites: int) -> None:
    for site in range(sites):
        rng = Random(f"{draft.case.name}/{fault.name}/{site}")  # noqa: S311 - a fault must be the same in every run
        spoilt = fault.spoil(draft, rng)
        if spoilt is None:
            continue
        for claim in (c for c in claims if c.name in fault.breaks):
            row = table[claim.name]
            if claim.faults(spoilt):
                row.noticed += 1
            else:
                row.missed += 1
                row.misses = [*row.misses, f"{draft.case.name}: {fault.name}"][:MOST_SHOWN]
        strangers = [c for c in claims if c.name not in fault.breaks and c.name not in fault.also and not c.reads_documents]
        for claim in rng.sample(strangers, min(BYSTANDERS, len(strangers))):
            _quiet(claim, spoilt, table[claim.name], f"{draft.case.name}: {fault.name}")


def _quiet(claim: Claim, draft: Draft, row: Confusion, label: str) -> None:
    found = claim.faults(draft)
    if found:
        row.false_alarms += 1
        row.alarms = [*row.alarms, f"{label}: {found[0]}"][:MOST_SHOWN]
    else:
        row.quiet += 1

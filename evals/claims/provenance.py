"""Claims about where figures come from."""

from __future__ import annotations

from dataclasses import dataclass

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.checks.naming import Naming
from service.checks.numbers import find_numbers
from service.checks.references import is_reference
from service.domain.evidence import Statement
from service.domain.plan.plan import Plan
from service.domain.plan.walk import evidence_of


@dataclass
class FiguresAreCited(Claim):
    """Every statement that states a figure cites something (an id or a name with a figure in it is none)."""

    def faults(self, draft: Draft) -> list[str]:
        """Statements with figures and nothing behind them."""
        naming = Naming(draft.plan)
        return [f"{path}: {s.text[:60]}" for path, s in draft.statements if not s.evidence and states_figure(s, naming)]


@dataclass
class NothingDangles(Claim):
    """Every citation leads to something that is in the plan's own brief, calculations, sources or assumptions."""

    def faults(self, draft: Draft) -> list[str]:
        """Citations that lead nowhere, looked up here without the help of the rules."""
        known = _shelf(draft.plan)
        return [
            f"{path}: {e.kind} {e.ref}" for path, e in evidence_of(draft.plan) if not _leads_somewhere(draft.plan, e.kind, e.ref, known)
        ]


def states_figure(statement: Statement, naming: Naming) -> bool:
    """Whether a statement states a figure of its own."""
    found = find_numbers(naming.without_names(statement.text))
    return any(not is_reference(n) and not naming.is_name(n) for n in found)


def provenance_counts(draft: Draft) -> tuple[int, int]:
    """How many figures the plan states, and how many of them PRV-1 finds without a source."""
    naming = Naming(draft.plan)
    stated = [n for _, s in draft.statements for n in find_numbers(naming.without_names(s.text))]
    figures = sum(not is_reference(n) and not naming.is_name(n) for n in stated)
    return figures, len(draft.of_rule("PRV-1"))


def cited_share(draft: Draft) -> float:
    """Share of the statements with figures that cite something."""
    naming = Naming(draft.plan)
    figures = [s for _, s in draft.statements if states_figure(s, naming)]
    return sum(bool(s.evidence) for s in figures) / len(figures) if figures else 1.0


def _shelf(plan: Plan) -> dict[str, set[str]]:
    return {
        "calculation": {c.name for c in plan.calculations},
        "passage": {s.id for s in plan.sources},
        "assumption": {a.id for a in plan.assumptions},
    }


def _leads_somewhere(plan: Plan, kind: str, ref: str, known: dict[str, set[str]]) -> bool:
    if kind != "brief":
        return ref in known[kind]
    return _is_in(plan.brief, ref)


def _is_in(node: object, path: str) -> bool:
    """Whether a path leads somewhere in the brief: each key may hold dots, `*` stands for every entry."""
    if not path:
        return True
    if isinstance(node, list | tuple):
        head, _, rest = path.partition(".")
        if head == "*":
            return any(_is_in(child, rest) for child in node)
        return head.isdigit() and int(head) < len(node) and _is_in(node[int(head)], rest)
    if not isinstance(node, dict):
        return False
    if path.startswith("*"):
        return any(_is_in(child, path[2:]) for child in node.values())
    return any(_is_in(child, path[len(key) + 1 :]) for key, child in node.items() if path == key or path.startswith(f"{key}."))

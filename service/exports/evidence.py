"""Evidence rendered in words (for the evidence list) and in short tags (for the workings)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.domain.evidence import Calculation, Evidence
from service.exports.brief_fields import describe_field, shorten
from service.exports.calculations import calculation_formula, calculation_inputs, calculation_value
from service.exports.wording import Wording


@dataclass(frozen=True)
class Support:
    """Looks up what a piece of evidence points to, and says it."""

    wording: Wording

    @cached_property
    def calculations(self) -> Mapping[str, Calculation]:
        """Calculations by name."""
        return {entry.name: entry for entry in self.wording.plan.calculations}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Titles of the sources by id."""
        return {source.id: source.title for source in self.wording.plan.sources}

    def in_words(self, evidence: Iterable[Evidence], told: Collection[str] = ()) -> str:
        """One line for all the evidence of a statement; of the calculations `told` before, the value alone."""
        said = dict.fromkeys(self._one(piece, told) for piece in evidence)
        return self.wording.enumerated(said)

    def _one(self, piece: Evidence, told: Collection[str]) -> str:
        if piece.kind == "brief":
            return describe_field(piece, self.wording)
        if piece.kind == "calculation":
            return self._calculation(piece, again=piece.ref in told)
        return self._passage(piece) if piece.kind == "passage" else self._assumption(piece)

    def _calculation(self, piece: Evidence, *, again: bool) -> str:
        entry = self.calculations.get(piece.ref)
        if entry is None:
            return self.wording.label("evidence.value", name=piece.ref, value=piece.quote or "?")
        result = self.wording.label("evidence.input", name=entry.name, value=calculation_value(entry, self.wording))
        if again:
            return result
        inputs = calculation_inputs(entry, self.wording)
        key = "evidence.calculation_with" if inputs else "evidence.calculation"
        return self.wording.label(key, result=result, formula=calculation_formula(entry, self.wording), inputs=inputs)

    def _passage(self, piece: Evidence) -> str:
        found = next((source for source in self.wording.plan.sources if source.id == piece.ref), None)
        title, quote = (found.title, piece.quote or found.quote) if found else (piece.ref, piece.quote)
        quote = shorten(quote or "")
        own = bool(found and found.source and not found.source.startswith("handbook/"))
        return self.wording.label(f"evidence.{'passage_own' if own else 'passage'}", title=title, quote=quote) if quote else title

    def _assumption(self, piece: Evidence) -> str:
        texts = [entry.statement.text for entry in self.wording.plan.assumptions if entry.id == piece.ref]
        return self.wording.label("evidence.assumption", text=next(iter(texts), piece.quote or piece.ref))

    def tags(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """Evidence in short, one tag a kind: `[calc: a, b]`."""
        refs: dict[str, list[str]] = {}
        for piece in evidence:
            name = self.titles.get(piece.ref, piece.ref) if piece.kind == "passage" else piece.ref
            refs.setdefault(piece.kind, []).append(name)
        return tuple(self.wording.label(f"tags.{kind}", refs=self._refs(kind, names)) for kind, names in refs.items())

    def _refs(self, kind: str, names: Sequence[str]) -> str:
        return self.wording.listed(fold(names) if kind in ("brief", "calculation") else dict.fromkeys(names))


def fold(refs: Sequence[str]) -> list[str]:
    """Fewer references for the same: `a.0.x, a.1.x` is `a.*.x`; three or more of one parent are `parent.*`."""
    distinct = list(dict.fromkeys(refs))
    starred = {ref: re.sub(r"\.\d+(?=\.|$)", ".*", ref) for ref in distinct}
    once = list(dict.fromkeys(_folded(ref, starred[ref], list(starred.values())) for ref in distinct))
    parents = {ref: ref.rpartition(".")[0] for ref in once}
    crowded = {parent for parent in parents.values() if parent and list(parents.values()).count(parent) >= 3}
    return list(dict.fromkeys(f"{parents[ref]}.*" if parents[ref] in crowded else ref for ref in once))


def _folded(ref: str, pattern: str, patterns: Sequence[str]) -> str:
    return pattern if patterns.count(pattern) > 1 else ref

"""A plan as the pages show it: read once, its document put together once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict

from service.domain.plan.plan import Plan
from service.exports.assemble import Parts, document_of
from service.exports.document import Document

MOST_KEPT = 24


class Kept:
    """The plans looked at last, with their documents."""

    def __init__(self) -> None:
        self._plans: OrderedDict[str, Plan] = OrderedDict()
        self._documents: OrderedDict[tuple[int, Parts], tuple[Plan, Document]] = OrderedDict()
        self._lock = threading.Lock()

    def plan(self, text: str) -> Plan:
        """A plan out of its JSON."""
        key = hashlib.sha256(text.encode()).hexdigest()
        with self._lock:
            if key in self._plans:
                self._plans.move_to_end(key)
                return self._plans[key]
        plan = Plan.model_validate_json(text)
        with self._lock:
            self._plans[key] = plan
            while len(self._plans) > MOST_KEPT:
                self._plans.popitem(last=False)
        return plan

    def document(self, plan: Plan, part: Parts) -> Document:
        """A part of a plan as a document."""
        key = (id(plan), part)
        with self._lock:
            found = self._documents.get(key)
        if found is None or found[0] is not plan:
            found = (plan, document_of(plan, part))
            with self._lock:
                self._documents[key] = found
                while len(self._documents) > MOST_KEPT:
                    self._documents.popitem(last=False)
        return found[1]


_KEPT = Kept()


def read_plan(text: str) -> Plan:
    """A plan out of its JSON, as it is kept."""
    return _KEPT.plan(text)


def part_of(plan: Plan, part: Parts) -> Document:
    """A part of a plan as a document."""
    return _KEPT.document(plan, part)

"""Durable runs: one workflow a plan; alone joins the pipeline and the store.

store (what is wanted, what is finished) ◀─▶ desk ─▶ workflows (DBOS) ◀─ runtime (start, ask, cancel, erase)
                                                                         └─ watch (who is alive; take-over; what was forgotten)
"""

from __future__ import annotations

from service.jobs.editing import Editing
from service.jobs.runtime import Helpers, Limits, Runtime, start_runtime

__all__ = ["Editing", "Helpers", "Limits", "Runtime", "start_runtime"]

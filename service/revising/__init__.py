"""A plan revised: values set, sections locked or drafted again, edits by hand kept.

plan + change ─▶ settle ─▶ Revision ─▶ draft (a section at a time) ─▶ finish ─▶ plan
                 (what is set,  │
                  what depends) └─ kept: as they are; wanted: drafted again in the order of the graph
"""

from __future__ import annotations

from service.revising.change import Change
from service.revising.diff import Difference, diff_plans
from service.revising.revision import Revision, first_draft, revise, settle

__all__ = ["Change", "Difference", "Revision", "diff_plans", "first_draft", "revise", "settle"]

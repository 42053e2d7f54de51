"""A chat model as editor of the built-in plan: better words for the sentences people read, and nothing else.

    built-in plan ─▶ places ─▶ prompt ─▶ door ─▶ filled ─▶ grounding ─▶ sentence ─▶ plan
                     (which     (figures          (the program  │ faults in words, two rounds
                      sentences) by id)            prints them) └▶ the built-in sentence stays

Numbers, names, decisions, moves and tables stay those of the program. A sentence that does not pass stays as it was.
"""

from __future__ import annotations

from service.editing.editor import Edited, Editor, Heard
from service.editing.opening import account_for, bearing_of, open_editor
from service.editing.run import EDITED, edit_plan, estimate, graph

__all__ = ["EDITED", "Edited", "Editor", "Heard", "account_for", "bearing_of", "edit_plan", "estimate", "graph", "open_editor"]

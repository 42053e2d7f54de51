"""Free text into a brief, with a model: every field marked said or inferred, and no number that the text does not hold.

text ─▶ prompt ─▶ door ─▶ facts ─▶ verify (does it stand in the text?) ─▶ brief, marks, what was left out
"""

from __future__ import annotations

from service.notes.brief_text import annotated_brief
from service.notes.facts import FIELDS, Fact, Facts
from service.notes.reading import Reading, read_notes
from service.notes.verify import LeftOut, Mark

__all__ = ["FIELDS", "Fact", "Facts", "LeftOut", "Mark", "Reading", "annotated_brief", "read_notes"]

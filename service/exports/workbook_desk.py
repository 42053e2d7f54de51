"""What the pages of the workbook share: the plan, its words, the brief, and the book they are written into."""

from __future__ import annotations

import math
from dataclasses import dataclass

from service.domain.brief import Brief
from service.domain.plan.plan import Plan
from service.exports.workbook_page import Book, Page, title
from service.exports.workings import Workings

TITLE, HINT, FIRST = 0, 1, 3
"""Rows of a page: its title, the hint on inputs, and where its content begins."""
CLOSE = 1e-6


@dataclass(frozen=True)
class Desk:
    """A workbook being made of a plan."""

    w: Workings
    book: Book
    brief: Brief | None

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.w.plan

    def label(self, key: str, /, **slots: str) -> str:
        """The text `workbook.<key>`."""
        return str(self.w.wording.book.phrase(f"workbook.{key}", **slots))

    def column(self, key: str) -> str:
        """The column label that the other formats use."""
        return self.w.wording.label(f"column.{key}")

    def sheet(self, name: str) -> str:
        """The title of a page."""
        return self.label(f"sheet.{name}")

    def page(self, name: str) -> Page:
        """A new page with its title and the hint on inputs."""
        page = self.book.page(self.sheet(name))
        page.put(TITLE, 0, title(self.sheet(name)))
        page.put(HINT, 0, title(self.label("hint"), strong=False))
        return page


def same(one: float | None, other: float | None) -> bool:
    """Whether a formula comes to what the plan says, but for rounding."""
    return one is not None and other is not None and math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)

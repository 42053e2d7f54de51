"""A plan in the formats people use: one neutral document, several renderings of it."""

from __future__ import annotations

from typing import Literal

from service.domain.plan.plan import Plan
from service.exports.assemble import Parts, document_of
from service.exports.length import count_words, minutes_for, minutes_to_read
from service.exports.markdown import markdown

Format = Literal["json", "md", "html"]

__all__ = ["Format", "Parts", "count_words", "document_of", "minutes_for", "minutes_to_read", "render"]


def render(plan: Plan, format: Format, parts: Parts = "both") -> str | bytes:
    """The plan as a file's content. JSON is always the whole plan."""
    if format == "json":
        return plan.model_dump_json(indent=2) + "\n"
    if format == "md":
        return markdown(document_of(plan, parts))
    from service.exports.html import html  # Jinja2 is slow to import: only where it is used

    return html(document_of(plan, parts))

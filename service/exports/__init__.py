"""A plan in the formats people use: one neutral document, several renderings of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from service.domain.plan.plan import Plan
from service.exports.assemble import Parts, document_of
from service.exports.document import Document
from service.exports.length import count_words, counted, minutes_for, minutes_to_read
from service.exports.markdown import markdown

Format = Literal["json", "md", "html", "docx", "pdf", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

__all__ = [
    "FORMATS",
    "Format",
    "Parts",
    "check_template",
    "count_words",
    "counted",
    "document_of",
    "file_name",
    "minutes_for",
    "minutes_to_read",
    "render",
    "render_all",
]


def file_name(format: Format) -> str:
    """The name of a plan's file."""
    return "budget.xlsx" if format == "xlsx" else f"plan.{format}"


def check_template(template: bytes) -> None:
    """Whether a Word file can serve as template.

    Raises: TemplateError if it cannot.
    """
    from service.exports.word_styles import opened  # only for whoever brings a template

    opened(template, "en")


def render(plan: Plan, format: Format, parts: Parts = "both", template: bytes | None = None) -> str | bytes:
    """The plan as a file's content. JSON and the workbook are always of the whole plan.

    `template` is a Word file with the firm's own styles.

    Raises: TemplateError if the template is no Word file.
    """
    if format == "json":
        return plan.model_dump_json(indent=2) + "\n"
    if format == "xlsx":
        from service.exports.workbook import workbook

        return workbook(plan)
    return _shown(document_of(plan, parts), format, template)


def render_all(
    plan: Plan, formats: Iterable[Format], parts: Parts = "both", template: bytes | None = None
) -> Iterator[tuple[Format, str | bytes]]:
    """Several files of one plan, each as soon as it is made; they share one document.

    Raises: TemplateError if the template is no Word file.
    """
    document: Document | None = None
    for format in formats:
        if format in ("json", "xlsx"):
            yield format, render(plan, format)
        else:
            document = document or document_of(plan, parts)
            yield format, _shown(document, format, template)


def _shown(document: Document, format: Format, template: bytes | None) -> str | bytes:
    """A document in one of its formats. What draws and sets is slow to import: each library only where it is used."""
    if format == "md":
        return markdown(document)
    if format == "html":
        from service.exports.html import html

        return html(document)
    if format == "pdf":
        from service.exports.pdf import pdf

        return pdf(document)
    from service.exports.word import docx

    return docx(document, template)

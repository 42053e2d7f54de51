"""A document as one self-contained page: the template decides how it looks, the document what it says."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from service.exports.document import Document
from service.locations import prompts_folder


def html(document: Document) -> str:
    """The whole document."""
    return _template().render(document=document, css=_style()) + "\n"


@cache
def _template() -> Template:
    loader = FileSystemLoader(prompts_folder() / "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.tests["kind"] = _is_kind
    return environment.get_template("plan.html.j2")


def _is_kind(block: object, name: str) -> bool:
    """Jinja test: `block is kind "Table"`."""
    return type(block).__name__ == name


@cache
def _style() -> Markup:
    """The style sheet, inlined: it is ours, so it needs no escaping."""
    return Markup((prompts_folder() / "templates" / "plan.css").read_text("utf-8"))  # noqa: S704 - our own file

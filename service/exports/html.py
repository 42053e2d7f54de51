"""A document as one self-contained page: the template decides how it looks, the document what it says."""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from service.domain.brief import Language
from service.exports.document import Document, Figure
from service.locations import prompts_folder

DATES_AT_END = re.compile(r"^(.+?)[,，]?\s*[(（]?(\d[^,，()（）]*\b\d{4}|\d{4} 年[^,，()（）]*日)[)）]?$")
WIDEST_SHORT = 13
FACES = {400: "regular", 700: "bold"}
NAMESPACES = re.compile(r' (?:xmlns(?::xlink)?|version)="[^"]*"')


def html(document: Document) -> str:
    """The whole document."""
    return _template().render(document=document, css=_style()) + "\n"


@cache
def _template() -> Template:
    loader = FileSystemLoader(prompts_folder() / "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.tests["kind"] = is_kind
    environment.tests["short"] = is_short
    environment.filters["in_two_lines"] = in_two_lines
    environment.filters["drawn"] = drawn
    return environment.get_template("plan.html.j2")


def is_kind(block: object, name: str) -> bool:
    """Jinja test: `block is kind "Table"`."""
    return type(block).__name__ == name


def is_short(text: str) -> bool:
    """Jinja test: words that stay on one line in a table; a Chinese character is as wide as two letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text) <= WIDEST_SHORT


def in_two_lines(title: str) -> tuple[str, str]:
    """Jinja filter: a title, and the dates at its end, which stand in smaller print below."""
    found = DATES_AT_END.match(title)
    return (found[1], found[2]) if found else (title, "")


def drawn(figure: Figure, language: Language) -> Markup:
    """Jinja filter: a chart as SVG within the page, where it needs no namespaces. Its words come escaped from the drawing."""
    from service.exports import charts  # slow to import, and a page may have no chart

    return Markup(NAMESPACES.sub("", charts.svg(figure.picture, language)))  # noqa: S704 - drawn by us


@cache
def _style() -> Markup:
    """The style sheet with the fonts of the charts, inlined: both are ours, so they need no escaping."""
    faces = "\n".join(_face(weight, name) for weight, name in FACES.items())
    sheets = "\n".join((prompts_folder() / "templates" / name).read_text("utf-8") for name in ("plan.css", "cards.css"))
    return Markup(f"{faces}\n{sheets}")  # noqa: S704 - our own files


def _face(weight: int, name: str) -> str:
    """A Latin font within the page, so that the words of a chart are as wide here as where it was drawn."""
    data = base64.b64encode((prompts_folder() / "fonts" / f"plan-sans-{name}.woff").read_bytes()).decode()
    source = f"url(data:font/woff;base64,{data})"
    return f'@font-face {{ font-family: "Plan Sans"; font-weight: {weight}; src: {source}; }}'

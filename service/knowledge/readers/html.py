"""Web pages: what lies in their main part, without menus, forms and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from service.knowledge.decoding import decode
from service.knowledge.passages import Block, Dropped, Raw

GONE = "script,style,noscript,template,svg,canvas,iframe,form,button,select,nav,header,footer,aside,dialog"
"""Elements that hold no words of the document."""
BY_NAME = re.compile(
    r"(^|[-_ ])(nav(bar)?|menu|breadcrumbs?|cookies?|banner|share|social|related|recommend(ed|ations)?|comments?|sidebar|"
    r"advert(isement)?s?|ads?|newsletter|popup|modal|pagination|footer)([-_ ]|$)",
    re.IGNORECASE,
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LEAVES = {"p", "li", "dt", "dd", "blockquote", "pre", "tr", "figcaption", "caption", *HEADINGS}
MAIN = ("main", "article", "[role=main]")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_html(content: bytes, name: str) -> Raw:
    """A web page."""
    page = LexborHTMLParser(_decoded(content))
    title = next((text for node in page.css("title, h1") if (text := _text(node))), name)
    gone = [Dropped(text, "page chrome") for node in page.css(GONE) if (text := _text(node)) and node.tag not in ("script", "style")]
    page.strip_tags(GONE.split(","))
    gone += _strip_by_name(page)
    body = next((node for css in MAIN for node in page.css(css) if len(_text(node)) > len(_text(page.body)) / 3), page.body)
    blocks = tuple(_blocks(body)) if body is not None else ()
    return Raw(re.split(r"\s+[|–—_-]\s+", title)[0], blocks, gone=tuple(Dropped(d.text[:200], d.why) for d in gone))


def _decoded(content: bytes) -> str:
    """The page's words, in the encoding that it names where our own reading fails to fit."""
    named = _CHARSET.search(content[:4096])
    encoding = named[1].decode("ascii").lower() if named else ""
    if encoding in ("gb2312", "gbk", "gb18030"):
        return content.decode("gb18030", errors="replace")
    if encoding in ("iso-8859-1", "windows-1252", "latin-1", "latin1"):
        return content.decode("cp1252", errors="replace")
    return decode(content)


def _strip_by_name(page: LexborHTMLParser) -> list[Dropped]:
    """Removes elements that their class or id calls menu, share bar and the like, unless they hold most of the page."""
    whole = len(_text(page.body))
    gone: list[Dropped] = []
    for node in page.css("[class],[id],[role]"):
        called = " ".join(str(node.attributes.get(key) or "") for key in ("class", "id", "role"))
        text = _text(node)
        if BY_NAME.search(called) and len(text) < whole / 3 and node.tag not in ("html", "body", "main", "article"):
            gone += [Dropped(text, "page chrome")] if text else []
            node.decompose()
    return gone


def _blocks(root: LexborNode) -> Iterator[Block]:
    """Headings and paragraphs, and text that stands between them."""
    for node in root.iter(include_text=True):
        if node.tag in LEAVES and not any(inner.tag in LEAVES for inner in node.css("*") if inner != node):
            if text := _text(node):
                yield Block(text, HEADINGS.get(str(node.tag), 0))
        elif node.tag == "-text":
            if text := " ".join((node.text_content or "").split()):
                yield Block(text)
        else:
            yield from _blocks(node)


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" " if node.tag == "tr" else "").split()) if node is not None else ""

"""Markdown: headings, paragraphs and lists; front matter gives the title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from service.errors import DocumentError
from service.knowledge.decoding import decode
from service.knowledge.passages import Block, Raw

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FRONT = re.compile(r"\A---\s*\n(.*?\n)---\s*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_FENCE = re.compile(r"^\s*(```|~~~)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_BULLET = re.compile(r"^[-*+]\s+")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}|\s*\|?[\s:|-]+\|[\s:|-]*")
_STARTS_BLOCK = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s|\s*\||\s*>")


def read_markdown(content: bytes, name: str) -> Raw:
    """A Markdown file."""
    front, body = split_front_matter(decode(content))
    return raw_of(front, body, name)


def raw_of(front: Mapping[str, Any], body: str, name: str) -> Raw:
    """The document of a front matter and a body."""
    blocks = tuple(_blocks(body))
    title = front.get("title") or next((b.text for b in blocks if b.level == 1), "") or name
    return Raw(str(title), blocks)


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Front matter (empty if there is none) and body.

    Raises: DocumentError if the front matter is no YAML mapping.
    """
    text = text.replace("\r\n", "\n")
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        front = yaml.load(found[1], Loader=_LOADER) or {}  # noqa: S506 - a safe loader, see above
    except yaml.YAMLError as error:
        raise DocumentError("has front matter that is no YAML; mend the lines between ---") from error
    if not isinstance(front, dict):
        raise DocumentError("has front matter that is no list of keys and values; mend the lines between ---")
    return front, text[found.end() :]


def _blocks(body: str) -> list[Block]:
    out: list[Block] = []
    fenced = False
    fresh = True
    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced, fresh = not fenced, True
        elif not line.strip() or _RULE.fullmatch(line):
            fresh = True
        elif heading := None if fenced else _HEADING.match(line):
            out.append(Block(_plain(heading[2]), len(heading[1])))
            fresh = True
        elif fresh or fenced or _STARTS_BLOCK.match(line):
            out.append(Block(_plain(line)))
            fresh = False
        else:
            out[-1] = Block(_joined(out[-1].text, _plain(line)))
    return [b for b in out if b.text]


def _joined(before: str, after: str) -> str:
    glue = " " if before[-1:].isascii() or after[:1].isascii() else ""
    return f"{before}{glue}{after}"


def _plain(text: str) -> str:
    """Words without their marks."""
    text = _BULLET.sub("", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)).strip().lstrip(">").strip())
    text = text.strip("|").replace("|", " · ") if text.startswith("|") else text
    return " ".join(_EMPHASIS.sub(r"\2", text).split())

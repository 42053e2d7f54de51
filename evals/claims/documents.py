"""Claims about the documents: every heading is there, and every format says what the plan says."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from evals.claims.claim import Claim
from evals.drafts import Draft
from service.domain.plan.plan import Plan
from service.exports.document import tidy

CHAPTERS = {1: 15, 2: 12}
"""Least chapters of part 1 (`method.md`, How it reads) and of the workings (a chapter of the method each)."""

_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]+>", re.DOTALL)
_LETTERS = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")


@dataclass
class HeadingsAreThere(Claim):
    """Heading recall: each chapter that the document announces stands in every readable format, once and in order."""

    reads_documents: ClassVar[bool] = True

    def faults(self, draft: Draft) -> list[str]:
        """Headings that are missing or out of order."""
        wanted = [_bare(text) for text in draft.headings]
        faults = [f"{len(wanted)} headings are too few"] if len(wanted) < sum(CHAPTERS.values()) else []
        for name, read in HEADINGS.items():
            found = [_bare(text) for text in read(_text(draft.documents[name]))] if name in draft.documents else wanted
            missing = [w for w in wanted if w not in found]
            faults += [f"{name}: no heading “{w[:40]}”" for w in missing]
            if not missing and [f for f in found if f in wanted] != wanted:
                faults.append(f"{name}: the headings are out of order")
        return faults


@dataclass
class FormatsAgree(Claim):
    """Round trip: JSON reads back as the same plan, and every other format holds every word of part 1."""

    reads_documents: ClassVar[bool] = True

    def faults(self, draft: Draft) -> list[str]:
        """What a format lost or changed."""
        faults = [] if _reads_back(draft.plan, draft.documents["json"]) else ["json: reads back as another plan"]
        wanted = [_bare(text) for text in _part_one(draft)]
        for name, content in draft.documents.items():
            if name in READERS:
                held = _bare(READERS[name](content))
                faults += [f"{name}: lost “{words[:40]}”" for words in wanted if words not in held][:1]
        return faults


def _reads_back(plan: Plan, content: str | bytes) -> bool:
    read = Plan.model_validate(json.loads(content))
    return read.model_dump_json() == plan.model_dump_json()


def _part_one(draft: Draft) -> list[str]:
    """The texts that part 1 shows, as the document holds them: in every format they are the same."""
    paths = ("summary.in_short", "summary.routes", "summary.offer.what", "summary.risks", "summary.say", "programme.monday")
    return [
        tidy(s.text) for path, s in draft.statements if path.startswith(paths) and s.text.strip() and not path.endswith((".then", ".why"))
    ]


def _bare(text: str) -> str:
    """Letters and digits alone: what is markup, mark or punctuation differs from format to format."""
    return _LETTERS.sub("", text)


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8", "replace")


def _of_html(content: str | bytes) -> str:
    marks = re.sub(r"<sup\b.*?</sup>", "", _text(content), flags=re.DOTALL)
    return html.unescape(_TAG.sub("", marks))


def _of_markdown(content: str | bytes) -> str:
    return html.unescape(re.sub(r"<sup>.*?</sup>|\[\^?\d+\](?:\([^)]*\))?|\\(?=[^\w\s])", "", _text(content)))


def _of_word(content: str | bytes) -> str:
    """The text of a Word document, without the small raised numbers of the evidence."""
    if isinstance(content, str):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    runs = re.findall(r"<w:r[ >].*?</w:r>", body, re.DOTALL)
    plain = (run for run in runs if 'w:val="superscript"' not in run)
    return html.unescape("".join(text for run in plain for text in re.findall(r"<w:t[^>]*>(.*?)</w:t>", run, re.DOTALL)))


READERS: Mapping[str, Callable[[str | bytes], str]] = {"md": _of_markdown, "html": _of_html, "docx": _of_word}
"""How the text of a format is read back."""
HEADINGS: Mapping[str, Callable[[str], list[str]]] = {
    "md": lambda text: [re.sub(r"\\(?=[^\w\s])", "", line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")],
    "html": lambda text: [html.unescape(_TAG.sub("", found)) for found in re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", text, re.DOTALL)],
}
"""How the headings of a format are read back."""

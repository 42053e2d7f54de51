"""`overdeliver search`: what the knowledge base says about a question."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from service.cli.progress import shown
from service.errors import SettingsError
from service.settings import read_settings

Language = Literal["en", "zh"]
MOST = 50


def search(
    query: Annotated[str, typer.Argument(help="The question, in English or Chinese.")],
    language: Annotated[Language | None, typer.Option(help="Passages in this language only; default: both.")] = None,
    in_: Annotated[Literal["own", "handbook", "all"], typer.Option("--in", help="Where to look.")] = "all",
    top: Annotated[int, typer.Option(help="Most results.", min=1, max=MOST)] = 8,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of lines.")] = False,
) -> None:
    """Find passages of the handbook and of your own documents."""
    from service.knowledge.opening import open_base
    from service.knowledge.passages import SHELVES
    from service.knowledge.quoting import with_quotes

    if not query.strip():
        raise SettingsError("the question is empty; write what is to be found, in English or Chinese")
    shelves = SHELVES if in_ == "all" else (in_,)
    with shown() as progress:
        base = open_base(read_settings(), progress)
        hits = base.search(query, language=language, shelves=shelves, top=top)
        hits = with_quotes(query, hits, base.embedder) if hits else []
    if as_json:
        print(json.dumps({"query": query, "results": [asdict(hit) for hit in hits]}, ensure_ascii=False, indent=2))
        return
    for place, hit in enumerate(hits, start=1):
        named = f"{hit.title}: {hit.heading}" if hit.heading else hit.title
        print(f"{place}. {named} ({hit.language}, {hit.score:.2f})\n   {hit.source}\n   “{hit.quote}”")
    if not hits:
        print("nothing found: no passage is near enough to the question")

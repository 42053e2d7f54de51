"""A small knowledge base with real Chroma and the real embedder, for tests to ask, change and break."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from service.knowledge.base import KnowledgeBase
from service.knowledge.documents import Draft, make_document
from service.knowledge.embedding import BuiltInEmbedder
from service.knowledge.passages import Block, Document, Language, Raw
from service.knowledge.upkeep import Upkeep

EMBEDDER = BuiltInEmbedder()
"""Loaded once: it takes a second."""

TOPICS = {
    ("en", "waiting"): ("Waiting", "Why queues grow", "Waiting grows slowly at first and steeply once nine hours of ten are sold."),
    ("en", "recovery"): ("Putting right", "Say sorry fast", "A customer whose complaint is settled the same day comes back more often."),
    ("en", "price"): ("Price", "Before a rise", "A price rise is told to regular customers a month before it comes."),
    ("zh", "waiting"): ("等候", "排队为什么越来越长", "一天里九成的时间都排满以后，顾客等候的时间会猛地变长，再接生意就要误点。"),
    ("zh", "recovery"): ("补救", "当天赔礼", "投诉当天就处理好的顾客，往往比没出过差错的顾客更愿意再来，也更肯介绍朋友。"),
    ("zh", "price"): ("价格", "涨价之前", "要涨价，先提前一个月告诉老顾客，说清楚为什么涨，涨多少，从哪天开始。"),
}


def a_handbook(folder: Path) -> Path:
    """Six topics in two languages."""
    for (language, name), (title, heading, text) in TOPICS.items():
        file = folder / language / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        front = f"title: {title}\ntopics: [{title}]\nstages: [mix]\nsources:\n  - {{author: A. Writer, year: 1993, work: On {name}}}\n"
        file.write_text(f"---\n{front}---\n\n## {heading}\n{text}\n", "utf-8")
    return folder


def a_base(folder: Path, handbook: Path | None = None, embedder: BuiltInEmbedder = EMBEDDER, wait_s: float = 5.0) -> KnowledgeBase:
    """A base in a folder; without a handbook there is none."""
    return KnowledgeBase(Upkeep(folder, embedder, wait_s=wait_s), handbook or folder / "no-handbook")


def a_document(source: str, *paragraphs: str, title: str = "Notes", language: Language | None = None) -> Document:
    """A document of the owner; each paragraph under a heading of its own, long enough to be a passage."""
    blocks = [b for i, p in enumerate(paragraphs) for b in (Block(f"Part {i + 1} of {source}", 2), Block(p))]
    return make_document("\n".join(paragraphs).encode(), Raw(title, tuple(blocks)), Draft(source, language=language))


def many(count: int, about: str = "the") -> Sequence[Document]:
    """Documents of four passages each, all different."""
    words = [
        "keys",
        "doors",
        "lamps",
        "boats",
        "stones",
        "rivers",
        "birds",
        "clocks",
        "bread",
        "chairs",
        "maps",
        "coats",
        "plates",
        "roads",
        "trees",
        "bells",
        "ropes",
        "wheels",
    ]
    return [
        a_document(
            f"{about}-{i}.txt",
            *(
                " ".join(f"On {about} {i} {j} {words[(i * 7 + j * 3 + k) % 18]} number {i * 31 + j * 17 + k}" for k in range(7)) + "."
                for j in range(4)
            ),
        )
        for i in range(count)
    ]

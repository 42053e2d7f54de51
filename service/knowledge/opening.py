"""Opens the knowledge base that the settings name."""

from __future__ import annotations

from typing import Literal

from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import embedder_of
from service.knowledge.finder import Finder, NoFinder, PassageFinder
from service.knowledge.passages import SHELVES
from service.knowledge.upkeep import Progress, Upkeep, silent
from service.locations import knowledge_folder
from service.settings import Settings


def open_base(settings: Settings, progress: Progress = silent) -> KnowledgeBase:
    """The base under `OVERDELIVER_HOME`. Nothing is read or loaded until something is asked of it."""
    folder = settings.home.expanduser() / "knowledge"
    keep = Upkeep(folder, embedder_of(settings.embeddings), settings.chroma_url, progress)
    return KnowledgeBase(keep, knowledge_folder())


def open_finder(settings: Settings, where: Literal["own", "handbook", "all", "none"]) -> Finder:
    """What finds the passages that a plan cites."""
    if where == "none":
        return NoFinder()
    return PassageFinder(open_base(settings), SHELVES if where == "all" else (where,))

"""Opens the knowledge base that the settings name."""

from __future__ import annotations

from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import embedder_of
from service.knowledge.upkeep import Progress, Upkeep, silent
from service.locations import knowledge_folder
from service.settings import Settings


def open_base(settings: Settings, progress: Progress = silent) -> KnowledgeBase:
    """The base under `OVERDELIVER_HOME`. Nothing is read or loaded until something is asked of it."""
    folder = settings.home.expanduser() / "knowledge"
    keep = Upkeep(folder, embedder_of(settings.embeddings), settings.chroma_url, progress)
    return KnowledgeBase(keep, knowledge_folder())

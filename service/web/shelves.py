"""The knowledge base behind the service: the handbook for all, own documents for each workspace in a folder of its own."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.errors import DocumentError, KnowledgeError, NotFoundError
from service.knowledge.base import KnowledgeBase
from service.knowledge.finder import Ask, Finder, PassageFinder, State
from service.knowledge.opening import open_base
from service.knowledge.passages import SHELVES, Hit, Language, Shelf
from service.knowledge.upkeep import Progress
from service.settings import Settings
from service.web.auth import LOCAL

if TYPE_CHECKING:
    from service.knowledge.ingest import FileReport

_LOG = logging.getLogger("overdeliver.knowledge")
_FOLDERS = "workspaces"
_MOST_LEFT_OUT = 40
_MOST_SHOWN = 160
_NAME = re.compile(r"[^a-z0-9._-]+")


@dataclass
class Shelves:
    """Own documents by workspace, beside the handbook. What a workspace adds lies where no other looks."""

    settings: Settings
    _open: dict[str, KnowledgeBase] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def add(self, workspace: str, name: str, file: Path) -> dict[str, Any]:
        """Keep an uploaded file.

        Raises: DocumentError when nothing of it can be used; KnowledgeError when nothing can be kept now.
        """
        kept = self._folder(workspace) / "documents" / _safe(name)
        with self._lock, _told():
            report = self._take_in(self._base(workspace), kept, file)
        if report.state == "refused":
            raise DocumentError(f"{name}: {report.fault}")
        left_out = [{"text": " ".join(one.text.split())[:_MOST_SHOWN], "why": one.why} for one in report.dropped[:_MOST_LEFT_OUT]]
        row = self._row(workspace, kept) | {"title": name, "state": report.state}
        return row | {"dropped": dict(report.reasons), "left_out": left_out}

    def _take_in(self, base: KnowledgeBase, kept: Path, file: Path) -> FileReport:
        """Read a file in; unless something of it is kept, what lay under its name lies there again."""
        from service.knowledge.ingest import ingest  # readers of documents are slow to import

        known, kept_in = base.records.digests("own").get(str(kept)), False
        with _in_place_of(kept, file) as undo:
            try:
                [report] = list(ingest(base, [kept], retell=True))
                kept_in = report.state != "refused"
            finally:
                if not kept_in and base.records.digests("own").get(str(kept)) == known:
                    undo()
        return report

    def documents(self, workspace: str) -> list[dict[str, Any]]:
        """All documents of the workspace."""
        folder = self._folder(workspace) / "documents"
        with _told():
            return [self._row(workspace, file) for file in sorted(folder.glob("*"))] if folder.is_dir() else []

    def passages(self, workspace: str, document_id: str) -> list[dict[str, Any]]:
        """What is kept of a document.

        Raises: NotFoundError when the workspace has no such document.
        """
        file = self._file(workspace, document_id)
        with _told():
            return [{"heading": heading, "text": text} for _, heading, text in self._base(workspace).records.passages("own", str(file))]

    def remove(self, workspace: str, document_id: str) -> None:
        """Take a document out.

        Raises: NotFoundError when the workspace has no such document.
        """
        from service.knowledge.ingest import remove

        file = self._file(workspace, document_id)
        with self._lock, _told():
            remove(self._base(workspace), [file])
            file.unlink()

    def search(self, workspace: str, query: str, *, language: str | None, within: str, top: int) -> list[dict[str, Any]]:
        """The passages nearest to a query.

        Raises: KnowledgeError when the base cannot be used now.
        """
        asked: Language | None = language  # type: ignore[assignment]
        with _told():
            places = self._places(workspace, within)
            hits = [hit for base, shelves in places for hit in base.search(query, language=asked, shelves=shelves, top=top)]
        best = sorted(hits, key=lambda hit: -hit.score)[:top]
        return [asdict(_without_path(hit)) for hit in best]

    def ready(self) -> bool:
        """Whether the handbook answers."""
        try:
            self._base(LOCAL).keep.index.beat()
            self._base(LOCAL).sync_handbook()
        except (KnowledgeError, OSError):
            return False
        return True

    def finder(self, workspace: str) -> Finder:
        """What finds the passages that a plan of the workspace cites: its own documents first, then the handbook."""
        return _InOrder([PassageFinder(base, shelves) for base, shelves in self._places(workspace, "all")])

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            for base in self._open.values():
                base.close()
            self._open.clear()

    def _file(self, workspace: str, document_id: str) -> Path:
        file = self._folder(workspace) / "documents" / _safe(document_id)
        if not file.is_file():
            raise NotFoundError("there is no such document")
        return file

    def _row(self, workspace: str, file: Path) -> dict[str, Any]:
        kept = self._base(workspace).records.passages("own", str(file))
        return {"id": file.name, "title": file.name, "language": kept[0][0] if kept else None, "passages": len(kept)}

    def _places(self, workspace: str, within: str) -> list[tuple[KnowledgeBase, Sequence[Shelf]]]:
        if workspace == LOCAL:
            shelves: Sequence[Shelf] = SHELVES if within == "all" else (within,)  # type: ignore[assignment]
            return [(self._base(LOCAL), shelves)]
        own: list[tuple[KnowledgeBase, Sequence[Shelf]]] = [(self._base(workspace), ("own",))] if self.documents(workspace) else []
        handbook: list[tuple[KnowledgeBase, Sequence[Shelf]]] = [(self._base(LOCAL), ("handbook",))]
        return (own if within != "handbook" else []) + (handbook if within != "own" else [])

    def _base(self, workspace: str) -> KnowledgeBase:
        """A base of one's own for a workspace; that of the command line for the machine's owner."""
        with self._lock:
            if workspace not in self._open:
                here = self.settings
                if workspace != LOCAL:
                    here = here.model_copy(update={"home": self._folder(workspace), "chroma_url": ""})
                self._open[workspace] = open_base(here)
            return self._open[workspace]

    def _folder(self, workspace: str) -> Path:
        home = self.settings.home.expanduser()
        return home if workspace == LOCAL else home / _FOLDERS / _safe(workspace)


@dataclass
class _InOrder:
    """Several finders: what one does not find the next is asked for."""

    finders: Sequence[PassageFinder]

    @property
    def state(self) -> State:
        """The best that any of them says."""
        states = {finder.state for finder in self.finders}
        order: tuple[State, ...] = ("open", "unavailable", "empty")
        return next((state for state in order if state in states), "off")

    @property
    def fault(self) -> str:
        """Why one could not be used."""
        return next((finder.fault for finder in self.finders if finder.fault), "")

    def prepare(self, progress: Progress) -> None:
        """Do now what takes long."""
        for finder in self.finders:
            finder.prepare(progress)

    def find(self, asks: Sequence[Ask], language: Language) -> Mapping[str, Hit]:
        """The passage to cite for each question that has one."""
        found: dict[str, Hit] = {}
        for finder in self.finders:
            found |= finder.find([ask for ask in asks if ask.key not in found], language)
        return found


@contextlib.contextmanager
def _in_place_of(kept: Path, file: Path) -> Iterator[Callable[[], None]]:
    """A copy of a file under a name; the call that is given brings back what lay there before. A full disk changes nothing."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    new, before = (kept.parent.parent / f"{kept.name}.{end}" for end in ("new", "before"))
    before.unlink(missing_ok=True)

    def undo() -> None:
        if before.is_file():
            before.replace(kept)
        else:
            kept.unlink()

    try:
        shutil.copyfile(file, new)
        if kept.is_file():
            os.link(kept, before)
        new.replace(kept)
        yield undo
    finally:
        for left in (new, before):
            left.unlink(missing_ok=True)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Where our files lie, and where a server, is nobody's business who asks from outside."""
    try:
        yield
    except KnowledgeError as error:
        _LOG.warning("the knowledge base cannot be used", extra={"error": type(error.__cause__ or error).__name__})
        raise KnowledgeError("the knowledge base cannot be used now; try again in a moment") from error


def _safe(name: str) -> str:
    """A name that is one file in one folder."""
    return _NAME.sub("-", name.lower()).strip(".-")[:120] or "document"


def _without_path(hit: Hit) -> Hit:
    """A document goes by its name: where it lies is nobody's business."""
    return hit if hit.shelf == "handbook" else replace(hit, source=Path(hit.source).name)

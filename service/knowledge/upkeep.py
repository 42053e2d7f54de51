"""Keeps the index in step with our records: one writer at a time, a check before anything is asked, and a new index where it is wrong."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from service.errors import KnowledgeError
from service.knowledge.embedding import BuiltInEmbedder, Embedder, Vectors
from service.knowledge.index import Index, Name, is_full
from service.knowledge.passages import LANGUAGES, SHELVES, Shelf, embedded_text
from service.knowledge.records import Records

SAMPLE = 12
"""Passages of each collection that must find themselves when it is opened."""
COUNTED = 20_000
"""Passages up to which a collection is counted, too, when it is opened: Chroma takes a second for a hundred thousand."""
WAIT_S = 60.0
GROUP = 500
"""Passages embedded and written at once: what a killed run may have to do again."""
AT_A_TIME = 50
"""Passages embedded between two words about progress."""

Progress = Callable[[str, int, int], None]
"""Hears what is being done, how many are done, of how many."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Nobody listens."""


@dataclass
class Upkeep:
    """The records and the index under one folder. Use one object a process; it may be shared between threads."""

    folder: Path
    embedder: Embedder = field(default_factory=BuiltInEmbedder)
    url: str = ""
    progress: Progress = silent
    wait_s: float = WAIT_S
    make_index: Callable[[Path, str], Index] = Index
    turn: threading.RLock = field(default_factory=threading.RLock)
    """Held by the thread that uses the index: opening it anew would pull it from under another's question."""
    _ready: dict[Name, int] = field(default_factory=dict)

    @cached_property
    def records(self) -> Records:
        """Our own record of all passages."""
        return Records(self.folder / "records.sqlite3")

    @cached_property
    def index(self) -> Index:
        """Chroma."""
        return self.make_index(self.folder / "index", self.url)

    @cached_property
    def home(self) -> str:
        """Mark of this base: several may share a server."""
        return self.records.state("home")

    def close(self) -> None:
        """Let go of all files."""
        if index := self.__dict__.pop("index", None):
            index.end()
        if records := self.__dict__.pop("records", None):
            records.close()
        self._ready.clear()

    def embedded(self, texts: dict[str, str]) -> dict[str, Vectors]:
        """Vectors by key: those known, and the rest embedded."""
        known = self.records.vectors(self.embedder.id, texts)
        missing = [key for key in texts if key not in known]
        for start in range(0, len(missing), AT_A_TIME):
            self.progress("embedding", start, len(missing))
            part = missing[start : start + AT_A_TIME]
            known |= dict(zip(part, self.embedder.embed([texts[key] for key in part]), strict=True))
        if missing:
            self.progress("embedding", len(missing), len(missing))
        return known

    @contextmanager
    def writing(self, mend: bool = True) -> Iterator[None]:
        """Nobody else writes meanwhile. The index is opened anew, to see what others wrote, and let go at the end."""
        with self.turn, self._alone():
            self._let_go()
            try:
                if mend:
                    self.mend(SHELVES)
                yield
            finally:
                with suppress(KnowledgeError):
                    self._let_go()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The lock of the folder, which the system takes back when its holder dies."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "write.lock", timeout=self.wait_s)
            lock.acquire()
        except Timeout as error:
            raise KnowledgeError(f"{self.folder}: another process is writing; wait for it to end and run again") from error
        except OSError as error:
            raise KnowledgeError(f"{self.folder}: {(error.strerror or str(error)).lower()}; give another OVERDELIVER_HOME") from error
        try:
            yield
        finally:
            lock.release()

    def _let_go(self) -> None:
        self._ready.clear()
        self.index.close()

    def names(self, shelf: Shelf) -> list[Name]:
        """The collections of a shelf: one a language, for filtering inside one would be many times slower."""
        return [Name(self.home, shelf, language, self.embedder.id) for language in LANGUAGES]

    def mend(self, shelves: Collection[Shelf]) -> None:
        """Bring the index of these shelves up to the records. To be called while writing."""
        for shelf in sorted(shelves):
            generation = str(self.records.generation(shelf))
            for name in self.names(shelf):
                if self.records.state(f"indexed {self.url} {name}") != generation:
                    self._complete(name)
                    self.records.note(f"indexed {self.url} {name}", generation)

    def _complete(self, name: Name) -> None:
        """Make the collection hold what the records hold, and prove it; where it cannot be mended it is built anew."""
        wanted = self.records.ids(name.shelf, name.language)
        if not wanted:
            self.index.drop(name)
            return
        try:
            there = self.index.ids(name)
            self.index.remove(name, sorted(there - set(wanted)))
            missing = [id for id in wanted if id not in there]
            self._write(name, missing)
            right = not self._miscounts(name) and not self._loses(name, missing or wanted)
        except KnowledgeError as error:
            if self.url or is_full(error):
                raise
            self._start_over()
            right = False
        if not right:
            self._build_anew(name, wanted)

    def _start_over(self) -> None:
        """Throw the index away: it is damaged so that nothing in it can be trusted, and all of it can be built from the records."""
        self._let_go()
        shutil.rmtree(self.folder / "index", ignore_errors=True)
        self.records.forget("indexed ")

    def _build_anew(self, name: Name, wanted: Sequence[str]) -> None:
        self.index.drop(name)
        self._write(name, wanted)
        if self._miscounts(name) or self._loses(name, wanted):
            raise KnowledgeError(f"{self.folder}: the index does not find what was written to it; delete its folder index and run again")

    def _write(self, name: Name, ids: Sequence[str]) -> None:
        for start in range(0, len(ids), GROUP):
            stored = list(self.records.stored(ids[start : start + GROUP]).values())
            texts = {p.key: embedded_text(p.hit.title, p.hit.heading, p.hit.text) for p in stored}
            vectors = self.embedded(texts)
            self.records.keep_vectors(name.model, vectors)
            self.index.put(name, stored, vectors)
            self.progress("indexing", min(start + GROUP, len(ids)), len(ids))

    def _miscounts(self, name: Name) -> bool:
        return self.index.count(name) != self.records.count(name.shelf, name.language)

    def _loses(self, name: Name, ids: Sequence[str]) -> bool:
        """Whether some of these passages do not find themselves."""
        stored = list(self.records.stored(ids).values())
        vectors = self.records.vectors(name.model, [p.key for p in stored])
        return any(p.key not in vectors for p in stored) or bool(stored and self.index.lost(name, stored, vectors))

    def make_ready(self, name: Name) -> bool:
        """Open a collection for questions, checked; whether it holds anything. What is found wrong is mended."""
        generation = self.records.generation(name.shelf)
        if self._ready.get(name) == generation:
            return True
        if name in self._ready:
            self._let_go()  # another process wrote since
        some = self.records.spread(name.shelf, name.language, SAMPLE)
        if not some:
            return False
        if not self._is_sound(name, some, str(generation)):
            with self.writing():
                self.records.note(f"indexed {self.url} {name}", "")
                self.mend({name.shelf})
        self._ready[name] = generation
        return True

    def _is_sound(self, name: Name, some: Sequence[str], generation: str) -> bool:
        if self.records.state(f"indexed {self.url} {name}") != generation:
            return False
        try:
            miscounts = self.records.count(name.shelf, name.language) <= COUNTED and self._miscounts(name)
            return not miscounts and not self._loses(name, some)
        except KnowledgeError:
            if self.url:
                raise
            return False

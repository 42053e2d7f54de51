"""Our own record of every document, passage and vector, in SQLite: the truth from which an index can be built again.

A change counts up the generation of its shelf. An index notes the generation up to which it is complete; where the two differ, a write
was cut short, and the index is mended from here before it answers.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from service.errors import KnowledgeError
from service.knowledge.embedding import Vectors
from service.knowledge.passages import Document, Hit, Language, Shelf, embedded_text
from service.knowledge.terms import terms_of

VERSION = 2
FULL = "the disk is full"
_SLICE = 500
_SCHEMA = """
create table documents (
    source text not null, shelf text not null, title text not null, language text not null, digest text not null, told text not null,
    primary key (shelf, source)
);
create table passages (
    id text primary key, shelf text not null, source text not null, place integer not null, heading text not null, text text not null,
    language text not null, key text not null, length integer not null
);
create index passages_of on passages (shelf, source);
create index passages_in on passages (shelf, language, id);
create index passages_key on passages (key);
create index passages_size on passages (shelf, length);
create table vectors (model text not null, key text not null, vector blob not null, primary key (model, key));
create table terms (shelf text not null, term text not null, passages integer not null, primary key (shelf, term)) without rowid;
create table state (name text primary key, value text not null);
create table answers (question text primary key, generation text not null, found text not null, at integer not null);
"""


@dataclass(frozen=True)
class Stored:
    """A passage as it is kept."""

    id: str
    key: str
    hit: Hit


class Records:
    """The record of one knowledge base. Safe to share between threads."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.RLock()
        with _told(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(file, timeout=30, check_same_thread=False, isolation_level=None)
            self._prepare()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _prepare(self) -> None:
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        if self._db.execute("pragma user_version").fetchone()[0] == VERSION:
            return
        with self.change():
            found = self._db.execute("pragma user_version").fetchone()[0]
            if found > VERSION:
                raise KnowledgeError(f"{self.file}: was written by a newer overdeliver; use that one, or another OVERDELIVER_HOME")
            if found == 1:
                self._db.execute("create index passages_size on passages (shelf, length)")
            if found == 0:
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute("insert into state values ('home', ?)", (uuid.uuid4().hex[:8],))
            self._db.execute(f"pragma user_version = {VERSION}")

    @contextmanager
    def change(self) -> Iterator[None]:
        """All changes inside are kept, or none.

        Raises: KnowledgeError if they cannot be written.
        """
        with self._lock, _told(self.file):
            self._db.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._db.execute("rollback") if self._db.in_transaction else None
                raise
            self._db.execute("commit")

    def _all(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock, _told(self.file):
            return self._db.execute(statement, values).fetchall()

    def _run(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._lock, _told(self.file):
            self._db.executemany(statement, rows)

    # State

    def state(self, name: str) -> str:
        """A noted value; empty if there is none."""
        found = self._all("select value from state where name = ?", name)
        return str(found[0][0]) if found else ""

    def note(self, name: str, value: str) -> None:
        """Note a value."""
        self._run("insert into state values (?, ?) on conflict (name) do update set value = excluded.value", [(name, value)])

    def forget(self, beginning: str) -> None:
        """Forget all values whose names begin so."""
        self._run("delete from state where substr(name, 1, ?) = ?", [(len(beginning), beginning)])

    def generation(self, shelf: Shelf) -> int:
        """How often the shelf was changed."""
        return int(self.state(f"generation {shelf}") or 0)

    # Documents

    def digests(self, shelf: Shelf) -> dict[str, str]:
        """Digest of every document of a shelf, by source."""
        return dict(self._all("select source, digest from documents where shelf = ?", shelf))

    def passages(self, shelf: Shelf, source: str) -> list[tuple[Any, ...]]:
        """Language, heading and words of each passage of a document, in its order."""
        return self._all("select language, heading, text from passages where shelf = ? and source = ? order by place", shelf, source)

    def count(self, shelf: Shelf, language: Language | None = None) -> int:
        """Passages of a shelf."""
        narrower = " and language = ?" if language else ""
        return int(self._all(f"select count(*) from passages where shelf = ?{narrower}", shelf, *([language] if language else []))[0][0])

    def put(self, document: Document) -> None:
        """Write a document and its passages, in place of what was known of it. To be called inside `change`."""
        self.drop(document.shelf, document.source)
        told = json.dumps({"stages": document.stages, "topics": document.topics, "works": document.works}, ensure_ascii=False)
        row = (document.source, document.shelf, document.title, document.language, document.digest, told)
        self._run("insert into documents values (?, ?, ?, ?, ?, ?)", [row])
        rows = []
        holding: Counter[str] = Counter()
        for place, p in enumerate(document.passages):
            terms = terms_of(f"{p.heading}\n{p.text}")
            holding.update(set(terms))
            key = key_of(document.title, p.heading, p.text)
            rows.append((p.id, document.shelf, document.source, place, p.heading, p.text, p.language, key, len(terms)))
        self._run("insert into passages values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._count_terms(document.shelf, holding)
        self._changed(document.shelf)

    def drop(self, shelf: Shelf, source: str) -> bool:
        """Forget a document; whether it was known. To be called inside `change`."""
        texts = self._all("select heading, text, key from passages where shelf = ? and source = ?", shelf, source)
        holding: Counter[str] = Counter()
        for heading, text, _key in texts:
            holding.subtract(set(terms_of(f"{heading}\n{text}")))
        self._count_terms(shelf, holding)
        self._run("delete from passages where shelf = ? and source = ?", [(shelf, source)])
        self._run("delete from documents where shelf = ? and source = ?", [(shelf, source)])
        unused = "delete from vectors where key = ?1 and not exists (select 1 from passages where key = ?1)"
        self._run(unused, [(key,) for _heading, _text, key in texts])
        if texts:
            self._changed(shelf)
        return bool(texts)

    def _changed(self, shelf: Shelf) -> None:
        self.note(f"generation {shelf}", str(self.generation(shelf) + 1))

    def _count_terms(self, shelf: Shelf, holding: Mapping[str, int]) -> None:
        add = "insert into terms values (?, ?, ?) on conflict (shelf, term) do update set passages = passages + excluded.passages"
        self._run(add, [(shelf, term, count) for term, count in holding.items()])
        if any(count < 0 for count in holding.values()):
            self._run("delete from terms where shelf = ? and term = ? and passages <= 0", [(shelf, term) for term in holding])

    # Passages

    def ids(self, shelf: Shelf, language: Language) -> list[str]:
        """Ids of the passages in a language."""
        return [row[0] for row in self._all("select id from passages where shelf = ? and language = ? order by id", shelf, language)]

    def spread(self, shelf: Shelf, language: Language, most: int) -> list[str]:
        """Ids of some passages in a language, evenly spread over all: the first, the last, and those between."""
        last = self.count(shelf, language) - 1
        places = sorted({round(i * last / max(1, most - 1)) for i in range(most)}) if last >= 0 else []
        one = "select id from passages where shelf = ? and language = ? order by id limit 1 offset ?"
        return [row[0] for place in places for row in self._all(one, shelf, language, place)]

    def stored(self, ids: Sequence[str]) -> dict[str, Stored]:
        """Passages by id; those unknown are left out."""
        out: dict[str, Stored] = {}
        for part in _slices(ids):
            marks = ",".join("?" * len(part))
            query = (
                "select p.id, p.key, p.source, d.title, p.heading, p.language, p.text, p.shelf, d.told from passages p "
                f"join documents d on d.shelf = p.shelf and d.source = p.source where p.id in ({marks})"
            )
            for id, key, source, title, heading, language, text, shelf, told in self._all(query, *part):
                more = json.loads(told)
                works, stages = tuple(more["works"]), tuple(more["stages"])
                out[id] = Stored(id, key, Hit(id, source, title, heading, language, 0.0, text, shelf, works, stages))
        return out

    def corpus_size(self, shelves: Sequence[Shelf]) -> tuple[int, float]:
        """Passages, and their mean length in terms."""
        marks = ",".join("?" * len(shelves))
        count, mean = self._all(f"select count(*), avg(length) from passages where shelf in ({marks})", *shelves)[0]
        return int(count), float(mean or 0.0)

    def holding(self, shelves: Sequence[Shelf], terms: Sequence[str]) -> dict[str, int]:
        """How many passages hold each term."""
        out: Counter[str] = Counter()
        for part in _slices(terms):
            marks, of = ",".join("?" * len(part)), ",".join("?" * len(shelves))
            for term, count in self._all(f"select term, passages from terms where shelf in ({of}) and term in ({marks})", *shelves, *part):
                out[term] += count
        return dict(out)

    # Vectors

    def vectors(self, model: str, keys: Iterable[str]) -> dict[str, Vectors]:
        """Vectors that are known, by key."""
        out: dict[str, Vectors] = {}
        for part in _slices(list(dict.fromkeys(keys))):
            marks = ",".join("?" * len(part))
            for key, vector in self._all(f"select key, vector from vectors where model = ? and key in ({marks})", model, *part):
                out[key] = np.frombuffer(vector, np.float32)
        return out

    def keep_vectors(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors by key."""
        rows = [(model, key, np.asarray(vector, np.float32).tobytes()) for key, vector in vectors.items()]
        self._run("insert or replace into vectors values (?, ?, ?)", rows)

    # Answers

    def answer(self, question: str, generation: str) -> str:
        """What was found for a question in this state of the base; empty if it was not asked."""
        found = self._all("select found from answers where question = ? and generation = ?", question, generation)
        return str(found[0][0]) if found else ""

    def keep_answers(self, generation: str, found: Mapping[str, str], most: int = 5000) -> None:
        """Keep what was found; the oldest go."""
        with self.change():
            last = int(self._all("select coalesce(max(at), 0) from answers")[0][0])
            rows = [(question, generation, answer, last + 1) for question, answer in found.items()]
            self._run("insert or replace into answers values (?, ?, ?, ?)", rows)
            self._run("delete from answers where at <= (select at from answers order by at desc limit 1 offset ?)", [(most,)])


def key_of(title: str, heading: str, text: str) -> str:
    """Key of a passage's vector: the hash of what is embedded."""

    return hashlib.sha256(embedded_text(title, heading, text).encode()).hexdigest()[:32]


def _slices(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _SLICE):
        yield values[start : start + _SLICE]


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Faults of the file in words of our own."""
    try:
        yield
    except sqlite3.Error as error:
        raise KnowledgeError(f"{file}: {_reason(error)}") from error
    except OSError as error:
        raise KnowledgeError(f"{file}: {(error.strerror or str(error)).lower()}; give another OVERDELIVER_HOME") from error


def _reason(error: sqlite3.Error) -> str:
    said = str(error).lower()
    if "full" in said or "disk i/o" in said:
        return f"{FULL}; free some space and run again, nothing half-written is kept"
    if "locked" in said or "busy" in said:
        return "another process holds it; wait for it to end and run again"
    if "not a database" in said or "malformed" in said or "corrupt" in said:
        return "is damaged; move the folder away and ingest your documents again"
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return "cannot be written; check the rights of the folder, or give another OVERDELIVER_HOME"
    return f"cannot be used ({said})"

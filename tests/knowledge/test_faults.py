"""What goes wrong in the world, on real Chroma: it ends in a right index or in a clear error, never in silent loss."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from filelock import FileLock

from service.errors import KnowledgeError
from service.knowledge.base import KnowledgeBase
from service.knowledge.embedding import BuiltInEmbedder, Vectors, unit_rows
from service.knowledge.index import ANSWER_S, PAUSE_S
from service.knowledge.passages import LANGUAGES, SHELVES
from service.knowledge.upkeep import Upkeep
from tests.knowledge.a_base import EMBEDDER, a_base, a_document, many

ROOT = Path(__file__).parents[2]


class OtherEmbedder(BuiltInEmbedder):
    """Another model of the same dimension; or one that says it is the same."""

    def __init__(self, called: str) -> None:
        super().__init__()
        self.called = called

    @property
    def id(self) -> str:
        return self.called

    def embed(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        rows = EMBEDDER.embed(texts)
        return unit_rows(np.roll(rows, 7, axis=1) * np.linspace(0.5, 1.5, rows.shape[1], dtype=np.float32))


def lost(base: KnowledgeBase) -> list[str]:
    """Passages on record that are not found by their own vector."""
    out: list[str] = []
    for shelf in SHELVES:
        for name in base.keep.names(shelf):
            stored = list(base.records.stored(base.records.ids(shelf, name.language)).values())
            if stored:
                vectors = base.records.vectors(name.model, [p.key for p in stored])
                out += [p.id for p in base.keep.index.lost(name, stored, vectors)]
                assert base.keep.index.count(name) == len(stored)
    return out


def start(folder: Path, name: str, count: int, moment: str = "") -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.knowledge.worker", str(folder), name, str(count), *([moment] if moment else [])]
    return subprocess.Popen(words, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("moment", ["before", "half", "after"])
def test_killed_while_writing_the_index_is_completed_at_the_next_opening(folder: Path, moment: str) -> None:
    worker = start(folder / "knowledge", "lamps", 3, moment)
    worker.communicate(timeout=60)
    assert worker.returncode == -9
    base = a_base(folder / "knowledge", folder / "handbook")
    assert base.records.count("own") == 1 + 4
    found = base.search("On lamps 0 0", shelves=("own",))
    assert found
    assert found[0].source == "lamps-0.txt"
    assert lost(base) == []
    base.put(many(3, "lamps"))
    assert base.records.count("own") == 1 + 12
    assert lost(base) == []
    base.close()


def test_killed_at_any_time_what_was_told_is_there(folder: Path) -> None:
    worker = start(folder / "knowledge", "boats", 40)
    assert worker.stdout is not None
    told = [worker.stdout.readline().strip() for _ in range(4)]
    worker.kill()
    told += worker.communicate(timeout=60)[0].split()
    base = a_base(folder / "knowledge", folder / "handbook")
    base.search("boats", shelves=("own",))
    assert set(told) <= set(base.records.digests("own"))
    assert base.records.count("own") == 1 + 4 * (len(base.records.digests("own")) - 1)
    assert lost(base) == []
    base.close()


@pytest.mark.parametrize("counted", [20_000, 0], ids=["counted", "too large to be counted"])
@pytest.mark.parametrize("what", ["index", "vectors", "garbage"])
def test_an_index_that_was_deleted_or_damaged_is_built_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, what: str, counted: int
) -> None:
    monkeypatch.setattr("service.knowledge.upkeep.COUNTED", counted)
    before = a_base(folder / "knowledge", folder / "handbook")
    expected = before.search("queues and waiting")
    before.close()
    index = folder / "knowledge" / "index"
    if what == "index":
        shutil.rmtree(index)
    elif what == "vectors":
        for inner in (p for p in index.iterdir() if p.is_dir()):
            shutil.rmtree(inner)
    else:
        (index / "chroma.sqlite3").write_bytes(b"no database at all" * 1000)
    base = a_base(folder / "knowledge", folder / "handbook")
    assert [h.id for h in base.search("queues and waiting")] == [h.id for h in expected]
    assert lost(base) == []
    base.close()


def test_damaged_records_are_told(folder: Path) -> None:
    for file in (folder / "knowledge").glob("records.sqlite3*"):
        file.write_bytes(b"no database at all" * 1000)
    with pytest.raises(KnowledgeError, match=r"records\.sqlite3: is damaged; move the folder away and ingest your documents again"):
        a_base(folder / "knowledge").search("anything", shelves=("own",))


def put_until_it_fails(base: KnowledgeBase, kept: list[str]) -> list[str]:
    for document in many(2000, "maps"):
        base.put([document])
        kept.append(document.source)
    return kept


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a disk of its own may not be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_full_disk_is_told_and_nothing_that_was_kept_is_lost(small_disk: Path) -> None:
    base = a_base(small_disk / "knowledge")
    kept: list[str] = []
    with pytest.raises(KnowledgeError, match="the disk is full"):
        kept += put_until_it_fails(base, kept)
    base.close()
    assert kept
    subprocess.run(["mount", "-o", "remount,size=60m", str(small_disk)], check=True)
    again = a_base(small_disk / "knowledge")
    assert again.search("On maps 0 0", shelves=("own",))
    assert set(kept) <= set(again.records.digests("own"))
    assert lost(again) == []
    again.close()


def test_two_processes_write_at_once_and_nothing_is_lost(folder: Path) -> None:
    workers = [start(folder / "knowledge", name, 12) for name in ("bells", "ropes")]
    reader = a_base(folder / "knowledge", folder / "handbook")
    for worker in workers:
        worker.communicate(timeout=120)
    assert [worker.returncode for worker in workers] == [0, 0]
    assert reader.records.count("own") == 1 + 2 * 12 * 4
    assert lost(reader) == []
    reader.close()


def test_a_reader_that_was_open_sees_what_another_process_wrote(base: KnowledgeBase, folder: Path) -> None:
    assert base.search("On roads 0 0", shelves=("own",)) == []
    start(folder / "knowledge", "roads", 1).communicate(timeout=60)
    assert base.search("On roads 0 0", shelves=("own",))[0].source == "roads-0.txt"


def test_a_writer_waits_for_another_and_then_says_so(base: KnowledgeBase, folder: Path) -> None:
    base.keep.wait_s = 0.2
    with FileLock(folder / "knowledge" / "write.lock"), pytest.raises(KnowledgeError, match="another process is writing"):
        base.remove("own", ["/papers/van.txt"])
    assert base.remove("own", ["/papers/van.txt"]) == 1


def test_another_embedder_gets_an_index_of_its_own(folder: Path) -> None:
    base = a_base(folder / "knowledge", folder / "handbook", OtherEmbedder("other/1"))
    assert base.search("Waiting grows slowly at first and steeply once nine hours of ten are sold.", language="en")[0].title == "Waiting"
    assert lost(base) == []
    base.close()
    back = a_base(folder / "knowledge", folder / "handbook")
    assert lost(back) == []
    back.close()


def test_an_embedder_that_gives_other_vectors_under_the_same_name_is_told(folder: Path) -> None:
    base = a_base(folder / "knowledge", folder / "handbook", OtherEmbedder(EMBEDDER.id))
    with pytest.raises(KnowledgeError, match="no longer gives the vectors that the index was built with"):
        base.search("queues")
    base.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A Chroma server, as `chroma run` starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    words = [str(program), "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        for _ in range(300):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        running.terminate()


def test_a_server_holds_the_index_of_several_bases_apart(server: str, tmp_path: Path) -> None:
    bases = [KnowledgeBase(Upkeep(tmp_path / name, EMBEDDER, server), tmp_path / "none") for name in ("one", "two")]
    text = "The yellow van is parked behind the bakery and its key hangs beside the back door of the shop."
    bases[0].put([a_document("/papers/van.txt", text)])
    assert [h.text for h in bases[0].search("where is the key of the yellow van")] == [text]
    assert bases[1].search("where is the key of the yellow van") == []
    assert lost(bases[0]) == []
    for base in bases:
        base.close()


def test_a_server_that_is_away_is_told(folder: Path) -> None:
    base = KnowledgeBase(Upkeep(folder / "knowledge", EMBEDDER, "http://127.0.0.1:9"), folder / "handbook")
    with pytest.raises(KnowledgeError, match=r"the Chroma server at http://127\.0\.0\.1:9 cannot be used"):
        base.search("queues")


def test_every_collection_is_named_by_shelf_language_and_model(base: KnowledgeBase) -> None:
    names = {str(name) for shelf in SHELVES for name in base.keep.names(shelf)}
    assert len(names) == len(SHELVES) * len(LANGUAGES)
    assert all(name.endswith("use-multilingual-3-0-2-1") or "use-multilingual-3" in name for name in names)


def test_a_server_that_stands_still_holds_nobody_up(server: str, folder: Path) -> None:
    base = KnowledgeBase(Upkeep(folder / "knowledge", EMBEDDER, server), folder / "handbook")
    base.put(
        [a_document("/papers/van.txt", "The yellow van is parked behind the bakery and its key hangs beside the back door of the shop.")]
    )
    assert base.search("the key of the yellow van")
    port = server.rpartition(":")[2]
    process = next(each for each in psutil.Process().children() if port in each.cmdline())
    process.suspend()
    begun = time.monotonic()
    with pytest.raises(KnowledgeError, match="cannot be used"):
        base.search("the key of the yellow van")
    assert time.monotonic() - begun < ANSWER_S + 2
    begun = time.monotonic()
    with pytest.raises(KnowledgeError, match="a moment ago"):
        base.search("the key of the yellow van")
    assert time.monotonic() - begun < 0.5
    process.resume()
    time.sleep(PAUSE_S)
    base.keep.index.beat()
    assert base.search("the key of the yellow van")
    base.close()

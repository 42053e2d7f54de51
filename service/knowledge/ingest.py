"""Takes the owner's own documents in, file by file: a file at fault is told in a line, and the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from service.errors import DocumentError
from service.knowledge.base import KnowledgeBase
from service.knowledge.documents import Draft, digest_of, taken_in
from service.knowledge.passages import Document, Dropped, Language
from service.knowledge.readers import READERS, read_file
from service.knowledge.upkeep import GROUP

State = Literal["added", "replaced", "unchanged", "refused"]


@dataclass(frozen=True)
class FileReport:
    """What became of one file."""

    path: Path
    state: State
    kept: int = 0
    """Passages kept."""
    dropped: tuple[Dropped, ...] = field(default=(), repr=False)
    """What was left out, and why."""
    fault: str = ""
    """Why it was refused."""

    @property
    def reasons(self) -> dict[str, int]:
        """How many pieces were dropped, by reason, the most frequent first."""
        return dict(Counter(d.why for d in self.dropped).most_common())


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files named, and all readable kinds in the folders named, each once."""
    found: list[Path] = []
    for path in paths:
        found += parted(path)[0] if path.is_dir() else [path]
    return list(dict.fromkeys(p.resolve() for p in found))


def parted(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of a folder that can be read, and those of other kinds; hidden ones are in neither."""
    files = sorted(p for p in folder.rglob("*") if not _is_hidden(p, folder) and p.is_file())
    readable = [file for file in files if file.suffix.lower() in READERS]
    return readable, [file for file in files if file.suffix.lower() not in READERS]


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~")) for part in file.relative_to(folder).parts)


def ingest(
    base: KnowledgeBase,
    paths: Sequence[Path],
    title: str | None = None,
    language: Language | None = None,
    *,
    retell: bool = False,
) -> Iterator[FileReport]:
    """Take files in; each report comes when the file is safely kept. `retell` says of unchanged files, too, what was dropped.

    Raises: KnowledgeError if the base cannot be written; reports given before stay true.
    """
    known = base.records.digests("own")
    waiting: list[tuple[Document, FileReport]] = []
    for path in files_of(paths):
        draft = Draft(str(path), title=title, language=language)
        try:
            content, raw = read_file(path)
            if known.get(draft.source) == digest_of(content, draft):
                yield FileReport(path, "unchanged", dropped=taken_in(content, raw, draft)[1] if retell else ())
                continue
            document, dropped = taken_in(content, raw, draft)
        except DocumentError as error:
            yield FileReport(path, "refused", fault=str(error))
            continue
        state: State = "replaced" if draft.source in known else "added"
        waiting.append((document, FileReport(path, state, len(document.passages), dropped)))
        if sum(report.kept for _, report in waiting) >= GROUP:
            yield from _put(base, waiting)
            waiting = []
    yield from _put(base, waiting)


def _put(base: KnowledgeBase, waiting: Sequence[tuple[Document, FileReport]]) -> Iterator[FileReport]:
    if waiting:
        base.put([document for document, _ in waiting])
    yield from (report for _, report in waiting)


def remove(base: KnowledgeBase, paths: Sequence[Path]) -> list[str]:
    """Forget files, and all that came from folders; the sources forgotten."""
    wanted = [path.resolve() for path in paths]
    gone = [s for s in base.records.digests("own") if any(Path(s).is_relative_to(w) for w in wanted)]
    base.remove("own", gone)
    return sorted(gone)


def unknown(paths: Sequence[Path], gone: Sequence[str]) -> list[Path]:
    """The paths under which nothing was there to forget."""
    wanted = {path: path.resolve() for path in paths}
    return [path for path, place in wanted.items() if not any(Path(source).is_relative_to(place) for source in gone)]

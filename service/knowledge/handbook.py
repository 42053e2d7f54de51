"""The handbook that ships with the program: one topic a file, in both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.errors import DocumentError, KnowledgeError
from service.knowledge.documents import Draft, make_document
from service.knowledge.passages import LANGUAGES, Document, Language
from service.knowledge.readers.markdown import raw_of, split_front_matter


def handbook_files(folder: Path) -> list[tuple[Language, Path]]:
    """Every topic's file with its language, in order."""
    return [(language, file) for language in LANGUAGES for file in sorted((folder / language).glob("*.md"))]


def handbook_digest(folder: Path) -> str:
    """SHA-256 of all topics: unchanged means that nothing needs to be read."""
    digest = hashlib.sha256()
    for language, file in handbook_files(folder):
        digest.update(f"{language}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def read_handbook(folder: Path) -> Iterator[Document]:
    """All topics, cut into passages.

    Raises: KnowledgeError naming the topic whose file is at fault.
    """
    for language, file in handbook_files(folder):
        try:
            yield _topic(language, file)
        except DocumentError as error:
            raise KnowledgeError(f"{file}: {error}") from error


def _topic(language: Language, file: Path) -> Document:
    content = file.read_bytes()
    front, body = split_front_matter(content.decode("utf-8"))
    raw = raw_of(front, body, file.stem)
    draft = Draft(
        source=f"handbook/{language}/{file.stem}",
        shelf="handbook",
        language=language,
        stages=tuple(front.get("stages", ())),
        topics=tuple(str(topic) for topic in front.get("topics", ())),
        works=tuple(_work(entry) for entry in front.get("sources", ())),
    )
    return make_document(content, raw, draft)


def _work(entry: dict[str, Any]) -> str:
    return f"{entry.get('author')} ({entry.get('year')}): {entry.get('work')}"

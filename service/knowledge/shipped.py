"""Vectors of the handbook that ship with it, so that its first use takes seconds and not a minute on a slow machine.

They are a cache and no truth: each lies under the hash of the words it was made of, so a topic that changed is embedded anew.
`make vectors` writes them; a test says when they are out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from service.errors import KnowledgeError
from service.knowledge.embedding import BuiltInEmbedder, Embedder, Vectors, unit_rows
from service.knowledge.handbook import read_handbook
from service.knowledge.passages import embedded_text
from service.knowledge.records import key_of
from service.locations import knowledge_folder


def shipped_vectors(handbook: Path, model: str) -> dict[str, Vectors]:
    """Vectors by key; none where the file is of another model, or not there.

    Raises: KnowledgeError if the file is damaged.
    """
    file = _file(handbook)
    if not file.is_file():
        return {}
    try:
        with np.load(file, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return {}
            keys, rows = kept["keys"], unit_rows(kept["vectors"].astype(np.float32))
    except (OSError, ValueError, KeyError) as error:
        raise KnowledgeError(f"{file}: is damaged; install the program anew") from error
    return {str(key): row for key, row in zip(keys, rows, strict=True)}


def write_vectors(handbook: Path, embedder: Embedder) -> int:
    """Write the vectors of all passages anew; how many there are."""
    texts = {
        key_of(topic.title, p.heading, p.text): embedded_text(topic.title, p.heading, p.text)
        for topic in read_handbook(handbook)
        for p in topic.passages
    }
    keys = sorted(texts)
    rows = embedder.embed([texts[key] for key in keys]).astype(np.float16)  # half the size, and no rank changes
    np.savez_compressed(_file(handbook), model=np.array(embedder.id), keys=np.array(keys), vectors=rows)
    return len(keys)


def _file(handbook: Path) -> Path:
    return handbook / "vectors.npz"


def main() -> int:
    """Write the vectors of our own handbook."""
    print(f"{write_vectors(knowledge_folder(), BuiltInEmbedder())} vectors")
    return 0


if __name__ == "__main__":
    sys.exit(main())

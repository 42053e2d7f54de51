"""A process that writes to a knowledge base; for tests that kill it, or run two at once.

`worker.py FOLDER NAME COUNT [KILL]`: puts COUNT documents called NAME; KILL names the moment at which it kills itself.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from service.knowledge import upkeep
from service.knowledge.embedding import Vectors
from service.knowledge.index import Index, Name
from service.knowledge.records import Stored
from tests.knowledge.a_base import a_base, many


def die() -> None:
    """As if the power went."""
    os.kill(os.getpid(), signal.SIGKILL)


class DyingIndex(Index):
    """Dies before, in or after writing."""

    moment = ""

    def put(self, name: Name, passages: Sequence[Stored], vectors: Mapping[str, Vectors]) -> None:
        """Write, or half of it."""
        if self.moment == "before":
            die()
        if self.moment == "half":
            super().put(name, passages[: len(passages) // 2], vectors)
            die()
        super().put(name, passages, vectors)
        if self.moment == "after":
            die()


def main(folder: str, name: str, count: str, moment: str = "") -> None:
    """Write documents in groups of forty passages."""
    upkeep.GROUP = 40
    base = a_base(Path(folder), wait_s=60)
    DyingIndex.moment = moment
    base.keep.make_index = DyingIndex
    for document in many(int(count), name):
        base.put([document])
        print(document.source, flush=True)
    base.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

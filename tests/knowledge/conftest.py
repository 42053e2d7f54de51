"""A knowledge base indexed once and copied for each test: a new index takes Chroma seconds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.knowledge.base import KnowledgeBase
from tests.knowledge.a_base import a_base, a_document, a_handbook


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a handbook of six topics and one document of the owner, indexed and closed."""
    folder = tmp_path_factory.mktemp("indexed")
    base = a_base(folder / "knowledge", a_handbook(folder / "handbook"))
    base.put(
        [a_document("/papers/van.txt", "The yellow van is parked behind the bakery and its key hangs beside the back door of the shop.")]
    )
    assert base.search("queues")
    base.close()
    return folder


@pytest.fixture
def folder(indexed: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(indexed, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def base(folder: Path) -> Iterator[KnowledgeBase]:
    """The base of the copy, opened."""
    opened = a_base(folder / "knowledge", folder / "handbook")
    yield opened
    opened.close()

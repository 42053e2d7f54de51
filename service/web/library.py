"""The seam for the knowledge base: documents of a workspace, kept and searched."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from service.errors import NotFoundError


class Library(Protocol):
    """A workspace's own documents beside the handbook. Rows are plain JSON."""

    def add(self, workspace: str, name: str, file: Path) -> dict[str, Any]:
        """Keep an uploaded file: `id title language passages` (how many were kept), `dropped` (how often, by reason), `left_out`."""
        ...

    def documents(self, workspace: str) -> list[dict[str, Any]]:
        """All documents of the workspace."""
        ...

    def passages(self, workspace: str, document_id: str) -> list[dict[str, Any]]:
        """What is kept of a document: `heading text`, in its order.

        Raises: NotFoundError when the workspace has no such document.
        """
        ...

    def remove(self, workspace: str, document_id: str) -> None:
        """Take a document out.

        Raises: NotFoundError when the workspace has no such document.
        """
        ...

    def search(self, workspace: str, query: str, *, language: str | None, within: str, top: int) -> list[dict[str, Any]]:
        """The passages nearest to a query: `id source title heading language score text`."""
        ...

    def ready(self) -> bool:
        """Whether it answers."""
        ...


class NoLibrary:
    """Where no knowledge base is set up."""

    _TOLD = "this service has no knowledge base yet; plans are written without citations"

    def add(self, workspace: str, name: str, file: Path) -> dict[str, Any]:  # noqa: ARG002
        """Refused.

        Raises: NotFoundError.
        """
        raise NotFoundError(self._TOLD)

    def documents(self, workspace: str) -> list[dict[str, Any]]:  # noqa: ARG002
        """None."""
        return []

    def passages(self, workspace: str, document_id: str) -> list[dict[str, Any]]:  # noqa: ARG002
        """Refused.

        Raises: NotFoundError.
        """
        raise NotFoundError("there is no such document")

    def remove(self, workspace: str, document_id: str) -> None:  # noqa: ARG002
        """Refused.

        Raises: NotFoundError.
        """
        raise NotFoundError("there is no such document")

    def search(self, workspace: str, query: str, *, language: str | None, within: str, top: int) -> list[dict[str, Any]]:  # noqa: ARG002
        """Nothing."""
        return []

    def ready(self) -> bool:
        """There is nothing to wait for."""
        return True

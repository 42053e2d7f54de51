"""What goes into the job tables and comes out of them is JSON, never a pickle: whoever can write there must not run code here."""

from __future__ import annotations

import json
from typing import Any

import dbos._serialization as theirs
from dbos import Serializer

from service.errors import StoreError

_ERROR = "__error__"


class PlainJson(Serializer):
    """JSON and nothing else. An error becomes its name: its words may hold what must not be kept."""

    def serialize(self, data: Any) -> str:
        """Data as JSON."""
        if isinstance(data, BaseException):
            return json.dumps({_ERROR: type(data).__name__})
        return json.dumps(data)

    def deserialize(self, serialized_data: str) -> Any:
        """Data out of JSON."""
        data = json.loads(serialized_data)
        if isinstance(data, dict) and _ERROR in data:
            return RuntimeError(data[_ERROR])
        return data

    def name(self) -> str:
        """The name under which rows are marked."""
        return "plain_json"


class NoPickle(Serializer):
    """Takes the place of the library's default, which a row could otherwise ask for by name."""

    def serialize(self, data: Any) -> str:  # noqa: ARG002
        """Refused.

        Raises: StoreError.
        """
        raise StoreError("the job tables hold JSON only")

    def deserialize(self, serialized_data: str) -> Any:  # noqa: ARG002
        """Refused.

        Raises: StoreError.
        """
        raise StoreError("the job tables hold a pickle, which is never read")

    def name(self) -> str:
        """The name of what is refused."""
        return "py_pickle"


def refuse_pickles() -> None:
    """See that no row of the job tables is ever unpickled."""
    theirs.DBOSDefaultSerializer = NoPickle()

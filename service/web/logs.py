"""Log lines as JSON: what happened, under which request and plan; no path of a file, no key, no word of a brief."""

from __future__ import annotations

import json
import logging
import sys
import time

FIELDS = (
    "request_id", "plan_id", "revision", "method", "route", "status", "ms", "error", "place", "worker", "runs", "host", "port", "writer",
)  # fmt: skip
"""Fields that may stand in a line; nothing else that a record carries is written."""


class JsonLines(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        when = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"
        line = {"at": when, "level": record.levelname.lower(), "logger": record.name, "event": self._said(record)}
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        return json.dumps(line, ensure_ascii=False)

    def _said(self, record: logging.LogRecord) -> str:
        """Our own words; of libraries only who spoke, since their words may hold anything."""
        return record.getMessage() if record.name.startswith("overdeliver") else f"{record.name} says something"


def log_as_json() -> None:
    """Write the log to standard error, a line of JSON a record."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("overdeliver").setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "dbos", "alembic"):
        logging.getLogger(name).handlers[:] = []
        logging.getLogger(name).propagate = True
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("dbos").addHandler(logging.NullHandler())  # where it finds none it adds its own, which writes whole tracebacks

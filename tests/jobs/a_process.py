"""A process that runs plans with the slow model: `python -m tests.jobs.a_process HOME URL|- LOG SECONDS ID SILENT`."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from service.jobs import Helpers, Limits, start_runtime
from service.jobs.watch import Times
from service.store import open_store
from tests.jobs.a_model import NAME, SlowModel


def main() -> None:
    """Run until asked to stop."""
    home, url, log, seconds, worker_id, silent = sys.argv[1:]
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    store = open_store(Path(home), None if url == "-" else url)
    runtime = start_runtime(
        store,
        worker_id=worker_id,
        limits=Limits(plans_at_once=2, model_plans_at_once=20),
        times=Times(beat_s=float(silent) / 5, silent_after_s=float(silent)),
        helpers=Helpers(editing=lambda model: SlowModel(Path(log), float(seconds)) if model == NAME else None),
    )
    print("running", flush=True)
    stop.wait()
    runtime.stop(5)
    store.close()


if __name__ == "__main__":
    main()

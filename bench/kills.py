"""kill -9 of server and workers at random moments, on SQLite and Postgres: no plan lost, no finished call repeated, each event once."""

from __future__ import annotations

import contextlib
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from bench.asking import Asking
from bench.model_server import CallsMade, model_server
from bench.parts import Process, free_port, postgres
from service.editing.run import EDITED
from service.store import Store, open_store

TIMES = 20
"""Kills of the server, and as many of the workers."""
WORKERS = 2
SEED = 2027
_WORKING = 0.8
"""Share of the kills that wait until the victim works; the others may meet it while it starts."""
_A_CALL_S = 0.4
"""How long the model server takes for an answer: long enough to be killed in."""


def measure(_server: str | None) -> Iterator[str]:
    """One run on each database."""
    yield from _on("sqlite", None)
    with postgres() as database:
        yield from _on("postgres", database.url)


def _on(kind: str, url: str | None) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, model_server(_A_CALL_S) as model:
        home, port = Path(folder) / "home", free_port()
        settings = {"OVERDELIVER_HOME": str(home), **model.settings, **({"OVERDELIVER_DATABASE_URL": url} if url else {})}
        commands = [["serve", "--port", str(port)], *[["worker"]] * WORKERS]
        group = _Group([Process(f"p{number}", words, settings, Path(folder) / "log") for number, words in enumerate(commands)])
        with contextlib.ExitStack() as stack:
            stack.callback(group.stop)
            group.start()
            asking = stack.enter_context(contextlib.closing(Asking(f"http://127.0.0.1:{port}")))
            asking.order("warm-up", by_model=True)
            asking.until_done(asking.accepted)
            store = open_store(home, url)
            stack.callback(store.close)
            ideal = sum(model.calls().values())
            yield from _killed(kind, group, asking, model, store)
            yield f"{kind}: {sum(model.calls().values())} calls for {asking.by_model} plans of {ideal} calls each"


@dataclass
class _Group:
    """A server and workers; each knows its own id again."""

    processes: list[Process]

    def start(self) -> None:
        for process in self.processes:
            process.start()

    def stop(self) -> None:
        for process in self.processes:
            process.stop()


@dataclass
class _Finished:
    """Calls whose results were kept, and how often each had been made by then."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, store: Store, names: dict[str, str], model: CallsMade) -> None:
        """Look at what is kept now."""
        kept = set()
        for plan_id, name in names.items():
            done = store.plans.get("local", plan_id).status == "done"
            kept |= {(name, stage) for stage in (EDITED if done else store.runs.steps(plan_id, 1)) if stage in EDITED}
        calls = model.calls()
        for call in kept - self.seen.keys():
            self.seen[call] = calls[call]

    def repeated(self, model: CallsMade) -> list[tuple[str, str]]:
        """Those that were made again afterwards."""
        calls = model.calls()
        return [call for call, times in self.seen.items() if calls[call] > times]


def _killed(kind: str, group: _Group, asking: Asking, model: CallsMade, store: Store) -> Iterator[str]:
    chance, finished, stop = random.Random(SEED), _Finished(), threading.Event()  # noqa: S311
    begun = time.perf_counter()
    with ThreadPoolExecutor(200) as pool:
        ordering = pool.submit(asking.keep_ordering, pool, stop)
        try:
            for victim in _victims(chance):
                process = group.processes[victim]
                if chance.random() < _WORKING:
                    process.until_it_works(store)
                time.sleep(chance.uniform(0.0, 3.0))
                process.kill()
                finished.note(store, asking.names(), model)
                process.start()
        finally:
            stop.set()
        ordering.result()
        rows = asking.until_done(asking.accepted)
        followed = [future.result() for future in asking.followers]
    finished.note(store, asking.names(), model)
    told = [store.events.after(plan_id, 0) for plan_id in asking.accepted]
    whole = sum([event.number for event in events] == list(range(1, len(events) + 1)) and events[-1].kind == "done" for events in told)
    kinds = [Counter((event.kind, event.data.get("stage")) for event in events) for events in told]
    doubled = sum(any(number > 1 for number in each.values()) for each in kinds)
    done, listed = sum(row["status"] == "done" for row in rows), asking.listed()
    live = f"{sum(followed)} of {len(followed)}"
    yield f"{kind}: server killed {TIMES} times, {WORKERS} workers {TIMES} times in {time.perf_counter() - begun:.0f} s, seed {SEED}"
    yield f"{kind}: {done} of {len(asking.accepted)} accepted plans done, {listed} listed; {asking.retried} orders sent more than once"
    yield f"{kind}: {len(finished.repeated(model))} of {len(finished.seen)} finished calls repeated"
    yield f"{kind}: events without a gap in {whole} of {len(told)} plans, doubled in {doubled}; followed live {live}"


def _victims(chance: random.Random) -> list[int]:
    """Whom to kill, in random order: the server 0, the workers 1 and up."""
    order = [0] * TIMES + [1 + number % WORKERS for number in range(TIMES)]
    chance.shuffle(order)
    return order

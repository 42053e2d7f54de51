"""kill -9 of the service at random moments: nothing lost, nothing doubled."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.serving import example, serving, until_done

TIMES = 20
EACH = 3


def measure(_server: str | None) -> Iterator[str]:
    """Orders plans, kills the process at a random moment, starts it again; at the end every plan is whole."""
    brief = example("hedge-lane-cycles")
    chance = random.Random(11)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        home, ids = Path(folder) / "home", list[str]()
        for _ in range(TIMES):
            with serving(home) as service:
                ids += [str(service.http.post("/v1/plans", json={"brief": brief}).json()["id"]) for _ in range(EACH)]
                time.sleep(chance.uniform(0.0, 1.5))
                service.process.kill()
        with serving(home) as service:
            rows = until_done(service.http, ids)
            told = [_numbers(service.http.get(f"/v1/plans/{plan_id}/events").text) for plan_id in ids]
    whole = sum(numbers == list(range(1, 16)) for numbers in told)
    yield f"killed {TIMES} times: {sum(row['status'] == 'done' for row in rows)} of {len(ids)} plans done, {whole} with every event once"


def _numbers(text: str) -> list[int]:
    return [int(line[4:]) for line in text.splitlines() if line.startswith("id: ")]

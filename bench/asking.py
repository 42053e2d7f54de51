"""Whoever uses the service and holds on through its outages: orders with a key until accepted, follows events from where it stopped."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench.serving import example

_PAUSE_S = 0.2
_PATIENCE_S = 600.0
_ENDS = ("done", "failed", "cancelled")


@dataclass
class Asking:
    """One client of one service."""

    url: str
    accepted: list[str] = field(default_factory=list)
    """Ids of plans that the service took on."""
    retried: int = 0
    by_model: int = 0
    followers: list[Future[bool]] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self._http = httpx.Client(base_url=self.url, timeout=30, limits=httpx.Limits(max_connections=300))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def names(self) -> dict[str, str]:
        """Names of the firms whose plans a model writes, by plan."""
        return dict(self._names)

    def order(self, key: str, *, by_model: bool) -> str:
        """Order a plan until it is accepted: the key sees to it that it is one."""
        answer = self._insist("POST", "/v1/plans", json=self.body(key, by_model=by_model), headers={"Idempotency-Key": key})
        plan_id = str(answer.json()["id"])
        self.accepted.append(plan_id)
        if by_model:
            self.by_model += 1
            self._names[plan_id] = f"Firm {key}"
        return plan_id

    def body(self, key: str, *, by_model: bool) -> dict[str, Any]:
        """What is ordered: a brief of a firm of its own."""
        brief = example("hedge-lane-cycles")
        brief["business"]["name"] = f"Firm {key}"
        return {"brief": brief, **({} if by_model else {"model": "built-in"})}

    def until_ready(self, patience_s: float) -> None:
        """Wait until the service says that it is ready."""
        until = time.monotonic() + patience_s
        while time.monotonic() < until:
            answer = self.once("GET", "/readyz")
            if answer is not None and answer.is_success:
                return
            time.sleep(0.05)
        raise TimeoutError("the service is not ready")

    def keep_ordering(self, pool: Executor, stop: threading.Event) -> None:
        """A plan every second or so, each followed from its first event; every second one by the model."""
        chance, number = random.Random(3), 0  # noqa: S311
        while not stop.is_set():
            number += 1
            plan_id = self.order(f"k{number}", by_model=number % 2 == 0)
            self.followers.append(pool.submit(self.follow, plan_id))
            stop.wait(chance.uniform(0.3, 1.7))

    def follow(self, plan_id: str) -> bool:
        """Whether a reader who resumes after every break is told each event once, in order, to the end."""
        heard: list[int] = []
        kind, until = "", time.monotonic() + _PATIENCE_S
        while kind not in _ENDS and time.monotonic() < until:
            with contextlib.suppress(httpx.TransportError):
                headers = {"Last-Event-ID": str(heard[-1] if heard else 0)}
                with self._http.stream("GET", f"/v1/plans/{plan_id}/events", headers=headers) as answer:
                    for line in answer.iter_lines() if answer.status_code == httpx.codes.OK else ():
                        name, _, value = line.partition(": ")
                        if name == "id":
                            heard.append(int(value))
                        kind = value if name == "event" else kind
            time.sleep(_PAUSE_S)
        return kind == "done" and heard == list(range(1, len(heard) + 1))

    def until_done(self, plan_ids: list[str]) -> list[dict[str, Any]]:
        """The plans once nothing is under way, or as they stand when patience ends."""
        rows, until = [], time.monotonic() + _PATIENCE_S
        for plan_id in list(plan_ids):
            while (row := self._insist("GET", f"/v1/plans/{plan_id}").json())["status"] not in _ENDS and time.monotonic() < until:
                time.sleep(_PAUSE_S)
            rows.append(row)
        return rows

    def listed(self) -> int:
        """How many plans the service lists."""
        number, cursor = 0, None
        while True:
            page = self._insist("GET", "/v1/plans", params={"limit": 100, **({"cursor": cursor} if cursor else {})}).json()
            number, cursor = number + len(page["items"]), page["next_cursor"]
            if cursor is None:
                return number

    def once(self, method: str, path: str, **how: Any) -> httpx.Response | None:
        """One request; None where no answer came."""
        try:
            return self._http.request(method, path, **how)
        except httpx.TransportError:
            return None

    def _insist(self, method: str, path: str, **how: Any) -> httpx.Response:
        until, tried = time.monotonic() + _PATIENCE_S, 0
        while time.monotonic() < until:
            answer = self.once(method, path, **how)
            if answer is not None and answer.is_success:
                self.retried += int(tried > 0 and method == "POST")
                return answer
            tried += 1
            time.sleep(_PAUSE_S)
        raise TimeoutError(f"{method} {path} never succeeded")

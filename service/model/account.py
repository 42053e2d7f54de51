"""What one plan spends on a model: calls, tokens, money, time; and the limits no call may pass."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from service.errors import ClosedError
from service.model.prices import Price

MOST_FAILURES = 3
"""Calls in a row that find no server before the plan goes on without it."""


@dataclass(frozen=True)
class Limits:
    """What a plan may take: dollars (None: no ceiling), and seconds for all its calls together."""

    most_cost: float | None = None
    most_seconds: float = 600.0


@dataclass(frozen=True)
class Use:
    """What a stage took of the model."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cached_tokens: int = 0
    cost: float = 0.0
    seconds: float = 0.0
    retries: int = 0

    def __add__(self, other: Use) -> Use:
        return Use(*(a + b for a, b in zip(self.__dict__.values(), other.__dict__.values(), strict=True)))


@dataclass
class Account:
    """The account of one plan; stages share it, so it is locked. `clock` gives seconds."""

    limits: Limits = Limits()
    price: Price | None = None
    clock: Callable[[], float] = time.monotonic
    uses: dict[str, Use] = field(default_factory=dict)
    closed: str | None = None
    """Why no further call is made: a key of `model.<language>.yaml`, under `closed`."""
    _begun: float = field(init=False)
    _reserved: float = 0.0
    _failures: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._begun = self.clock()

    @property
    def seconds_left(self) -> float:
        """Seconds until the deadline."""
        return self.limits.most_seconds - (self.clock() - self._begun)

    @property
    def total(self) -> Use:
        """All stages together."""
        with self._lock:
            return sum(self.uses.values(), Use())

    def reserve(self, tokens_in: int, tokens_out: int) -> float:
        """Set aside what a call may cost at most, US dollars.

        Raises: ClosedError if the ceiling, the deadline or an earlier failure forbids the call.
        """
        worst = self.price.of(tokens_in, tokens_out) if self.price else 0.0
        with self._lock:
            if self.closed is None and self.seconds_left <= 0:
                self.closed = "deadline"
            if self.closed is not None:
                raise ClosedError(self.closed)
            spent = sum(use.cost for use in self.uses.values()) + self._reserved
            if self.limits.most_cost is not None and spent + worst > self.limits.most_cost + 1e-12:
                raise ClosedError("ceiling")
            self._reserved += worst
        return worst

    def settle(self, stage: str, reserved: float, use: Use) -> None:
        """Book what a call took, in place of what was set aside for it."""
        cost = self.price.of(use.tokens_in, use.tokens_out, use.cached_tokens) if self.price else 0.0
        with self._lock:
            self._reserved -= reserved
            self.uses[stage] = self.uses.get(stage, Use()) + replace(use, cost=cost)

    def reached(self, *, server: bool) -> None:
        """Note whether the server could be reached; after several calls that could not, the account is closed."""
        with self._lock:
            self._failures = 0 if server else self._failures + 1
            if self._failures >= MOST_FAILURES and self.closed is None:
                self.closed = "unreachable"

    def close(self, reason: str) -> None:
        """No further calls."""
        with self._lock:
            self.closed = self.closed or reason

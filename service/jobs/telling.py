"""Who is told what the runs do: the metrics and the log. Nothing of a brief is ever told."""

from __future__ import annotations

from typing import Protocol

from service.domain.plan.plan import Plan


class Tell(Protocol):
    """Hears of the runs of a process."""

    def stage(self, name: str, seconds: float) -> None:
        """A step is finished."""

    def done(self, plan: Plan) -> None:
        """A plan is finished."""

    def waiting(self, plan_id: str) -> None:
        """A run waits for the database."""

    def broken(self, plan_id: str, error: Exception) -> None:
        """A run ended by a fault of the program."""

    def taken_over(self, worker_id: str, runs: int) -> None:
        """Runs of a dead process are taken over."""


class Silence:
    """Tells nobody."""

    def stage(self, name: str, seconds: float) -> None:
        """Nothing."""

    def done(self, plan: Plan) -> None:
        """Nothing."""

    def waiting(self, plan_id: str) -> None:
        """Nothing."""

    def broken(self, plan_id: str, error: Exception) -> None:
        """Nothing."""

    def taken_over(self, worker_id: str, runs: int) -> None:
        """Nothing."""

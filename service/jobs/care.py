"""Looks after the plans that are not written yet: asks again for those that nobody has, and for those whose run broke with the database."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from service.jobs.orders import Orders, State
from service.jobs.workflows import FAULT
from service.store import Store

GRACE = dt.timedelta(seconds=5)
"""How long a plan may be on its way to a queue."""
LOST_AFTER = 4
"""Rounds in which a process has not what the job tables give it, before it takes that up again."""
MOST_ASKED = 20
"""Times that a process begins a broken run again; after that it is a fault of the program."""
MOST_AT_ONCE = 500
"""Plans that a round looks at, those that have waited longest; the others have their turn when these are written."""
Run = tuple[str, int]


@dataclass
class Care:
    """The care of one process."""

    store: Store
    orders: Orders
    worker_id: str
    in_hand: Callable[[], set[str]]
    """Ids of the runs that this process is at."""
    take_over: Callable[[str], None]
    """Put the runs of a process that is not there back into their queues."""
    _missed: Counter[str] = field(default_factory=Counter)
    _begun: Counter[Run] = field(default_factory=Counter)

    def look(self, now: dt.datetime) -> None:
        """One round.

        Raises: StoreError when the database is away.
        """
        oldest = self.store.runs.unfinished()[:MOST_AT_ONCE]
        waiting = {(plan_id, number): model for plan_id, number, model, since in oldest if since < now - GRACE}
        if not waiting:
            self._missed.clear()
            return
        states = self.orders.states(list(waiting))
        for run in waiting.keys() - states.keys():
            self.orders.ask(*run, waiting[run])
        for run, state in states.items():
            if state.status == "ERROR":
                self._begin_again(run, waiting[run], now)
            elif state.status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
                self.store.runs.fail(*run, FAULT, now)
        self._take_up_what_broke()
        self._take_over_orphans(states.values())

    def _begin_again(self, run: Run, model: str, now: dt.datetime) -> None:
        """A run that broke with the database; faults of its own end the plan. What is finished is not done again."""
        self._begun[run] += 1
        if self._begun[run] > MOST_ASKED:
            self.store.runs.fail(*run, FAULT, now)
            return
        self.orders.erase(run[0], [run[1]])
        self.orders.ask(*run, model)

    def _take_up_what_broke(self) -> None:
        """What broke so that not even that could be written down: a disk that was full."""
        missing = self.orders.held_by(self.worker_id) - self.in_hand()
        self._missed = Counter({each: self._missed[each] + 1 for each in missing})
        lost = [each for each, rounds in self._missed.items() if rounds >= LOST_AFTER]
        self.orders.resume(lost)

    def _take_over_orphans(self, states: Iterable[State]) -> None:
        """Runs of processes that are not there: whoever was to take them over may have died over it."""
        holders = {state.worker_id for state in states if state.status == "PENDING" and state.worker_id} - {self.worker_id}
        for worker_id in holders - set(self.store.workers.alive()) if holders else ():
            self.take_over(worker_id)

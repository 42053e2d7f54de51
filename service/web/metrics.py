"""What Prometheus reads: plans by state, stages, model calls, tokens, cost, fallbacks, the queue, requests."""

from __future__ import annotations

import logging
import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from service.domain.plan.plan import Plan

_LOG = logging.getLogger("overdeliver.runs")
_STATES = ("queued", "running", "done", "failed", "cancelled")
_STAGE_S = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)
_QUIET_S = 10.0


class Metrics:
    """The counters of one process; hears of its runs."""

    def __init__(self) -> None:
        r = self.registry = CollectorRegistry()
        self._plans = Gauge("overdeliver_plans", "Plans by state", ["state"], registry=r)
        self._queue = Gauge("overdeliver_queue_depth", "Plans waiting or under way", registry=r)
        self._workers = Gauge("overdeliver_workers", "Processes that run plans", registry=r)
        self._stage = Histogram("overdeliver_stage_seconds", "Seconds of a stage", ["stage"], buckets=_STAGE_S, registry=r)
        self._written = Counter("overdeliver_plans_written_total", "Plans and revisions written here", ["writer"], registry=r)
        self._calls = Counter("overdeliver_model_calls_total", "Calls of a chat model", registry=r)
        self._tokens = Counter("overdeliver_tokens_total", "Tokens of a chat model", ["way"], registry=r)
        self._cost = Counter("overdeliver_cost_dollars_total", "Cost of a chat model", registry=r)
        self._fallbacks = Counter("overdeliver_fallbacks_total", "Statements that stayed built-in", registry=r)
        self._taken = Counter("overdeliver_runs_taken_over_total", "Runs taken over from dead processes", registry=r)
        self._requests = Counter("overdeliver_requests_total", "Requests", ["method", "route", "status"], registry=r)
        self._seconds = Histogram("overdeliver_request_seconds", "Seconds of a request", ["method", "route"], registry=r)
        self._told: dict[str, float] = {}

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def stage(self, name: str, seconds: float) -> None:
        """A step is finished."""
        self._stage.labels(name).observe(seconds)

    def done(self, plan: Plan) -> None:
        """A plan is finished."""
        meta = plan.meta
        writers = sorted({writer for writer in meta.writer.values() if writer != "built-in"})
        self._written.labels(writers[0] if writers else "built-in").inc()
        self._calls.inc(meta.model_calls)
        self._cost.inc(meta.cost)
        self._fallbacks.inc(len(meta.fallbacks))
        for way, tokens in (("in", meta.tokens_in), ("out", meta.tokens_out), ("cached", meta.cached_tokens)):
            self._tokens.labels(way).inc(tokens)
        _LOG.info("plan written", extra={"plan_id": plan.id, "revision": meta.revision})

    def waiting(self, plan_id: str) -> None:
        """A run waits for the database; said once in a while."""
        if time.monotonic() - self._told.get("waiting", 0.0) > _QUIET_S:
            self._told["waiting"] = time.monotonic()
            _LOG.warning("the database is away; runs wait for it", extra={"plan_id": plan_id})

    def broken(self, plan_id: str, error: Exception) -> None:
        """A run ended by a fault: where in the code, and nothing of the brief."""
        place = _place(error)
        _LOG.error("a run ended by a fault", extra={"plan_id": plan_id, "error": type(error).__name__, "place": place})

    def taken_over(self, worker_id: str, runs: int) -> None:
        """Runs of a dead process are taken over."""
        self._taken.inc(runs)
        _LOG.warning("a process fell silent; its runs are taken over", extra={"worker": worker_id, "runs": runs})

    def text(self, plans: dict[str, int], workers: int) -> bytes:
        """Everything in Prometheus's text form."""
        for state in _STATES:
            self._plans.labels(state).set(plans.get(state, 0))
        self._queue.set(plans.get("queued", 0) + plans.get("running", 0))
        self._workers.set(workers)
        return generate_latest(self.registry)


def _place(error: Exception) -> str:
    """The innermost line of our own code."""
    place, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "/service/" in code.co_filename:
            place = f"{code.co_filename.rpartition('/service/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place

"""What went wrong at a model's server, told apart by what to do: try again, ask in another way, or do without."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal

Kind = Literal["passing", "method", "key", "quota", "no_model", "length", "other"]

LONGEST_WAIT_S = 60.0
"""A server that asks for a longer pause is done without."""
_FIRST_WAIT_S = 0.5
_PASSING = {408, 409, 425, 429, 500, 502, 503, 504, 529}
_METHOD = {400, 405, 415, 422, 501}
_FINAL: dict[int, Kind] = {401: "key", 402: "quota", 403: "key", 404: "no_model"}
_QUOTA = ("insufficient_quota", "billing", "exceeded your current quota")
_OFF_THE_LINE = ("Connection", "Connect", "Timeout", "Network", "RemoteProtocol", "ReadError", "WriteError")


@dataclass(frozen=True)
class Failure:
    """One failed call."""

    kind: Kind
    wait_s: float | None = None
    """Pause the server asks for."""
    reached: bool = True
    """Whether a server answered at all."""


def read_failure(error: BaseException) -> Failure:
    """What an error of any provider's client means. They share status codes and names of classes, not a common base."""
    if type(error).__name__ == "LengthFinishReasonError":
        return Failure("length")
    for cause in _chain(error):
        status = _status(cause)
        if status is not None:
            return _by_status(status, cause)
        if isinstance(cause, OSError | TimeoutError) or any(name in type(cause).__name__ for name in _OFF_THE_LINE):
            return Failure("passing", reached=False)
    return Failure("method" if isinstance(error, NotImplementedError | TypeError | ValueError) else "other")


def pause(attempt: int, failure: Failure) -> float:
    """Seconds before the next attempt: what the server asks for, else twice as long each time; spread out at random."""
    spread = random.uniform(0.5, 1.5)  # noqa: S311 - no secret
    if failure.wait_s is not None:
        return failure.wait_s + 0.1 * spread
    return float(_FIRST_WAIT_S * 2**attempt * spread)


def _by_status(status: int, error: BaseException) -> Failure:
    said = f"{error} {getattr(error, 'code', '')}".lower()
    if any(word in said for word in _QUOTA):
        return Failure("quota")
    if status in _PASSING or status >= 500:
        return Failure("method" if status == 501 else "passing", _retry_after(error))
    if status in _METHOD:
        return Failure("method")
    return Failure(_FINAL.get(status, "other"))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _status(error: BaseException) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int):
            return status
    return None


def _retry_after(error: BaseException) -> float | None:
    """Seconds of the header Retry-After, which holds seconds or a date."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    stated = headers.get("retry-after")
    if not stated:
        return None
    try:
        return max(0.0, float(stated))
    except ValueError:
        return _until(stated, headers.get("date"))


def _until(stated: str, now: str | None) -> float | None:
    """Seconds from the server's own clock to a date."""
    try:
        return max(0.0, (parsedate_to_datetime(stated) - parsedate_to_datetime(now)).total_seconds()) if now else None
    except (TypeError, ValueError):
        return None

"""Errors as RFC 9457 problem details: what is wrong, where (the field's path), what to do."""

from __future__ import annotations

import errno
import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from service.errors import BriefError, ConflictError, KnowledgeError, NotFoundError, OverdeliverError, StoreError

MEDIA_TYPE = "application/problem+json"
_KIND = "urn:overdeliver:problem:"
_LOG = logging.getLogger("overdeliver.web")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
TITLES = {
    400: "The request cannot be read", 401: "A key is needed", 403: "The key does not allow this", 404: "There is no such thing",
    405: "The method is not allowed here", 406: "The format is not available", 409: "It does not fit the state of things",
    413: "The request is too large", 415: "The content type cannot be read", 422: "The request is not valid", 429: "Too many requests",
    500: "A fault of the service", 503: "The service cannot do this now",
}  # fmt: skip


class FieldProblem(BaseModel):
    """One thing that is wrong with a request."""

    path: str
    """Where: `services[0].price`."""
    message: str
    """What, and what to do."""


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    type: str
    """Kind of the problem."""
    title: str
    """The kind in words."""
    status: int
    """HTTP status."""
    detail: str
    """What is wrong, and what to do."""
    instance: str | None = None
    """Path of the request."""
    request_id: str | None = None
    """Id of the request, as in the log."""
    errors: list[FieldProblem] = []
    """Every fault with its place."""


class Problem(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, detail: str, errors: Sequence[FieldProblem] = (), headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.headers = headers or {}


def add_problems(app: FastAPI) -> None:
    """Answer every error of the app as a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(OverdeliverError, _of_ours)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(OSError, _of_system)
    app.add_exception_handler(Exception, _fault)


def answer(request: Request, problem: Problem) -> JSONResponse:
    """A problem as a response."""
    slug = TITLES.get(problem.status, "error").lower().replace(" ", "-")
    details = ProblemDetails(
        type=_KIND + slug,
        title=TITLES.get(problem.status, "Error"),
        status=problem.status,
        detail=problem.detail,
        instance=request.url.path,
        request_id=getattr(request.state, "request_id", None),
        errors=problem.errors,
    )
    return JSONResponse(details.model_dump(), problem.status, problem.headers, MEDIA_TYPE)


def of_brief(error: BriefError) -> Problem:
    """Every fault of a brief with its path."""
    rows = [_split(fault) for fault in error.faults]
    return Problem(422, f"the brief cannot be used: {_counted(len(rows))}", rows)


def _split(fault: str) -> FieldProblem:
    path, colon, message = fault.partition(": ")
    return FieldProblem(path=path if colon else "", message=message if colon else fault)


def _counted(number: int) -> str:
    return "1 fault" if number == 1 else f"{number} faults"


async def _problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)  # noqa: S101 - registered for this class
    return answer(request, error)


async def _of_ours(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, BriefError):
        return answer(request, of_brief(error))
    return answer(request, _known(error))


def _known(error: Exception) -> Problem:
    if isinstance(error, NotFoundError):
        return Problem(404, str(error))
    if isinstance(error, ConflictError):
        return Problem(409, str(error), headers={"Retry-After": "1"})
    if isinstance(error, StoreError):
        return Problem(503, str(error), headers={"Retry-After": "2"})
    if isinstance(error, KnowledgeError):
        return Problem(503, str(error), headers={"Retry-After": "5"})
    return Problem(422, str(error))


async def _not_valid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class
    rows = [FieldProblem(path=_path(each["loc"]), message=_plain(each)) for each in error.errors()]
    return answer(request, Problem(422, f"the request cannot be used: {_counted(len(rows))}", rows))


def _path(steps: Sequence[Any]) -> str:
    """A place in the request as the owner reads it; parameters keep where they stand."""
    kept = steps[1:] if steps and steps[0] == "body" else steps
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in kept).lstrip(".") or "body"


def _plain(each: dict[str, Any]) -> str:
    message = str(each["msg"]).removeprefix("Value error, ")
    return f"{message[:1].lower()}{message[1:]}"


async def of_http(request: Request, error: Exception) -> JSONResponse:
    """A fault of the request as a problem, in the words of this service."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    detail = {404: "nothing lies at this address; /docs lists what there is", 405: "this address does not take that method"}
    return answer(request, Problem(error.status_code, detail.get(error.status_code, str(error.detail)), headers=dict(error.headers or {})))


async def _of_system(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, OSError)  # noqa: S101 - registered for this class
    if error.errno not in _FULL:
        return await _fault(request, error)
    _LOG.error("the disk is full")
    return answer(request, Problem(503, "the service has no room left; try again later", headers={"Retry-After": "30"}))


async def _fault(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("fault", extra={"error": type(error).__name__}, exc_info=error)
    return answer(request, Problem(500, "the service has a fault; tell whoever runs it the request id"))

"""What OpenAPI shows beyond what FastAPI finds by itself: the brief as a body, and errors as problems."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.domain.brief import Brief
from service.web.problems import MEDIA_TYPE, TITLES, ProblemDetails
from service.web.views import Order

_REF = "#/components/schemas/"
_PROBLEM = {"content": {MEDIA_TYPE: {"schema": {"$ref": f"{_REF}ProblemDetails"}}}}
_STATUSES = (400, 401, 403, 404, 406, 409, 413, 415, 422, 429, 503)
ERRORS: dict[int | str, dict[str, Any]] = {status: {"description": TITLES[status], **_PROBLEM} for status in _STATUSES}
"""Errors that any route under /v1 may answer."""
EXAMPLE = {
    "business": {"name": "Hedge Lane Cycles", "kind": "bike mechanic"},
    "services": [{"name": "Safety check", "price": 35}],
    "customers_in_words": "Commuters who ride to the station.",
}
ORDER_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"anyOf": [{"$ref": f"{_REF}Order"}, {"$ref": f"{_REF}Brief"}]},
                "examples": {"small": {"summary": "The least a plan needs", "value": {"brief": EXAMPLE}}},
            }
        },
    }
}
"""The body of POST /v1/plans, which is read by the same code as a brief's file."""


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes, tags=app.openapi_tags)
        _, schemas = models_json_schema([(m, "validation") for m in (Order, Brief, ProblemDetails)], ref_template=_REF + "{model}")
        document.setdefault("components", {}).setdefault("schemas", {}).update(schemas["$defs"])
        for path in document["paths"].values():
            for operation in path.values():
                _errors_are_problems(operation)
        app.openapi_schema = document
    return app.openapi_schema


def _errors_are_problems(operation: dict[str, Any]) -> None:
    """FastAPI's own shape of a refusal is never sent."""
    refused = operation["responses"].get("422")
    if refused is not None:
        operation["responses"]["422"] = ERRORS[422]

"""A brief that is posted: JSON or YAML, every fault at once with its path."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import Request

from service.domain.brief import Brief, Language
from service.errors import BriefError
from service.reading.brief_file import parse_brief
from service.reading.json_text import read_json
from service.reading.text_files import text_in
from service.reading.yaml_lines import read_yaml
from service.web.guard import MOST_BYTES
from service.web.problems import FieldProblem, Problem

_YAML = {"application/yaml", "application/x-yaml", "text/yaml"}
_LONGEST_MODEL = 200


@dataclass(frozen=True)
class PlanWanted:
    """A brief with who is to write it."""

    brief: Brief
    model: str | None
    body_hash: str


async def read_order(request: Request) -> PlanWanted:
    """The order in a request: `{brief, model, language}`, or a bare brief with `model` beside its keys.

    Raises: Problem or BriefError with every fault.
    """
    data = _read(await request.body(), request.headers.get("content-type", ""))
    fields = dict(data)
    wrapped = isinstance(fields.get("brief"), dict)
    extra = sorted(fields.keys() - {"brief", "model", "language"}) if wrapped else []
    if extra:
        raise Problem(422, f"beside `brief` there may be `model` and `language`, not `{extra[0][:60]}`", [_fault(extra[0], "unknown key")])
    model = _model(fields.pop("model", None))
    language = fields.get("language") if wrapped else None
    if language is not None and language not in get_args(Language):
        raise Problem(422, "language: must be en or zh", [_fault("language", "must be en or zh")])
    brief = _brief(fields["brief"] if wrapped else fields, "brief." if wrapped else "")
    if language is not None:
        brief = brief.model_copy(update={"language": language})
    canonical = json.dumps([data], sort_keys=True, ensure_ascii=False, default=str)
    return PlanWanted(brief, model, hashlib.sha256(canonical.encode()).hexdigest())


def _brief(data: dict[str, Any], prefix: str) -> Brief:
    try:
        return parse_brief(data)
    except BriefError as error:
        raise BriefError([prefix + fault for fault in error.faults]) from error


def _read(body: bytes, content_type: str) -> dict[str, Any]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in {"application/json", *_YAML}:
        raise Problem(415, "send the brief as application/json (or application/yaml)")
    try:
        text = text_in(body, MOST_BYTES)
    except ValueError as error:
        raise Problem(400, f"the body {error}") from error
    document = read_yaml(text) if kind in _YAML else read_json(text)
    if document.faults:
        raise Problem(400, f"the body{document.faults[0]}")
    if not isinstance(document.data, dict):
        raise Problem(422, "a brief is an object with `business`, `services` and more", [_fault("body", "is no object")])
    return document.data


def _model(said: Any) -> str | None:
    if said is None:
        return None
    if not isinstance(said, str) or not 0 < len(said) <= _LONGEST_MODEL:
        raise Problem(422, "model: must be `built-in` or `provider:model`", [_fault("model", "must be `built-in` or `provider:model`")])
    return said


def _fault(path: str, message: str) -> FieldProblem:
    return FieldProblem(path=path[:200], message=message)

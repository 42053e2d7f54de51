"""`/docs`: the API on one page, made from its OpenAPI; nothing is fetched from anywhere."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "code{background:#f3f3f0;padding:.1em .3em}h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3 code{font-size:1rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:.25rem .75rem .25rem 0;vertical-align:top;border-top:1px solid #e5e5e0}"
    "@media(prefers-color-scheme:dark){body{background:#181816;color:#ddd}code{background:#2a2a27}td,th{border-color:#333}}"
)


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The API on one page."""
    return HTMLResponse(page(request.app.openapi()), headers={"Content-Security-Policy": _POLICY})


def page(document: dict[str, Any]) -> str:
    """The page of an OpenAPI document."""
    operations = [(path, method, each) for path, item in document["paths"].items() for method, each in item.items()]
    tags = list(dict.fromkeys(tag for _, _, each in operations for tag in each.get("tags", ["other"])))
    body = "".join(_tag(tag, [each for each in operations if tag in each[2].get("tags", ["other"])]) for tag in tags)
    title = escape(document["info"]["title"])
    told = escape(document["info"].get("description", ""))
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head = f'<!doctype html><html lang="en"><head>{meta}<title>{title}</title>'
    link = '<p>The whole contract: <a href="/openapi.json">/openapi.json</a></p>'
    return f"{head}<style>{_STYLE}</style></head><body><main><h1>{title}</h1><p>{told}</p>{link}{body}</main></body></html>"


def _tag(tag: str, operations: list[tuple[str, str, dict[str, Any]]]) -> str:
    return f"<h2>{escape(tag)}</h2>" + "".join(_operation(*each) for each in operations)


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(each['name'])}</code></td><td>{escape(each['in'])}</td><td>{escape(each.get('description', ''))}</td></tr>"
        for each in operation.get("parameters", [])
    )
    table = f"<table><tr><th>Name</th><th>In</th><th>What</th></tr>{rows}</table>" if rows else ""
    answers = ", ".join(
        f"{status} {escape(each.get('description', ''))}" for status, each in operation["responses"].items() if status < "3"
    )
    told = escape(operation.get("description", ""))
    return f"<h3><code>{method.upper()} {escape(path)}</code></h3><p>{told}</p>{table}<p>Answers: {answers}</p>"

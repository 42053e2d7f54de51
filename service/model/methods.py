"""The ways to ask for structured output, best first; which one a server knows is found out once and remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

METHODS = ("json_schema", "function_calling", "json_mode")


@dataclass
class Methods:
    """The runnables of one model, built once for each form, and the method that works."""

    model: BaseChatModel
    known: str | None = None
    """The method that gave a readable answer."""
    _place: int = 0
    _built: dict[tuple[str, str], Runnable[Any, Any]] = field(default_factory=dict)
    _schemas: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def current(self) -> str:
        """The method to ask by now."""
        return self.known or METHODS[self._place]

    def worked(self, method: str) -> None:
        """Remember the method."""
        self.known = self.known or method

    def failed(self, method: str) -> bool:
        """Give up a method that never worked; whether there is another one."""
        if self.known is not None or method != METHODS[self._place]:
            return self.known is not None or method != self.current
        if self._place + 1 == len(METHODS):
            return False
        self._place += 1
        return True

    def runnable(self, method: str, form: type[BaseModel]) -> Runnable[Any, Any]:
        """The model, bound to a form by a method; it gives its raw message.

        LangChain's own reading is left out: `answers` reads more kinds of answers, and each of its steps would hop to a thread.
        """
        key = (method, form.__name__)
        if key not in self._built:
            chain: Any = self.model.with_structured_output(self.schema(form), method=method)
            self._built[key] = self._untouched(chain.first) if hasattr(chain, "first") else self._whole_chain(method, form)
        return self._built[key]

    def _untouched(self, bound: Any) -> Runnable[Any, Any]:
        """The same request, its schema sent as it is: OpenAI's client would walk through it at every call, a third of the call's cost."""
        asked = dict(getattr(bound, "kwargs", {}))
        if "response_format" not in asked or "extra_body" not in type(self.model).model_fields:
            return bound  # type: ignore[no-any-return]
        return self.model.bind(extra_body={"response_format": asked.pop("response_format")}, **asked)

    def _whole_chain(self, method: str, form: type[BaseModel]) -> Runnable[Any, Any]:
        """For a provider whose chain is built in another way."""
        chain: Any = self.model.with_structured_output(self.schema(form), method=method, include_raw=True)
        return chain | itemgetter("raw")  # type: ignore[no-any-return]

    def schema(self, form: type[BaseModel]) -> dict[str, Any]:
        """The form as a flat JSON schema, built once."""
        if form.__name__ not in self._schemas:
            self._schemas[form.__name__] = flat_schema(form)
        return self._schemas[form.__name__]

    def spelled_out(self, form: type[BaseModel]) -> str:
        """The schema in words of JSON, for a server that knows only JSON mode."""
        return json.dumps(self.schema(form), ensure_ascii=False, separators=(",", ":"))


def flat_schema(form: type[BaseModel]) -> dict[str, Any]:
    """A schema without references and titles, every field required: servers ignore or refuse the rest."""
    schema = form.model_json_schema()
    whole: dict[str, Any] = _flat(schema, schema.get("$defs", {}))
    whole["title"] = form.__name__
    return whole


def _flat(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_flat(child, definitions) for child in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _flat(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    flat = {key: _flat(child, definitions) for key, child in node.items() if key not in ("$defs", "title", "default")}
    if "properties" in node:
        flat["properties"] = {name: _flat(child, definitions) for name, child in node["properties"].items()}
        flat["required"] = list(node["properties"])
        flat["additionalProperties"] = False
    return flat

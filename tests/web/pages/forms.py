"""A visitor without JavaScript: opens pages, fills in their forms, presses their buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

MINIMUM = {"business.name": "Hedge Lane Cycles", "business.kind": "bike mechanic"}
SERVICE = {"services.0.name": "Safety check", "services.0.price": "£35", "services.0.minutes": "40", "services.0.per_month": "60"}
CUSTOMERS = {"customers_in_words": "Commuters who ride to the station."}


@dataclass
class Reader:
    """Reads pages as they are sent."""

    client: TestClient
    html: Html = field(default_factory=lambda: Html(""))
    status: int = 0
    url: str = ""

    def open(self, path: str, **headers: str) -> Reader:
        """Open a page."""
        return self._seen(self.client.get(path, headers=headers))

    def press(self, action: str, button: str = "", *, files: Any = None, **typed: str) -> Reader:
        """Send the form whose address ends so, with what is typed in place of what stands there."""
        form = next(each for each in self.html.css("form") if (each.attributes.get("action") or "").endswith(action))
        fields = {**self.fields(form), **typed, **({"go": button} if button else {})}
        if files:
            return self._seen(self.client.post(str(form.attributes["action"]), data=fields, files=files))
        return self._seen(self.client.post(str(form.attributes["action"]), data=fields))

    def fields(self, form: Node) -> dict[str, str]:
        """What stands in a form."""
        found = {str(e.attributes["name"]): e.attributes.get("value") or "" for e in form.css("input[name]") if _is_sent(e)}
        found |= {str(e.attributes["name"]): e.text() for e in form.css("textarea[name]")}
        for each in form.css("select[name]"):
            chosen = each.css("option[selected]") or each.css("option")[:1]
            found[str(each.attributes["name"])] = chosen[0].attributes.get("value") or (
                chosen[0].text() if "value" not in chosen[0].attributes else ""
            )
        return found

    def says(self, words: str) -> bool:
        """Whether the page says some words."""
        return words in " ".join((self.html.body.text() if self.html.body else "").split())

    def links(self) -> list[str]:
        """Where the page leads."""
        return [str(each.attributes.get("href")) for each in self.html.css("a[href]")]

    def _seen(self, answer: Any) -> Reader:
        self.html, self.status, self.url = Html(answer.text), answer.status_code, str(answer.url.path)
        return self


def beside(url: str, name: str) -> str:
    """The address of another page of the same draft."""
    return f"{url.rpartition('/')[0]}/{name}"


def _is_sent(element: Node) -> bool:
    return element.attributes.get("type") not in ("checkbox", "file", "submit")


def a_plan(reader: Reader) -> Reader:
    """A brief from nothing to its plan, without JavaScript."""
    reader.open("/plans/new").press("/1", "next", **MINIMUM).press("/2", "next", **SERVICE).press("/3", "next", **CUSTOMERS)
    return reader.press("/4", "order")

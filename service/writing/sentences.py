"""The sentences of a text in either language."""

from __future__ import annotations

import re

SENTENCE = re.compile(r".+?(?:[.!?][”’]?(?=\s|$)\s*|[。！？]”?|$)")


def first_sentences(text: str, most: int) -> str:
    """At most so many sentences from the start of a text; quotation marks stay with the sentence that they close."""
    return "".join(SENTENCE.findall(text)[:most]).rstrip()

"""Whether a text says what the wording has under a key, whatever its words are today."""

from __future__ import annotations

import re
import string

from service.prompts import wording


def says(text: str, key: str) -> bool:
    """Whether the English text of a key stands in a text, with anything in its slots."""
    parts = [re.escape(words) + (".*?" if slot is not None else "") for words, slot, _, _ in string.Formatter().parse(wording("en")[key])]
    return bool(re.search("".join(parts), text, re.IGNORECASE | re.DOTALL))

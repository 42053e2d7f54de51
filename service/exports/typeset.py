"""The fonts that Typst sets with, loaded once: ours only, never those of the machine, so that a PDF looks the same everywhere."""

from __future__ import annotations

from functools import cache

import typst

from service.exports.fonts import font_folders


@cache
def typeset_fonts() -> typst.Fonts:
    """All our fonts."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(font_folders()))

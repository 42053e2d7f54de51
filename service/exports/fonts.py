"""The fonts of charts and PDF, from packages, both under the SIL Open Font License 1.1.

Lato (package fontpkg-lato) has the Latin letters, Noto Sans SC (package pylopdf-fonts-zh-cn) the Chinese ones.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

LATIN = "Lato"
CHINESE = "Noto Sans SC"


def font_folders() -> tuple[Path, Path]:
    """The folders of the Latin and the Chinese font files."""
    return Path(str(files("fontpkg_lato"))) / "files", Path(str(files("pylopdf_fonts_zh_cn")))

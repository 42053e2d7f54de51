"""LibreOffice without a window: opens what we make, works it out again, prints it. Tests that need it skip where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEEDS_OFFICE = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def converted(content: bytes, name: str, to: str, folder: Path) -> Path:
    """A file opened by LibreOffice and saved in another format; formulas are worked out again."""
    assert OFFICE is not None
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, "utf-8")
    source, target = folder / name, folder / "converted"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", "--norestore", profile, "--convert-to", to, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target / f"{source.stem}.{to}"

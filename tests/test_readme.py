"""The README shows what the program really says."""

from __future__ import annotations

import re
from pathlib import Path

from service.exports import render
from tests.acceptance.drafts import plan_of

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
SUPERSCRIPTS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def test_the_excerpt_stands_in_the_drafted_plan() -> None:
    content = render(plan_of("brightside-dental"), "md", "1")
    plan = (content if isinstance(content, str) else content.decode()).translate(SUPERSCRIPTS)
    quoted = re.findall(r"^> ?(.*)$", README, re.MULTILINE)
    paragraphs = [" ".join(lines.split()) for lines in "\n".join(quoted).split("\n\n")]
    assert paragraphs
    rows = [" ".join(line.split()) for line in re.findall(r"^\|.*\|$", README, re.MULTILINE) if " | You | £" in line]
    assert rows
    assert [p for p in (*paragraphs, *rows) if p not in " ".join(plan.replace("**", "").split()) and p not in " ".join(plan.split())] == []


def test_every_named_folder_and_file_is_there() -> None:
    root = Path(__file__).parent.parent
    named = [name for name in re.findall(r"`((?:service|prompts|examples|tests)/[\w./-]*)`", README) if "*" not in name]
    assert named
    assert [name for name in named if not (root / name).exists()] == []

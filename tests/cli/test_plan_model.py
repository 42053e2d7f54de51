"""`overdeliver plan` with a chat model on a server: what is told, what is written, what arrives when the model does not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import EXAMPLES, ROOT, SMALL, Shell
from tests.editing.plans import built_in, writes
from tests.fakes.openai_server import Reply, Script, failure, openai_server, speaking

CLINIC = EXAMPLES / "brightside-dental.yaml"
MODEL = ("--model", "openai:fake")


def honest() -> Script:
    """A model with one word to mend."""
    return speaking(writes(built_in(), lambda _f, text: text.replace("Put in its place:", "Put this in its place:")))


def drafted(shell: Shell, script: Script, *words: str | Path) -> tuple[int, dict[str, Any], str]:
    """Exit code, plan and what was told on the way."""
    with openai_server(script) as server:
        shell.monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        code, _, err = shell.run("plan", *words, *MODEL, "--out", "here", "--format", "json,md")
    return code, json.loads(Path("here/plan.json").read_text("utf-8")), err


def test_the_plan_is_in_the_models_words_where_they_pass(shell: Shell) -> None:
    code, plan, _ = drafted(shell, honest(), CLINIC)
    assert code == 0
    assert any("Put this in its place:" in row["text"] for row in plan["summary"]["in_short"])
    assert plan["meta"]["writer"]["summary"] == "openai:fake"
    assert plan["meta"]["writer"]["programme"] == "built-in"


def test_the_estimate_comes_first_and_each_chapter_tells_what_it_took(shell: Shell) -> None:
    shell.monkeypatch.setenv("OVERDELIVER_PRICE_IN", "1")
    shell.monkeypatch.setenv("OVERDELIVER_PRICE_OUT", "2")
    _, plan, err = drafted(shell, honest(), CLINIC, "--max-cost", "1")
    lines = [line for line in err.splitlines() if "tokens" in line]
    assert lines[0].startswith("openai:fake: about ") and lines[0].endswith("without repairs, at most $1.00")
    assert "summary: 1 call, 1,000 tokens sent, 100 received, $0.00" in err
    assert lines[-1].startswith("9 calls, 9,000 tokens sent, 900 received, $")
    meta = plan["meta"]
    assert meta["model_calls"] == 9 and meta["tokens_in"] == 9000 and meta["cached_tokens"] == 5400
    assert meta["cost"] == pytest.approx(9 * (1000 + 200) / 1e6)
    assert meta["stages"]["summary"]["calls"] == 1


def test_a_ceiling_too_low_for_a_call_makes_none(shell: Shell) -> None:
    shell.monkeypatch.setenv("OVERDELIVER_PRICE_IN", "1000")
    shell.monkeypatch.setenv("OVERDELIVER_PRICE_OUT", "1000")
    code, plan, _ = drafted(shell, honest(), CLINIC, "--max-cost", "0.01")
    assert code == 0
    assert plan["meta"]["model_calls"] == 0
    assert set(plan["meta"]["writer"].values()) == {"built-in"}
    assert any(line.endswith("because the cost ceiling was reached.") for line in plan["meta"]["fallbacks"])


def test_a_ceiling_without_a_price_is_refused(shell: Shell) -> None:
    shell.monkeypatch.setenv("OPENAI_API_KEY", "x")
    told = shell.refusal("plan", SMALL, *MODEL, "--max-cost", "1")
    assert told.startswith("--max-cost: the price of openai:fake is not known; state it in")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (failure(500), "the model's server could not be reached"),
        (failure(401, "wrong key"), "the model's server did not accept the key"),
        (failure(429, "spent", "insufficient_quota"), "the quota at the model's provider is spent"),
        (failure(429, retry_after="600"), "the model's server was too busy"),
    ],
)
def test_the_plan_arrives_without_a_server_and_says_so(shell: Shell, reply: Reply, why: str) -> None:
    code, plan, err = drafted(shell, lambda _: reply, CLINIC)
    assert code == 0
    assert all(line.endswith(f"because {why}.") for line in plan["meta"]["fallbacks"]) and len(plan["meta"]["fallbacks"]) == 9
    assert "the plan is built-in throughout" in err
    assert f" kept, because {why}" in err
    assert f"because {why}." in Path("here/plan.md").read_text("utf-8")


def test_the_document_says_who_wrote_what(shell: Shell) -> None:
    drafted(shell, honest(), CLINIC)
    text = Path("here/plan.md").read_text("utf-8")
    part = text[text.index("Who wrote what") :]
    assert "**openai:fake:** The plan" in part
    assert "**the built-in writer:** Objectives, " in part


def test_each_chapter_moves_a_bar_on_a_terminal(shell: Shell) -> None:
    shell.monkeypatch.setenv("FORCE_COLOR", "1")
    shell.monkeypatch.setenv("TERM", "xterm-256color")
    code, _, err = drafted(shell, honest(), CLINIC)
    assert code == 0
    assert "9/9" in err


def test_the_built_in_writer_imports_no_client_of_a_model(tmp_path: Path) -> None:
    code = f"""
import sys
from service.cli import main
sys.argv = ["overdeliver", "plan", {str(SMALL)!r}, "--format", "json"]
try:
    main()
except SystemExit as left:
    assert not left.code
print(sorted({{"langchain", "langchain_core", "langchain_openai", "openai", "tiktoken"}} & set(sys.modules)))
"""
    env = {"PATH": "", "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.splitlines()[-1] == "[]"

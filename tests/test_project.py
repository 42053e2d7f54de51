"""Claims about the project's own files: what may be written where, and that both languages say the same."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from service.writing.phrasebook import slot_names

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("plan", "test", "check", "serve", "evals", "bench", "help")
NOT_OURS = {".git", ".venv", "out", "dist", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
REGISTRY_WORDS = ("py" + "pi", "python" + "hosted", "npm" + "js", "deb.deb" + "ian")
A_PACKAGE = REGISTRY_WORDS[0] + "ka"
"""A package that is called nearly so; the vector store needs it."""
OWN_TABLES = ("numbers.units.", "numbers.currency.")
TRADE_WORDS = {"firm", "core", "core_low", "customer", "customers", "visit", "visits", "where", "desk_place", "count_customer"}
"""Slots that every text may use."""
OWN_PATTERNS = "numbers.dates."
MACHINE_PATH = re.compile(r"(?<![\w.$})/-])/(?:work|root|home|Users|opt)/\w")


def project_files() -> list[Path]:
    """Every file that is tracked or could be; all files but the built ones where there is no git."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listing, capture_output=True, check=False) if shutil.which("git") else None
    if found is None or found.returncode:
        return [f for f in ROOT.rglob("*") if f.is_file() and not NOT_OURS & set(f.relative_to(ROOT).parts)]
    return [f for name in found.stdout.decode().split("\0") if name and (f := ROOT / name).is_file()]


def project_texts() -> Iterator[tuple[Path, str]]:
    """Name and text of every file of the project that is text."""
    for file in project_files():
        try:
            yield file.relative_to(ROOT), file.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def modules(*folders: str) -> list[Path]:
    """Python files of the folders."""
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def wording_files(language: str) -> dict[str, Path]:
    """Wording files of a language by name."""
    return {file.name: file for file in sorted((ROOT / "prompts" / "wording" / language).glob("*.yaml"))}


def texts_of(file: Path) -> dict[str, str]:
    """Texts of a wording file by dotted key, without the tables that each language fills for itself."""
    texts = _flat(file.stem, yaml.safe_load(file.read_text("utf-8")))
    return {key: text for key, text in texts if not key.startswith(OWN_TABLES)}


def _flat(prefix: str, node: object) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, child in node.items():
            yield from _flat(f"{prefix}.{key}", child)
    else:
        yield prefix, str(node)


def _doubled_keys(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        yield from (f"{name} (line {node.start_mark.line + 1} on)" for name in set(names) if names.count(name) > 1)
        for _, child in node.value:
            yield from _doubled_keys(child)


def test_no_file_names_a_package_registry() -> None:
    texts = [(file, text.lower().replace(A_PACKAGE, "")) for file, text in project_texts()]
    assert [f"{file}: {word}" for file, text in texts for word in REGISTRY_WORDS if word in text] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [f"{file}: {hit.group()}" for file, text in project_texts() if (hit := MACHINE_PATH.search(text))] == []


def test_the_lock_pins_every_package_by_hash_and_holds_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text.split("\n", 2)[2])
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_lock_holds_every_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~\[; ]", entry)[0].lower() for entry in declared}
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert names - locked == set()


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_help_lists_every_command() -> None:
    shown = subprocess.run(["make", "-s", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout
    assert [target for target in TARGETS if not re.search(rf"make {target}\s+\S", shown)] == []


def test_every_folder_of_code_is_a_package() -> None:
    assert sorted({file.parent for file in modules("service", "evals") if not (file.parent / "__init__.py").is_file()}) == []


def test_every_module_says_what_it_is_for() -> None:
    filled = [file for file in modules("service", "evals", "tests") if file.stat().st_size]
    assert [file for file in filled if not ast.get_docstring(ast.parse(file.read_text("utf-8")))] == []


def test_no_file_of_the_service_grows_past_300_lines() -> None:
    lengths = {file.relative_to(ROOT): len(file.read_text("utf-8").splitlines()) for file in modules("service")}
    assert {file: lines for file, lines in lengths.items() if lines > 300} == {}


def test_no_wording_file_writes_a_key_twice() -> None:
    files = [file for language in ("en", "zh") for file in wording_files(language).values()]
    assert {f: twice for f in files if (twice := sorted(_doubled_keys(yaml.compose(f.read_text("utf-8")))))} == {}


def test_both_languages_have_the_same_wording_files() -> None:
    assert list(wording_files("en")) == list(wording_files("zh"))


@pytest.mark.parametrize("name", sorted(wording_files("en").keys() & wording_files("zh").keys()))
def test_both_languages_have_the_same_keys_and_chinese_no_slot_of_its_own(name: str) -> None:
    english, chinese = texts_of(wording_files("en")[name]), texts_of(wording_files("zh")[name])
    assert sorted(english.keys() ^ chinese.keys()) == []
    shared = [key for key in english if not key.startswith(OWN_PATTERNS)]
    known = TRADE_WORDS | {slot for text in english.values() for slot in slot_names(text)}
    assert [key for key in shared if not set(slot_names(chinese[key])) <= known] == []

"""The data folders are found in a checkout and in an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from service.locations import knowledge_folder, prompts_folder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, as an installer lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run_in(folder: Path, code: str) -> str:
    """Output of Python code that imports the package from `folder` alone."""
    path = f"import sys; sys.path.insert(0, {str(folder)!r}); sys.path = [p for p in sys.path if p != {str(ROOT)!r}]; "
    done = subprocess.run([sys.executable, "-c", path + code], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_checkout_reads_the_folders_beside_the_package() -> None:
    assert (prompts_folder(), knowledge_folder()) == (ROOT / "prompts", ROOT / "knowledge")


@pytest.mark.parametrize("folder", ["prompts", "knowledge"])
def test_an_installed_wheel_carries_the_folder_whole(installed: Path, folder: str) -> None:
    found = Path(run_in(installed, f"from service.locations import {folder}_folder as f; print(f())"))
    assert found.is_relative_to(installed)
    shipped = {file.relative_to(found) for file in found.rglob("*") if file.is_file()}
    assert shipped == {file.relative_to(ROOT / folder) for file in (ROOT / folder).rglob("*") if file.is_file()}


def test_an_installed_wheel_reads_its_own_wording(installed: Path) -> None:
    assert int(run_in(installed, "from service.prompts import wording; print(len(wording('en')))")) > 0

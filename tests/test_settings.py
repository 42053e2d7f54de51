"""Settings come from the environment and `.env`, and are told by name when they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from service.errors import SettingsError
from service.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, so that no `.env` of the developer is read."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_set_means_the_built_in_writer_and_a_folder_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OVERDELIVER_HOME")
    assert read_settings() == Settings(model="built-in", home=Path("~/.overdeliver"))


def test_the_environment_sets_the_model_and_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OVERDELIVER_MODEL", "openai:gpt-5")
    monkeypatch.setenv("OVERDELIVER_HOME", str(tmp_path))
    assert (read_settings().model, read_settings().home) == ("openai:gpt-5", tmp_path)


def test_a_file_of_settings_is_read_and_the_environment_beats_it(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty_folder / ".env").write_text("OVERDELIVER_MODEL=openai:gpt-5\nOPENAI_API_KEY=of-another-program\n", "utf-8")
    assert read_settings().model == "openai:gpt-5"
    monkeypatch.setenv("OVERDELIVER_MODEL", "built-in")
    assert read_settings().model == "built-in"


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERDELIVER_MODEL", "")
    assert read_settings().model == "built-in"


def test_a_value_that_cannot_be_used_is_told_with_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERDELIVER_MODEL", "gpt-5")
    told = "OVERDELIVER_MODEL: gpt-5 is no writer; write built-in, or provider:model; mend it in the environment or in .env"
    with pytest.raises(SettingsError, match=f"^{told}$"):
        read_settings()


def test_settings_do_not_change_once_read() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read_settings().model = "another"  # type: ignore[misc]


def test_a_file_of_settings_that_is_no_text_is_told(empty_folder: Path) -> None:
    (empty_folder / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"\.env: is not text in UTF-8"):
        read_settings()

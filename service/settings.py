"""Settings, read once from the environment (prefix OVERDELIVER_) and `.env`, and passed on from there."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import SettingsError


class Settings(BaseSettings):
    """What whoever runs the program may set."""

    model_config = SettingsConfigDict(env_prefix="OVERDELIVER_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    home: Path = Path("~/.overdeliver")
    """Folder for what the program keeps."""
    model: str = "built-in"
    """Writer: `built-in`."""

    @field_validator("model")
    @classmethod
    def _names_a_writer(cls, model: str) -> str:
        provider, _, name = model.partition(":")
        if model != "built-in" and not (provider and name):
            raise ValueError(f"{model} is no writer; write built-in, or provider:model")
        return model


def read_settings() -> Settings:
    """Settings of this run.

    Raises: SettingsError naming the variable that cannot be used.
    """
    try:
        return Settings()
    except UnicodeDecodeError as error:
        raise SettingsError(".env: is not text in UTF-8; open it in an editor and save it as UTF-8") from error
    except ValidationError as error:
        first = error.errors()[0]
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"OVERDELIVER_{str(first['loc'][0]).upper()}: {reason}; mend it in the environment or in .env") from error

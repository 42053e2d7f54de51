"""Settings, read once from the environment (prefix OVERDELIVER_) and `.env`, and passed on from there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import SettingsError


class Settings(BaseSettings):
    """What whoever runs the program may set."""

    model_config = SettingsConfigDict(env_prefix="OVERDELIVER_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    home: Path = Path("~/.overdeliver")
    """Folder for what the program keeps."""
    model: str = "built-in"
    """Writer: `built-in`, or a chat model as `provider:model`."""
    chroma_url: str = ""
    """Address of a Chroma server, such as `http://localhost:8000`; empty: the index lies in a folder under `home`."""
    embeddings: str = "built-in"
    """Embedder: `built-in`, or `openai:<model>`."""
    max_cost: Annotated[float, Field(ge=0)] | None = None
    """What a plan may cost at most for the model, US dollars."""
    price_in: Annotated[float, Field(ge=0)] | None = None
    """What the model costs for a million tokens sent, US dollars; the list price when missing."""
    price_out: Annotated[float, Field(ge=0)] | None = None
    """What it costs for a million tokens received, US dollars."""
    call_timeout_s: Annotated[float, Field(gt=0, le=3600)] = 60.0
    """Seconds a call of the model may take."""
    model_deadline_s: Annotated[float, Field(gt=0, le=86_400)] = 600.0
    """Seconds all calls of a plan may take."""
    model_calls_at_once: Annotated[int, Field(ge=1, le=4096)] = 8
    """Calls of a model that a process has in flight at most."""
    model_plans_here: Annotated[int, Field(ge=1, le=4096)] | None = None
    """Plans by a model that a process takes on at most; as many as calls when missing."""
    database_url: SecretStr | None = None
    """Database of the service, `postgresql://…`; a SQLite file under `home` when missing."""
    worker_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,100}$")] | None = None
    """Stable id of a process that runs plans; the host's name when missing."""
    plans_at_once: Annotated[int, Field(ge=1, le=64)] = 1
    """Built-in plans that a process writes at once."""
    model_plans_at_once: Annotated[int, Field(ge=1, le=10_000)] = 256
    """Plans by one model at once, in all processes."""
    model_plans_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 6000
    """Plans by one model that begin in a minute, in all processes."""

    traces_to: Annotated[str, Field(validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT")] = ""
    """Where traces go (OpenTelemetry's own variable, as are its others); nowhere when empty."""

    @field_validator("model")
    @classmethod
    def _names_a_writer(cls, model: str) -> str:
        provider, _, name = model.partition(":")
        if model != "built-in" and not (provider and name):
            raise ValueError(f"{model} is no writer; write built-in, or provider:model")
        return model

    @field_validator("embeddings")
    @classmethod
    def _names_an_embedder(cls, embeddings: str) -> str:
        provider, _, name = embeddings.partition(":")
        if embeddings != "built-in" and not (provider == "openai" and name):
            raise ValueError(f"{embeddings} is no embedder; write built-in, or openai:model")
        return embeddings

    @field_validator("chroma_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if url and not re.fullmatch(r"https?://[^\s/:]+(:\d{1,5})?/?", url):
            raise ValueError(f"{url} is no address of a Chroma server; write one such as http://localhost:8000")
        return url


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

"""The settings, from the environment. All that are wrong are told at once, and no value: one of them is a secret."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.logs import LEVELS

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{30,}")
_ORIGIN = re.compile(r"https?://[^/?#@\s]+")


def _token(value: SecretStr | None) -> SecretStr | None:
    if value and not _TOKEN.fullmatch(value.get_secret_value()):
        message = "is not a token: copy it from BotFather, as 123456:ABC..."
        raise ValueError(message)
    return value


def _origin(value: str) -> str:
    if not _ORIGIN.fullmatch(value):
        message = "must be a bare origin, as https://api.telegram.org, without a path or a final slash"
        raise ValueError(message)
    return value


def _level(value: str) -> str:
    if value not in LEVELS:
        message = f"must be one of {', '.join(LEVELS)}"
        raise ValueError(message)
    return value


class Settings(BaseSettings):
    """What the operator can set. ``docs/operating.md`` describes each; a test sees to that."""

    model_config = SettingsConfigDict(hide_input_in_errors=True, extra="ignore", env_ignore_empty=True)

    telegram_bot_token: Annotated[SecretStr | None, AfterValidator(_token)] = None
    telegram_api_base_url: Annotated[str, AfterValidator(_origin)] = "https://api.telegram.org"
    log_level: Annotated[str, AfterValidator(_level)] = "INFO"


class WrongSettingsError(Exception):
    """One or more settings are wrong. Its text has a line for each, and no values."""


def read_settings() -> Settings:
    """The settings of this process. Raises ``WrongSettingsError``."""
    try:
        return Settings()
    except ValidationError as error:
        faults = (
            f"{str(fault['loc'][0]).upper()} {fault['msg'].removeprefix('Value error, ')}" for fault in error.errors()
        )
        raise WrongSettingsError("\n".join(sorted(faults))) from None

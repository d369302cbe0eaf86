"""The settings, from the environment. All that are wrong are told at once, and no value: some of them are secrets."""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Callable, Iterator
from enum import Enum
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.logs import LEVELS

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{30,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9._~:\[\]-]+")
_WEBHOOK = re.compile(r"https://[^/?#@\s:]+(:(443|80|88|8443))?(/[^/?#@\s]+)*/telegram")
_META_TOKEN = re.compile(r"[A-Za-z0-9_|-]{20,1000}")
_META_ID = re.compile(r"[0-9]{5,20}")
_META_SECRET = re.compile(r"[0-9a-f]{32}")
_INTERNATIONAL = re.compile(r"[1-9][0-9]{6,14}")
_HOST = re.compile(r"[A-Za-z0-9.:-]+")
_ANCESTORS = re.compile(r"'none'|('self'|https://[^/?#@\s;,']+)( ('self'|https://[^/?#@\s;,']+))*")
_USERNAME = re.compile(r"(?=.{5,32}$)[A-Za-z][A-Za-z0-9_]*[Bb][Oo][Tt]")
# No control characters, no marks of direction, no line breaks; neither what means something to those who write texts.
_NAME = re.compile(r"(?!\s)[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff*{}]{1,60}(?<!\s)")

HIGHEST_PORT = 65535
LONGEST_COUNT = 12


class WhatsAppMode(Enum):
    """How much of the guide is on WhatsApp; the value is the setting's."""

    DOORWAY = "doorway"
    """Two messages, which lead to the guide on the web."""
    TALK = "talk"
    """The whole guide, in the chat."""


def _whole(pattern: re.Pattern[str], otherwise: str) -> AfterValidator:
    """Takes a value that the pattern matches as a whole; ``otherwise`` says what it must be."""

    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(otherwise)
        return value

    return AfterValidator(_secret_or_none(check))


def _secret_or_none(check: Callable[[str], str]) -> Callable[[str | SecretStr | None], str | SecretStr | None]:
    def checked(value: str | SecretStr | None) -> str | SecretStr | None:
        if value is not None:
            check(value.get_secret_value() if isinstance(value, SecretStr) else value)
        return value

    return checked


def _level(value: str) -> str:
    if value not in LEVELS:
        message = f"must be one of {', '.join(LEVELS)}"
        raise ValueError(message)
    return value


def _port(value: str) -> str:
    if not (
        value.isascii() and value.isdecimal() and len(value) <= len(str(HIGHEST_PORT)) and int(value) <= HIGHEST_PORT
    ):
        message = f"must be a number from 0 to {HIGHEST_PORT}; 0 takes any that is free"
        raise ValueError(message)
    return value


def _networks(value: str) -> str:
    for each in value.split(","):
        try:
            ip_network(each.strip())
        except ValueError:
            message = "must be addresses or networks with commas between, as 10.0.0.2,172.16.0.0/12"
            raise ValueError(message) from None
    return value


def _mode(value: str) -> str:
    if value not in {mode.value for mode in WhatsAppMode}:
        message = f"must be one of {', '.join(mode.value for mode in WhatsAppMode)}"
        raise ValueError(message)
    return value


def _count(value: str) -> str:
    if not (value.isascii() and value.isdecimal() and len(value) <= LONGEST_COUNT):
        message = "must be a whole number of messages, as 1000"
        raise ValueError(message)
    return value


def _folder(value: str) -> str:
    if not (Path(value).is_dir() and os.access(value, os.W_OK)):
        message = "must be a folder in which this program may write"
        raise ValueError(message)
    return value


_AN_ORIGIN = "must be a bare origin, as https://api.telegram.org, without a path or a final slash"


class Settings(BaseSettings):
    """The settings of an operator. ``docs/operating.md`` describes each; a test sees to that."""

    model_config = SettingsConfigDict(hide_input_in_errors=True, extra="ignore", env_ignore_empty=True)

    telegram_bot_token: Annotated[
        SecretStr | None, _whole(_TOKEN, "is not a token: copy it from BotFather, as 123456:ABC...")
    ] = None
    telegram_bot_username: Annotated[
        str | None, _whole(_USERNAME, "must be the bot's name without '@', as example_bot: 5 to 32 letters, 'bot' last")
    ] = None
    telegram_api_base_url: Annotated[str, _whole(_ORIGIN, _AN_ORIGIN)] = "https://api.telegram.org"
    telegram_webhook_url: Annotated[
        str | None,
        _whole(_WEBHOOK, "must be an address as https://example.org/telegram, at port 443, 80, 88 or 8443"),
    ] = None
    telegram_webhook_secret: Annotated[
        SecretStr | None, _whole(_SECRET, "must be 16 to 256 of the characters A-Z, a-z, 0-9, _ and -")
    ] = None
    whatsapp_token: Annotated[
        SecretStr | None,
        _whole(_META_TOKEN, "is not a token: copy that of a system user from Meta's business settings"),
    ] = None
    whatsapp_phone_number_id: Annotated[
        str | None, _whole(_META_ID, "must be the id of the number: the digits that Meta's API set-up page shows")
    ] = None
    whatsapp_verify_token: Annotated[
        SecretStr | None, _whole(_SECRET, "must be 16 to 256 of the characters A-Z, a-z, 0-9, _ and -")
    ] = None
    whatsapp_app_secret: Annotated[
        SecretStr | None, _whole(_META_SECRET, "must be the app's secret: 32 of the characters 0-9 and a-f")
    ] = None
    whatsapp_api_base_url: Annotated[
        str, _whole(_ORIGIN, "must be a bare origin, as https://graph.facebook.com, without a path or a final slash")
    ] = "https://graph.facebook.com"
    whatsapp_mode: Annotated[str, AfterValidator(_mode)] = WhatsAppMode.DOORWAY.value
    whatsapp_monthly_ceiling: Annotated[str, AfterValidator(_count)] = "1000"
    whatsapp_number: Annotated[
        str | None, _whole(_INTERNATIONAL, "must be the number in digits alone, its country's first, as 31612345678")
    ] = None
    state_directory: Annotated[str | None, AfterValidator(_secret_or_none(_folder))] = None
    host: Annotated[str, _whole(_HOST, "must be an address or a name, as 127.0.0.1 or 0.0.0.0")] = "127.0.0.1"
    port: Annotated[str, AfterValidator(_port)] = "8080"
    public_url: Annotated[
        str | None, _whole(_ORIGIN, "must be a bare origin, as https://example.org, without a path or a final slash")
    ] = None
    frame_ancestors: Annotated[
        str, _whole(_ANCESTORS, "must be 'none', or 'self' and origins with spaces between, as https://example.org")
    ] = "'none'"
    trusted_proxy: Annotated[str | None, AfterValidator(_secret_or_none(_networks))] = None
    operator_name: Annotated[str | None, _whole(_NAME, "must be a name of at most 60 letters on one line")] = None
    log_level: Annotated[str, AfterValidator(_level)] = "INFO"

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        faults = []
        if self.telegram_webhook_url and not self.telegram_bot_token:
            faults.append("TELEGRAM_WEBHOOK_URL needs TELEGRAM_BOT_TOKEN")
        if self.telegram_webhook_secret and not self.telegram_webhook_url:
            faults.append("TELEGRAM_WEBHOOK_SECRET needs TELEGRAM_WEBHOOK_URL")
        faults += self._whatsapp_gaps()
        if faults:
            raise ValueError("\n".join(faults))
        return self

    def _whatsapp_gaps(self) -> Iterator[str]:
        """What WhatsApp cannot do without, where any of it is set: from its chat people are led to the web."""
        needed = {
            "WHATSAPP_TOKEN": self.whatsapp_token,
            "WHATSAPP_PHONE_NUMBER_ID": self.whatsapp_phone_number_id,
            "WHATSAPP_VERIFY_TOKEN": self.whatsapp_verify_token,
            "WHATSAPP_APP_SECRET": self.whatsapp_app_secret,
        }
        if not any(needed.values()):
            return
        given = next(name for name, value in needed.items() if value)
        for name, value in (*needed.items(), ("PUBLIC_URL", self.public_url)):
            if not value:
                yield f"{given} needs {name}"

    @property
    def webhook_secret(self) -> str:
        """The secret that Telegram sends along with each update, so that it is known to be Telegram.

        Where none is set it is made from the token: every replica comes to the same one, and it tells nothing about the
        token.
        """
        if self.telegram_webhook_secret:
            return self.telegram_webhook_secret.get_secret_value()
        token = self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else ""
        return hmac.digest(token.encode(), b"wegwijs webhook secret", "sha256").hex()


class WrongSettingsError(Exception):
    """One or more settings are wrong. Its text has a line for each, and no values."""


def read_settings() -> Settings:
    """The settings of this process. Raises ``WrongSettingsError``."""
    try:
        return Settings()
    except ValidationError as error:
        told = "\n".join(_told(str(fault["msg"]), *fault["loc"]) for fault in error.errors())
        raise WrongSettingsError("\n".join(sorted(told.splitlines()))) from None


def _told(fault: str, *names: object) -> str:
    """A fault with the name of its setting; one of several settings names them itself."""
    return " ".join((*(str(name).upper() for name in names), fault.removeprefix("Value error, ")))

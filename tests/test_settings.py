"""The settings: all that are wrong are told at once, no value is shown, and each is described."""

from __future__ import annotations

import pytest

from bot.settings import Settings, WrongSettingsError, read_settings
from tests.conftest import ROOT

TOKEN = "123456:" + "a" * 35


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_base_url == "https://api.telegram.org"
    assert settings.log_level == "INFO"


def test_what_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert read_settings() == Settings()
    assert read_settings().telegram_bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", TOKEN),
        ("TELEGRAM_API_BASE_URL", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_BASE_URL", "http://[::1]:8081"),
        ("TELEGRAM_API_BASE_URL", "https://bots.example.org"),
        ("LOG_LEVEL", "DEBUG"),
        ("LOG_LEVEL", "ERROR"),
    ],
)
def test_a_good_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    given = getattr(read_settings(), name.lower())
    assert (given.get_secret_value() if name == "TELEGRAM_BOT_TOKEN" else given) == value


NO_ORIGIN = "must be a bare origin, as https://api.telegram.org, without a path or a final slash"
WRONG = [
    ("TELEGRAM_BOT_TOKEN", "hush", "is not a token: copy it from BotFather, as 123456:ABC..."),
    ("TELEGRAM_BOT_TOKEN", TOKEN + " ", "is not a token: copy it from BotFather, as 123456:ABC..."),
    ("TELEGRAM_BOT_TOKEN", "١٢٣:" + "a" * 35, "is not a token: copy it from BotFather, as 123456:ABC..."),
    *[
        ("TELEGRAM_API_BASE_URL", value, NO_ORIGIN)
        for value in (
            "api.telegram.org", "https://api.telegram.org/", "https://api.telegram.org/bot", "ftp://x", "https://",
            "https://a b", "https://x?y", "https://x#y", "https://me:hush@x", "https://x\n",
        )
    ],
    ("LOG_LEVEL", "loud", "must be one of DEBUG, INFO, WARNING, ERROR"),
    ("LOG_LEVEL", "CRITICAL", "must be one of DEBUG, INFO, WARNING, ERROR"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "fault"), WRONG)
def test_a_wrong_value_is_told_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, fault: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettingsError) as error:
        read_settings()
    assert str(error.value) == f"{name} {fault}"
    assert error.value.__suppress_context__


def test_all_that_are_wrong_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "hush!")
    with pytest.raises(WrongSettingsError) as error:
        read_settings()
    lines = str(error.value).splitlines()
    assert [line.split()[0] for line in lines] == sorted(name.upper() for name in Settings.model_fields)
    assert "hush" not in str(error.value)


def test_the_token_is_not_shown_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert TOKEN not in repr(read_settings()) + str(read_settings())


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_every_setting_is_described(name: str) -> None:
    manual = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert any(line.startswith(f"| `{name}` |") for line in manual.splitlines())

"""The settings: all that are wrong are told at once, no value is shown, and each is described."""

from __future__ import annotations

import pytest

from bot.settings import Settings, WrongSettingsError, read_settings
from tests.conftest import ROOT

TOKEN = "123456:" + "a" * 35
WHATSAPP = {
    "WHATSAPP_TOKEN": "EAA" + "x" * 40,
    "WHATSAPP_PHONE_NUMBER_ID": "100000000000001",
    "WHATSAPP_VERIFY_TOKEN": "v" * 16,
    "WHATSAPP_APP_SECRET": "f" * 32,
    "PUBLIC_URL": "https://wegwijs.example",
}
WEBHOOK, SECRET = "https://wegwijs.example/telegram", "s" * 32


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_base_url == "https://api.telegram.org"
    assert settings.telegram_webhook_url is None
    assert (settings.host, settings.port, settings.public_url) == ("127.0.0.1", "8080", None)
    assert (settings.frame_ancestors, settings.trusted_proxy, settings.operator_name) == ("'none'", None, None)
    assert settings.log_level == "INFO"
    assert settings.whatsapp_token is None
    assert settings.whatsapp_api_base_url == "https://graph.facebook.com"
    assert (settings.whatsapp_mode, settings.whatsapp_monthly_ceiling) == ("doorway", "1000")
    assert settings.state_directory is None


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
        ("WHATSAPP_API_BASE_URL", "http://127.0.0.1:8081"),
        ("WHATSAPP_MODE", "talk"),
        ("WHATSAPP_MONTHLY_CEILING", "0"),
        ("WHATSAPP_NUMBER", "31612345678"),
        ("STATE_DIRECTORY", "/tmp"),  # noqa: S108  # a folder that everybody has
        ("HOST", "0.0.0.0"),  # noqa: S104  # a container's own network
        ("HOST", "::"),
        ("HOST", "localhost"),
        ("PORT", "0"),
        ("PORT", "65535"),
        ("PUBLIC_URL", "https://wegwijs.example"),
        ("PUBLIC_URL", "http://127.0.0.1:8080"),
        ("FRAME_ANCESTORS", "'none'"),
        ("FRAME_ANCESTORS", "'self' https://a.example https://b.example:8443"),
        ("TRUSTED_PROXY", "10.0.0.2"),
        ("TRUSTED_PROXY", "10.0.0.0/8, fd00::/8"),
        ("OPERATOR_NAME", "Stichting De Brug"),
        ("OPERATOR_NAME", "منظمة الجسر"),
        ("LOG_LEVEL", "DEBUG"),
        ("LOG_LEVEL", "ERROR"),
    ],
)
def test_a_good_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    given = getattr(read_settings(), name.lower())
    assert (given.get_secret_value() if name == "TELEGRAM_BOT_TOKEN" else given) == value


NO_ORIGIN = "must be a bare origin, as https://api.telegram.org, without a path or a final slash"
NO_WEBHOOK = "must be an address as https://example.org/telegram, at port 443, 80, 88 or 8443"
NOT_FIT = "must be 16 to 256 of the characters A-Z, a-z, 0-9, _ and -"
NO_HOST = "must be an address or a name, as 127.0.0.1 or 0.0.0.0"
NO_PUBLIC = "must be a bare origin, as https://example.org, without a path or a final slash"
NO_ANCESTORS = "must be 'none', or 'self' and origins with spaces between, as https://example.org"
NO_PROXY = "must be addresses or networks with commas between, as 10.0.0.2,172.16.0.0/12"
NO_NAME = "must be a name of at most 60 letters on one line"
NO_META_TOKEN = "is not a token: copy that of a system user from Meta's business settings"  # noqa: S105  # what is told
NO_META_ID = "must be the id of the number: the digits that Meta's API set-up page shows"
NO_META_SECRET = "must be the app's secret: 32 of the characters 0-9 and a-f"  # noqa: S105  # what is told
NO_GRAPH = "must be a bare origin, as https://graph.facebook.com, without a path or a final slash"
NO_PHONE = "must be the number in digits alone, its country's first, as 31612345678"
NO_FOLDER = "must be a folder in which this program may write"
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
    *[
        ("TELEGRAM_WEBHOOK_URL", value, NO_WEBHOOK)
        for value in (
            "http://x.example/telegram", "https://x.example", "https://x.example/", "https://x.example/telegram/",
            "https://x.example:8080/telegram", "https://me:hush@x.example/telegram", "https://x.example/telegram?x",
        )
    ],
    *[("TELEGRAM_WEBHOOK_SECRET", value, NOT_FIT) for value in ("short", "x" * 257, "a space is no good here")],
    *[("WHATSAPP_TOKEN", value, NO_META_TOKEN) for value in ("hush", "EAA" + "x" * 17 + " ", "x" * 1001)],
    *[("WHATSAPP_PHONE_NUMBER_ID", value, NO_META_ID) for value in ("+31612345678", "1234", "\u0661" * 15)],
    *[("WHATSAPP_VERIFY_TOKEN", value, NOT_FIT) for value in ("short", "a space is no good here")],
    *[("WHATSAPP_APP_SECRET", value, NO_META_SECRET) for value in ("F" * 32, "f" * 31, "f" * 33)],
    *[("WHATSAPP_API_BASE_URL", value, NO_GRAPH) for value in ("graph.facebook.com", "https://graph.facebook.com/v23.0")],
    *[("WHATSAPP_MODE", value, "must be one of doorway, talk") for value in ("chat", "Talk", "talk ")],
    *[
        ("WHATSAPP_MONTHLY_CEILING", value, "must be a whole number of messages, as 1000")
        for value in ("-1", "1.5", "many", "\u0661", "9" * 13)
    ],
    *[("WHATSAPP_NUMBER", value, NO_PHONE) for value in ("+31612345678", "0612345678", "31 6 12345678", "123456")],
    *[("STATE_DIRECTORY", value, NO_FOLDER) for value in ("/nowhere/at/all", "pyproject.toml")],
    *[("HOST", value, NO_HOST) for value in ("a b", "http://x/", "x\n")],
    *[
        ("PORT", value, "must be a number from 0 to 65535; 0 takes any that is free")
        for value in ("65536", "-1", "http", "\u0661", "8080 ", "999999")
    ],
    *[("PUBLIC_URL", value, NO_PUBLIC) for value in ("wegwijs.example", "https://x.example/", "https://x.example/nl")],
    *[
        ("FRAME_ANCESTORS", value, NO_ANCESTORS)
        for value in ("*", "none", "https://x.example;", "http://x.example", "https://x.example, https://y.example")
    ],
    *[("TRUSTED_PROXY", value, NO_PROXY) for value in ("*", "proxy", "10.0.0.1/8", "10.0.0.1,")],
    *[
        ("OPERATOR_NAME", value, NO_NAME)
        for value in (
            "x" * 61, "two\nlines", "two\rlines", "two\u2028lines", "**bold**", "{name}", " ", " before", "after ",
            "bell\x07", "\u202ebackwards", "\u2066isolated\u2069", "\ufeffmark",
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
        monkeypatch.setenv(name.upper(), "hush*!")
    with pytest.raises(WrongSettingsError) as error:
        read_settings()
    lines = str(error.value).splitlines()
    assert [line.split()[0] for line in lines] == sorted(name.upper() for name in Settings.model_fields)
    assert "hush" not in str(error.value)


def faults() -> list[str]:
    """What is told of the settings as they are now."""
    try:
        read_settings()
    except WrongSettingsError as error:
        return str(error).splitlines()
    return []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"TELEGRAM_WEBHOOK_URL": WEBHOOK}, ["TELEGRAM_WEBHOOK_URL needs TELEGRAM_BOT_TOKEN"]),
        (
            {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_SECRET": SECRET},
            ["TELEGRAM_WEBHOOK_SECRET needs TELEGRAM_WEBHOOK_URL"],
        ),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_URL": WEBHOOK, "TELEGRAM_WEBHOOK_SECRET": SECRET}, []),
        (WHATSAPP, []),
        ({"WHATSAPP_MODE": "talk", "WHATSAPP_NUMBER": "31612345678"}, []),
        (
            {"WHATSAPP_APP_SECRET": "f" * 32},
            [
                "WHATSAPP_APP_SECRET needs PUBLIC_URL",
                "WHATSAPP_APP_SECRET needs WHATSAPP_PHONE_NUMBER_ID",
                "WHATSAPP_APP_SECRET needs WHATSAPP_TOKEN",
                "WHATSAPP_APP_SECRET needs WHATSAPP_VERIFY_TOKEN",
            ],
        ),
    ],
)
def test_some_settings_need_another(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], told: list[str]) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert faults() == told


def test_the_webhooks_secret_is_the_one_that_is_set_or_follows_from_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", WEBHOOK)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    made = read_settings().webhook_secret
    assert made == read_settings().webhook_secret
    assert TOKEN.partition(":")[2] not in made
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN[:-1] + "b")
    assert made != read_settings().webhook_secret
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", SECRET)
    assert read_settings().webhook_secret == SECRET


def test_the_secrets_are_not_shown_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"TELEGRAM_BOT_TOKEN": TOKEN, **WHATSAPP}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    shown = repr(read_settings()) + str(read_settings())
    secret = {"TELEGRAM_BOT_TOKEN", "WHATSAPP_TOKEN", "WHATSAPP_VERIFY_TOKEN", "WHATSAPP_APP_SECRET"}
    assert not any(value in shown for name, value in given.items() if name in secret)


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_every_setting_is_described(name: str) -> None:
    manual = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert any(line.startswith(f"| `{name}` |") for line in manual.splitlines())

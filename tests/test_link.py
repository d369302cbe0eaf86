"""``wegwijs link``: what it says, what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.channels.web.pictures import draw_code
from bot.channels.web.staff_page import PictureFormat
from bot.core.guide import Guide
from tests.commands import run as run  # noqa: PLC0414  # a fixture

ORIGIN, BOT = "https://wegwijs.example", "wegwijs_bot"
START = "l-ti_t-family_p-my-ngo"


@pytest.fixture
def link(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> Link:
    monkeypatch.setenv("PUBLIC_URL", ORIGIN)
    monkeypatch.setenv("TELEGRAM_BOT_USERNAME", BOT)
    return Link(run)


class Link:
    """The command in this process."""

    def __init__(self, runner: CliRunner) -> None:
        self._runner = runner

    def __call__(self, *arguments: str) -> Result:
        return self._runner.invoke(cli.app, ["link", *arguments])


def test_it_shows_every_link_and_the_digits(link: Link, guide: Guide) -> None:
    said = link("--lang", "ti", "--topic", "family", "--partner", "my-ngo").stdout
    code = guide.short_code(guide.words.languages["ti"], guide.flow.topics["family"])
    assert said.splitlines() == [
        f"page      {ORIGIN}/ti/family?partner=my-ngo",
        f"guide     {ORIGIN}/?start={START}",
        f"telegram  https://t.me/{BOT}?start={START}",
        f"to type   {code}",
    ]


def test_a_number_on_whatsapp_is_linked_with_digits_that_say_nothing(
    link: Link, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHATSAPP_NUMBER", "31612345678")
    code = guide.short_code(guide.words.languages["ti"], guide.flow.topics["family"])
    said = link("--lang", "ti", "--topic", "family", "--partner", "my-ngo").stdout.splitlines()
    assert f"whatsapp  https://wa.me/31612345678?text={code}%20p-my-ngo" in said
    assert "whatsapp  https://wa.me/31612345678?text=0100" in link().stdout.splitlines()
    monkeypatch.delenv("WHATSAPP_NUMBER")
    assert "Set WHATSAPP_NUMBER." in link("--to", "whatsapp", "--qr", "x.svg").stderr


def test_without_a_topic_it_is_of_the_guide_in_english(link: Link) -> None:
    said = link().stdout.splitlines()
    assert said[:2] == [f"guide     {ORIGIN}/?start=l-en", f"telegram  https://t.me/{BOT}?start=l-en"]


def test_a_page_that_the_guide_cannot_begin_at_is_only_read(link: Link) -> None:
    assert link("--topic", "privacy").stdout.splitlines() == [f"page      {ORIGIN}/en/privacy"]


@pytest.mark.parametrize("kind", PictureFormat)
def test_it_writes_a_code_to_scan(link: Link, tmp_path: Path, kind: PictureFormat) -> None:
    file = tmp_path / f"code.{kind.value}"
    said = link("--lang", "ti", "--topic", "family", "--partner", "my-ngo", "--to", "telegram", "--qr", str(file))
    assert said.exit_code == 0
    assert said.stdout.splitlines()[-1] == f"Written: {file}, of telegram."
    assert file.read_bytes() == draw_code(f"https://t.me/{BOT}?start={START}", kind)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--lang", "tii"), "there is no language 'tii'. Did you mean 'ti'?"),
        (("--topic", "familly"), "there is no topic or page 'familly'. Did you mean 'family'?"),
        (("--partner", "My NGO"), "a partner's name has 1 to 28 of a-z, 0-9 and '-'. Such as: my-ngo"),
        (("--qr", "code.gif"), "'code.gif' is no file .svg or .png."),
        (("--topic", "help", "--to", "guide", "--qr", "x.svg"), "there is no link 'guide' to this page. There are: page."),  # noqa: E501
        (("--qr", "nowhere/x.svg"), "'nowhere/x.svg' cannot be written: No such file or directory."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_mend(link: Link, arguments: tuple[str, ...], told: str) -> None:
    result = link(*arguments)
    assert result.exit_code == 1
    assert result.stderr.strip() == told


def test_without_the_public_address_there_are_no_links(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL")
    assert link().stderr.strip() == (
        "PUBLIC_URL is not set. Set it to the address of your guide, as https://wegwijs.example."
    )


def test_without_a_bot_there_is_no_link_to_telegram(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_USERNAME")
    assert "telegram" not in link().stdout
    assert link("--to", "telegram", "--qr", "x.svg").stderr.endswith("Set TELEGRAM_BOT_USERNAME.\n")

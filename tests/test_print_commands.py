"""``wegwijs poster``, ``card``, ``leaflet`` and ``booklet``: what they write, where, and what they refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.core.guide import Guide
from bot.printing import typesetting
from tests.commands import run as run  # noqa: PLC0414  # a fixture
from tests.printing.sheet import Sheets

ORIGIN, BOT = "https://wegwijs.example", "wegwijs_bot"


class Prints:
    """The commands in this process, writing into ``folder``."""

    def __init__(self, runner: CliRunner, folder: Path) -> None:
        self._runner = runner
        self.folder = folder

    def __call__(self, *arguments: str) -> Result:
        return self._runner.invoke(cli.app, [*arguments])

    def into(self, *arguments: str) -> list[str]:
        """The names of the files that it writes."""
        result = self(*arguments, "--output", str(self.folder))
        assert result.exit_code == 0, result.output
        return sorted(each.name for each in self.folder.iterdir())

    def leads(self, name: str) -> set[str]:
        """Where the codes on the first page of a file lead."""
        return {code.text for code in Sheets((self.folder / name).read_bytes()).codes(0)}


@pytest.fixture
def prints(run: CliRunner, guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prints:
    # To read everything that is authored takes longer than to print it.
    monkeypatch.setattr("bot.cli.printing.load", lambda: guide)
    monkeypatch.setenv("PUBLIC_URL", ORIGIN)
    monkeypatch.setenv("TELEGRAM_BOT_USERNAME", BOT)
    monkeypatch.setenv("OPERATOR_NAME", "An NGO")
    monkeypatch.chdir(tmp_path)
    return Prints(run, tmp_path / "out")


def test_a_poster_says_who_runs_the_guide_and_leads_into_it(prints: Prints) -> None:
    assert prints.into("poster", "--lang", "ti", "--topic", "family", "--partner", "my-ngo") == [
        "wegwijs-poster-ti-family.pdf"
    ]
    assert prints.leads("wegwijs-poster-ti-family.pdf") == {f"{ORIGIN}/?start=l-ti_t-family_p-my-ngo"}
    lines = Sheets((prints.folder / "wegwijs-poster-ti-family.pdf").read_bytes()).lines(0)
    assert any("An NGO" in line for line in lines)


def test_codes_can_lead_to_telegram(prints: Prints) -> None:
    assert prints.into("card", "--telegram") == ["wegwijs-card-en.pdf"]
    assert prints.leads("wegwijs-card-en.pdf") == {f"https://t.me/{BOT}?start=l-en"}


def test_a_poster_can_be_in_several_languages(prints: Prints) -> None:
    assert prints.into("poster", "--lang", "ar", "--lang", "ti") == ["wegwijs-poster-ar-ti.pdf"]


def test_all_makes_one_of_each(prints: Prints, guide: Guide) -> None:
    count = len(guide.words.offered)
    result = prints("leaflet", "--all", "--topic", "family", "--output", str(prints.folder))
    assert result.stdout.count("Written: ") == len(list(prints.folder.iterdir())) == count
    assert re.fullmatch(rf"{count} files, [\d,]+ kB, [\d.]+ s\.", result.stdout.splitlines()[-1])
    assert "wegwijs-leaflet-en-family.pdf" in result.stdout


def test_all_posters_are_one_in_each_language_and_one_in_several(prints: Prints) -> None:
    assert prints.into("poster", "--all", "--lang", "ar", "--lang", "ti") == [
        "wegwijs-poster-ar-ti.pdf",
        "wegwijs-poster-ar.pdf",
        "wegwijs-poster-ti.pdf",
    ]


def test_sentences_to_show_are_cards_that_need_no_address(prints: Prints, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL")
    assert prints.into("card", "--sentences", "--lang", "ti") == ["wegwijs-sentences-ti.pdf"]
    assert prints.leads("wegwijs-sentences-ti.pdf") == set()


def test_a_file_can_be_named_and_without_a_name_it_is_here(prints: Prints) -> None:
    assert prints("card", "--output", "deep/down/mine.pdf").exit_code == 0
    assert Path("deep/down/mine.pdf").read_bytes().startswith(b"%PDF")
    said = prints("card").stdout
    assert re.fullmatch(r"Written: wegwijs-card-en\.pdf, \d+ kB, [\d.]+ s\.\n", said)
    assert Path("wegwijs-card-en.pdf").exists()


@pytest.mark.slow
def test_a_booklet_is_made(prints: Prints) -> None:
    assert prints.into("booklet", "--lang", "ti") == ["wegwijs-booklet-ti.pdf"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("poster --lang tii", "there is no language 'tii'. Did you mean 'ti'?"),
        ("card --topic familly", "there is no topic 'familly'. Did you mean 'family'?"),
        ("card --sentences --topic family", "sentences to show have no code that leads anywhere: leave out --topic,"),
        ("card --sentences --telegram", "sentences to show have no code"),
        ("card --sentences --partner me", "sentences to show have no code"),
        ("leaflet --topic familly", "there is no topic 'familly'. Did you mean 'family'?"),
        ("booklet --partner My", "a partner's name has 1 to 28 of a-z, 0-9 and '-'. Such as: my"),
        ("card --all -o x.pdf", "{count} files do not fit into 'x.pdf'. Name a folder."),
        ("card -o taken/x.pdf", "'taken/x.pdf' cannot be written: "),
    ],
)
def test_what_is_wrong_is_told_with_its_mend(prints: Prints, guide: Guide, arguments: str, told: str) -> None:
    Path("taken").write_text("", encoding="utf-8")
    result = prints(*arguments.split())
    assert result.exit_code == 1
    assert result.stderr.startswith(told.format(count=len(guide.words.offered)))


def test_a_leaflet_needs_a_topic_and_names_them(prints: Prints) -> None:
    assert "There are: trafficking, domestic-violence," in prints("leaflet").stderr


def test_a_poster_has_room_for_some_languages(prints: Prints, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.printing.MOST_LANGUAGES", 1)
    assert prints("poster", "--lang", "ar", "--lang", "ti").stderr == (
        "a poster has room for 1 languages, and 2 were named. Make two.\n"
    )


def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    prints: Prints, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "FONTS", ("no_such_font",))
    for kind in ("poster", "card", "booklet"):
        assert prints(kind).stderr.splitlines()[1] == typesetting.install_command()


@pytest.mark.parametrize(("setting", "option"), [("PUBLIC_URL", "--lang=en"), ("TELEGRAM_BOT_USERNAME", "--telegram")])
def test_a_code_that_could_lead_nowhere_is_not_printed(
    prints: Prints, monkeypatch: pytest.MonkeyPatch, setting: str, option: str
) -> None:
    monkeypatch.delenv(setting)
    assert prints("card", option).stderr.startswith(f"{setting} is not set.")

"""The command line, through its real entry: what it says, where it writes, and how it ends."""

from __future__ import annotations

import io
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_group
from typer.testing import CliRunner

from bot import cli
from bot.authoring.source.problems import AuthoringError
from bot.cli.chat import chat
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from bot.core.transcript import read_transcript
from tests.authoring.tree import SOUND
from tests.commands import breaks
from tests.commands import copy as copy  # noqa: PLC0414  # a fixture
from tests.commands import run as run  # noqa: PLC0414  # a fixture
from tests.conftest import ROOT
from tests.process import SMALL, running
from tests.talk import Talk


@pytest.mark.slow
async def test_a_broken_project_is_told_and_never_as_a_traceback(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    breaks(tmp_path, "flows/interface.yaml", "control_back: Control back", "control_bakc: Back")
    for command in (["chat"], ["serve"], ["check"]):
        settings = {"TELEGRAM_BOT_TOKEN": "123456:" + "a" * 35, "TELEGRAM_API_BASE_URL": "http://127.0.0.1:9"}
        async with running("-m", "bot", *command, root=tmp_path, settings=settings) as process:
            assert await process.ends() == 1
        assert "flows/interface.yaml:" in process.written
        assert "control_bakc" in process.written
        assert "Traceback" not in process.written


@pytest.mark.usefixtures("copy")
def test_a_talk_in_the_terminal_ends_with_its_input(run: CliRunner) -> None:
    result = run.invoke(cli.app, ["chat", "--lang", "en"], input="1\n")
    assert result.exit_code == 0
    assert "1  " in result.stdout
    assert result.stdout.endswith("> \n")


@pytest.mark.usefixtures("copy")
def test_a_language_that_is_not_there_is_refused_with_the_nearest(run: CliRunner) -> None:
    result = run.invoke(cli.app, ["chat", "--lang", "een"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "there is no language 'een'. Did you mean 'en'?\n"


@pytest.mark.usefixtures("copy")
def test_the_made_up_language_is_there_when_it_is_asked_for(run: CliRunner) -> None:
    assert run.invoke(cli.app, ["chat", "--lang", PSEUDO], input="").exit_code == 0
    assert "ar_XB" not in run.invoke(cli.app, ["chat"], input="").stdout


@pytest.mark.slow
def test_a_recorded_talk_can_be_played_again(run: CliRunner, tmp_path: Path, guide: Guide) -> None:
    path = tmp_path / "talk.txt"
    typed = "1\n1\nm\nwhere > am # I?\n\nhelp\nb\nc\nstart\n"
    assert run.invoke(cli.app, ["chat", "--lang", "en", "--record", str(path)], input=typed).exit_code == 0
    talk = Talk(guide).plays(path.read_text(encoding="utf-8"))
    assert len(talk.lines) == len(list(read_transcript(path.read_text(encoding="utf-8")))) == 10
    talk.sees("languages")


def test_a_record_is_never_written_over(run: CliRunner, copy: Path) -> None:
    path = copy / "talk.txt"
    path.write_text("mine", encoding="utf-8")
    result = run.invoke(cli.app, ["chat", "--record", str(path)], input="1\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{path} is already there. Choose another name, or remove it first.\n"
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_record_that_can_not_be_written_is_refused(run: CliRunner, copy: Path) -> None:
    path = copy / "nowhere" / "talk.txt"
    result = run.invoke(cli.app, ["chat", "--record", str(path)], input="1\n")
    assert result.exit_code == 1
    assert result.stderr == f"{path} cannot be written: No such file or directory.\n"


@pytest.mark.slow
async def test_an_interrupt_ends_a_talk_quietly() -> None:
    async with running("-u", *SMALL, "chat", "--lang", "en") as process:
        await process.says("c Control clear\n\n> ")
        assert await process.ends(signal.SIGINT) == 0
    assert process.written.endswith("> \n")


@pytest.mark.slow
async def test_whatever_bytes_are_typed_the_talk_goes_on(tmp_path: Path) -> None:
    record = tmp_path / "talk.txt"
    settings = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    async with running(*SMALL, "chat", "--lang", PSEUDO, "--record", str(record), settings=settings) as process:
        process.types("café\n1\n")
        assert await process.ends() == 0
    assert record.read_text(encoding="utf-8").count(" > ") == 3


def test_serve_tells_all_wrong_settings_at_once(run: CliRunner) -> None:
    result = run.invoke(cli.app, ["serve"], env={"TELEGRAM_BOT_TOKEN": "hush", "LOG_LEVEL": "loud", "PORT": "many"})
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["LOG_LEVEL", "PORT", "TELEGRAM_BOT_TOKEN"]
    assert "hush" not in result.output


@pytest.mark.usefixtures("copy")
def test_a_talk_can_come_from_any_stream(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    chat(lang="en")
    screens = capsys.readouterr().out.count("b Control back ")
    assert screens == 2


@pytest.mark.slow
async def test_only_serve_loads_the_telegram_library() -> None:
    code = "import sys, bot.cli; print(any(name in sys.modules for name in ('telegram', 'pydantic', 'uvicorn')))"
    async with running("-c", code) as process:
        assert await process.ends() == 0
    assert process.written == "False\n"


@pytest.mark.slow
async def test_what_serves_loads_nothing_that_reads_the_authored_files() -> None:
    code = "import sys, bot.cli.serve; print({'yaml', 'babel', 'markdown_it', 'polib', 'bot.wiring'} & {*sys.modules})"
    async with running("-c", code) as process:
        assert await process.ends() == 0
    assert process.written == "set()\n"


def test_every_command_of_every_module_is_listed_and_is_the_one_of_that_name() -> None:
    listed = set(cli.MODULES.items())
    for module in {*cli.MODULES.values()} - {"new"}:
        group = get_group(import_module(f"bot.cli.{module}").app)
        assert {*group.commands} == {name for name, its in listed if its == module}


def test_a_slip_in_a_command_is_answered_with_the_nearest(run: CliRunner) -> None:
    result = run.invoke(cli.app, ["chekc"])
    assert result.exit_code == 2
    assert "'check'" in result.stderr


@pytest.mark.parametrize("command", ["graph", "update", "new question has_letter", "new topic letters"])
def test_outside_a_repository_nothing_is_written(run: CliRunner, copy: Path, command: str) -> None:
    before = sorted(copy.rglob("*"))
    result = run.invoke(cli.app, command.split())
    assert result.exit_code == 1
    assert result.stderr == "this writes files of the repository, and here is none. Run it from a checkout.\n"
    assert sorted(copy.rglob("*")) == before


def test_in_a_repository_the_flow_is_drawn(run: CliRunner, copy: Path) -> None:
    (copy / "pyproject.toml").touch()
    (copy / "docs").mkdir()
    assert run.invoke(cli.app, ["graph"]).stdout == "Written: docs/flow.md, docs/facts.md\n"
    assert "mermaid" in (copy / "docs" / "flow.md").read_text(encoding="utf-8")
    assert "| GEN-01 | shelter#short |" in (copy / "docs" / "facts.md").read_text(encoding="utf-8")


def test_the_flow_of_a_broken_repository_is_not_drawn(run: CliRunner, copy: Path) -> None:
    (copy / "pyproject.toml").touch()
    breaks(copy, "flows/interface.yaml", "control_back: Control back", "control_bak: Back")
    assert isinstance(run.invoke(cli.app, ["graph"]).exception, AuthoringError)


def test_in_a_repository_what_follows_is_written_once(run: CliRunner, copy: Path) -> None:
    (copy / "pyproject.toml").touch()
    first = run.invoke(cli.app, ["update"])
    assert first.exit_code == 0
    assert "translations/messages.pot" in first.stdout
    assert run.invoke(cli.app, ["update"]).stdout == "Nothing has changed.\n"


def test_the_version_and_the_help(run: CliRunner) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*\n", run.invoke(cli.app, ["--version"]).stdout)
    assert "Commands" in run.invoke(cli.app, ["--help"]).stdout
    assert "Commands" in run.invoke(cli.app, []).output


def test_an_authors_mistake_ends_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses() -> None:
        raise AuthoringError([])

    monkeypatch.setattr(cli, "app", refuses)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "\n"


def names_of_commands(group: Any = None, before: str = "`wegwijs ") -> Iterator[str]:  # noqa: ANN401  # typer's own copy of click has no types
    group = group or typer.main.get_command(cli.app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from names_of_commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"
            yield from (max(option.opts, key=len) for option in command.params)
    yield from (max(option.opts, key=len) for option in group.params)


@pytest.mark.parametrize("name", sorted(set(names_of_commands())))
def test_every_command_and_option_is_described(name: str) -> None:
    manuals = [(ROOT / path).read_text(encoding="utf-8") for path in ("docs/operating.md", "README.md")]
    assert any(name in manual for manual in manuals)

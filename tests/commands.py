"""The command line in this process, and a small project for it to work on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.authoring import ready
from tests.authoring.tree import SOUND


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Runs a command in this process: ``run.invoke(cli.app, ["check"])``."""
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_BASE_URL", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    return CliRunner()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sound tree, which the commands take for the real files. It is no repository.

    It is small: the real files take half a minute to check. Its Dutch has gaps, so it is not offered.
    """
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(ready, "authored_root", lambda: tmp_path)
    offers(tmp_path, "nld", "no")
    return tmp_path


def offers(root: Path, alias: str, offered: str) -> None:
    """Offers the language that is also called so, or not."""
    path = root / "translations" / "languages.yaml"
    text, count = re.subn(
        rf"(aliases: \[{alias}\b.*\n(?:  fallback: .*\n)?  offered: )\w+", rf"\1{offered}", path.read_text("utf-8")
    )
    assert count == 1
    path.write_text(text, encoding="utf-8")


def breaks(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

"""The pages that tell authors what to do, followed to the letter in a copy of the repository."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import check_report, cli, wiring
from bot.authoring import ready
from bot.authoring.generated.languages_page import LANGUAGES
from tests.authored import authored
from tests.authoring.tree import Tree
from tests.conftest import ROOT
from tests.how_to import Edit, Run, steps

QUESTION, TOPIC = "docs/adding-a-question.md", "docs/adding-a-topic.md"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """The authored files as they are, and the pages that are made from them.

    To be quick, all languages but Dutch and Arabic are left out, and nobody looks whether each screen fits Telegram:
    that has tests of its own.
    """
    others = [code for code in authored().drafts.rows if code not in {"en", "nl", "ar"}]
    left_out = shutil.ignore_patterns(*others, *(f"{code}.md" for code in others))
    for folder in ("flows", "content", "translations", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=left_out)
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(ready, "authored_root", lambda: tmp_path)
    monkeypatch.setattr(check_report, "check_screens", lambda *_: ())
    monkeypatch.setattr(wiring, "PROGRAM", replace(wiring.PROGRAM, screens=lambda *_: ()))
    return Tree(tmp_path)


def follow(page: str, tree: Tree) -> str:
    """What the last command of a page says, after all of the page was done."""
    said = ""
    for step in steps((ROOT / page).read_text(encoding="utf-8")):
        match step:
            case Edit():
                step.apply(tree)
            case Run(arguments):
                result = CliRunner().invoke(cli.app, arguments)
                assert result.exit_code == 0, f"wegwijs {' '.join(arguments)}: {result.output}{result.exception}"
                said = result.output
    return said


@pytest.mark.slow
@pytest.mark.parametrize(("page", "made", "drawn", "texts"), [
    (QUESTION, "docs/flow.md", "school_accepts", 6),
    (TOPIC, "docs/facts.md", "| TEL-01 | story-teller#short |", 8),
])  # fmt: skip
def test_whoever_does_what_the_page_says_is_done(copy: Tree, page: str, made: str, drawn: str, texts: int) -> None:
    said = follow(page, copy)
    assert "All is well: " in said
    assert f"Arabic is offered, and texts are missing or stale in it: {texts}, " in said
    assert drawn in copy.text(made)
    assert f"| Dutch (`nl`) | yes | 100 % | 100 % | 0 | {draft(ROOT) + texts} | 0 | 0 |" in copy.text(LANGUAGES)


def draft(root: Path) -> int:
    """How many texts are there in Dutch."""
    found = re.search(
        r"\| Dutch \(`nl`\) \| yes \| 100 % \| 100 % \| 0 \| (\d+) ", (root / LANGUAGES).read_text("utf-8")
    )
    assert found
    return int(found[1])

"""The page for native readers names screens that are there."""

from __future__ import annotations

import re

from bot.core.guide import Guide
from tests.authored import ROOT, authored

PAGE = (ROOT / "docs/native-readers.md").read_text(encoding="utf-8")


def test_every_screen_that_it_names_is_there(guide: Guide) -> None:
    names = re.findall(r"^\| \d+ \| `([^`]+)`", PAGE, re.MULTILINE)
    statements = {f"statements.{name}" for name in authored().drafts.statements}
    assert len(names) == 20
    assert {*names} <= {*guide.flow.states, *guide.flow.topics, *guide.flow.pages, *statements}


def test_it_asks_forty_questions_each_with_its_answer_in_both_languages() -> None:
    rows = [line.strip("|").split("|") for line in PAGE.partition("## Forty")[2].splitlines() if line.startswith("| ")]
    asked = [row for row in rows if row[0].strip().isdigit()]
    assert [int(row[0]) for row in asked] == [*range(1, 41)]
    assert all(len(row) == 5 and all(cell.strip() for cell in row) for row in asked)

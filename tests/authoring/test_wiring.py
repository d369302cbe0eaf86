"""What channels declare meets what authors write: each key once, refused where it is wrong, given back by type."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from bot.authoring import project
from bot.channels.telegram.texts import TelegramTexts
from bot.channels.web.texts import WebTexts
from bot.core.guide import Guide
from bot.core.interface import Interface, text_specs
from bot.wiring import NEEDS
from tests.authoring.tree import INTERFACE, Tree
from tests.conftest import ROOT


def test_each_key_is_declared_once_by_the_core_or_by_a_channel() -> None:
    declared = [name for kind in (Interface, *NEEDS.texts) for name in text_specs(kind)]
    written = yaml.safe_load((ROOT / INTERFACE).read_text(encoding="utf-8"))
    assert sorted(declared) == sorted(written)


def test_a_channel_gets_its_texts_by_their_type(guide: Guide) -> None:
    assert guide.texts(WebTexts).web_leave.context == "interface.web_leave"
    assert guide.texts(TelegramTexts).commands["menu"].context == "interface.command_menu"
    with pytest.raises(LookupError, match="Interface"):
        guide.texts(Interface)


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ("", "missing-key"),
        ('web_leave: "{value}"\n', "wrong-placeholders"),
        (f"web_leave: {'x' * 21}\n", "too-long"),
        ("web_leave: Go\nweb_left: Gone\n", "unknown-key"),
    ],
)
def test_the_texts_of_a_channel_are_refused_like_the_core_s(tree: Tree, wrong: str, check: str) -> None:
    line = next(line for line in tree.text(INTERFACE).splitlines(keepends=True) if line.startswith("web_leave:"))
    tree.change(INTERFACE, line, wrong)
    assert [(problem.place.file, problem.check) for problem in tree.read().problems] == [(INTERFACE, check)]


def test_a_channel_says_how_much_a_button_can_carry(tree: Tree) -> None:
    less = replace(NEEDS, longest_button=1)
    assert [problem.check for problem in project.read(less, tree.root).problems] == ["too-long-code"]

"""Every mistake that a check finds, made once in the sound tree, with the exact words that its author is told.

A file ``tests/broken/<id of the check>[-variant].yaml`` names the ``file``, what to ``find`` in it and with what to
``replace`` that (or what to ``write``, or ``remove: yes``), and all that ``wegwijs check`` then ``says``, line by line.
More than one change stands in a list below ``changes``.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
import yaml

import bot
from bot.authoring.source.checks import Check
from bot.check_report import ALL_CHECKS
from tests.authoring.tree import BROKEN, REPOSITORY, Tree

CASES = sorted(BROKEN.glob("*.yaml"))

IDS = {check.id for check in ALL_CHECKS}

ELSEWHERE = {
    "cut-button", "does-not-fit", "incomplete", "long-outcome", "long-outcomes", "many-rows", "no-contact",
    "link-changed", "link-closed", "link-died", "link-moved", "link-without-words", "lost-in-a-channel",
    "number-out-of-sight", "too-high", "too-long-for-whatsapp", "usually-too-high",
}  # fmt: skip
"""What no broken file shows: it needs a long text in every language, a screen without what every screen is drawn with,
a network, or Dutch that has no gap."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_is_told_with_its_place_and_its_fix(case: Path, tree: Tree) -> None:
    broken = _read(case)
    for change in broken.get("changes", [broken]):
        match change:
            case {"remove": "yes", "file": file}:
                tree.remove(file)
            case {"write": text, "file": file}:
                tree.write(file, text)
            case {"find": find, "replace": replace, "file": file}:
                tree.change(file, find, replace, change.get("encoding", "utf-8"))
            case _:
                pytest.fail(f"{case.name} has a change of no known kind: {change}")
    assert tree.says() == broken["says"].splitlines()


def test_every_check_has_a_broken_tree() -> None:
    shown = {check for check in IDS for case in CASES if f"{case.stem}-".startswith(f"{check}-")}
    assert shown == IDS - ELSEWHERE


def test_every_check_of_the_program_is_among_all_checks_and_each_once() -> None:
    names = [each.name for each in walk_packages(bot.__path__, "bot.") if each.name != "bot.__main__"]
    defined = {each for name in names for each in vars(import_module(name)).values() if isinstance(each, Check)}
    assert {check.id for check in defined} == IDS
    assert defined == set(ALL_CHECKS)
    assert len(ALL_CHECKS) == len(IDS)


def test_every_broken_tree_is_named_after_the_check_that_finds_it() -> None:
    for case in CASES:
        said = _read(case)["says"]
        assert any(case.stem.startswith(line.rpartition("[")[2].removesuffix("]")) for line in said.splitlines()), case


def test_every_check_has_a_manual_with_what_fails_and_what_passes() -> None:
    for check in ALL_CHECKS:
        assert "Fails:" in check.manual, check.id
        assert "Passes:" in check.manual, check.id


def test_the_sound_tree_is_sound(tree: Tree) -> None:
    assert tree.says() == []


def _read(case: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(case.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  # makes texts only
    return read


@pytest.mark.parametrize("module", ["bot.authoring.reviewing.checks", "bot.authoring.translations.checks"])
def test_translators_are_told_of_every_check_of_their_work(module: str) -> None:
    manual = (REPOSITORY / "docs" / "translating.md").read_text(encoding="utf-8")
    told = {each.id for each in vars(import_module(module)).values() if isinstance(each, Check)}
    assert [check for check in sorted(told) if f"`{check}`" not in manual] == []


def test_translators_are_told_of_no_check_that_does_not_exist() -> None:
    table = (REPOSITORY / "docs" / "translating.md").read_text(encoding="utf-8").partition("| what | id | then |")[2]
    assert table
    assert set(re.findall(r"`([a-z]+-[a-z-]+|incomplete)`", table)) <= IDS

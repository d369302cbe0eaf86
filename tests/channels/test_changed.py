"""A bubble that was drawn before a page changed in meaning says so on Telegram, when one of its buttons is pressed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.core.dates import Day
from bot.core.guide import Guide
from bot.loading import load
from tests.authoring.tree import SHELTER, SOUND, Tree
from tests.botapi import BotApi
from tests.channels.phone import Phone, serving

EDITED = ("There can be a safe place", "There is not always a safe place")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A copy of the sound tree."""
    return Tree(Path(shutil.copytree(SOUND, tmp_path / "tree")))


async def goes_on_with(guide: Guide, phone: Phone, press: str) -> Phone:
    """The same bubble, and one of its buttons, after the server was started anew with another guide."""
    phone.guide = phone.talk.guide = guide
    phone.talk.presses(press)
    await phone.person.presses_data(phone.now, press)
    await phone.person.is_answered()
    return phone.sees(phone.talk.screen.shows)


@pytest.mark.parametrize("edit", [EDITED, None])
async def test_an_old_bubble_tells_that_its_page_changed(api: BotApi, tree: Tree, edit: tuple[str, str] | None) -> None:
    before = load(tree.root)
    phone = Phone(api, before)
    async with serving(before, api):
        (await phone.starts("l-en_t-shelter")).sees("topic:shelter:short:0")
        press = phone.pressable["open topic shelter careful 0"]
    if edit:
        tree.change(SHELTER, *edit)
    after = load(tree.root)
    date = Day(after.flow.topics["shelter"].updated)
    async with serving(after, api):
        await goes_on_with(after, phone, press)
        assert phone.talk.screen.shows == "topic:shelter:careful:0"
        assert phone.talk.is_told("notice_page_changed", date=date) == bool(edit)
        (await phone.does("open topic shelter short 0")).sees("topic:shelter:short:0")
        assert not phone.talk.is_told("notice_page_changed", date=date)
    assert api.refused() == []

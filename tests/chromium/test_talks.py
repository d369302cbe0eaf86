"""Whole conversations in Chromium: with and without a script, on a phone and on a desktop, in each direction."""

from __future__ import annotations

import pytest

from tests.chromium.conftest import Opens
from tests.nightly import at_night
from tests.transcripts import transcripts

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LONG = ("goes-back-and-looks-around", "both-ill-and-not-safe", "changes-an-answer")


@pytest.mark.parametrize("number", [0, 1, *at_night([2])])
@pytest.mark.parametrize("script", [True, False])
async def test_whole_conversations(opens: Opens, languages: tuple[str, ...], number: int, *, script: bool) -> None:
    """Each language has a talk of its own on a phone and on a desktop."""
    language = languages[number % len(languages)]
    tab = await opens(language, script=script, wide=number % 2 == script)
    await tab.plays(transcripts(language)[LONG[number]])


@pytest.mark.parametrize("script", [True, False])
async def test_words_can_be_typed_and_all_be_cleared(opens: Opens, *, script: bool) -> None:
    tab = await opens(script=script)
    await tab.plays(transcripts()["types-words"])
    await tab.starts("l-en")
    await tab.does("clear")
    await tab.sees("cleared")
    await tab.page.locator("a.on").click()
    await tab.page.wait_for_url(f"{tab.origin}/")

"""The bot's profile: what it should say, in which language, and that only what differs is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.authoring.english.languages_file import Row
from bot.channels.telegram.checks import find_long_entries
from bot.channels.telegram.profile import LONGEST, ProfileEntry, ProfileKind, profile_entries
from bot.channels.telegram.profile_calls import ProfileError, compare, open_profile, send
from bot.channels.telegram.texts import TelegramTexts
from bot.core.guide import Guide
from bot.core.interface import text_specs
from bot.core.ledger import Ledger
from bot.core.translation import Status, Translation, Trust
from bot.core.voice import Words
from tests.authored import authored
from tests.botapi import BotApi, Refusal
from tests.botapi.faults import Fault
from tests.process import SMALL, running

TEXTS = (
    "profile_short",
    "profile_unchecked",
    "profile_description",
    "profile_line",
    *(name for name in text_specs(TelegramTexts) if name.startswith("command_")),
)


@pytest.fixture(scope="module")
def rows() -> Mapping[str, Row]:
    return authored().drafts.rows


def speaking(guide: Guide, ledger: Ledger, *codes: str, state: Status = Status.CHECKED, **long: int) -> Guide:
    """The guide with English and these languages offered, each of which says its own code for every text.

    ``long``: texts that are as many letters long instead.
    """
    catalogs = {
        code: {
            f"interface.{text}": Translation("x" * long[text] if text in long else f"{code} {text}", Trust(state))
            for text in TEXTS
        }
        for code in codes
    }
    languages = {
        code: replace(language, offered=code in {"en", *codes}, fallback=())
        for code, language in guide.words.languages.items()
    }
    words = Words(languages["en"], languages, {**guide.words.catalogs, **catalogs})
    return Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)


def of(guide: Guide, rows: Mapping[str, Row]) -> dict[tuple[ProfileKind, str], str]:
    return {(entry.kind, entry.place): entry.text for entry in profile_entries(guide, rows)}


def test_each_language_has_its_own_place(guide: Guide, ledger: Ledger, rows: Mapping[str, Row]) -> None:
    profile = of(speaking(guide, ledger, "nl", "ti"), rows)
    assert profile[ProfileKind.SHORT_DESCRIPTION, "nl"] == "nl profile_short"
    assert profile[ProfileKind.DESCRIPTION, "ti"].startswith("ti profile_description\n\nEnglish")
    assert profile[ProfileKind.COMMANDS, "nl"].splitlines()[0] == "start: nl command_start"
    assert [line.split(":")[0] for line in profile[ProfileKind.COMMANDS, "ti"].splitlines()] == list(
        guide.texts(TelegramTexts).commands
    )


def test_who_has_an_app_in_another_language_reads_all_languages(
    guide: Guide, ledger: Ledger, rows: Mapping[str, Row]
) -> None:
    profile = of(speaking(guide, ledger, "nl", "ckb", "fa_AF"), rows)
    lines = profile[ProfileKind.DESCRIPTION, ""].splitlines()[-3:]
    assert all(code in line for code, line in zip(("nl", "ckb", "fa_AF"), lines, strict=True))
    assert (ProfileKind.DESCRIPTION, "en") not in profile


def test_two_languages_can_share_a_place(guide: Guide, ledger: Ledger, rows: Mapping[str, Row]) -> None:
    profile = of(speaking(guide, ledger, "ku", "ckb"), rows)
    assert "ku profile_short / " in profile[ProfileKind.SHORT_DESCRIPTION, "ku"]
    assert "ckb" in profile[ProfileKind.SHORT_DESCRIPTION, "ku"]
    assert "command_menu" in profile[ProfileKind.COMMANDS, "ku"]


def test_where_a_line_of_each_language_is_too_much_their_names_stand_there(
    guide: Guide, ledger: Ledger, rows: Mapping[str, Row]
) -> None:
    profile = of(speaking(guide, ledger, "nl", "ti", profile_line=300), rows)
    assert profile[ProfileKind.DESCRIPTION, ""].endswith("\n\nEnglish \u00b7 Nederlands \u00b7 ትግርኛ")


def test_what_a_language_says_of_itself_comes_before_the_names_of_others(
    guide: Guide, ledger: Ledger, rows: Mapping[str, Row]
) -> None:
    profile = of(speaking(guide, ledger, "ku", "ckb", profile_description=240), rows)
    assert profile[ProfileKind.DESCRIPTION, "ku"].count("x") == 2 * 240
    assert "English" not in profile[ProfileKind.DESCRIPTION, "ku"]


def test_what_a_language_lacks_is_left_to_what_is_for_everybody(
    guide: Guide, ledger: Ledger, rows: Mapping[str, Row]
) -> None:
    profile = of(speaking(guide, ledger, "nl"), rows)
    assert {
        profile[what, "tr"]
        for what in (ProfileKind.NAME, ProfileKind.SHORT_DESCRIPTION, ProfileKind.DESCRIPTION, ProfileKind.COMMANDS)
    } == {""}


@pytest.mark.slow
def test_nothing_of_it_is_too_long_and_every_place_has_two_letters(
    offered_guide: Guide, rows: Mapping[str, Row]
) -> None:
    for entry in profile_entries(offered_guide, rows):
        assert entry.length <= LONGEST[entry.kind], entry
        assert len(entry.place) in {0, 2}


def test_what_is_too_long_is_told() -> None:
    entries = [
        ProfileEntry(ProfileKind.DESCRIPTION, "", "x" * 513),
        ProfileEntry(ProfileKind.SHORT_DESCRIPTION, "nl", "x" * 121),
        ProfileEntry(ProfileKind.NAME, "", "x" * 64),
    ]
    assert [problem.what for problem in find_long_entries(entries)] == [
        "'profile_description' for every language has 513 letters, where 512 fit.",
        "'profile_short_description' for 'nl' has 121 letters, where 120 fit.",
    ]


def test_of_commands_the_longest_counts() -> None:
    assert ProfileEntry(ProfileKind.COMMANDS, "", "menu: Menu\nhelp: Help now").length == len("Help now")
    assert ProfileEntry(ProfileKind.NAME, "", "\U0001f3e0").length == 2
    assert ProfileEntry(ProfileKind.COMMANDS, "nl", "").length == 0


def test_marks_of_direction_make_no_difference() -> None:
    assert ProfileEntry(ProfileKind.NAME, "ar", "\u200fa  b").is_like(ProfileEntry(ProfileKind.NAME, "ar", "a b"))


def test_what_nobody_has_checked_says_so(guide: Guide, ledger: Ledger, rows: Mapping[str, Row]) -> None:
    profile = of(speaking(guide, ledger, "nl", state=Status.DRAFT), rows)
    assert profile[ProfileKind.DESCRIPTION, "nl"].startswith("nl profile_description nl profile_unchecked\n\n")


async def brought(api: BotApi, entries: list[ProfileEntry]) -> list[ProfileEntry]:
    """Those that were sent."""
    sent = []
    async with open_profile(api.token, api.origin) as bot:
        async for entry, now in compare(bot, entries):
            if not entry.is_like(now):
                await send(bot, entry)
                sent.append(entry)
    return sent


async def test_only_what_differs_is_sent(guide: Guide, ledger: Ledger, rows: Mapping[str, Row], api: BotApi) -> None:
    entries = list(profile_entries(speaking(guide, ledger, "nl", "ti"), rows))
    assert await brought(api, entries) == [entry for entry in entries if entry.text]
    assert await brought(api, entries) == []
    fewer = list(profile_entries(speaking(guide, ledger, "nl"), rows))
    places = {entry.place for entry in await brought(api, fewer)}
    assert places == {"", "nl", "ti"}
    assert ("default", "ti") not in api.commands
    assert api.world.profile["description", "ti"] == ""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Refusal(401, "Unauthorized"), "does not know the token"),
        (Refusal(429, "Too Many Requests", {"retry_after": 3600}), "allows the next change in 1:00:00"),
        (Refusal(400, "Bad Request: quetzalcoatlus"), "BadRequest"),
    ],
)
async def test_what_telegram_refuses_is_told_without_the_token(api: BotApi, fault: Fault, said: str) -> None:
    api.breaks_next("setMyName", fault)
    with pytest.raises(ProfileError, match=said) as error:
        await brought(api, [ProfileEntry(ProfileKind.NAME, "", "Wegwijs")])
    assert api.token not in str(error.value)
    assert "quetzalcoatlus" not in str(error.value)


def settings(api: BotApi) -> dict[str, str]:
    return {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.origin, "COLUMNS": "200"}


@pytest.mark.slow
async def test_the_command_shows_sends_and_is_done(api: BotApi) -> None:
    async with running(*SMALL, "profile", "--dry-run", settings=settings(api)) as shows:
        assert await shows.ends() == 0
    assert "name, everybody:" in shows.written
    assert "would be changed" in shows.written
    assert not [call.method for call in api.calls if call.method.startswith("set")]
    async with running(*SMALL, "profile", settings=settings(api)) as sends:
        assert await sends.ends() == 0
    assert api.world.profile["name", ""] == "Guide"
    async with running(*SMALL, "profile", settings=settings(api)) as again:
        assert await again.ends() == 0
    assert "are as they should be." in again.written


@pytest.mark.slow
async def test_the_command_refuses_without_a_token_and_with_a_wrong_one(api: BotApi) -> None:
    async with running(*SMALL, "profile") as without:
        assert await without.ends() == 1
    assert "TELEGRAM_BOT_TOKEN is not set. Copy it from BotFather." in without.written
    token = api.token.replace("A", "B")
    async with running(*SMALL, "profile", settings={**settings(api), "TELEGRAM_BOT_TOKEN": token}) as wrong:
        assert await wrong.ends() == 1
    assert "Telegram does not know the token" in wrong.written
    assert token not in wrong.written

"""The doorway on WhatsApp: two messages that lead to the web, the numbers at once, and the ceiling of a month."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.whatsapp.billing import BilledMessages
from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.core.guide import Guide
from bot.core.text import Text
from bot.settings import WhatsAppMode
from tests.channels.whatsapp_phone import ORIGIN, Served, WhatsAppPhone, serving
from tests.graphapi import GraphApi, Person


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi() as made:
        yield made


@pytest.fixture
async def served(guide: Guide, api: GraphApi) -> AsyncIterator[Served]:
    async with serving(guide, api, WhatsAppMode.DOORWAY) as running:
        yield running


async def writes(served: Served, person: Person, text: str) -> list[str]:
    """The words that come back."""
    before = len(person.received)
    assert await served.webhooks.brings(person, person.writes(text)) == 200
    return person.texts[before:]


async def presses(served: Served, person: Person, title: str) -> list[str]:
    before = len(person.received)
    assert await served.webhooks.brings(person, person.presses(person.rows[title])) == 200
    return person.texts[before:]


def said(guide: Guide, text: Text, language: str) -> str:
    return guide.words.voice(guide.words.languages[language]).say(text).text


async def test_two_messages_lead_to_the_guide(served: Served, guide: Guide, api: GraphApi) -> None:
    person, texts = api.person(), guide.texts(WhatsAppTexts)
    (first,) = await writes(served, person, "hello")
    for code in ("en", "nl", "ar", "ti"):
        assert said(guide, guide.interface.picker_line, code).strip("\u200f") in first
        assert said(guide, texts.whatsapp_meta, code).strip("\u200f") in first
    assert "112" in first
    (second,) = await presses(served, person, "\u1275\u130d\u122d\u129b")
    assert said(guide, texts.whatsapp_door, "ti") in second
    assert said(guide, texts.whatsapp_meta, "ti") in second
    assert person.link == f"{ORIGIN}/?start=l-ti"
    assert api.refused == []


async def test_every_language_is_within_two_presses(served: Served, guide: Guide, api: GraphApi) -> None:
    for language in guide.words.offered:
        person = api.person()
        await writes(served, person, "hello")
        if language.autonym not in person.rows:
            more = next(title for title in person.rows if title.endswith("\u2026"))
            await presses(served, person, more)
        await presses(served, person, language.autonym)
        assert person.link == f"{ORIGIN}/?start=l-{language.code}"
    assert api.refused == []


@pytest.mark.parametrize(
    ("written", "pressed", "start"),
    [
        ("l-nl_t-family_p-de-brug", None, "l-nl_t-family_p-de-brug"),
        ("t-family_p-de-brug", "Soomaali", "l-so_t-family_p-de-brug"),
        ("p-de-brug", "Soomaali", "l-so_p-de-brug"),
        ("l-xx_t-nothing_p-de-brug", "Soomaali", "l-so_p-de-brug"),
        ("English", None, "l-en"),
    ],
)
async def test_a_link_keeps_language_topic_and_partner(
    served: Served, api: GraphApi, written: str, pressed: str | None, start: str
) -> None:
    person = api.person()
    await writes(served, person, written)
    if pressed:
        await presses(served, person, pressed)
    assert person.link == f"{ORIGIN}/?start={start}"


async def test_a_partners_link_says_what_is_never_asked(served: Served, guide: Guide, api: GraphApi) -> None:
    person = api.person()
    (told,) = await writes(served, person, "l-nl_p-de-brug")
    assert all(said(guide, text, "nl") in told for text in guide.interface.never_asks)
    (told,) = await writes(served, person, "l-nl")
    assert not any(said(guide, text, "nl") in told for text in guide.interface.never_asks)


@pytest.mark.parametrize("written", ["help", "112", "hulp", "\u0645\u0633\u0627\u0639\u062f\u0629"])
async def test_help_brings_the_numbers_at_once(served: Served, guide: Guide, api: GraphApi, written: str) -> None:
    person = api.person()
    told = "\n".join(await writes(served, person, written))
    numbers = {phone.number for helper in guide.flow.help.helpers for phone in helper.phones}
    assert all(number in told for number in numbers)
    assert "English" in person.rows


async def test_help_in_a_known_language_leads_on(served: Served, guide: Guide, api: GraphApi) -> None:
    person = api.person()
    await writes(served, person, "hello")
    await presses(served, person, "Nederlands")
    told = "\n".join(await writes(served, person, "hulp"))
    assert "0800-2000" in told
    assert person.link == f"{ORIGIN}/?start=l-nl"
    assert said(guide, guide.texts(WhatsAppTexts).whatsapp_door, "nl") in told


@pytest.mark.parametrize("language", ["en", "ar", "ti", "tr"])
async def test_words_of_danger_bring_the_numbers_in_their_own_language(
    served: Served, guide: Guide, api: GraphApi, language: str
) -> None:
    for danger in guide.findable.dangers.values():
        cry = guide.words.find(danger.words, guide.words.languages[language]).text.splitlines()[0]
        person = api.person()
        told = "\n".join(await writes(served, person, cry))
        assert "\U0001f4de" in told, cry
        assert person.link == f"{ORIGIN}/?start=l-{language}", cry
    assert api.refused == []


@pytest.mark.parametrize("kind", ["image", "audio", "location"])
async def test_what_is_no_word_brings_the_languages(served: Served, api: GraphApi, kind: str) -> None:
    person = api.person()
    assert await served.webhooks.brings(person, person.sends(kind)) == 200
    assert "English" in person.rows


async def test_the_number_among_the_languages_opens_the_numbers(served: Served, api: GraphApi) -> None:
    person = api.person()
    await writes(served, person, "p-de-brug")
    told = "\n".join(await presses(served, person, "112"))
    assert "0800-2000" in told
    await presses(served, person, "Soomaali")
    assert person.link.endswith("_p-de-brug") or "0800-2000" in person.texts[-2]


async def test_at_the_ceiling_a_talk_becomes_a_doorway_and_says_so(guide: Guide, api: GraphApi) -> None:
    texts = guide.texts(WhatsAppTexts)
    async with serving(guide, api, WhatsAppMode.TALK, BilledMessages(ceiling=3)) as served:
        phone = WhatsAppPhone(served, guide, api.person())
        await phone.begins()
        await phone.does("choose no_danger")
        row = next(iter(phone.person.rows.values()))
        assert await served.webhooks.brings(phone.person, phone.person.presses(row)) == 200
        assert said(guide, texts.whatsapp_full, "en") in phone.person.texts[-1]
        assert phone.person.link == f"{ORIGIN}/?start=l-en"
        told = "\n".join(await writes(served, phone.person, "he hits me"))
        assert "0800-2000" in told
        assert said(guide, texts.whatsapp_full, "en") in told


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def test_the_count_survives_a_restart_and_adds_up_over_replicas(tmp_path: Path) -> None:
    now = [at(2026, 11, 30)]
    one, other = (BilledMessages(5, tmp_path, lambda: now[0]) for _ in range(2))
    for counts in (one, other, one, other):
        counts.add()
    assert not one.is_full
    assert not BilledMessages(5, tmp_path, lambda: now[0]).is_full
    one.add()
    assert all(counts.is_full for counts in (one, other, BilledMessages(5, tmp_path, lambda: now[0])))
    now[0] = at(2026, 12, 1)
    assert not one.is_full
    one.add()
    assert [file.name for file in tmp_path.iterdir()] == ["whatsapp-2026-12.count"]


def test_the_file_tells_how_many_and_nothing_else(tmp_path: Path) -> None:
    counts = BilledMessages(5, tmp_path, lambda: at(2026, 11, 17))
    for _ in range(3):
        counts.add()
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == b"..."
    assert file.stat().st_mtime == at(2026, 11, 1).timestamp()


def test_a_folder_that_is_gone_stops_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    counts = BilledMessages(2, folder, lambda: at(2026, 11, 17))
    counts.add()
    assert not counts.is_full
    counts.add()
    assert counts.is_full


def test_without_a_ceiling_it_is_never_full() -> None:
    counts = BilledMessages()
    counts.add()
    assert not counts.is_full

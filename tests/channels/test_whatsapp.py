"""The whole guide on WhatsApp: over HTTP, against a Cloud API that keeps to its limits, row by row."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.whatsapp.incoming import Sender
from bot.channels.whatsapp.limits import WINDOW
from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.core.flow import Question
from bot.core.guide import Guide, Turn
from bot.core.pseudo_language import PSEUDO
from bot.core.text import Text
from tests.channels.whatsapp_phone import Served, WhatsAppPhone, serving, spelt
from tests.graphapi import GraphApi
from tests.transcripts import transcripts

FORGET = {"types-words", "shows-a-card"}
"""Words are typed here in the middle of a talk. On WhatsApp they carry no conversation, so Back leads elsewhere."""

PLAYED = (
    "changes-an-answer",
    "clears",
    "comes-by-a-link",
    "goes-back-and-looks-around",
    "keeps-a-copy",
    "makes-a-note",
)


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi() as made:
        yield made


@pytest.fixture
async def served(pseudo_guide: Guide, api: GraphApi) -> AsyncIterator[Served]:
    async with serving(pseudo_guide, api) as running:
        yield running


@pytest.fixture
def phone(served: Served, pseudo_guide: Guide, api: GraphApi) -> WhatsAppPhone:
    return WhatsAppPhone(served, pseudo_guide, api.person())


def said(guide: Guide, text: Text, language: str = "en") -> str:
    return guide.words.voice(guide.words.languages[language]).say(text).text


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *((name, "en") for name in PLAYED),
        *((name, PSEUDO) for name in PLAYED[:2]),
    ],
)
async def test_a_transcript_goes_as_everywhere(phone: WhatsAppPhone, api: GraphApi, name: str, language: str) -> None:
    await phone.plays(transcripts(language)[name])
    assert api.refused == []


@pytest.mark.slow
async def test_every_transcript_reaches_the_same_conversation(
    served: Served, pseudo_guide: Guide, api: GraphApi
) -> None:
    for name, text in transcripts().items():
        if name not in FORGET:
            await WhatsAppPhone(served, pseudo_guide, api.person()).plays(text)
    assert api.refused == []


@pytest.mark.parametrize("by", ["phone", "user id", "both"])
async def test_whichever_mark_comes_is_answered(served: Served, api: GraphApi, by: str) -> None:
    person = api.person(by=by)
    assert await served.webhooks.brings(person, person.writes("hello")) == 200
    assert [content[person.address[0]] for content in person.received] == [person.address[1]]
    assert "English" in person.rows


async def test_what_stays_and_who_sees_it_is_said_before_the_first_question(
    phone: WhatsAppPhone, pseudo_guide: Guide
) -> None:
    texts = pseudo_guide.texts(WhatsAppTexts)
    await phone.starts()
    assert said(pseudo_guide, texts.whatsapp_meta) in phone.person.texts[-1]
    await phone.does("language en")
    phone.sees("danger")
    for text in (texts.whatsapp_stays, texts.whatsapp_meta):
        assert said(pseudo_guide, text) in phone.person.texts[-1]
    question = phone.guide.flow.start
    assert isinstance(question, Question)
    assert question.note
    assert said(pseudo_guide, question.note) not in phone.person.texts[-1]


async def test_the_first_message_has_the_number_to_call(phone: WhatsAppPhone) -> None:
    await phone.starts()
    assert "\U0001f4de 112" in phone.person.texts[0]
    assert "112" in phone.person.rows


async def test_a_link_to_a_topic_says_it_too(phone: WhatsAppPhone, pseudo_guide: Guide) -> None:
    await phone.starts("l-en_t-family_p-example")
    phone.sees("topic:family:short:0")
    assert said(pseudo_guide, pseudo_guide.texts(WhatsAppTexts).whatsapp_stays) in phone.person.texts[-1]


async def test_four_digits_with_a_partner_begin_as_a_link_does(phone: WhatsAppPhone, pseudo_guide: Guide) -> None:
    english = pseudo_guide.words.english
    digits = pseudo_guide.short_code(english, pseudo_guide.flow.topics["family"])
    person = phone.person
    assert await phone.served.webhooks.brings(person, person.writes(f"{digits} p-example")) == 200
    phone.talk.does("start l-en_t-family_p-example")
    phone.is_shown(Turn(phone.talk.conversation, phone.talk.screen), begins=True)


async def test_no_answer_is_quoted_unless_it_is_asked_for(phone: WhatsAppPhone, pseudo_guide: Guide) -> None:
    await phone.plays(transcripts()["child-dutch-child-elsewhere"])
    because = pseudo_guide.interface.outcome_because.english.partition("{")[0]
    assert not any(because in text for text in phone.person.texts)
    quoted = {said(pseudo_guide, choice.said) for choice in phone.talk.conversation.answers if choice.said}
    assert quoted
    assert not any(answer in text for text in phone.person.texts for answer in quoted)
    await phone.does("open answers")
    labels = {said(pseudo_guide, choice.label) for choice in phone.talk.conversation.answers}
    assert all(label in phone.person.texts[-1] for label in labels)


async def test_clear_says_how_and_leaves_one_way_on(phone: WhatsAppPhone, pseudo_guide: Guide) -> None:
    await phone.begins()
    await phone.does("choose hurt")
    await phone.does("clear")
    assert phone.person.texts[-1] == said(pseudo_guide, pseudo_guide.texts(WhatsAppTexts).whatsapp_cleared)
    (carries,) = phone.person.rows.values()
    press = pseudo_guide.coder.read_button(carries)
    assert press
    assert (press.conversation.language, press.conversation.answers) == (None, ())
    chat = phone.served.channel.memory.key_of(_sender_of(phone))
    assert phone.served.channel.memory.language_of(chat) is None
    assert await phone.served.webhooks.brings(phone.person, phone.person.presses(carries)) == 200
    assert "English" in phone.person.rows


async def test_a_copy_comes_before_the_way_on_and_has_no_row(phone: WhatsAppPhone) -> None:
    await phone.plays(transcripts()["keeps-a-copy"])
    kinds = [content["type"] for content in phone.person.received]
    copy = kinds.index("text")
    assert kinds[copy + 1] == "interactive"
    assert not any("drop the copy" in spelt(phone.guide, {"row": row}) for row in rows_sent_to(phone))


@pytest.mark.parametrize(
    "kind", ["image", "audio", "location", "contacts", "sticker", "reaction", "unsupported", "new"]
)
async def test_what_is_no_word_is_answered_kindly(
    phone: WhatsAppPhone, pseudo_guide: Guide, api: GraphApi, kind: str
) -> None:
    await phone.begins()
    assert await phone.served.webhooks.brings(phone.person, phone.person.sends(kind)) == 200
    assert said(pseudo_guide, pseudo_guide.interface.notice_typed) in phone.person.texts[-1]
    assert phone.person.rows
    assert api.refused == []


@pytest.mark.parametrize(
    "carries", ["", "x" * 200, "m.9.nonsense", "f.7.2A-__X", "f.99.2A-__X", "c.0.2-l-__l-", "d.partner.x", "\U0001f600"]
)
async def test_a_strange_row_gets_a_screen(phone: WhatsAppPhone, api: GraphApi, carries: str) -> None:
    await phone.begins()
    assert await phone.served.webhooks.brings(phone.person, phone.person.presses(carries)) == 200
    assert phone.person.rows
    assert api.refused == []


async def test_typed_words_are_answered_in_the_language_of_the_chat(phone: WhatsAppPhone, pseudo_guide: Guide) -> None:
    await phone.starts()
    await phone.does(f"language {PSEUDO}")
    await phone.does("type help")
    assert phone.talk.screen.language.code == PSEUDO
    phone.is_shown(Turn(phone.talk.conversation, phone.talk.screen))
    assert pseudo_guide.words.languages[PSEUDO].code == PSEUDO


async def test_an_old_list_goes_on_where_it_was(phone: WhatsAppPhone) -> None:
    await phone.begins()
    old = phone.person.rows
    await phone.does("choose no_danger")
    await phone.does("choose refused")
    carries = next(value for title, value in old.items() if title.startswith("I am hurt"))
    assert await phone.served.webhooks.brings(phone.person, phone.person.presses(carries)) == 200
    phone.talk.presses(carries)
    phone.is_shown(Turn(phone.talk.conversation, phone.talk.screen))


async def test_a_number_that_takes_fewer_letters_gets_fewer(pseudo_guide: Guide) -> None:
    async with GraphApi(list_body=1024) as api, serving(pseudo_guide, api) as served:
        phone = WhatsAppPhone(served, pseudo_guide, api.person())
        await phone.starts("l-en_t-family")
        await phone.does("type help")
        assert len(api.refused) == 1  # Once: from then on it is known.
        assert len([content for content in phone.person.received if content["type"] == "text"]) >= 1
        assert phone.person.rows
        await phone.does("type help")
        assert len(api.refused) == 1


async def test_what_is_too_old_to_be_answered_is_left_alone(phone: WhatsAppPhone, api: GraphApi) -> None:
    message = phone.person.writes("hello")
    api.clock += WINDOW + 1
    assert await phone.served.webhooks.brings(phone.person, message) == 200
    assert phone.person.received == []
    assert api.refused == []


def rows_sent_to(phone: WhatsAppPhone) -> list[str]:
    """What every row carries that was ever sent."""
    lists = [each["interactive"]["action"] for each in phone.person.received if each["type"] == "interactive"]
    return [row["id"] for each in lists for section in each["sections"] for row in section["rows"]]


def _sender_of(phone: WhatsAppPhone) -> Sender:
    return Sender(*phone.person.address)

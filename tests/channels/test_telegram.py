"""Talks on Telegram as people have them: the real application, over HTTP, with a strict Bot API server of our own."""

from __future__ import annotations

import pytest

from bot.channels.telegram.limits import DELETABLE_SECONDS
from bot.core.blocks import Fold
from tests.botapi import Button, CallbackAnswer, Markup
from tests.channels.phone import Phone, spelt
from tests.transcripts import transcripts


async def test_the_first_thing_is_the_languages_and_nothing_else(phone: Phone) -> None:
    (await phone.starts()).sees("languages")
    assert {spelling for spelling in phone.pressable if "language" not in spelling} == {"open page help 0"}
    assert phone.person.chat.messages == [phone.now]


async def test_from_the_start_to_the_first_question(phone: Phone) -> None:
    (await phone.starts()).sees("languages")
    (await phone.does("language en")).sees(phone.guide.flow.start.name)


async def test_a_press_changes_the_one_bubble_and_is_answered(phone: Phone) -> None:
    await phone.starts()
    first = phone.now.message_id
    await phone.does("language en")
    await phone.does("open menu")
    assert [message.message_id for message in phone.person.chat.messages] == [first]
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert len(phone.api.called("answerCallbackQuery")) == 2


async def test_all_is_silent_and_without_previews(phone: Phone) -> None:
    await phone.begins()
    await phone.does("type something")
    for call in (*phone.api.called("sendMessage"), *phone.api.called("editMessageText")):
        assert call.params["link_preview_options"] == {"is_disabled": True}
        assert call.params["parse_mode"] == "HTML"
    assert all(call.params["disable_notification"] == "true" for call in phone.api.called("sendMessage"))


@pytest.mark.parametrize(
    ("payload", "shows"),
    [
        ("l-en_t-dutch-child_p-some-house", "topic:dutch-child:short:0"),
        ("l-en", "menu"),
        ("t-dutch-child", "languages"),
        ("l-xx_t-dutch-child", "languages"),
        ("l-en_t-nothing", "menu"),
        ("p-some-house", "languages"),
        ("&lt;b>", "languages"),
        ("x" * 64, "languages"),
    ],
)
async def test_a_link_is_honoured_as_far_as_it_means_something(phone: Phone, payload: str, shows: str) -> None:
    await phone.starts(payload)
    assert phone.talk.screen.shows.startswith(shows.rpartition(":")[0] or shows)
    phone.sees(phone.talk.screen.shows)


async def test_a_topic_waits_behind_the_languages(phone: Phone) -> None:
    (await phone.starts("t-dutch-child")).sees("languages")
    await phone.does("language en")
    assert "topic dutch-child" in " ".join(phone.pressable)
    assert phone.talk.screen.shows.startswith("topic:dutch-child")


COMMANDS = {
    "/menu": "menu",
    "/MENU": "menu",
    "/help": "page:help",
    "/help@wegwijs_bot": "page:help",
    "/privacy": "page:privacy",
    "/language": "languages",
    "/qwxzk": "nothing found",
    "/menu\nand more": "menu",
    "menu": "menu",
    "Back.": "danger",
    "HELP": "page:help",
    "Language": "languages",
    "what about my child?": "found",
}


@pytest.mark.parametrize("typed", COMMANDS)
async def test_what_is_typed_is_answered_in_a_new_bubble_and_deleted(phone: Phone, typed: str) -> None:
    await phone.begins()
    old = phone.now.message_id
    await phone.person.sends(typed)
    new = await phone.person.sees()
    assert new.message_id > old
    assert [message.is_from_bot for message in phone.person.chat.messages] == [True, True]
    expected = {
        "menu": "open topics",
        "found": "open answer nothing",
        "nothing found": "open topics",
        "page:help": "open page help 1",
        "page:privacy": "open page privacy 1",
        "languages": "language en",
        "danger": "choose no_danger",
    }
    assert expected[COMMANDS[typed]] in spelt(phone.guide, new)


async def test_help_needs_no_language_and_ends_with_the_languages(phone: Phone) -> None:
    await phone.person.sends("/help")
    message = await phone.person.sees()
    assert "112" in message.text
    assert any(button.action == "copy_text" for button in message.buttons)
    assert "language en" in spelt(phone.guide, message)


async def test_privacy_before_a_language_waits_behind_the_languages(phone: Phone) -> None:
    await phone.person.sends("/privacy")
    picker = await phone.person.sees()
    await phone.person.presses_data(picker, spelt(phone.guide, picker)["language en"])
    page = await phone.person.sees()
    assert phone.guide.words.voice(None).say(phone.guide.flow.pages["privacy"].title).text in page.text


async def test_back_in_reply_to_a_bubble_goes_back_there(phone: Phone) -> None:
    await phone.begins()
    asked = phone.talk.screen.shows
    await phone.does(next(spelling for spelling in phone.pressable if spelling.startswith("choose")))
    (await phone.does("type back")).sees(asked)


async def test_a_reply_keeps_the_conversation_and_a_plain_word_only_the_language(phone: Phone) -> None:
    await phone.begins()
    await phone.does(next(spelling for spelling in phone.pressable if spelling.startswith("choose")))
    answered = phone.now
    await phone.person.sends("menu", reply_to=answered)
    assert "open answers" in spelt(phone.guide, await phone.person.sees())
    await phone.person.sends("menu")
    plain = spelt(phone.guide, await phone.person.sees())
    assert "open answers" not in plain
    assert "open topics" in plain


async def test_words_that_mean_nothing_say_how_to_say_it_otherwise_and_keep_the_talk(phone: Phone) -> None:
    await phone.begins()
    asked = phone.talk.screen.shows
    await phone.person.sends("qwxzk")
    assert "open topics" in spelt(phone.guide, await phone.person.sees())
    (await phone.does("type qwxzk")).sees("found:nothing")
    (await phone.does("go on")).sees(asked)


async def test_what_has_no_words_is_answered_in_the_menu_with_a_notice_above(phone: Phone) -> None:
    """A plain message has no code: whoever sent it is led in again."""
    await phone.begins()
    notice = phone.guide.words.voice(None).say(phone.guide.interface.notice_typed).text
    await phone.person.sends_photo()
    answered = await phone.person.sees()
    assert notice in answered.text
    assert "open topics" in spelt(phone.guide, answered)


async def test_a_question_below_a_picture_is_answered_and_what_is_personal_is_told_and_deleted(phone: Phone) -> None:
    await phone.begins()
    await phone.person.sends_photo("my name is Ada, v-number 2812345678, can i bring my wife")
    answered = await phone.person.sees()
    assert phone.guide.words.voice(None).say(phone.guide.interface.notice_personal_deleted).text in answered.text
    assert "open answer nothing" in spelt(phone.guide, answered)
    assert all(message.is_from_bot for message in phone.person.chat.messages)


async def test_a_cry_for_help_is_answered_with_the_numbers_and_can_be_cleared(phone: Phone) -> None:
    await phone.begins()
    await phone.person.sends("my husband beats me")
    answered = await phone.person.sees()
    assert "112" in answered.text
    assert answered.text.index("112") < answered.text.index("0800-2000")
    assert {"open page help 0", "clear"} <= set(spelt(phone.guide, answered))


async def test_a_question_in_another_language_is_answered_with_that_language_beside(phone: Phone) -> None:
    await phone.begins()
    await phone.person.sends("\u1230\u1260\u12ed\u1270\u12ed \u12ad\u1218\u133d\u12a5 \u12f0\u120d\u12e8")
    answered = await phone.person.sees()
    assert "language ti" in spelt(phone.guide, answered)
    await phone.person.presses_data(answered, spelt(phone.guide, answered)["language ti"])
    said = phone.guide.words.voice(phone.guide.words.languages["ti"]).say
    texts = {said(each).text for each in (phone.guide.interface.answer_one, phone.guide.interface.answer_several)}
    shown = (await phone.person.sees()).text
    assert any(text in shown for text in texts)


async def test_a_colour_is_sent_and_a_telegram_of_before_shows_the_same_without(rough_phone: Phone) -> None:
    """Colour carries nothing alone: the words and the rows are the same where an app or a server knows no style."""
    phone = await rough_phone.begins()
    await phone.does("open menu")
    coloured = [(button.text, button.style) for button in phone.now.buttons if button.style]
    assert [style for _, style in coloured] == ["primary", "danger", "danger"]
    with phone.api.before_styles():
        (await phone.does("go on")).sees(phone.guide.flow.start.name)
        (await phone.does("open menu")).sees("menu")
        assert not any(button.style for button in phone.now.buttons)
        assert {label for label, _ in coloured} <= {button.text for button in phone.now.buttons}
    assert phone.api.refused() == []


async def test_what_is_folded_is_a_quotation_that_opens(phone: Phone) -> None:
    await phone.begins()
    folds = [each for each in phone.now.entities if each.type == "expandable_blockquote"]
    shown = phone.now.text.encode("utf-16-le")
    texts = [shown[each.offset * 2 : each.end * 2].decode("utf-16-le") for each in folds]
    expected = [block for block in phone.talk.screen.blocks if isinstance(block, Fold)]
    assert [text.partition("\n")[0] for text in texts] == [fold.title.text for fold in expected]
    assert len(expected) == 2


async def test_a_photo_is_answered_like_a_word_that_means_nothing_and_deleted(phone: Phone) -> None:
    await phone.begins()
    await phone.person.sends_photo("my whole story")
    await phone.person.sees()
    assert [message.is_from_bot for message in phone.person.chat.messages] == [True, True]
    assert not any("my whole story" in str(call.params) for call in phone.api.calls)


async def test_a_note_of_telegram_itself_is_left_alone(phone: Phone) -> None:
    await phone.begins()
    before = len(phone.api.calls)
    body = {"message_id": 999, "date": phone.api.clock, "chat": phone.now.chat.as_json()}
    phone.api.world.waiting.queue.push(
        "message", body | {"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}}
    )
    await phone.api.settled()
    assert len(phone.api.calls) == before


async def test_groups_and_channels_are_left_alone(phone: Phone) -> None:
    group = phone.api.group()
    await phone.person.sends("/start@wegwijs_bot", into=group)
    post = {
        "message_id": 5,
        "date": phone.api.clock,
        "chat": {"id": -1001, "type": "channel", "title": "News"},
        "text": "/start",
    }
    phone.api.world.waiting.queue.push("channel_post", post)
    await phone.api.settled()
    assert group.from_bot == []
    assert phone.api.called("sendMessage") == []


async def test_edited_messages_and_reactions_are_not_even_asked_for(phone: Phone) -> None:
    await phone.starts()
    assert phone.api.world.waiting.queue.allowed == ("message", "callback_query", "my_chat_member")
    await phone.begins()
    before = len(phone.api.calls)
    phone.api.brings({"edited_message": phone.now.as_json() | {"edit_date": 1}})
    await phone.api.settled()
    assert len(phone.api.calls) == before


async def test_a_reply_to_something_without_our_buttons_keeps_the_language_only(phone: Phone) -> None:
    await phone.begins()
    strange = Markup(((Button("x", "callback_data", "strange"), Button("y", "copy_text", "12345")),))
    message = phone.api.world.post(phone.now.chat, phone.api.world.bot, phone.now.content, markup=strange)
    await phone.person.sends("menu", reply_to=message)
    assert "open topics" in spelt(phone.guide, await phone.person.sees())


@pytest.mark.parametrize("data", ["", "x", "1", "1--_", "2abc_X", "1a-_\x00", "1a-_-_Q", "<b>", "é" * 32, "1" * 64])
async def test_a_forged_button_leads_to_the_languages(phone: Phone, data: str) -> None:
    await phone.begins()
    await phone.person.presses_data(phone.now, data)
    assert "language en" in spelt(phone.guide, await phone.person.sees())


async def test_a_truncated_button_gives_a_usable_screen(rough_phone: Phone) -> None:
    await rough_phone.begins()
    whole = next(data for spelling, data in rough_phone.pressable.items() if spelling.startswith("choose"))
    for length in range(len(whole)):
        await rough_phone.person.presses_data(rough_phone.now, whole[:length])
        assert (await rough_phone.person.sees()).buttons
    assert {call.refusal.description.partition(":")[2][:24] for call in rough_phone.api.refused() if call.refusal} <= {
        " message is not modified"
    }


async def test_an_old_button_goes_on_where_it_was(phone: Phone) -> None:
    await phone.begins()
    old = phone.pressable["open menu"]
    await phone.does("open menu")
    await phone.does("clear")
    phone.api.clock += 400 * 24 * 60 * 60
    await phone.starts()
    await phone.person.presses_data(phone.now, old)
    assert "go on" in spelt(phone.guide, await phone.person.sees())


async def test_a_bubble_that_can_not_be_seen_any_more_is_answered_in_a_new_one(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    bubble, data = phone.now, phone.pressable["open menu"]
    await phone.person.deletes(bubble)
    await phone.person.presses_data(bubble, data, is_accessible=False)
    message = await phone.person.sees()
    assert "go on" in spelt(phone.guide, message)
    assert message.message_id > bubble.message_id
    assert [call.method for call in phone.api.refused()] == ["editMessageText"]


async def test_pressing_twice_is_no_fault(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    bubble, data = phone.now, phone.pressable["open menu"]
    await phone.person.presses_data(bubble, data)
    await phone.person.presses_data(bubble, data)
    await phone.person.sees()
    assert len(phone.person.chat.messages) == 1
    refusals = [call.refusal.description for call in phone.api.refused() if call.refusal]
    assert [text[:37] for text in refusals] == ["Bad Request: message is not modified:"]
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)


async def test_a_press_that_is_too_old_to_be_answered_is_served(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    phone.api.fail_next("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired")
    (await phone.does("open menu")).sees("menu")
    assert [call.method for call in phone.api.refused()] == ["answerCallbackQuery"]


async def test_clear_deletes_the_bubbles_and_says_what_stays(phone: Phone) -> None:
    await phone.begins()
    await phone.person.sends("menu")
    await phone.person.sees()
    phone.bubble = phone.person.chat.from_bot[0]
    await phone.does("open menu")
    (await phone.does("clear")).sees("cleared")
    assert phone.person.chat.messages == []
    said = phone.guide.words.voice(None).say(phone.guide.interface.cleared_stays).text
    assert phone.person.shown_alert == CallbackAnswer(said, show_alert=True)
    assert len(said) <= 200


@pytest.mark.parametrize("typed", ["/clear", "clear", "CLEAR!"])
async def test_typing_clear_deletes_all_and_leaves_one_neutral_line(phone: Phone, typed: str) -> None:
    await phone.begins()
    await phone.person.sends(typed)
    message = await phone.person.sees()
    assert phone.person.chat.messages == [message]
    assert message.buttons == ()
    assert message.text.startswith(phone.guide.words.voice(None).say(phone.guide.interface.cleared).text)


async def test_after_two_days_clear_leaves_one_neutral_line_without_buttons(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    await phone.does("open menu")
    phone.api.clock += DELETABLE_SECONDS + 1
    await phone.person.presses_data(phone.now, phone.pressable["clear"])
    message = await phone.person.sees()
    assert phone.person.chat.messages == [message]
    assert (message.text, message.buttons) == (
        phone.guide.words.voice(None).say(phone.guide.interface.cleared).text,
        (),
    )
    assert [call.method for call in phone.api.refused()] == ["deleteMessages", "deleteMessage"]


async def test_after_clearing_the_language_is_forgotten(phone: Phone) -> None:
    await phone.begins()
    await phone.does("open menu")
    await phone.does("clear")
    await phone.person.sends("menu")
    assert "language en" in spelt(phone.guide, await phone.person.sees())


@pytest.mark.slow
@pytest.mark.parametrize("name", transcripts())
async def test_every_transcript_can_be_had_on_telegram(rough_phone: Phone, name: str) -> None:
    await rough_phone.plays(transcripts()[name])
    refusals = [call.refusal.description for call in rough_phone.api.refused() if call.refusal]
    assert all("message is not modified" in text for text in refusals)

"""The pure half of Telegram: what a screen becomes, and whether Telegram would take all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.authoring.project import Project
from bot.channels.telegram.checks import find_fault
from bot.channels.telegram.keys import CopyKey, DataKey, Key
from bot.channels.telegram.limits import LONGEST_TEXT, MOST_ENTITIES
from bot.channels.telegram.rendering import Message, alert, entities, letters_in_sight, shown_length, to_message
from bot.check_report import check_screens
from bot.core.bidi import LRI, PDI, RLM, first_strong
from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Dial,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.event import Cleared, Closed
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.overlay import Menu
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from bot.core.subject import Apart
from bot.core.text import Said, Text
from bot.core.voice import Words
from tests.botapi import BotApi
from tests.botapi.parsing import parse_html
from tests.botapi.text import fix_formatted_text, utf16_length
from tests.channels.library import to_keyboard
from tests.channels.phone import assert_shows, rendered
from tests.nightly import at_night
from tests.screens import screens_in

ENGLISH = Language("en", "English")
ARABIC = Language("ar", "العربية", right_to_left=True)


def said(text: str, language: Language = ENGLISH) -> Said:
    return Said(text, language)


def html_of(guide: Guide, *blocks: Block, language: Language = ENGLISH) -> str:
    return to_message(Screen(Menu(), language, blocks), Conversation(), guide.coder).html


def keys_of(message: Message) -> list[Key]:
    return [key for row in message.keys for key in row]


PRESSED = Button(said("Press **me**"), Closed())

BLOCKS: list[tuple[Block, str]] = [
    (Heading(said("A **bold** title")), "<b>A bold title</b>"),
    (Paragraph(said("One **two** three")), "One <b>two</b> three"),
    (Paragraph(said("**all**")), "<b>all</b>"),
    (Paragraph(said("a **** b")), "a  b"),
    (Notice(said("Mind")), "\u26a0\ufe0f Mind"),
    (CardFace(said("**Groot** <"), said("**small**")), "<b>Groot &lt;</b>\n\n<b>small</b>"),
    (CardFace(said("Large")), "<b>Large</b>"),
    (Bullets((said("one"), said("**two**"))), "\u2022 one\n\u2022 <b>two</b>"),
    (
        Origin(said("A law"), "https://x.nl/?a=1&b=\"2'"),
        '\u2022 <a href="https://x.nl/?a=1&amp;b=&quot;2&#x27;">A law</a>',
    ),
    (
        Contact(
            said("House"),
            (said("Day and **night**"),),
            (Dial("088 715 7000"),),
            None,
            "x.nl",
            "a@x.nl",
            said("Read today"),
        ),
        (
            "<b>House</b>\nDay and <b>night</b>\n\U0001f4de 088 715 7000\n\U0001f310 x.nl\n\U0001f4e7 a@x.nl\n"
            "<i>Read today</i>"
        ),
    ),
    (Contact(said("House"), ()), "<b>House</b>"),
    (
        Contact(said("House"), (), (Dial("1", said("For **children**")), Dial("2", said("Others"))), "Kade 1, Delft"),
        "<b>House</b>\nFor <b>children</b>\n\U0001f4de 1\nOthers\n\U0001f4de 2\n\U0001f4cd Kade 1, Delft",
    ),
    (Steps(((said("one"),), (said("**two**"), said("twee")))), "1. one\n2. <b>two</b>\ntwee"),
    (
        Call(said("House"), "088 715 7000", said("Call"), (said("For **children**."), said("Free."))),
        "\U0001f4de 088 715 7000 <b>House</b>. For <b>children</b>. Free.",
    ),
    (Call(None, "112", said("Call"), (said("In danger now."),)), "\U0001f4de 112 In danger now."),
    (Call(said("House"), "1", said("Call"), ()), "\U0001f4de 1 <b>House</b>."),
    (Way(PRESSED, (said("Because **so**"),)), "\u25b8 <b>Press me</b>\nBecause <b>so</b>"),
    (Way(replace(PRESSED, primary=True), (said("Because"),)), "Because"),
    (Answered(said("A question"), said("An **answer**"), PRESSED), "<b>A question</b>\nAn <b>answer</b>"),
    (
        Fold(said("More **here**"), (Heading(said("A")), Paragraph(said("one")), Bullets((said("**two**"),)))),
        "<blockquote expandable><b>More here</b>\n<b>A</b>\none\n\u2022 <b>two</b></blockquote>",
    ),
]


@pytest.mark.parametrize(("block", "html"), BLOCKS)
def test_each_block_has_its_form(guide: Guide, block: Block, html: str) -> None:
    assert html_of(guide, block) == html


CALL = Call(None, "1", said("Call"), ())
WAY = Way(PRESSED)

PARTED: list[tuple[tuple[Block, ...], str]] = [
    ((Paragraph(said("A")), Paragraph(said("B"))), "A\n\nB"),
    ((Heading(said("A")), Paragraph(said("B"))), "<b>A</b>\nB"),
    ((Heading(said("A")), Paragraph(said("**B**"))), "<b>A</b>\n\n<b>B</b>"),
    ((Heading(said("A")), Contact(said("B"), ())), "<b>A</b>\n\n<b>B</b>"),
    ((Heading(said("A")), CALL, CALL, Heading(said("B"))), "<b>A</b>\n\U0001f4de 1\n\U0001f4de 1\n\n<b>B</b>"),
    ((WAY, WAY, Paragraph(said("A"))), "\u25b8 <b>Press me</b>\n\u25b8 <b>Press me</b>\n\nA"),
    ((CALL, WAY), "\U0001f4de 1\n\n\u25b8 <b>Press me</b>"),
    ((Paragraph(said("A")), Way(replace(PRESSED, primary=True)), Paragraph(said("B"))), "A\n\nB"),
]


@pytest.mark.parametrize(("blocks", "html"), PARTED)
def test_an_empty_line_parts_what_does_not_belong_together(guide: Guide, blocks: tuple[Block, ...], html: str) -> None:
    assert html_of(guide, *blocks) == html


def test_what_a_button_below_is_about_stands_below_the_text(guide: Guide) -> None:
    about = replace(PRESSED, label=said("One"), about=said("For **you**"))
    message = to_message(
        Screen(Menu(), ENGLISH, (Paragraph(said("A")),), (about, PRESSED)), Conversation(), guide.coder
    )
    assert message.html == "A\n\n<b>One</b>\nFor <b>you</b>"
    assert [key.label for key in keys_of(message)] == ["One", "Press **me**"]


@pytest.mark.parametrize(
    ("lines", "letters"),
    [
        (("x" * 38, "x" * 38), 4 + 1 + 38 + 1 + 38),
        (("x" * 38, "x" * 38, "hidden"), 4 + 1 + 38 + 1 + 38),
        (("x" * 39, "hidden"), 4 + 1 + 39),
        (("x" * 500,), 4 + 1 + 76),
    ],
)
def test_of_a_fold_the_first_three_lines_are_in_sight(guide: Guide, lines: tuple[str, ...], letters: int) -> None:
    fold = Fold(said("Fold"), tuple(Paragraph(said(line)) for line in lines))
    assert letters_in_sight(html_of(guide, fold)) == letters
    html = html_of(guide, Paragraph(said("seen & <seen>")), fold)
    assert letters_in_sight(html) == len("seen & <seen>\n\n") + letters
    assert shown_length(html) == len("seen & <seen>\n\nFold\n" + "\n".join(lines))


HOSTILE = ["<b>", "</a>", "a & b", "&lt;", "&amp;copy;", "&copy", "\"'<>&", "<script>alert(1)</script>", "😀<😀>"]


@pytest.mark.parametrize("value", HOSTILE)
def test_whatever_a_value_is_it_stays_text(guide: Guide, value: str) -> None:
    words = said(value)
    blocks: list[Block] = [
        Heading(words), Paragraph(words), Notice(words), Bullets((words,)), Origin(words, value),
        Contact(words, (words,), (Dial(value, words),), value, value, value, words),
        Steps(((words, words),)), Call(words, value, words, (words,)), Way(Button(words, Closed()), (words,)),
        Answered(words, words, Button(words, Closed())), Fold(words, (Paragraph(words),)),
    ]  # fmt: skip
    for block in blocks:
        html = html_of(guide, block)
        shown = fix_formatted_text(parse_html(html)).text
        assert value in shown
        assert shown_length(html) == utf16_length(shown)


@pytest.mark.parametrize(
    "value", ["x" * 5, "😀é\u0639", "a <b>b</b> &amp; &lt;c&gt; &quot;&#x27;", "&amp;lt;", "&amp;amp;"]
)
def test_length_is_counted_as_telegram_counts(value: str) -> None:
    assert shown_length(value) == utf16_length(parse_html(value).text)


def test_a_telephone_number_has_a_key_that_copies_it_once_and_112_has_none(guide: Guide) -> None:
    house = Contact(said("House"), (), (Dial("088 715 7000"), Dial("033 448 11 86", said("For children"))))
    police = replace(house, phones=(Dial("112"),))
    message = to_message(Screen(Menu(), ENGLISH, (house, house, police)), Conversation(), guide.coder)
    numbers = ("088 715 7000", "033 448 11 86")
    assert keys_of(message) == [CopyKey(f"\U0001f4de {LRI}{number}{PDI}", number) for number in numbers]


def lines_of(message: Message) -> Iterator[str]:
    yield from parse_html(message.html).text.split("\n")
    yield from (key.label for key in keys_of(message))


def test_in_arabic_every_line_runs_right_to_left_and_a_number_keeps_its_order(guide: Guide) -> None:
    house = Contact(said("بيت", ARABIC), (), (Dial("+31 88 715 7000"),), "Kade 1", "x.nl", "a@x.nl")
    html = html_of(guide, house, Notice(said("انتبه", ARABIC)), Bullets((said("واحد", ARABIC),)), language=ARABIC)
    assert f"{RLM}\U0001f4de {LRI}+31 88 715 7000{PDI}" in html
    assert f"{RLM}\U0001f310 {LRI}x.nl{PDI}" in html
    assert all(first_strong(line) == "R" for line in parse_html(html).text.split("\n") if line)


NAME = f"{RLM}{LRI}House{PDI}"
"""A name as the voice says it in Arabic."""

TURNED: list[tuple[Block, str]] = [
    (Steps(((said("واحد", ARABIC),), (said(f"{NAME} اثنان", ARABIC),))), f"1. واحد\n2. {NAME} اثنان"),
    (
        Call(said(NAME, ARABIC), "+31 88 715", said("اتصلوا", ARABIC), (said("مجاني.", ARABIC), said("Free."))),
        f"{RLM}\U0001f4de {LRI}+31 88 715{PDI} <b>{NAME}</b>. مجاني. {LRI}Free.{PDI}",
    ),
    (
        Call(None, "112", said("اتصلوا", ARABIC), (said("خطر", ARABIC),)),
        f"{RLM}\U0001f4de {LRI}112{PDI} خطر",
    ),
    (Way(Button(said("طريق", ARABIC), Closed())), "\u25c2 <b>طريق</b>"),
    (Fold(said("أكثر", ARABIC), (Bullets((said("واحد", ARABIC),)),)), "<b>أكثر</b>\n\u2022 واحد"),
]


@pytest.mark.parametrize(("block", "html"), TURNED)
def test_in_arabic_every_line_of_what_a_screen_is_made_of_starts_at_the_right(
    guide: Guide, block: Block, html: str
) -> None:
    """Also for an app that looks into isolates; and a sentence of another language keeps its full stop at its end."""
    found = html_of(guide, block, language=ARABIC)
    assert found.removeprefix("<blockquote expandable>").removesuffix("</blockquote>") == html
    assert all(first_strong(line) == "R" for line in parse_html(found).text.split("\n"))


@pytest.mark.slow
def test_no_line_of_the_pseudo_language_turns_round(pseudo_guide: Guide) -> None:
    """But what is in Dutch for somebody else: a card, and a note for a lawyer."""
    language = pseudo_guide.words.languages[PSEUDO]
    names = {each.autonym for each in pseudo_guide.words.languages.values()}
    for turn in screens_in(pseudo_guide, language):
        if turn.conversation.language and turn.screen.subject is not Apart.NOTE:
            turned = [line for line in lines_of(rendered(pseudo_guide, turn)) if first_strong(line) == "L"]
            dutch = {block.large.text for block in turn.screen.blocks if isinstance(block, CardFace)}
            assert set(turned) <= names | {f"\u2705 {name}" for name in names} | dutch, turn.screen.shows


def every_turn(guide: Guide, *codes: str) -> Iterator[Turn]:
    """Every screen in these languages; without codes, in all that are spoken."""
    for language in (each for each in guide.words.spoken if not codes or each.code in codes):
        yield from screens_in(guide, language)
        yield guide.step(Conversation(language), Cleared())


@pytest.mark.slow
@pytest.mark.parametrize("codes", [(PSEUDO,), *at_night([()])])
def test_every_screen_fits_in_the_longest_language(pseudo_guide: Guide, codes: tuple[str, ...]) -> None:
    """That it does in those that are offered is what ``test_check_says_how_much_is_well`` sees."""
    faults = {
        (turn.screen.shows, turn.screen.language.code): fault
        for turn in every_turn(pseudo_guide, *codes)
        if (fault := find_fault(rendered(pseudo_guide, turn)))
    }
    assert faults == {}


@pytest.mark.slow
@pytest.mark.parametrize("codes", [(PSEUDO,), *at_night([("en",), ()])])
async def test_telegram_takes_every_screen_as_it_is_meant(
    pseudo_guide: Guide, api: BotApi, codes: tuple[str, ...]
) -> None:
    from telegram import Bot, LinkPreviewOptions  # noqa: PLC0415  # only here

    person = api.person()
    await person.sends("/start")
    sent = set[Message]()
    async with Bot(api.token, base_url=f"{api.origin}/bot") as bot:
        for turn in every_turn(pseudo_guide, *codes):
            message = rendered(pseudo_guide, turn)
            if message not in sent:
                sent.add(message)
                shown = await bot.send_message(
                    person.user.id, message.html, "HTML", reply_markup=to_keyboard(message.keys),
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )  # fmt: skip
                assert_shows(api.world.messages[shown.message_id], message)
    assert api.refused() == []
    assert len(sent) > 100


def button_keys(count: int, label: str = "x") -> tuple[tuple[Key, ...], ...]:
    return tuple((DataKey(label, "1"),) for _ in range(count))


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("x" * LONGEST_TEXT, button_keys(100)), None),
        (Message("<b>x</b>" * MOST_ENTITIES, ()), None),
        (Message("", ()), "0 letters, where 1 to 4096 are possible"),
        (Message("😀" * 2049, ()), "4098 letters, where 1 to 4096 are possible"),
        (Message("<b>x</b>" * 101, ()), "101 bold words and links, where 100 are shown"),
        (Message("x", button_keys(101)), "101 buttons, where 100 are possible"),
        (Message("x", button_keys(60, "é" * 70)), "10860 bytes of buttons, where 10000 are possible"),
    ],
)
def test_what_does_not_fit_is_told(message: Message, fault: str | None) -> None:
    assert find_fault(message) == fault
    assert entities(message.html) == message.html.count("<b>")


def with_long_words(project: Project, guide: Guide, *fields: str) -> Guide:
    """The guide in English alone, with such texts of its interface too long for Telegram."""
    long, english = {name: Text(name, "x" * 5000) for name in fields}, guide.words.english
    words = Words(english, {english.code: english}, {})
    return Guide(
        guide.flow,
        replace(guide.interface, **long),
        words,
        project.drafts.ledger,
        guide.channel_texts,
        guide.findable,
        guide.search,
    )


@pytest.mark.slow
def test_check_finds_what_does_not_fit_and_says_where_the_words_stand(authored: Project, guide: Guide) -> None:
    """That all does fit as it is, is what ``test_check_says_how_much_is_well`` sees."""
    fields = ("menu_start", "progress", "outcome_may_fit", "topic_updated", "page_updated", "outcome_helpers")
    found = list(check_screens(authored, with_long_words(authored, guide, *fields, "cleared_stays", "answers_none")))
    places = {str(problem.place).partition(":")[0] for problem in found}
    assert {"flows/permit.yaml", "flows/interface.yaml", "content/general/en.md", "content/help/en.md"} <= places
    checks = {"does-not-fit", "cut-button", "long-outcome", "long-outcomes", "lost-in-a-channel"}
    assert {problem.check for problem in found} == checks
    assert any(
        "'cleared' in en does not fit Telegram: 5000 letters in the answer to a press" in str(each) for each in found
    )


def test_the_alert_is_plain(guide: Guide) -> None:
    assert (
        alert(Screen(Menu(), ENGLISH, (Paragraph(said("a")), Notice(said("It **stays**")), Notice(said("b")))))
        == "It stays"
    )
    for language in guide.words.languages.values():
        assert 0 < len(alert(guide.step(Conversation(language), Cleared()).screen)) <= 200

"""Every kind of block in every channel: the whole of what it says is shown, and an unknown kind is never left out.

The kinds are those of the union itself, so a new one without an example here fails.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import unescape
from typing import cast, get_args

import pytest
from jinja2 import UndefinedError

from bot.authoring.project import Project
from bot.channels.telegram.rendering import Message, to_message
from bot.channels.terminal import to_text
from bot.channels.web.addresses import PageAddress
from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html, to_public_html
from bot.channels.web.public_page import PublicPages
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
from bot.core.drawing.full_page import FullSection
from bot.core.event import Closed
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.overlay import Menu
from bot.core.screen import Screen
from bot.core.site import Site
from bot.core.text import Said
from bot.parity.shown import Medium
from bot.parity.shown import show as show_turn
from bot.preview import screens
from bot.wiring import read
from tests.authored import ROOT
from tests.channels.browser import plain

ENGLISH = Language("en", "English")


def said(text: str) -> Said:
    return Said(text, ENGLISH)


WHOLE_CONTACT = Contact(
    said("Somebody who helps"), (said("Details of it"),), (Dial("020 111 22 33", said("For parents")),),
    "Street 1, Town", "https://somebody.example", "mail@somebody.example", said("Looked at today"),
)  # fmt: skip

EXAMPLES: dict[type, tuple[Block, tuple[str, ...]]] = {
    Heading: (Heading(said("A title")), ("A title",)),
    Paragraph: (Paragraph(said("A **strong** sentence")), ("A strong sentence",)),
    Bullets: (Bullets((said("One thing"), said("Another thing"))), ("One thing", "Another thing")),
    Notice: (Notice(said("Not to be overlooked")), ("Not to be overlooked",)),
    Contact: (
        WHOLE_CONTACT,
        (
            "Somebody who helps", "Details of it", "For parents", "020 111 22 33", "Street 1, Town",
            "somebody.example", "mail@somebody.example", "Looked at today",
        ),
    ),
    Origin: (Origin(said("The law"), "https://law.example/1"), ("The law", "https://law.example/1")),
    Steps: (
        Steps(((said("The first step"),), (said("De tweede stap"), said("The second step")))),
        ("The first step", "De tweede stap", "The second step"),
    ),
    Call: (
        Call(said("Whom to call"), "020 111 22 33", said("Call 020 111 22 33"), (said("What it is"), said("Free"))),
        ("Whom to call", "020 111 22 33", "What it is", "Free"),
    ),
    Way: (
        Way(Button(said("Where it leads"), Closed()), (said("Because of it"), said("And of that"))),
        ("Where it leads", "Because of it", "And of that"),
    ),
    CardFace: (
        CardFace(said("De grote zin"), said("The same in small")),
        ("De grote zin", "The same in small"),
    ),
    Answered: (
        Answered(said("What was asked"), said("What was said"), Button(said("Change it"), Closed())),
        ("What was asked", "What was said"),
    ),
    Fold: (
        Fold(
            said("What opens it"),
            (Paragraph(said("Folded words")), Bullets((said("A folded thing"),)), WHOLE_CONTACT),
        ),
        ("What opens it", "Folded words", "A folded thing", "Somebody who helps", "020 111 22 33"),
    ),
}  # fmt: skip
"""Of each kind a block, and every text and address of it."""


@dataclass(frozen=True, slots=True)
class UnknownBlock:
    """A kind that no channel knows yet."""

    said: Said


Show = Callable[[Guide, Block], str]


def turn_with(guide: Guide, block: Block) -> Turn:
    """A turn that shows this block, below another so that it is not the title of the page."""
    blocks = (Heading(said("Above")), Paragraph(said("Between")), block)
    return Turn(Conversation(guide.words.english), Screen(Menu(), guide.words.english, blocks))


def in_terminal(guide: Guide, block: Block) -> str:
    return to_text(turn_with(guide, block).screen)


def on_telegram(guide: Guide, block: Block) -> str:
    turn = turn_with(guide, block)
    return to_message(turn.screen, turn.conversation, guide.coder).html


def on_whatsapp(guide: Guide, block: Block) -> str:
    shown = show_turn(Medium.WHATSAPP, guide, turn_with(guide, block))
    return shown.text


def in_web_chat(guide: Guide, block: Block) -> str:
    return to_html(to_page(guide, turn_with(guide, block)))


def on_public_page(guide: Guide, block: Block) -> str:
    page = PublicPages(guide, Site()).page(PageAddress(guide.words.english, "help"), megabytes="1.0")
    return to_public_html(replace(page, rows=((FullSection("x", None, (block,)),),)))


def in_preview(guide: Guide, block: Block, project: Project) -> str:
    """The preview of a guide that has one screen. Its keys are those of Telegram, which is not asked about here.

    ``project`` is a small one: what else is in it takes time and does not show.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screens, "sweep_screens", lambda *_, **__: iter([turn_with(guide, block)]))
        patch.setattr(screens, "to_message", lambda *_: Message("", ()))
        shown = screens.data_of(project, guide, "nl")
    return json.dumps(shown["lines"])


CHANNELS: dict[str, Show] = {
    "terminal": in_terminal,
    "Telegram": on_telegram,
    "WhatsApp": on_whatsapp,
    "web chat": in_web_chat,
    "public page": on_public_page,
}
EVERYWHERE = pytest.mark.parametrize("channel", [*CHANNELS, "preview"])


@pytest.fixture(scope="session")
def show(guide: Guide) -> Callable[[str, Block], str]:
    small = read(ROOT / "tests" / "sound")
    assert small.guide
    small_guide = small.guide

    def in_channel(channel: str, block: Block) -> str:
        if channel == "preview":
            return in_preview(small_guide, block, small)
        return CHANNELS[channel](guide, block)

    return in_channel


PRESSED = {Way, Answered}
"""The kinds that have a button of the chat in them."""


@EVERYWHERE
@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_what_a_block_says_is_shown(show: Callable[[str, Block], str], channel: str, kind: type) -> None:
    block, texts = EXAMPLES[kind]
    if channel == "public page" and kind in PRESSED:
        with pytest.raises(UndefinedError):  # Nothing can be pressed there, so it has to be told what to link to.
            show(channel, block)
        return
    shown = unescape(show(channel, block))
    for mark in ("<b>", "</b>", "<strong>", "</strong>"):
        shown = shown.replace(mark, "")
    assert [text for text in texts if text not in plain(shown)] == []


@pytest.mark.parametrize("channel", ["web chat", "public page"])
def test_a_number_of_another_country_is_dialled_with_its_plus(show: Callable[[str, Block], str], channel: str) -> None:
    abroad = replace(WHOLE_CONTACT, phones=(Dial("+32 (2) 111 22 33", None),))
    assert 'href="tel:+3221112233"' in show(channel, abroad)


@EVERYWHERE
def test_an_unknown_kind_of_block_fails_loudly(show: Callable[[str, Block], str], channel: str) -> None:
    with pytest.raises(AssertionError, match="UnknownBlock"):
        show(channel, cast("Block", UnknownBlock(said("new"))))

"""The guide in a terminal: what a screen becomes, what a line means, and whole talks."""

from __future__ import annotations

import pytest

from bot.channels.terminal import KEYS, WIPE, Terminal, to_event, to_text
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.bidi import LRI, PDI, RLM
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
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.overlay import Menu
from bot.core.screen import Control, ControlKind, Screen
from bot.core.text import Said
from bot.core.transcript import TranscriptLine, read_transcript, spell_event
from tests.talk import Talk, pressable
from tests.transcripts import transcripts

ENGLISH = Language("en", "English")


def said(text: str) -> Said:
    return Said(text, ENGLISH)


BLOCKS: list[tuple[Block, str]] = [
    (Heading(said("Title")), "Title\n-----\n"),
    (Paragraph(said("One **two**")), "One two\n"),
    (Notice(said("Mind")), "! Mind\n"),
    (Bullets((said("one"), said("two"))), "- one\n- two\n"),
    (Origin(said("A law"), "https://x.nl"), "A law\n  https://x.nl\n"),
    (Contact(said("112"), (), (Dial("112"),)), "112\n"),
    (
        Contact(said("House"), (), (Dial("1", said("For children:")), Dial("2", said("Others:"))), "Kade 1, Delft"),
        "House\n  For children: 1\n  Others: 2\n  Kade 1, Delft\n",
    ),
    (Contact(said("House"), (), (Dial("1"), Dial("2", said("Others:")))), "House\n  1\n  Others: 2\n"),
    (
        Contact(said("House"), (said("Day"),), (Dial("088 715 7000"),), None, "x.nl", "a@x.nl", said("Read today")),
        "House: 088 715 7000\n  Day\n  x.nl\n  a@x.nl\n  Read today\n",
    ),
    (Contact(said(f"{RLM}{LRI}112{PDI}"), (), (Dial("112"),)), f"{RLM}{LRI}112{PDI}\n"),
    (Steps(((said("one"),), (said("twee"), said("**two**")))), "1. one\n2. twee\n   two\n"),
    (CardFace(said("Groot"), said("Small")), "  Groot\n  Small\n"),
    (CardFace(said("Large")), "  Large\n"),
    (Call(said("House"), "1", said("Call"), (said("For you."), said("Free."))), "1 House. For you. Free.\n"),
    (Call(None, "112", said("Call"), (said("In danger now."),)), "112 In danger now.\n"),
    (Call(said("House"), "1", said("Call"), ()), "1 House.\n"),
    (
        Fold(said("More"), (Paragraph(said("one")), Contact(said("House"), (said("Day"),)))),
        "More\n  one\n  House\n    Day\n",
    ),
]


@pytest.mark.parametrize(("block", "text"), BLOCKS)
def test_each_block_has_its_form(block: Block, text: str) -> None:
    assert to_text(Screen(Menu(), ENGLISH, (block,))) == text


def test_what_can_be_pressed_among_the_text_has_a_number_too() -> None:
    """Also in a fold, which lies open here. A button that changes an answer names the question."""
    change, way = Button(said("Change"), events.Closed()), Button(said("A page"), events.WentBack())
    last = Button(said("On"), events.Closed(), about=said("To the end"))
    blocks = (Answered(said("Safe?"), said("Yes"), change), Fold(said("More"), (Way(way, (said("Because"),)),)))
    assert to_text(Screen(Menu(), ENGLISH, blocks, (last,), asides=(NO,))) == (
        "Safe?: Yes\n\nMore\n  * A page\n    Because\n\n"
        "  1  Change (Safe?)\n  2  A page\n  3  On (To the end)\n  4  No\n"
    )


YES, NO = Button(said("Yes"), events.Closed(), marked=True), Button(said("No"), events.WentBack())
MENU = Control(ControlKind.MENU, said("Menu"), events.Opened(overlays.Menu()))
SCREEN = Screen(Menu(), ENGLISH, (Paragraph(said("Well?")),), (YES, NO), (MENU,))


def test_buttons_have_numbers_and_controls_letters() -> None:
    assert to_text(SCREEN) == "Well?\n\n  1  * Yes\n  2  No\n\nm Menu\n"


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("1", YES.event),
        (" 2 ", NO.event),
        ("٢", NO.event),
        ("M", MENU.event),
        ("0", events.Typed("0")),
        ("3", events.Typed("3")),
        ("-1", events.Typed("-1")),
        ("²", events.Typed("²")),
        ("9" * 5000, events.Typed("9" * 5000)),
        ("b", events.Typed("b")),
        ("menu", events.Typed("menu")),
        ("", events.Typed("")),
    ],
)
def test_a_line_means_a_button_a_control_or_typed_words(line: str, event: events.Event) -> None:
    assert to_event(line, SCREEN) == event


def test_every_control_has_its_own_letter() -> None:
    assert set(KEYS.values()) == set(ControlKind)


class Keyboard:
    """Somebody at a terminal who does what a transcript says. The same talk goes on beside it, and knows the screen."""

    def __init__(self, guide: Guide, *does: str) -> None:
        self.start, *self.left = does
        self.beside = Talk(guide).does(self.start)
        self.shown = list[str]()
        self.lines = list[TranscriptLine]()

    def talks(self) -> list[TranscriptLine]:
        """The whole talk, as it is recorded."""
        payload = self.start.removeprefix("start").strip()
        Terminal(self.ask, self.shown.append, self.lines.append).talk(self.beside.guide, payload)
        return self.lines

    def ask(self) -> str:
        """The next line that is typed."""
        if not self.left:
            raise EOFError
        did, screen = self.left.pop(0), self.beside.screen
        self.beside.does(did)
        if screen.shows == "cleared" or did.startswith("type "):
            return did.removeprefix("type ")
        number = [spell_event(event) for event in pressable(screen)].index(did)
        if number < len(screen.buttons):
            return str(number + 1)
        kind = screen.controls[number - len(screen.buttons)].kind
        return next(letter for letter, each in KEYS.items() if each is kind)


def test_a_talk_is_recorded_as_it_goes(guide: Guide) -> None:
    lines = Keyboard(guide, "start", "language en", "open page help 0", "back").talks()
    assert [str(line) for line in lines[:2]] == ["start > languages", f"language en > {guide.flow.start.name}"]


def test_clearing_wipes_the_terminal_and_any_line_starts_again(guide: Guide) -> None:
    keyboard = Keyboard(guide, "start l-en", "clear", "start")
    assert [line.shows for line in keyboard.talks()] == ["menu", "cleared", "languages"]
    assert [number for number, text in enumerate(keyboard.shown) if text == WIPE] == [1]


def test_typing_clear_wipes_the_terminal_too(guide: Guide) -> None:
    keyboard = Keyboard(guide, "start l-en", "type Clear")
    keyboard.talks()
    assert keyboard.shown[1] == WIPE


@pytest.mark.parametrize("name", transcripts())
def test_every_transcript_can_be_had_in_a_terminal(guide: Guide, name: str) -> None:
    told = list(read_transcript(transcripts()[name]))
    assert Keyboard(guide, *(line.did for line in told)).talks() == told

"""What of a screen is nowhere in a channel: an answer, a contact, a number, a warning, a sentence or a way on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.channels.whatsapp.own_words import own_screen
from bot.core.blocks import Answered, Call, Contact, Origin, every_block
from bot.core.button import Button
from bot.core.drawing.language_picker import WORLD
from bot.core.drawing.translation_remarks import said_texts
from bot.core.event import Opened
from bot.core.flow import Outcome
from bot.core.guide import Effect, Guide, Turn
from bot.core.overlay import ReadingPage
from bot.core.screen import ControlKind, Screen
from bot.parity.shown import Medium, ShownTurn, plain

IN_THE_MENU = {ControlKind.LANGUAGE, ControlKind.CLEAR}
"""The controls that Telegram leaves to its menu, to which every screen has a key."""


def find_losses(medium: Medium, guide: Guide, turn: Turn, shown: ShownTurn) -> Iterator[str]:
    """Every text of a screen, and everything to press on it, that a channel does not show."""
    screen, read = _screen(medium, guide, turn), shown.text
    own_words = _has_own_words(medium, guide, turn)
    if not own_words:
        yield from (text for text in _texts(medium, guide, screen) if plain([text]) not in read)
    writer = guide.coder.writer(turn.conversation)
    changes = [block.change for block in every_block(screen.blocks) if isinstance(block, Answered)]
    for button in screen.buttons:
        if own_words and _reads_on(button):
            continue
        if button not in changes and plain([button.label.text]) not in read:  # The others are named by the question.
            yield button.label.text
        if shown.carried is not None and writer.button(button.event) not in shown.carried:
            yield f"what '{button.label.text}' does"
    for control in screen.controls:
        if medium is Medium.TELEGRAM and control.kind in IN_THE_MENU:
            continue
        if plain([control.label.text]) not in read:
            yield control.label.text


def _screen(medium: Medium, guide: Guide, turn: Turn) -> Screen:
    """The screen as it is meant for a channel: where nothing can be deleted, it says so, and has no button for it."""
    match medium:
        case Medium.WHATSAPP | Medium.NARROW:
            return own_screen(guide, turn)
        case Medium.TELEGRAM | Medium.WEB | Medium.TERMINAL:
            return turn.screen
        case _ as never:
            assert_never(never)


def _has_own_words(medium: Medium, guide: Guide, turn: Turn) -> bool:
    """Whether a channel says here in words of its own what a chat says: what stays after Clear, and privacy."""
    subject = turn.screen.subject
    is_privacy = isinstance(subject, ReadingPage) and subject.page is guide.flow.privacy
    return medium is Medium.WEB and (is_privacy or turn.effect is not Effect.SHOWN)


def _reads_on(button: Button) -> bool:
    """Whether a button opens a later screen of a page: one with words of its own has none."""
    match button.event:
        case Opened(ReadingPage(_, part)):
            return part > 0
        case _:
            return False


def _texts(medium: Medium, guide: Guide, screen: Screen) -> Iterator[str]:
    """All that a screen says, but labels. On the web the next steps need no neutral line: no locked phone shows it."""
    blocks = [*every_block(screen.blocks)]
    unsaid = {WORLD, *(block.says.text for block in blocks if isinstance(block, Call))}
    if medium is Medium.WEB and isinstance(screen.subject, Outcome):
        unsaid.add(guide.words.voice(screen.language).say(guide.interface.outcome_first_line).text)
    unsaid |= {button.label.text for button in screen.buttons}
    yield from (said.text for said in said_texts(screen.blocks) if said.text not in unsaid)
    yield from (button.about.text for button in screen.buttons if button.about)
    for block in blocks:
        match block:
            case Contact(title, _, phones, visit, site, email, _):
                yield title.text
                yield from (phone.number for phone in phones)
                yield from (value for value in (visit, email) if value)
                yield from (_bare(site),) if site else ()
            case Call(title, number, _, _):
                yield from (title.text, number) if title else (number,)
            case Origin(said, _):
                yield said.text
            case _:
                pass


def _bare(site: str) -> str:
    """A site as every channel writes it: one leaves out how it is reached."""
    return site.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")

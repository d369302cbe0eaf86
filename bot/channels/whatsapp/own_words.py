"""What is true on WhatsApp instead of what is said elsewhere: nothing that was sent can be changed or deleted there.

Pure. What stays, and what WhatsApp's owner sees, is said before the first question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.core.blocks import Block, Bullets, Call, Fold, Heading, Notice, Paragraph
from bot.core.button import Button
from bot.core.drawing.translation_remarks import choose_remarks
from bot.core.event import ChangedLanguage, DroppedCopy, Opened
from bot.core.flow import Question
from bot.core.guide import Effect, Guide, Turn
from bot.core.overlay import Copying, Languages, Menu, ReadingPage
from bot.core.screen import Screen
from bot.core.text import Said, Text


def first_blocks(guide: Guide, turn: Turn, *, begins: bool) -> tuple[Block, ...]:
    """What stands above a screen on WhatsApp alone, where a talk ``begins`` and on the menu: what stays, who sees."""
    said = begins or (isinstance(turn.screen.subject, Menu) and not turn.conversation.answers)
    if turn.conversation.language is None or turn.screen.subject is guide.flow.start or not said:
        return ()
    stays, meta = _warn(guide, turn.screen)
    return (Notice(stays), Paragraph(meta))


def _warn(guide: Guide, screen: Screen) -> tuple[Said, Said]:
    """That nothing can be taken back here, and who sees it."""
    say, texts = guide.words.voice(screen.language).say, guide.texts(WhatsAppTexts)
    return say(texts.whatsapp_stays), say(texts.whatsapp_meta)


def own_screen(guide: Guide, turn: Turn) -> Screen:
    """The screen of a turn, in WhatsApp's own words where those of another chat would not be true.

    The first question says here what cannot be taken back, for its own note says what can be. Before a language is
    chosen, those that are asked for first say who sees this chat. A copy has no button: none could delete it.
    """
    texts, screen = guide.texts(WhatsAppTexts), turn.screen
    if turn.effect is not Effect.SHOWN:
        cleared = guide.words.voice(screen.language).say(texts.whatsapp_cleared)
        return _with(screen, (Paragraph(cleared),))
    match screen.subject:
        case Languages() if turn.conversation.language is None:
            return _with(screen, (*_in_likely_languages(guide, screen), *_numbers(guide)))
        case Question(_) as question if question is guide.flow.start and question.note:
            warned = tuple(Paragraph(said) for said in _warn(guide, screen))
            note = question.note.context
            left = (
                block for block in screen.blocks if not (isinstance(block, Paragraph) and block.said.source == note)
            )
            return _with(screen, (*left, *warned))
        case Copying():
            return _with(screen, _instead(guide, screen, texts.whatsapp_copy_what))
        case ReadingPage(page) if page is guide.flow.privacy:
            kept = tuple(button for button in screen.below if not _reads_on(button))
            return _with(screen, _instead(guide, screen, texts.whatsapp_privacy), kept)
        case _:
            return _with(screen, screen.blocks, tuple(each for each in screen.below if each.event != DroppedCopy()))


def _with(screen: Screen, blocks: tuple[Block, ...], below: tuple[Button, ...] | None = None) -> Screen:
    """A screen with other blocks, and other buttons below it."""
    return replace(screen, blocks=blocks, below=screen.below if below is None else below)


def _instead(guide: Guide, screen: Screen, text: Text) -> tuple[Block, ...]:
    """The notices of this turn, the title, the text, and how sure its translation is; what is said of gaps stays."""
    voice = guide.words.voice(screen.language)
    told = [Paragraph(said) for said in voice.say_each(text)]
    title = next(block for block in screen.blocks if isinstance(block, Heading))
    remarks = [Notice(voice.say(remark)) for remark in choose_remarks(told, guide.interface)]
    said = (*takewhile(lambda block: isinstance(block, Notice | Bullets), screen.blocks), title, *told)
    gaps = (block for block in screen.blocks if isinstance(block, Notice) and block not in said)
    return (*said, *(Fold(voice.say(guide.interface.sure), tuple(remarks)) for _ in remarks[:1]), *gaps)


def _reads_on(button: Button) -> bool:
    """Whether a button opens a later screen of a page: here it is one."""
    match button.event:
        case Opened(ReadingPage(_, part)):
            return part > 0
        case _:
            return False


def _in_likely_languages(guide: Guide, screen: Screen) -> Iterator[Block]:
    for button in screen.buttons:
        if button.about and isinstance(button.event, ChangedLanguage):
            voice = guide.words.voice(button.event.language)
            yield Heading(button.label)
            yield Paragraph(voice.joined("\n", (button.about, voice.say(guide.texts(WhatsAppTexts).whatsapp_meta))))


def _numbers(guide: Guide) -> Iterator[Block]:
    """The number to call in danger: it needs no language."""
    voice = guide.words.voice(None)
    number = next(phone.number for helper in guide.flow.help.helpers for phone in helper.phones)
    yield Call(None, number, voice.quote(number), ())

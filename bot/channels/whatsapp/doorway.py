"""The doorway: who this is, the numbers to call and the languages; then one button that opens the guide on the web.

Two messages are all that it costs. Words of danger, "help" and a number to call are answered with the numbers at once.
Pure. A partner's name rides in the rows of the first message, for the link that comes after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.channels.whatsapp.incoming import RowChosen, WordsSent
from bot.channels.whatsapp.limits import LONGEST_TEXT
from bot.channels.whatsapp.messages import ListMessage, Message, TextMessage
from bot.channels.whatsapp.rendering import PARAGRAPH, WhatsAppView, bold, split, to_text, with_link
from bot.channels.whatsapp.rows import read_row
from bot.channels.whatsapp.said import read_start
from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.core import event as events
from bot.core.blocks import Paragraph, Way
from bot.core.conversation import Conversation
from bot.core.drawing.our_addresses import say_never
from bot.core.drawing.scene import Speaker
from bot.core.guide import Turn
from bot.core.language import Language
from bot.core.overlay import Answering, Menu, ReadingPage, find_reading, underneath
from bot.core.start_payload import Payload, write_payload

_WITH_PARTNER = re.compile(r"d\.([a-z0-9-]{1,28})\.(.+)")


@dataclass(frozen=True, slots=True)
class ChatReply:
    """What is sent, and the language of the chat from now on; None: none was chosen."""

    messages: tuple[Message, ...]
    language: Language | None


@dataclass(frozen=True, slots=True)
class Doorway:
    """The doorway of one guide, whose web chat is at ``origin``. ``full``: the chat was more than this, and is full."""

    view: WhatsAppView
    origin: str
    full: bool = False

    def answer(self, said: WordsSent | RowChosen, language: Language | None) -> ChatReply:
        """The answer to what a person did. ``language`` is that of the chat, as far as it is known."""
        partner, turn = self._turn(said, language)
        chosen = turn.conversation.language
        if self._is_urgent(turn):
            return ChatReply(self._numbers(turn, partner), chosen)
        if chosen:
            return ChatReply(self._door(turn, self._words(turn, partner), partner), chosen)
        behind = read_row(without_partner(said.carries)[1]) if isinstance(said, RowChosen) else None
        shown = self.view.show_behind(turn, behind) if behind else self.view.show(turn)
        return ChatReply(tuple(_carry(message, partner) for message in shown), None)

    def _turn(self, said: WordsSent | RowChosen, language: Language | None) -> tuple[str | None, Turn]:
        """The turn that the guide itself would take, and the partner who led here."""
        guide = self.view.guide
        match said:
            case RowChosen(carries):
                partner, inner = without_partner(carries)
                behind = read_row(inner)
                return partner, guide.press(behind.button if behind else inner)
            case WordsSent(text):
                if start := read_start(guide, text):
                    return start.partner, guide.step(Conversation(), events.Started(start.payload))
                turn = guide.step(Conversation(language, overlay=Menu()), events.Typed(text))
                if turn.conversation.language is None and not self._is_urgent(turn):
                    return None, guide.step(Conversation(), events.Started())
                return None, turn

    def _is_urgent(self, turn: Turn) -> bool:
        match underneath(turn.conversation.overlay):
            case ReadingPage(page):
                return page is self.view.guide.flow.help
            case Answering(_, danger):
                return danger is not None
            case _:
                return False

    def _numbers(self, turn: Turn, partner: str | None) -> tuple[Message, ...]:
        """The numbers to call, and then the way on: the languages, or the guide in the chosen one."""
        if turn.conversation.language is None:
            return tuple(_carry(message, partner) for message in self.view.show(turn))
        ways = (block for block in turn.screen.blocks if not isinstance(block, Way))  # What they lead to is on the web.
        read = replace(turn, screen=replace(turn.screen, blocks=tuple(ways)))
        whole = PARAGRAPH.join((to_text(self.view.guide, read), *self.view.folded(read)))
        numbers = (TextMessage(part) for part in split(whole, LONGEST_TEXT))
        return (*numbers, *self._door(turn, self._words(turn, partner, short=True), partner))

    def _door(self, turn: Turn, words: str, partner: str | None) -> tuple[Message, ...]:
        guide, language = self.view.guide, turn.conversation.language
        label = guide.words.voice(language).say(guide.texts(WhatsAppTexts).whatsapp_open).text
        reading = find_reading(turn.conversation.overlay)
        payload = Payload(language.code if language else None, reading.topic.name if reading else None, partner)
        return with_link(words, label, f"{self.origin}/?start={write_payload(payload)}")

    def _words(self, turn: Turn, partner: str | None, *, short: bool = False) -> str:
        """What stands above the button: that the chat is full, if it is; and, where it is not ``short``, what this is.

        To whoever comes by a partner's link it says too what is never asked.
        """
        guide = self.view.guide
        voice, texts = guide.words.voice(turn.conversation.language), guide.texts(WhatsAppTexts)
        speaker = Speaker(guide.interface, voice)
        say = voice.say
        told = [say(texts.whatsapp_full)] if self.full else []
        if not short:
            what = guide.interface.picker_line
            told += [say(what), say(texts.whatsapp_meta), *(say_never(speaker) if partner else ())]
        if not self.full:
            told.append(say(texts.whatsapp_door))
        remarks = (block.said for block in speaker.remarks(map(Paragraph, told)))
        return PARAGRAPH.join(bold(said.text) for said in (*told, *remarks))


def without_partner(carries: str) -> tuple[str | None, str]:
    """The partner in what a row carries, if there is one, and what it carries else."""
    found = _WITH_PARTNER.fullmatch(carries)
    return (found[1], found[2]) if found else (None, carries)


def _carry(message: Message, partner: str | None) -> Message:
    """The same message, whose rows carry the partner's name too."""
    if partner is None or not isinstance(message, ListMessage):
        return message
    return replace(
        message,
        sections=tuple(
            replace(section, rows=tuple(replace(row, carries=f"d.{partner}.{row.carries}") for row in section.rows))
            for section in message.sections
        ),
    )

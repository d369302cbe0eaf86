"""The whole guide in a chat: what a person did becomes an event, and the turn that follows becomes messages. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.channels.whatsapp.doorway import ChatReply, without_partner
from bot.channels.whatsapp.incoming import RowChosen, WordsSent
from bot.channels.whatsapp.messages import Message
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.channels.whatsapp.rows import read_row
from bot.channels.whatsapp.said import read_start
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Effect, Turn
from bot.core.language import Language
from bot.core.overlay import Answering, Menu, underneath


@dataclass(frozen=True, slots=True)
class WhatsAppTalk:
    """A talk with the guide of ``view``."""

    view: WhatsAppView

    def answer(
        self, said: WordsSent | RowChosen, language: Language | None, moment: datetime | None = None
    ) -> ChatReply:
        """The answer to what a person did at a ``moment``. ``language`` is that of the chat, as far as it is known."""
        match said:
            case RowChosen(carries):
                _, inner = without_partner(carries)
                behind = read_row(inner)
                turn = self.view.guide.press(behind.button if behind else inner, moment)
                shown = self.view.show_behind(turn, behind) if behind else self.view.show(turn)
                return _reply(turn, shown)
            case WordsSent(text):
                event, now = self._to_event(text), Conversation(language, overlay=Menu())
                turn = self.view.guide.step(now, event, moment)
                if language is None and _found_nothing(turn):
                    event = events.Started()
                    turn = self.view.guide.step(now, event, moment)
                return _reply(turn, self.view.show(turn, begins=isinstance(event, events.Started)))

    def _to_event(self, text: str) -> Event:
        start = read_start(self.view.guide, text)
        return events.Started(start.payload) if start else events.Typed(text)


def _found_nothing(turn: Turn) -> bool:
    """Whether somebody who has chosen no language yet only said hello: then the talk begins."""
    now = turn.conversation
    match underneath(now.overlay):
        case Answering(targets, danger):
            return now.language is None and not targets and danger is None
        case None:
            return now.language is None and turn.effect is Effect.SHOWN
        case _:
            return False


def _reply(turn: Turn, messages: tuple[Message, ...]) -> ChatReply:
    return ChatReply(messages, None if turn.effect is Effect.CLEARED else turn.conversation.language)

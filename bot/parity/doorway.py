"""The doorway on WhatsApp, which has no screens: its answers in one language, and whether each number is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.whatsapp.checks import find_fault
from bot.channels.whatsapp.doorway import Doorway
from bot.channels.whatsapp.incoming import RowChosen
from bot.channels.whatsapp.messages import Message
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Call, Contact, every_block
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.guide import Guide
from bot.core.language import Language
from bot.parity.shown import plain

ORIGIN = "https://guide.in-your-own-language.example"
PARTNER = "a-partner-with-28-letters-xx"


@dataclass(frozen=True, slots=True)
class DoorwayAnswer:
    """One answer of the doorway: to what, its messages, what is lost, and why WhatsApp would refuse it."""

    what: str
    messages: tuple[Message, ...]
    lost: tuple[str, ...]
    fault: str | None


def answer_all(guide: Guide, language: Language) -> Iterator[DoorwayAnswer]:
    """The doorway's answers to whoever reads ``language``: the languages, the way in, help, and each danger."""
    view, now = WhatsAppView(guide), Conversation(language)
    begun = Conversation(overlay=overlays.Languages())
    yield _answer(view, "languages", begun, events.Opened(overlays.Languages()))
    yield _answer(view, "door", begun, events.ChangedLanguage(language))
    yield _answer(view, "door when full", begun, events.ChangedLanguage(language), full=True)
    yield _answer(view, "help", now, events.Opened(overlays.ReadingPage(guide.flow.help)))
    for danger in guide.findable.dangers.values():
        yield _answer(view, danger.name, now, events.Opened(overlays.Answering((), danger)))


def _answer(view: WhatsAppView, what: str, now: Conversation, event: Pressed, *, full: bool = False) -> DoorwayAnswer:
    button = f"d.{PARTNER}.{view.guide.coder.button(now, event)}"
    messages = Doorway(view, ORIGIN, full).answer(RowChosen(button), now.language).messages
    read = plain(message.body for message in messages)
    blocks = [*every_block(view.guide.step(now, event).screen.blocks)] if now.language else []
    numbers = [block.number for block in blocks if isinstance(block, Call)]
    numbers += (phone.number for block in blocks if isinstance(block, Contact) for phone in block.phones)
    lost = tuple(number for number in numbers if number not in read)
    return DoorwayAnswer(what, messages, lost, find_fault(messages, view.limits))

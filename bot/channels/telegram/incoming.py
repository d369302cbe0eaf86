"""Telegram's messages as events of the guide. Pure: it looks at the message that came, and waits for nothing."""

from __future__ import annotations

from bot.channels.telegram.updates import Replied, Sent
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.code import Coder
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.flow import Flow


def to_event(message: Sent, flow: Flow) -> Event:  # noqa: PLR0911  # one case for each command
    """The event of a message."""
    text = message.text
    command, *rest = text.split(maxsplit=1) or ("",)
    match command.partition("@")[0].lower():
        case "/start":
            return events.Started("".join(rest).strip(), message.language)
        case "/menu":
            return events.Opened(overlays.Menu())
        case "/help":
            return events.Opened(overlays.ReadingPage(flow.help))
        case "/language":
            return events.Opened(overlays.Languages())
        case "/privacy":
            return events.Opened(overlays.ReadingPage(flow.privacy) if flow.privacy else overlays.Menu())
        case "/clear":
            return events.Cleared()
        case _:
            return events.Typed(text, taken_away=True)


def read_conversation(message: Replied | None, coder: Coder) -> Conversation | None:
    """The conversation that a message's buttons were drawn from; None where it has none of ours."""
    presses = (coder.read_button(data) for data in (message.carried if message else ()))
    return next((press.conversation for press in presses if press), None)

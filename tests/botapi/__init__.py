"""A strict Telegram Bot API server of our own, for tests with the real python-telegram-bot and without a network.

It does what Telegram does to texts, refuses what Telegram refuses in Telegram's words, and plays the people::

    async with BotApi() as api:
        person = api.person(language="ti")
        await person.sends("/start")
        message = await person.sees()
        await person.presses(message, label="English")

``server`` is the HTTP side, ``people`` the driver, ``world`` the state, ``methods`` and ``changing`` the Bot API,
``waiting`` tells when a bot has finished; the rest is pure. A method that is not in ``changing.METHODS`` answers 404.
"""

from .faults import Drop, Page
from .keyboard import Button, Markup
from .model import CallbackAnswer, Message
from .people import MEDIA, ChatView, Group, Person
from .refusals import Refusal
from .server import BotApi, Call
from .text import Entity
from .waiting import BotIsSilentError

__all__ = [
    "MEDIA",
    "BotApi",
    "BotIsSilentError",
    "Button",
    "Call",
    "CallbackAnswer",
    "ChatView",
    "Drop",
    "Entity",
    "Group",
    "Markup",
    "Message",
    "Page",
    "Person",
    "Refusal",
]

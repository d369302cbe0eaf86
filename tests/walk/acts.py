"""What a person can do in a walk, and what it comes to. An act is data: it can be done again, left out, made simpler.

Pressing what is on the screen is an event, as the screen offers it. Anything else that can reach the guide through a
button is ``Raw``: a button of long ago, of somebody else's talk, a mutated or a forged one.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.screen import Screen
from bot.core.transcript import PRESS, spell_event
from tests.talk import pressable


@dataclass(frozen=True, slots=True)
class Raw:
    """A press of a button by what it carries, wherever it comes from."""

    button: str


Act = Event | Raw


class NotOfferedError(Exception):
    """The act presses what is not on the screen."""


def is_offered(act: Act) -> bool:
    """Whether this presses what is on the screen."""
    return not isinstance(act, Raw | events.Started | events.Typed)


def button_of(guide: Guide, turn: Turn, act: Act) -> str | None:
    """What the pressed button carries; None where nothing is pressed. Raises NotOfferedError."""
    match act:
        case Raw(button):
            return button
        case events.Started() | events.Typed():
            return None
        case _ if act in pressable(turn.screen):
            return guide.coder.button(turn.conversation, act)
        case _:
            raise NotOfferedError


def said_by(guide: Guide, turn: Turn, act: Act) -> tuple[Conversation, Event]:
    """The conversation from which an act is done, and the event that it is to the guide."""
    if not isinstance(act, Raw):
        return turn.conversation, act
    press = guide.coder.read_button(act.button)
    return (press.conversation, press.event) if press else (Conversation(), events.Started())


def done(act: Act) -> str:
    """An act as a transcript spells it."""
    return f"{PRESS} {act.button}" if isinstance(act, Raw) else spell_event(act)


def act_of(did: str, screen: Screen) -> Act:
    """The act that a transcript spells. Raises NotOfferedError."""
    verb, _, rest = did.partition(" ")
    if verb == "start" and rest != "again":
        return events.Started(rest)
    if verb == "type":
        return events.Typed(rest)
    if verb == PRESS:
        return Raw(rest)
    found = next((event for event in pressable(screen) if spell_event(event) == did), None)
    if found is None:
        raise NotOfferedError
    return found

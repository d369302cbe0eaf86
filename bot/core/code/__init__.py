"""The code: a whole conversation in a few characters, and the button that carries it with one event.

::

    button  = code "_" event
    code    = version language overlay situations "_" answers
    version = "2"
    answers = one number, in digits of the ledger's alphabet ("A" is 0), the lowest first, no "A" at the end

The number has a field of bits for each slot of the ledger (``number.py``); a field holds the place of the chosen
character in the alphabet and one more, 0 where there is no answer. No answers are no digits.

``-`` stands for no language and for no overlay. An overlay and an event begin with their kind and have a fixed
shape (the languages, and the same in Dutch or in English, lie over another overlay and never over each other)::

    overlay = "-" | "m" | "a" | "y" | "w" | "k" | "q"
                                                  nothing, menu, all topics, my answers, why, a copy to make, all cards
            | "l" overlay                         the languages, over
            | "d" overlay | "e" overlay           the same in Dutch, in English
            | "r" topic screen meaning            reading; two characters tell the words that were read
            | "p" page part | "h" part | "x" part a page, the helpers, more of an outcome
            | "s" card                            one card
            | "c" slot group | "n" group          changing an answer, another situation
            | "f" language danger target target target
                                                  the answer to typed words; "-" where there is none of these
            | "v" province                        who helps near you; "-" asks in which province
            | "b" lines "-"                       making a note; lines is a number, in digits as the answers are: the
                                                  step, and five times what has a bit for each changed line
    event   = overlay                             opens it, but for the next ones
            | "S" screen                          opens another screen of the topic that lies open, in the same words
            | "V" step                            another step of the note that lies open
            | "U" place | "Q" place | "W" place   one of its lines changed: of the first 62 places, the next, the last
            | "H"                                 opens help now
            | "C" slot choice | "T" choice | "A" slot | "L" language
            | "R" | "B" | "X" | "K" | "Y" | "N" | "Z"

Each conversation has exactly one spelling; what is spelt otherwise is rejected, without an exception.

What was written before is read for ever, and not written any more. Until 28-11-2026 that was version 1, which differs
in::

    version = "1"
    answers = one character for each slot of the ledger, "-" where there is no answer, no "-" at the end

In it stood until 25-11-2026 ``t`` topic screen, which tells nothing of the words, for ``r`` and ``S``, and ``p`` for
``H``. No button has something of before that day and of after it.

There is no signature: a code holds nothing but the presser's own answers, and authorises nothing.

How many bytes a button can carry is for the channels to say (``bot/channels/telegram/limits.py``), and checked when the
guide is loaded, with the fullest note for a lawyer.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.code.grammar import VERSION, VERSION_OF_OLD, RejectedError
from bot.core.code.number import Layout
from bot.core.code.reader import Reader
from bot.core.code.writer import Writer
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.flow import Choice
from bot.core.ledger import Symbols
from bot.core.note import NoteLine

__all__ = ["VERSION", "VERSION_OF_OLD", "Coder", "Press", "Writer"]


@dataclass(frozen=True, slots=True)
class Press:
    """A button as it was read: the conversation it was drawn from, and the event of pressing it."""

    conversation: Conversation
    event: Pressed


class Coder:
    """Writes and reads codes with one flow's ledger."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._layout = Layout(symbols)

    def writer(self, conversation: Conversation) -> Writer:
        """Writes every button of one screen: ``conversation`` is spelt here, once for all of them."""
        return Writer(self._symbols, self._layout, conversation)

    def code(self, conversation: Conversation) -> str:
        """The one spelling of ``conversation``."""
        return self.writer(conversation).code

    def button(self, conversation: Conversation, event: Pressed) -> str:
        """One button alone. Whoever draws a screen asks the ``writer`` for all of them."""
        return self.writer(conversation).button(event)

    def value(self, choice: Choice) -> int:
        """The value of a choice in the number of answers: the higher, the longer the number can be."""
        return self._symbols.value_of(choice)

    @property
    def note_lines(self) -> tuple[NoteLine, ...]:
        """Every line that a note can have."""
        return tuple(self._symbols.note_places)

    def read(self, code: str) -> Conversation | None:
        """The conversation of a code; None for anything that is not one."""
        try:
            return Reader(self._symbols, self._layout).conversation(code)
        except RejectedError:
            return None

    def read_button(self, button: str) -> Press | None:
        """The press of a button; None for anything that no button of ours ever carried."""
        try:
            return Press(*Reader(self._symbols, self._layout).press(button))
        except RejectedError:
            return None

"""A conversation, and the overlays that can lie over its place.

A conversation is all that is known of a talk: its language, the answers and what lies open. It is never stored: it
travels in the buttons (``code``). Its place in the flow is not in it; that is found by replaying the answers
(``replay.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.flow import Choice
from bot.core.language import Language
from bot.core.overlay import InOtherLanguage, Overlay


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's talk: the language (None: not chosen yet), answers, situations in order, and what lies open.

    ``answers`` holds at most one choice of a question, in the order of the ledger's slots. ``outdated`` says that the
    code it was read from named something that the flow no longer has; it is not part of the code.
    """

    language: Language | None = None
    answers: tuple[Choice, ...] = ()
    situations: tuple[Choice, ...] = ()
    overlay: Overlay | None = None
    outdated: bool = False

    @property
    def shown_in(self) -> Language | None:
        """The language in which it is shown: its own, or Dutch or English where that was asked for."""
        return self.overlay.language if isinstance(self.overlay, InOtherLanguage) else self.language

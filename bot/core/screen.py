"""A screen as a person is shown it, for any channel: typed blocks, the answers to press, and the controls.

A channel puts these into its own form and adds nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.core.blocks import Block, buttons_among
from bot.core.button import Button
from bot.core.event import Pressed
from bot.core.language import Language
from bot.core.subject import Subject, name_of
from bot.core.text import Said


class ControlKind(Enum):
    """The controls, a class apart from the answers, in the order in which a channel shows them."""

    BACK = "back"
    MENU = "menu"
    LANGUAGE = "language"
    HELP = "help"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Control:
    """One of the controls, as said in this language."""

    kind: ControlKind
    label: Said
    event: Pressed


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. ``columns`` is how many short answers may stand side by side.

    ``below`` are the buttons that stand below the text, ``asides`` those after them that matter less: a channel puts
    them into as little room as it can.
    """

    subject: Subject
    language: Language
    blocks: tuple[Block, ...]
    below: tuple[Button, ...] = ()
    controls: tuple[Control, ...] = ()
    columns: int = 1
    asides: tuple[Button, ...] = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Everything that can be pressed, the controls apart, in the order in which it is read."""
        return (*buttons_among(self.blocks), *self.below, *self.asides)

    @property
    def shows(self) -> str:
        """The name of its subject, for tests, transcripts and reports; it never reaches a person."""
        return name_of(self.subject)

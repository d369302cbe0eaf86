"""A screen as a person is shown it, for any channel: typed blocks, the answers to press, and the controls.

A channel puts these into its own form and adds nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.core.blocks import Block
from bot.core.event import Pressed
from bot.core.language import Language
from bot.core.subject import Subject, name_of
from bot.core.text import Said


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. ``marked``: it is what was chosen before."""

    label: Said
    event: Pressed
    marked: bool = False


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
    """One screen. ``columns`` is how many short answers may stand side by side."""

    subject: Subject
    language: Language
    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    controls: tuple[Control, ...] = ()
    columns: int = 1

    @property
    def shows(self) -> str:
        """The name of its subject, for tests, transcripts and reports; it never reaches a person."""
        return name_of(self.subject)

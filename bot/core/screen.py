"""A screen as a person is shown it, for any channel: typed blocks, the answers to press, and the controls.

A channel puts these into its own form and adds nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.core.event import Pressed
from bot.core.language import Language
from bot.core.subject import Subject, name_of
from bot.core.text import Said


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the screen or of a part of it."""

    said: Said


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    said: Said


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things of one kind, in an order that means nothing unless the text says so."""

    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about this turn or this text that must not be overlooked: an unknown button, a gap in a language."""

    said: Said


@dataclass(frozen=True, slots=True)
class Dial:
    """A number, as it is dialled. ``whom`` says for whom it is, where there are several."""

    number: str
    whom: Said | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who can help.

    The numbers, ``visit`` (a street address), ``site`` and ``email`` are as they are dialled, written and typed, free
    of marks.
    """

    title: Said
    details: tuple[Said, ...]
    phones: tuple[Dial, ...] = ()
    visit: str | None = None
    site: str | None = None
    email: str | None = None
    verified: Said | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of what is said: its name with its date, and its address."""

    said: Said
    address: str


Block = Heading | Paragraph | Bullets | Notice | Contact | Origin


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

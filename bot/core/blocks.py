"""Blocks: the typed parts of a screen, for any channel. A new one is an error in every match that does not know it."""

from __future__ import annotations

from dataclasses import dataclass

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

"""Blocks: the typed parts of a screen, for any channel. A new one is an error in every match that does not know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.button import Button
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
class Steps:
    """Things to do, in their order: they are numbered from 1. Each is said in one language, or in two."""

    items: tuple[tuple[Said, ...], ...]


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
class Call:
    """Whom to call now, and nothing but what that takes. ``says`` is what stands on a button that dials.

    ``title`` is None where the number is the name. ``facts`` are what it is, what it costs and when it is open. The
    whole contact stands elsewhere on the screen.
    """

    title: Said | None
    number: str
    says: Said
    facts: tuple[Said, ...]


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


@dataclass(frozen=True, slots=True)
class Way:
    """A way on that stands among the text, where its title does; ``about`` says why, or what it is."""

    button: Button
    about: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class CardFace:
    """A sentence to hold in front of somebody: as large as it can be. ``own`` is the same in the reader's language."""

    large: Said
    own: Said | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the answer that was given, and the button that changes it."""

    question: Said
    answer: Said
    change: Button


@dataclass(frozen=True, slots=True)
class Fold:
    """What is there and not in sight: blocks below a title that opens them. On paper they are open."""

    title: Said
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Bullets | Steps | Notice | Call | Contact | Origin | Way | CardFace | Answered | Fold


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """All of them, also those in folds, in reading order. A fold stands before what is in it."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from every_block(block.blocks)


def buttons_among(blocks: Iterable[Block]) -> Iterator[Button]:
    """The buttons that stand among the text, in reading order."""
    for block in every_block(blocks):
        match block:
            case Way(button) | Answered(_, _, button):
                yield button
            case _:
                pass

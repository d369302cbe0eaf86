"""The keys below a message, in rows: answers and ways on, what matters less, numbers to copy, and the controls.

Pure. A row has as many keys as phones show whole: what matters less stands two or three in a row where that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.channels.telegram.limits import LABEL_PIXELS
from bot.channels.text_width import width
from bot.core.bidi import isolate
from bot.core.blocks import Answered, Contact, buttons_among, every_block
from bot.core.button import Button
from bot.core.code import Writer
from bot.core.flow import Information, Outcome
from bot.core.overlay import Answering, Menu, Noting, OneCard, ReadingPage, ReadingTopic
from bot.core.screen import Control, ControlKind, Screen
from bot.core.subject import Subject

SHORTEST_COPIED = 5
"""Digits from which a number is worth a button to copy it: nobody copies 112."""

CHOSEN = "\u2705 "
"""In front of what was chosen before. Its direction is neutral, and so are the others'."""
PHONE, CHANGE, APART = "\U0001f4de", "\u270f\ufe0f ", "\u26a0\ufe0f "

_ROW = (ControlKind.BACK, ControlKind.HELP, ControlKind.MENU)
"""The controls that stand in one row below every message."""


class Style(Enum):
    """The colour of a key (``style`` of InlineKeyboardButton, 9.4). Older apps show none; it says nothing alone."""

    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that sends what it carries to the guide."""

    label: str
    carries: str
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class CopyKey:
    """A key that copies what it carries on the phone, and tells nobody."""

    label: str
    carries: str


Key = DataKey | CopyKey
Rows = tuple[tuple[Key, ...], ...]


def to_keys(screen: Screen, writer: Writer) -> Rows:
    """The keys of a screen. Language and Clear stand in the menu; Clear also where help is near (``_hides_itself``)."""
    changes = {block.change: block for block in every_block(screen.blocks) if isinstance(block, Answered)}
    among = [_key(button, writer, changes) for button in buttons_among(screen.blocks)]
    below = [_key(button, writer, changes) for button in screen.below]
    asides = [_key(button, writer, changes) for button in screen.asides]
    aside = [_control(each, writer) for each in screen.controls if _stands_aside(each.kind, screen.subject)]
    # Clear is as red as Help now below: it stands as far from it as it can, where that takes no row more.
    packed = min((tuple(pack(each)) for each in ((*reversed(aside), *asides), (*asides, *aside))), key=len)
    row = [_control(each, writer) for kind in _ROW for each in screen.controls if each.kind is kind]
    return (
        *((key,) for key in among),
        *in_rows(below, screen.columns),
        *packed,
        *in_rows(_copies(screen), 2),
        *((tuple(row),) if row else ()),
    )


def strip_signs(label: str) -> str:
    """The words on a key, without the sign in front of them."""
    return label.removeprefix(CHOSEN).removeprefix(CHANGE).removeprefix(APART)


def in_rows(keys: Iterable[Key], columns: int) -> Iterator[tuple[Key, ...]]:
    """Keys, so many side by side."""
    left = tuple(keys)
    while left:
        yield left[:columns]
        left = left[columns:]


def pack(keys: Iterable[Key]) -> Iterator[tuple[Key, ...]]:
    """Keys, as many side by side as a phone shows whole. Each row begins with the first that is left."""
    left = list(keys)
    while left:
        rows = (_row_of(left, columns) for columns in sorted(LABEL_PIXELS, reverse=True))
        row = next((each for each in rows if each), left[:1])
        yield tuple(row)
        left = [key for key in left if key not in row]


def _row_of(keys: Sequence[Key], columns: int) -> list[Key]:
    """The first key and those after it that fit beside it; nothing where they are too few, or it is too long itself."""
    fitting = [key for key in keys if width(key.label) <= LABEL_PIXELS[columns]][:columns]
    return fitting if len(fitting) == columns and fitting[0] is keys[0] else []


def _key(button: Button, writer: Writer, changes: dict[Button, Answered]) -> DataKey:
    changed = changes.get(button)
    label = CHANGE + changed.question.text if changed else button.label.text
    sign = CHOSEN if button.marked else APART if button.apart else ""
    return DataKey(sign + label, writer.button(button.event), Style.PRIMARY if button.primary else None)


def _control(control: Control, writer: Writer) -> DataKey:
    red = control.kind in {ControlKind.HELP, ControlKind.CLEAR}
    return DataKey(control.label.text, writer.button(control.event), Style.DANGER if red else None)


def _stands_aside(kind: ControlKind, subject: Subject) -> bool:
    match kind:
        case ControlKind.LANGUAGE:
            return isinstance(subject, Menu)
        case ControlKind.CLEAR:
            return isinstance(subject, Menu) or _hides_itself(subject)
        case ControlKind.BACK | ControlKind.HELP | ControlKind.MENU:
            return False


def _hides_itself(subject: Subject) -> bool:
    """Whether nobody else should see this: an end, an information, a card, a note, what tells of danger."""
    match subject:
        case Outcome() | Information() | OneCard() | Noting():
            return True
        case ReadingTopic(topic):
            return topic.is_about_danger
        case ReadingPage(page):
            return page.is_about_danger
        case Answering(_, danger):
            return danger is not None
        case _:
            return False


def _copies(screen: Screen) -> Iterator[Key]:
    """A key for each number of a contact in sight, isolated: it has no letter, and the app may run the other way."""
    numbers = (phone.number for block in screen.blocks if isinstance(block, Contact) for phone in block.phones)
    for number in dict.fromkeys(numbers):
        if len(number) >= SHORTEST_COPIED:
            yield CopyKey(f"{PHONE} {isolate(number)}", number)

"""The rows of a screen's list: its answers and ways on, what is folded, and the controls. Pure.

A list has ten rows. Where all of a screen fits, all of it is there; else the answers come first, and behind rows of the
channel's own are those that are left, and the controls. What such a row carries is a button that draws the same screen
again, so that it needs no memory either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from bot.channels.whatsapp.limits import LONGEST_DESCRIPTION, LONGEST_TITLE, MOST_ROWS, letters
from bot.channels.whatsapp.messages import ListRow, ListSection
from bot.core.bidi import strip_marks
from bot.core.blocks import Answered, Fold, buttons_among, every_block
from bot.core.button import Button
from bot.core.code import Writer
from bot.core.conversation import Conversation
from bot.core.drawing.language_picker import WORLD
from bot.core.event import ChangedLanguage, show_again
from bot.core.flow import Question
from bot.core.screen import Screen
from bot.core.text import Said, strip_strong

CHOSEN, CHANGE, APART, FOLDED = "\u2705", "\u270f\ufe0f", "\u26a0\ufe0f", "\U0001f4c4"
"""In front of what was chosen, of what changes an answer, of what is about danger, and of what is folded."""

MORE, BETWEEN = "\u2026", " \u00b7 "

_OWN = re.compile(r"([mcfs])\.([0-9]{1,2})\.([A-Za-z0-9_-]+)")


class RowKind(Enum):
    """What a row of the channel's own leads to; the value begins what it carries, which no button begins with."""

    MORE = "m"
    CONTROLS = "c"
    FOLD = "f"
    SAME = "s"
    """The press of the button itself, where another row of the list presses it too: no two may carry the same."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Something behind a row, of the screen that ``button`` draws: the rows or the fold with this number, from 0.

    ``SAME`` is the screen itself.
    """

    kind: RowKind
    number: int
    button: str

    def __str__(self) -> str:
        return f"{self.kind.value}.{self.number}.{self.button}"


def read_row(carries: str) -> Behind | None:
    """What lies behind a row of the channel's own; None where it is none."""
    found = _OWN.fullmatch(carries)
    return Behind(RowKind(found[1]), int(found[2]), found[3]) if found else None


@dataclass(frozen=True, slots=True)
class RowWords:
    """What the channel itself says on its lists, in the language of the screen."""

    choose: str
    controls: str
    more: str


NO_LANGUAGE = RowWords(WORLD, WORLD, f"{WORLD} {MORE}")
"""Before a language is chosen."""


class Rows:
    """All rows of one screen that was drawn from ``now``: its ``ways`` and its ``controls``."""

    def __init__(self, screen: Screen, now: Conversation, writer: Writer, words: RowWords) -> None:
        self._words = words
        self._again = writer.button(show_again(now))
        questions = {
            block.change: block.question for block in every_block(screen.blocks) if isinstance(block, Answered)
        }
        folds = (block for block in screen.blocks if isinstance(block, Fold))
        folded = [self._own(RowKind.FOLD, number, said=fold.title) for number, fold in enumerate(folds)]
        among = [_row(writer, each, questions.get(each)) for each in (*buttons_among(screen.blocks), *screen.below)]
        aside = [_row(writer, each, None) for each in screen.asides]
        # What answers a question comes before all else; elsewhere what is folded matters more than what stands aside.
        last = (*aside, *folded) if isinstance(screen.subject, Question) else (*folded, *aside)
        rows = (*among, *last)
        self.controls = tuple(ListRow(writer.button(each.event), each.label.text) for each in screen.controls)
        self.ways = _each_once(rows, self.controls)
        if self.controls:
            self._pinned: tuple[ListRow, ...] = (self._own(RowKind.CONTROLS, 0, text=words.controls),)
        else:  # Before a language is chosen, what stays in sight is the number to call.
            others = (each for each in screen.buttons if not isinstance(each.event, ChangedLanguage))
            calls = {writer.button(each.event) for each in others}
            self._pinned = tuple(row for row in self.ways if row.carries in calls)
            self.ways = tuple(row for row in self.ways if row.carries not in calls)

    def sections(self, page: int = 0) -> tuple[ListSection, ...]:
        """The sections of a list: everything where that fits, else one ``page`` of it."""
        choose = self._words.choose
        if self.controls and len(self.ways) + len(self.controls) <= MOST_ROWS:
            parts = (ListSection(choose, self.ways), ListSection(self._words.controls, self.controls))
            return tuple(part for part in parts if part.rows)
        room = MOST_ROWS - len(self._pinned)
        page = page if page * (room - 1) < len(self.ways) else 0
        left = self.ways[page * (room - 1) :]
        if len(left) > room:
            left = (*left[: room - 1], self._more(page + 1, left[room - 1 :]))
        return (ListSection(choose, (*left, *self._pinned)),)

    def _more(self, page: int, left: Iterable[ListRow]) -> ListRow:
        """The row that leads to those that are left; it says which they are, as far as there is room."""
        return self._own(RowKind.MORE, page, text=self._words.more, about=BETWEEN.join(row.title for row in left))

    def _own(self, kind: RowKind, number: int, *, text: str = "", said: Said | None = None, about: str = "") -> ListRow:
        carries = str(Behind(kind, number, self._again))
        if said:
            return _titled(carries, FOLDED, plain(said))
        return ListRow(carries, text, fit(about, LONGEST_DESCRIPTION))


def described(button: Button) -> bool:
    """Whether what a button is about stands below it in the list; else it stands in the message."""
    return button.about is not None and letters(plain(button.about)) <= LONGEST_DESCRIPTION and _fits(button)


def plain(said: Said) -> str:
    """Said words where nothing can be strong."""
    return strip_strong(said.text)


def fit(text: str, longest: int) -> str:
    """A text, cut at the end of a word where it is too long."""
    if letters(text) <= longest:
        return text
    text = strip_marks(text)
    kept = text
    while letters(kept) + len(MORE) > longest:
        kept = kept[:-1]
    if len(kept) < len(text) and " " in kept:
        kept = kept[: kept.rindex(" ")]
    return kept if kept == text else kept.rstrip(" ,;:\u00b7") + MORE


def _row(writer: Writer, button: Button, question: Said | None) -> ListRow:
    carries = writer.button(button.event)
    if question:
        return _titled(carries, CHANGE, plain(question))
    sign = CHOSEN if button.marked else APART if button.apart else ""
    about = plain(button.about) if button.about and described(button) else ""
    return _titled(carries, sign, plain(button.label), about)


def _titled(carries: str, sign: str, label: str, about: str = "") -> ListRow:
    """A row. A label that is too long for its title stands whole below it; so does a sign, if there is room."""
    signed = f"{sign} {label}".strip()
    if letters(signed) <= LONGEST_TITLE:
        return ListRow(carries, signed, about)
    if letters(label) <= LONGEST_TITLE:
        below = f"{sign} {about}".strip()
        return ListRow(carries, label, below if letters(below) <= LONGEST_DESCRIPTION else about)
    return ListRow(carries, fit(signed, LONGEST_TITLE), fit(label, LONGEST_DESCRIPTION))


def _fits(button: Button) -> bool:
    return letters(plain(button.label)) <= LONGEST_TITLE


def _each_once(rows: Iterable[ListRow], others: Iterable[ListRow]) -> tuple[ListRow, ...]:
    """Rows, none of which carries what another one does, or one of the others: such a list is refused.

    What does and says the same stands once.
    """
    kept, taken = list[ListRow](), {row.carries: {row.title} for row in others}
    for row in rows:
        titles = taken.setdefault(row.carries, set())
        if row.title in titles:
            continue
        carries = str(Behind(RowKind.SAME, len(titles), row.carries)) if titles else row.carries
        kept.append(replace(row, carries=carries))
        titles.add(row.title)
    return tuple(kept)

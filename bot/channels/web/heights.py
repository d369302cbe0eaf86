"""How high an outcome is on a phone, as the chat draws it: reckoned from its texts and the style, without a browser.

What is folded is closed. Widths are those of Noto's letters (``bot.channels.text_width``), so on a phone with other
fonts a page is some percent higher or lower; ``tests/chromium/test_heights.py`` holds this to what Chromium draws. A
number here that stands in a style names its rule; letters are counted in ``em``, the letters of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from bot.channels.text_width import SIZE, width
from bot.channels.web.chat_keys import Key
from bot.channels.web.chat_page import ChatPage
from bot.core.bidi import strip_marks
from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.drawing.translation_remarks import said_texts
from bot.core.text import Said, strip_strong

WIDE, HIGH = 360, 640
"""Pixels of the smallest phone that is common."""

LETTER, ARABIC_LETTER = 16, 16 * 1.09
"""``body`` on a narrow screen; ``[lang|=ar]`` and the other languages in Arabic letters."""

ARABIC = frozenset({"ar", "fa", "ps", "ckb"})

BOLD = 1.07
"""How much wider bold letters are, more or less (Noto at 600 to 700: 1.04 to 1.09)."""

TARGET, CALL = 44, 48
"""``min-height`` of what is pressed; of ``.call``."""

LINE = 1.37
"""``#ways p, #ways li``: the height of a line."""

_BREAKS = re.compile(r"\S+?-(?=[^\W\d])|\S+")
"""What stays on one line: words, and the parts of a word with hyphens."""


@dataclass(frozen=True, slots=True)
class Height:
    """Pixels. ``first_call`` is where the first number to call ends; None: there is none outside the folds."""

    page: float
    first_call: float | None

    @property
    def screens(self) -> float:
        """How many screens of a phone the page takes."""
        return self.page / HIGH


@dataclass(frozen=True, slots=True)
class _Box:
    """A block with its margins above and below: of two margins that meet, the larger counts."""

    above: float
    height: float
    below: float
    calls: bool = False


def measure(page: ChatPage) -> Height:
    """The height of the page of an outcome."""
    em = ARABIC_LETTER if page.language.tag.split("-")[0] in ARABIC else LETTER
    wide = WIDE - 2 * em  # main{padding:0 1rem}
    at = TARGET + 0.2 * em + 0.35 * em  # header{padding:0}, its buttons{margin:.1rem}; main{padding-top:.35rem}
    first_call, margin = None, 0.0
    for box in (
        *_notices(page.notices, em, wide),
        *_top(page, em, wide),
        *_boxes(page, em, wide),
        *_end(page, em, wide),
    ):
        at += max(margin, box.above) + box.height
        margin = box.below
        if box.calls and first_call is None:
            first_call = at
    return Height(at + margin + 0.3 * em + _footer(page, em, wide), first_call)  # main{padding-bottom:.3rem}


def _notices(notices: Iterable[Block], em: float, wide: float) -> Iterator[_Box]:
    """``.turn{padding:.5rem .9rem; margin:.4rem; border:1px}``, ``.turn .notice{margin:.2rem}``."""
    lines = [_lines(said, em, wide - 1.8 * em - 2) for said in said_texts(notices)]
    if lines:
        yield _Box(0.4 * em, sum(lines) * LINE * em + 0.2 * em * (len(lines) - 1) + 1.4 * em + 2, 0.4 * em)


def _top(page: ChatPage, em: float, wide: float) -> Iterator[_Box]:
    """``.top``: Back and the title, ``h1{font-size:1.25em; line-height:1.25; margin:0 0 .2rem}``.

    A title with a word that is too long stands below Back.
    """
    title = page.title or page.frame.brand
    back = page.controls.get("back")
    beside = max(TARGET, _width(back.label, em) * BOLD + 0.9 * em) if back else 0
    longest = max(_width_of(word, 1.25 * em * BOLD) for word in _words(title))
    row = wide - beside if longest <= wide - beside else wide
    high = _lines(title, 1.25 * em * BOLD, row) * 1.25 * 1.25 * em + 0.2 * em
    apart = TARGET if back and row == wide else 0
    yield _Box(0, max(high, TARGET if back else 0) + apart, 0)


def _boxes(page: ChatPage, em: float, wide: float) -> Iterator[_Box]:
    folds = list[Fold]()
    for block in page.blocks:
        if isinstance(block, Fold):
            folds.append(block)
            continue
        yield from _folded(folds, em, wide)
        folds = []
        yield _box(block, em, wide)
    yield from _folded(folds, em, wide)


def _box(block: Block, em: float, wide: float) -> _Box:  # noqa: PLR0911  # one case for each kind of block
    match block:
        case Call():
            return _call(block, em, wide)
        case Heading(said):  # #ways>h2{font-size:1em; line-height:1.3; margin:.4rem 0 .15rem}
            return _Box(0.4 * em, _lines(said, em * BOLD, wide) * 1.3 * em, 0.15 * em)
        case Steps(steps):  # .steps>li{min-height:1.75rem; margin:.2rem 0; padding:.15rem 0 0 2.2rem}
            lines = [sum(_lines(said, em, wide - 2.2 * em) for said in step) for step in steps]
            high = sum(max(1.75 * em, each * LINE * em + 0.15 * em) for each in lines)
            return _Box(0.2 * em, high + 0.2 * em * (len(lines) - 1), 0.2 * em)
        case Bullets(items):  # #ways ul, #ways li{margin:.2rem 0}, ul{padding:0 1.3rem}
            many = sum(_lines(said, em, wide - 2.6 * em) for said in items)
            return _Box(0.2 * em, many * LINE * em + 0.2 * em * (len(items) - 1), 0.2 * em)
        case Way():
            return _way(block, em, wide)
        case Notice(said):  # .notice{padding:.7rem .9rem; margin:.8rem 0; border:1px}
            return _Box(0.8 * em, _lines(said, em, wide - 1.8 * em - 2) * LINE * em + 1.4 * em + 2, 0.8 * em)
        case (
            Paragraph() | Contact() | Origin() | CardFace() | Answered() | Fold()
        ):  # p{margin:.6rem 0}; others only in folds
            return _Box(0.6 * em, sum(_lines(said, em, wide) for said in said_texts((block,))) * LINE * em, 0.6 * em)
        case _ as never:
            assert_never(never)


def _call(call: Call, em: float, wide: float) -> _Box:
    """``.call{padding:.15rem .55rem; font-size:1.06em; line-height:1.2}``, ``.call small{font-size:.76em}``."""
    letters, small = 1.06 * em, 1.06 * 0.76 * em
    room = wide - 1.1 * em - (1.8 if call.says.language.right_to_left else 1.7) * letters  # svg{width:1.2em} and margin
    facts = " ".join((*([f"{call.title.text}."] if call.title else []), *(fact.text for fact in call.facts)))
    bolder = _width(call.title, small) * (BOLD - 1) if call.title else 0
    high = (
        _lines(call.says, letters * BOLD, room) * 1.2 * letters + _lines_of(facts, small, room - bolder) * 1.3 * small
    )
    return _Box(0.3 * em, max(CALL, high + 0.3 * em), 0.3 * em, calls=True)


def _way(way: Way, em: float, wide: float) -> _Box:
    """``.option{margin:.35rem 0; border:1px}``, its button and ``p{margin:-.5rem 0 .3rem; font-size:.84em}``."""
    label = _lines(way.button.label, em * BOLD, wide - 1.8 * em - 2) * 1.35 * em
    small = 0.84 * em
    about = sum(_lines(said, small, wide - 1.8 * em - 2) for said in way.about) * LINE * small
    high = 2 + max(TARGET, label + em) + about - 0.2 * em * len(way.about)
    return _Box(0.35 * em, high, 0.35 * em)


def _folded(folds: Iterable[Fold], em: float, wide: float) -> Iterator[_Box]:
    """``.folds{margin:.3rem -.4rem}``: closed folds, two in a row (``.fold{flex:1 1 9rem; padding:0 .4rem}``)."""
    waiting, high, row = [*folds], 1.0, wide + 0.8 * em
    if not waiting:
        return
    beside = int(row // (9 * em))
    while waiting:
        now, waiting = waiting[:beside], waiting[beside:]
        room = row / len(now) - 1.8 * em  # .fold>summary:after{width:.5em; margin:0 .15em 0 .35em}
        lines = max(_lines(fold.title, 0.92 * em * BOLD, room) for fold in now)
        high += 1 + max(TARGET, lines * 1.3 * 0.92 * em + 0.2 * em)
    yield _Box(0.3 * em, high, 0.3 * em)


def _end(page: ChatPage, em: float, wide: float) -> Iterator[_Box]:
    """``#go.two``, two in a row; then ``.keys``, as many in a row as there is room for; then ``#type``."""
    yield _Box(0, 0, 0)
    if page.keys:
        rows = (len(page.keys) + 1) // 2
        yield _Box(0.4 * em, rows * (TARGET + 0.3 * em), 0.2 * em)
    controls = [page.controls[kind] for kind in ("menu", "language", "clear") if kind in page.controls]
    if small := [*page.asides, *controls]:
        yield _Box(0.2 * em, _rows(small, em, wide + 0.2 * em) * (TARGET + 0.2 * em), 0.2 * em)
    if page.frame.typing:
        yield _Box(0.3 * em, TARGET, 0)


def _rows(keys: Iterable[Key], em: float, wide: float) -> int:
    """``.keys button{margin:.1rem; padding:.2rem .4rem; border:1px; font-size:.84em}``."""
    rows, left = 0, 0.0
    for key in keys:
        needs = _width(key.label, 0.84 * em) + em + 2
        if not rows or needs > left:
            rows, left = rows + 1, wide
        left -= needs
    return rows


def _footer(page: ChatPage, em: float, wide: float) -> float:
    """``footer{padding:.1rem 0 .3rem; font-size:.78em}``: what stays beside the pages, ``.keeps{flex-basis:11rem}``."""
    small = 0.78 * em
    beside = page.frame.pages[0] if page.frame.pages else None
    spare = (wide - 17 * em - 2 * small) / 2 if beside else wide - 11 * em - small
    stays = _lines(page.frame.stays, small, 11 * em + spare) * 1.3 * small + 0.6 * em
    pages = _lines(beside, small, 6 * em + spare) * 1.3 * small + 0.6 * em if beside else 0
    return max(TARGET, stays, pages) + 0.4 * em


def _lines(said: Said, letters: float, room: float) -> int:
    return _lines_of(said.text, letters, room)


@lru_cache(maxsize=4096)
def _lines_of(text: str, letters: float, room: float) -> int:
    """Lines of a text at this size of letters, each filled as far as it goes."""
    space, lines = _width_of(" ", letters), 0
    for said in strip_strong(strip_marks(text)).split("\n"):
        lines, filled, joined = lines + 1, 0.0, True
        for found in _BREAKS.finditer(said):
            wide = _width_of(found[0], letters)
            apart = 0 if joined else space
            if filled and filled + apart + wide > room:
                lines, filled, apart = lines + 1, 0.0, 0
            filled += apart + wide
            joined = not said[found.end() : found.end() + 1].isspace()
    return lines


def _words(said: Said) -> list[str]:
    return _BREAKS.findall(strip_strong(strip_marks(said.text))) or [""]


def _width(said: Said, letters: float) -> float:
    return _width_of(strip_strong(strip_marks(said.text)), letters)


def _width_of(text: str, letters: float) -> float:
    return width(text) * letters / SIZE

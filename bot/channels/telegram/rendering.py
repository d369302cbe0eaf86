"""A screen as a Telegram message: HTML and the keys below it. Pure: it builds, sends nothing, and needs no library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import assert_never

from bot.channels.telegram.keys import PHONE, Rows, to_keys
from bot.core.bidi import isolate, set_right_to_left
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
from bot.core.code import Coder
from bot.core.conversation import Conversation
from bot.core.screen import Screen
from bot.core.text import STRONG, Said, strip_strong

VISIT, SITE, MAIL = "\U0001f4cd", "\U0001f310", "\U0001f4e7"
ATTENTION = "\u26a0\ufe0f"
WAY, WAY_TO_THE_LEFT = "\u25b8", "\u25c2"
"""In front of the title of a way on: it points to it. Their direction is neutral, and so is the others'."""

SHOWN_LINES, LETTERS_OF_A_LINE = 3, 38
"""Of an expandable quotation an app shows so many lines until it is pressed; so many letters fit one on a phone of 360
pixels (Telegram for Android, 11-2026)."""

_TAG = re.compile("<[^<>]*>")
"""A tag of ours. In what is escaped there is no ``<``."""
_FOLD = re.compile("<blockquote expandable>(.*?)</blockquote>", re.DOTALL)

_COMPACT = (Call, Way, Answered, Fold)
"""The blocks of which several stand together without a line between them."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send, or to edit another into: HTML, and rows of keys below it."""

    html: str
    keys: Rows


def to_message(screen: Screen, conversation: Conversation, coder: Coder) -> Message:
    """The message for a screen that was drawn from ``conversation``."""
    html = "".join(_parted(screen.blocks, screen))
    if about := [f"<b>{_plain(each.label)}</b>\n{_html(each.about)}" for each in screen.below if each.about]:
        html = "\n\n".join((html, *about))
    return Message(html, to_keys(screen, coder.writer(conversation)))


def stands_close(before: Block, block: Block) -> bool:
    """Whether no empty line stands between these two: several of a kind, or what stands below its heading.

    What begins in bold is parted from it: a title with another below it looks like one that goes on.
    """
    together = isinstance(before, _COMPACT) and type(before) is type(block)
    return together or (isinstance(before, Heading) and not _begins_in_bold(block))


def _begins_in_bold(block: Block) -> bool:
    match block:
        case Heading() | Contact() | CardFace() | Answered():
            return True
        case Paragraph(said):
            return said.text.startswith(STRONG)
        case _:
            return False


def alert(screen: Screen) -> str:
    """The text of the answer to a press: the screen's first notice, plain."""
    return strip_strong(next(block.said.text for block in screen.blocks if isinstance(block, Notice)))


def shown_length(html: str) -> int:
    """UTF-16 units of the text that Telegram counts: without tags, what was escaped as one character."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le")) // 2


def letters_in_sight(html: str) -> int:
    """Letters that are seen before a quotation is opened: of each only its first lines are."""
    return shown_length(_FOLD.sub(lambda found: _first_lines(found[1]), html))


def entities(html: str) -> int:
    """The most entities that Telegram makes of our HTML: one for each tag."""
    return len(_TAG.findall(html)) // 2


def _first_lines(html: str) -> str:
    """The lines of a quotation that are shown at once, as text: a long one takes several."""
    left, shown = SHOWN_LINES, list[str]()
    for line in unescape(_TAG.sub("", html)).split("\n"):
        if left > 0:
            shown.append(line[: left * LETTERS_OF_A_LINE])
            left -= max(1, -(-len(line) // LETTERS_OF_A_LINE))
    return escape("\n".join(shown))


def _parted(blocks: Iterable[Block], screen: Screen) -> Iterator[str]:
    """Blocks with an empty line between them, but where they stand close."""
    before: Block | None = None
    for block in blocks:
        if not (html := "\n".join(_lines(block, screen))):
            continue
        if before is not None:
            yield "\n" if stands_close(before, block) else "\n\n"
        yield html
        before = block


def _lines(block: Block, screen: Screen) -> Iterator[str]:  # noqa: C901, PLR0912  # one case for each kind of block
    match block:
        case Heading(said):
            yield f"<b>{_plain(said)}</b>"
        case Paragraph(said):
            yield _html(said)
        case Notice(said):
            yield f"{ATTENTION} {_html(said)}"
        case Bullets(items):
            yield from (f"\u2022 {_html(item)}" for item in items)
        case Steps(steps):
            for number, (first, *more) in enumerate(steps, 1):
                yield f"{number}. {_html(first)}"
                yield from map(_html, more)
        case Call():
            yield _call(block, screen)
        case Contact():
            yield from _contact(block, screen)
        case Origin(said, address):
            yield f'\u2022 <a href="{escape(address)}">{escape(said.text)}</a>'
        case Way(button, about):
            if not button.primary:  # That one is the first key, and its words are there.
                mark = WAY_TO_THE_LEFT if screen.language.right_to_left else WAY
                yield f"{mark} <b>{_plain(button.label)}</b>"
            yield from map(_html, about)
        case CardFace(large, own):
            yield f"<b>{_plain(large)}</b>"
            yield from ("", _html(own)) if own else ()
        case Answered(question, answer, _):
            yield f"<b>{_plain(question)}</b>"
            yield _html(answer)
        case Fold(title, inside):
            lines = "\n".join(line for folded in inside for line in _lines(folded, screen))
            yield f"<blockquote expandable><b>{_plain(title)}</b>\n{lines}</blockquote>"
        case _ as never:
            assert_never(never)


def _call(call: Call, screen: Screen) -> str:
    """One line: the number, and what it is."""
    title = f" <b>{_plain(call.title)}</b>." if call.title else ""
    facts = " ".join(_beside(fact, screen) for fact in call.facts)
    return f"{_address(PHONE, call.number, screen)}{title} {facts}".rstrip()


def _beside(said: Said, screen: Screen) -> str:
    """Said words in a line of others: where they run the other way than the screen does, they keep their full stop."""
    runs_the_other_way = said.language.right_to_left is not screen.language.right_to_left
    return _html(replace(said, text=isolate(said.text)) if runs_the_other_way else said)


def _contact(contact: Contact, screen: Screen) -> Iterator[str]:
    yield f"<b>{escape(contact.title.text)}</b>"
    yield from (_html(detail) for detail in contact.details)
    for phone in contact.phones:
        if phone.whom:
            yield _html(phone.whom)
        yield _address(PHONE, phone.number, screen)
    for mark, value in ((VISIT, contact.visit), (SITE, contact.site), (MAIL, contact.email)):
        if value:
            yield _address(mark, value, screen)
    if contact.verified:
        yield f"<i>{_html(contact.verified)}</i>"


def _address(mark: str, value: str, screen: Screen) -> str:
    line = f"{mark} {value}"
    return escape(set_right_to_left(line) if screen.language.right_to_left else line)


def _plain(said: Said) -> str:
    """Said words where nothing is strong, or all of it."""
    return escape(strip_strong(said.text))


def _html(said: Said) -> str:
    """Said words with ``**`` as bold. Authors' marks are balanced: the loader refuses others."""
    parts = escape(said.text).split(STRONG)
    return "".join(f"<b>{part}</b>" if number % 2 and part else part for number, part in enumerate(parts))
